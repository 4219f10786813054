// The wallet pages that are served: what margin clients need around theirs.

import { wireError } from "../../gateway/errors.ts";
import { SAPI_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { sapiNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { getApiKeyPermission } from "./account/get-api-key-permission.ts";
import { queryUserUniversalTransferHistory } from "./asset/query-user-universal-transfer-history.ts";
import { tradeFee } from "./asset/trade-fee.ts";
import { userUniversalTransfer } from "./asset/user-universal-transfer.ts";
import { allCoinsInformation } from "./capital/all-coins-information.ts";
import { systemStatus } from "./others/system-status.ts";
import { walletRefusal } from "./refusals.ts";

/** The wallet family. */
export const wallet: PageFamily = {
  name: "wallet",
  prefixes: ["/sapi/"],
  pages: [
    // account
    getApiKeyPermission,
    // asset
    queryUserUniversalTransferHistory,
    tradeFee,
    userUniversalTransfer,
    // capital
    allCoinsInformation,
    // others
    systemStatus,
  ],
  unserved: [],
  allowance: SAPI_ALLOWANCE,
  refusal: walletRefusal,
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: sapiNotFound,
};
