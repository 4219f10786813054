// The spot pages that are served: what margin clients need around theirs.

import { wireError } from "../../gateway/errors.ts";
import { SPOT_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { spotNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { PAIR_REFUSALS, refusalBy } from "../refusals.ts";
import { testConnectivity } from "./general/test-connectivity.ts";
import { checkServerTime } from "./general/check-server-time.ts";

/** The spot family. */
export const spot: PageFamily = {
  name: "spot",
  prefixes: ["/api/"],
  pages: [testConnectivity, checkServerTime],
  unserved: [],
  allowance: SPOT_ALLOWANCE,
  refusal: refusalBy(PAIR_REFUSALS),
  surplus: "refused",
  empty: "refused",
  tooPrecise: (name) => wireError("TOO_PRECISE_SPOT", { name }),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: spotNotFound,
};
