// In which state alone an order is to be cancelled.

import { wireError } from "../../gateway/errors.ts";
import { oneOf, optional } from "../../gateway/parameters.ts";
import { keys } from "../words.ts";

/** The core's words for it. */
export const CANCEL_RESTRICTIONS = { ONLY_NEW: "new", ONLY_PARTIALLY_FILLED: "partially-filled" } as const;

/** The parameter. */
export const cancelRestrictions = optional(oneOf(keys(CANCEL_RESTRICTIONS), wireError("BAD_CANCEL_RESTRICTIONS")));
