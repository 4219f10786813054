// The margin family: what its pages have in common.

import { wireError } from "../../gateway/errors.ts";
import { SAPI_ALLOWANCE } from "../allowances.ts";
import { sapiNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { pages } from "./pages.ts";
import { marginRefusalIn } from "./refusals.ts";

/** The longest recvWindow of signed /api and /sapi calls, in milliseconds. */
export const LONGEST_WINDOW_MS = 60_000;

/** The margin family. */
export const marginTrading: PageFamily = {
  name: "margin-trading",
  prefixes: ["/sapi/v1/margin", "/sapi/v1/bnbBurn", "/sapi/v1/userListenToken", "/sapi/v1/userDataStream"],
  pages,
  allowance: SAPI_ALLOWANCE,
  refusal: marginRefusalIn,
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  overflow: (name) => wireError("OVERFLOW", { name }),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: sapiNotFound,
};
