// What the pages of contracts say of values that are wrong.

import { wireError } from "../../../gateway/errors.ts";
import type { Manners } from "../../../gateway/read-values.ts";

/** How values are read here, also those inside a list of orders. */
export const COINM_MANNERS: Manners = {
  empty: "absent",
  tooPrecise: () => wireError("TOO_PRECISE"),
  // The number of the other families' refusal means another thing here: "Invalid asset."
  overflow: (name) => wireError("MISSING", { name }),
};
