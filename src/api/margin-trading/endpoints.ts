// The margin pages that are served, in the order of the documentation.

import { wireError } from "../../gateway/errors.ts";
import { SAPI_ALLOWANCE } from "../allowances.ts";
import { sapiNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { disableIsolatedMarginAccount } from "./account/disable-isolated-margin-account.ts";
import { enableIsolatedMarginAccount } from "./account/enable-isolated-margin-account.ts";
import { queryIsolatedMarginAccountInfo } from "./account/query-isolated-margin-account-info.ts";
import { marginRefusal } from "./refusals.ts";
import { marginAccountCancelAllOpenOrders } from "./trade/margin-account-cancel-all-open-orders.ts";
import { marginAccountNewOrder } from "./trade/margin-account-new-order.ts";

/** The longest recvWindow of signed /api and /sapi calls, in milliseconds. */
export const LONGEST_WINDOW_MS = 60_000;

/** The margin family. */
export const marginTrading: PageFamily = {
  name: "margin-trading",
  prefixes: ["/sapi/v1/margin"],
  pages: [
    // account
    disableIsolatedMarginAccount,
    enableIsolatedMarginAccount,
    queryIsolatedMarginAccountInfo,
    // trade
    marginAccountCancelAllOpenOrders,
    marginAccountNewOrder,
  ],
  unserved: [],
  allowance: SAPI_ALLOWANCE,
  refusal: marginRefusal,
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: sapiNotFound,
};
