// What the wire prints of figures there are none of: zeros.

import { type Price, price, type Ratio, ratio } from "../money/units.ts";

/** What a price is where there is none. */
export const NO_PRICE: Price = price(0n);
/** What a ratio is where there is none. */
export const NO_RATIO: Ratio = ratio(0n);
