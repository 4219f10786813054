// Text to units, for definitions written by hand. A slip in a figure stops the program at once.

import { readDecimal } from "../money/text.ts";
import {
  type Amount,
  amount,
  type Price,
  price,
  type Quantity,
  quantity,
  type Rate,
  rate,
  type Ratio,
  ratio,
} from "../money/units.ts";

/** "0.01" as a price. */
export const priceOf = (text: string): Price => price(bare(text, 8));
/** "0.001" as a quantity. */
export const quantityOf = (text: string): Quantity => quantity(bare(text, 8));
/** "5" as an amount. */
export const amountOf = (text: string): Amount => amount(bare(text, 8));
/** "0.00026125" as a rate. */
export const rateOf = (text: string): Rate => rate(bare(text, 12));
/** "1.111" as a ratio. */
export const ratioOf = (text: string): Ratio => ratio(bare(text, 8));

function bare(text: string, scale: number): bigint {
  const read = readDecimal(text, scale);
  if (typeof read === "string") throw new Error(`"${text}" is no figure: ${read}`);
  return read;
}
