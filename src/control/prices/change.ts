// What setting a price comes to, or why a market cannot have it.

import { MOST_INDEX } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { priceChange, type PriceChange, type Unbearable, unbearable } from "../../market/set-price.ts";
import { padded, plain } from "../../money/text.ts";
import type { Price } from "../../money/units.ts";

/** The change a price would be, or the words of its refusal. */
export function changeTo(x: ExchangeView, symbol: string, price: Price): PriceChange | WireError {
  if (!x.reference.markets.has(symbol)) return wireError("CONTROL_NOT_FOUND", { what: symbol });
  const refused = unbearable(x, symbol, price);
  if (refused !== undefined) return wireError("CONTROL_BAD_REQUEST", { why: bounds(refused, symbol) });
  const change = priceChange(x, symbol, price);
  if (change === undefined) return wireError("CONTROL_BAD_REQUEST", { why: "The quote asset has no price yet." });
  const isTooHigh = change.observations.some((each) => each.type === "ObserveIndex" && each.price > MOST_INDEX);
  return isTooHigh ? tooHigh() : change;
}

/** Why a coin cannot be worth as much as is asked. */
export function tooHigh(): WireError {
  return wireError("CONTROL_BAD_REQUEST", { why: `A coin is worth at most ${plain(MOST_INDEX)} dollars.` });
}

/** What prices a market takes, and where another market's price would bring it. */
function bounds({ symbol, price, least, most }: Unbearable, asked: string): string {
  const taken = `takes prices from ${padded(least)}${most === undefined ? "" : ` to ${padded(most)}`}.`;
  return symbol === asked ? `${symbol} ${taken}` : `${symbol} would come to ${padded(price)}; it ${taken}`;
}
