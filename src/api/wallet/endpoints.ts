// The wallet pages that are served: what margin clients need around theirs.

import { wireError } from "../../gateway/errors.ts";
import { SAPI_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { sapiNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { PAIR_REFUSALS, refusalBy } from "../refusals.ts";

/** The wallet family. */
export const wallet: PageFamily = {
  name: "wallet",
  prefixes: ["/sapi/"],
  pages: [],
  unserved: [],
  allowance: SAPI_ALLOWANCE,
  refusal: refusalBy(PAIR_REFUSALS),
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: sapiNotFound,
};
