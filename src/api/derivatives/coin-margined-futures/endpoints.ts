// The COIN-margined futures pages that are served, in the order of the documentation.

import { wireError } from "../../../gateway/errors.ts";
import { DAPI_ALLOWANCE } from "../../allowances.ts";
import { dapiNotFound } from "../../not-found.ts";
import type { PageFamily } from "../../page.ts";
import { PAIR_REFUSALS, refusalBy } from "../../refusals.ts";

/** The COIN-margined futures family. */
export const coinMarginedFutures: PageFamily = {
  name: "derivatives/coin-margined-futures",
  prefixes: ["/dapi/"],
  pages: [],
  unserved: [],
  allowance: DAPI_ALLOWANCE,
  refusal: refusalBy(PAIR_REFUSALS),
  surplus: "ignored",
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  // The documentation states no bound, and its own example sends 9999999.
  longestWindow: undefined,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: dapiNotFound,
};
