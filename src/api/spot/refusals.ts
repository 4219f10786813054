// What clients of the spot pages read for each reason of the exchange.

import { PAIR_REFUSALS, refusalBy } from "../refusals.ts";

/** The spot family's refusals. */
export const spotRefusal = refusalBy(PAIR_REFUSALS);
