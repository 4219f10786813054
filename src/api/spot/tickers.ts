// What the tickers of pairs have in common: what a pair did in some time, in full or in short, and which pairs are asked for.

import type { Pair } from "../../core/listing.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { oneOf, withDefault } from "../../gateway/parameters.ts";
import { isZero, minus } from "../../money/arithmetic.ts";
import { averagePrice, percentChangeTo, priceAt, quantityOf } from "../../money/convert.ts";
import { padded, withPlaces } from "../../money/text.ts";
import { count, type Instant } from "../../money/units.ts";
import { NO_PRICE, NO_RATIO } from "../absent-figures.ts";
import { priceText, quantityText } from "../pair-orders.ts";
import { type Statistics, statisticsMoment, type StatisticsMoment } from "../statistics.ts";
import { namedPairs } from "./params.ts";

/** Decimal places of a change in percent: the documentation prints -95.960. */
const PERCENT_PLACES = 3;

/** What one pair costs in a call, and what a call costs at most. */
const COST = 4;
const MOST_COST = 200;
/** Pairs one call may name. */
const MOST_PAIRS = 100;

/** All there is to say of a time, or less. */
export const tickerType = withDefault(oneOf(["FULL", "MINI"], wireError("BAD_TICKER_TYPE")), "FULL");

/** What a pair did in some time. */
export function fullTicker(pair: View<Pair>, time: Statistics) {
  const { symbol, ...mini } = miniTicker(pair, time);
  const { tick } = pair.filters.price;
  const open = priceAt(time.open, tick);
  const last = priceAt(time.last, tick);
  const size = quantityOf(time.lots, pair.filters.lot.step);
  return {
    symbol,
    priceChange: padded(minus(last, open)),
    priceChangePercent: withPlaces(
      isZero(open) ? NO_RATIO : percentChangeTo(open, last, PERCENT_PLACES, "half-up"),
      PERCENT_PLACES,
    ),
    weightedAvgPrice: padded(isZero(size) ? NO_PRICE : averagePrice(time.quote, size, "down")),
    ...mini,
  };
}

/** The same without what can be worked out from it. */
export function miniTicker(pair: View<Pair>, time: Statistics) {
  return {
    symbol: pair.symbol,
    openPrice: priceText(pair, time.open),
    highPrice: priceText(pair, time.high),
    lowPrice: priceText(pair, time.low),
    lastPrice: priceText(pair, time.last),
    volume: quantityText(pair, time.lots),
    quoteVolume: padded(time.quote),
    openTime: count(time.openAt),
    closeTime: count(time.closeAt),
    firstId: time.firstTrade,
    lastId: time.lastTrade,
    count: time.trades,
  };
}

/** The pairs of a ticker that is not given of all of them at once, as they are now. */
export interface AskedTickers {
  readonly rows: readonly { readonly pair: View<Pair>; readonly moment: StatisticsMoment }[];
  readonly alone: boolean;
}

/** The parameters that say which pairs. */
export type TickersAsked = Parameters<typeof namedPairs>[1];

/** The pairs a call names: one or some, at most a hundred. */
export function askedTickers(x: ExchangeView, asked: TickersAsked, now: Instant): AskedTickers | WireError {
  const { symbol, symbols } = asked;
  if (symbol === undefined && symbols === undefined)
    return wireError("MISSING_BOTH", { one: "symbol", other: "symbols" });
  if (symbols !== undefined && symbols.length > MOST_PAIRS) {
    return wireError("TOO_MANY_NAMES", { expected: MOST_PAIRS, received: symbols.length });
  }
  const named = namedPairs(x, asked);
  if (isWireError(named)) return named;
  const rows = named.pairs.map((pair) => ({ pair, moment: statisticsMoment(x, pair.symbol, now) }));
  return { rows, alone: named.alone };
}

/** What a call costs that names its pairs. */
export function tickersCost({ symbols }: TickersAsked): number {
  return Math.min(COST * Math.max(symbols?.length ?? 1, 1), MOST_COST);
}

/** The body of a call: one ticker, or a list of them. */
export function tickersBody(
  asked: AskedTickers,
  type: "FULL" | "MINI",
  of: (row: AskedTickers["rows"][number]) => Statistics,
) {
  const bodies = asked.rows.map((row) =>
    type === "MINI" ? miniTicker(row.pair, of(row)) : fullTicker(row.pair, of(row)),
  );
  return asked.alone ? bodies[0]! : bodies;
}
