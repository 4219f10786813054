// What margin clients read where it differs from what spot clients read.

import { wireError } from "../../gateway/errors.ts";
import { PAIR_REFUSALS, refusalBy, type Refusals } from "../refusals.ts";

const MARGIN_REFUSALS: Refusals = {
  ...PAIR_REFUSALS,
  "unknown-asset": () => wireError("NOT_MARGIN_ASSET"),
  "not-permitted": () => wireError("PAIR_NOT_MARGIN"),
};

/** The margin family's refusals. */
export const marginRefusal = refusalBy(MARGIN_REFUSALS);
