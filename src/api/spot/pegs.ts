// Prices that hang on the book's: the parameters of orders, and what orders show of them.

import type { Pair } from "../../core/listing.ts";
import type { Peg } from "../../core/order.ts";
import type { View } from "../../core/view.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { int, oneOf, optional } from "../../gateway/parameters.ts";
import type { OrderFacts } from "../../history/rows.ts";
import { count } from "../../money/units.ts";
import { priceText } from "../pair-orders.ts";
import { type ORDER_TYPES, PEG_PRICE_TYPES, type TIMES_IN_FORCE } from "../words.ts";

/** How a price may hang on the book's. */
export const pegs = {
  pegPriceType: optional(oneOf(["PRIMARY_PEG", "MARKET_PEG"], wireError("BAD_PEG_PRICE_TYPE"))),
  pegOffsetValue: optional(int({ max: 100 })),
  pegOffsetType: optional(oneOf(["PRICE_LEVEL"], wireError("BAD_PEG_OFFSET_TYPE"))),
} as const;

/** How the pages that take them differ, or what they leave open. */
export const PEG_DIFFERS =
  "the book alone says the price of a pegged order: one that is sent beside it has to pass the filters and is shown, no " +
  "more; an offset counts levels behind the best, 0 being the best; a pegged purchase that waits for a stop price holds " +
  "what it would cost at that, and expires where its owner cannot pay for more when its price is known; " +
  "PRIMARY_PEG with IOC or FOK reads -1014";

/** The parameters of a peg under their own names. */
export interface PegRequest {
  readonly type: keyof typeof ORDER_TYPES;
  readonly timeInForce: keyof typeof TIMES_IN_FORCE | undefined;
  readonly pegPriceType: "PRIMARY_PEG" | "MARKET_PEG" | undefined;
  readonly pegOffsetType: "PRICE_LEVEL" | undefined;
  readonly pegOffsetValue: number | undefined;
}

/** The peg that is asked for, undefined where none is; or why there can be none. `named` says how a parameter is called. */
export function pegAsked(p: PegRequest, named: (name: string) => string): Peg | WireError | undefined {
  const { pegPriceType: of, pegOffsetType: by, pegOffsetValue: offset } = p;
  if (of === undefined) {
    const alone = by !== undefined || offset !== undefined;
    return alone ? wireError("MISSING", { name: named("pegPriceType") }) : undefined;
  }
  if ((by === undefined) !== (offset === undefined)) {
    return wireError("MISSING", { name: named(by === undefined ? "pegOffsetType" : "pegOffsetValue") });
  }
  if (p.type === "MARKET" || p.type === "STOP_LOSS" || p.type === "TAKE_PROFIT") return wireError("NOT_PEGGABLE");
  if (p.type === "LIMIT_MAKER" && of === "MARKET_PEG") return wireError("WRONG_PEG");
  const waits = p.timeInForce === undefined || p.timeInForce === "GTC";
  if (p.type === "LIMIT" && of === "PRIMARY_PEG" && !waits) return wireError("UNSUPPORTED_ORDER");
  return { side: of === "PRIMARY_PEG" ? "own" : "opposite", offset };
}

/** The price an order shows, its peg and, once it is known, the price it took from the book. */
export function shownPrice(pair: View<Pair>, order: OrderFacts) {
  const { peg } = order;
  if (peg === undefined) return { price: priceText(pair, order.ticks) };
  return {
    price: priceText(pair, peg.asked),
    pegPriceType: PEG_PRICE_TYPES[peg.side],
    ...(peg.offset === undefined ? {} : { pegOffsetType: "PRICE_LEVEL", pegOffsetValue: peg.offset }),
    ...(count(order.ticks) === 0 ? {} : { peggedPrice: priceText(pair, order.ticks) }),
  };
}
