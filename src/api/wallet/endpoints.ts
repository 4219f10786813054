// The wallet family: what margin clients need around their pages.

import { wireError } from "../../gateway/errors.ts";
import { SAPI_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { sapiNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { pages } from "./pages.ts";
import { walletRefusal } from "./refusals.ts";

/** The wallet family. */
export const wallet: PageFamily = {
  name: "wallet",
  prefixes: ["/sapi/"],
  pages,
  allowance: SAPI_ALLOWANCE,
  refusal: walletRefusal,
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  overflow: (name) => wireError("OVERFLOW", { name }),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: sapiNotFound,
};
