// The spot family: what margin clients need around their pages.

import { wireError } from "../../gateway/errors.ts";
import { SPOT_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { spotNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { pages } from "./pages.ts";
import { spotRefusal } from "./refusals.ts";

/** The spot family. */
export const spot: PageFamily = {
  name: "spot",
  prefixes: ["/api/"],
  pages,
  allowance: SPOT_ALLOWANCE,
  refusal: spotRefusal,
  surplus: "refused",
  empty: "refused",
  tooPrecise: (name) => wireError("TOO_PRECISE_SPOT", { name }),
  overflow: (name) => wireError("OVERFLOW", { name }),
  longestWindow: LONGEST_WINDOW_MS,
  servesSpecialKeys: true,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: spotNotFound,
};
