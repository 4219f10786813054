// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#24hr-ticker-price-change-statistics

import type { Pair } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { oneOf, withDefault } from "../../../gateway/parameters.ts";
import { isZero, minus } from "../../../money/arithmetic.ts";
import { averagePrice, percentChangeTo, priceAt, quantityOf } from "../../../money/convert.ts";
import { padded, withPlaces } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { NO_PRICE, NO_RATIO } from "../../absent-figures.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { type Statistics, statisticsMoment, statisticsOf } from "../../statistics.ts";
import { namedPairs, whichPairs } from "../params.ts";
import { bestPrices } from "../replies.ts";

/** What a call for all pairs costs, and what lists cost up to some lengths. */
const ALL_COST = 80;
const LIST_COSTS = [
  { upTo: 20, cost: 2 },
  { upTo: 100, cost: 40 },
] as const;
/** Decimal places of a change in percent: the documentation prints -95.960. */
const PERCENT_PLACES = 3;

/** The last twenty-four hours of one pair, of some, or of all. */
export const ticker24HrPriceChangeStatistics = recall({
  page: "spot/market-data/24hr-Ticker-Price-Change-Statistics",
  title: "24hr ticker price change statistics",
  documented: "2026-07-21",
  route: "GET /api/v3/ticker/24hr",
  security: "NONE",
  weight: {
    per: "ip",
    cost(p) {
      if (p.symbols === undefined) return p.symbol === undefined ? ALL_COST : LIST_COSTS[0].cost;
      const { length } = p.symbols;
      return LIST_COSTS.find(({ upTo }) => length <= upTo)?.cost ?? ALL_COST;
    },
  },
  params: { ...whichPairs, type: withDefault(oneOf(["FULL", "MINI"], wireError("BAD_TICKER_TYPE")), "FULL") },
  present(x, p, caller) {
    const named = namedPairs(x, p);
    if (isWireError(named)) return named;
    const rows = named.pairs.map((pair) => ({
      pair,
      moment: statisticsMoment(x, pair.symbol, caller.now),
      best: bestPrices(x, pair),
    }));
    return { rows, alone: named.alone };
  },
  past({ rows, alone }, past, p) {
    const bodies = rows.map(({ pair, moment, best }) => {
      const day = statisticsOf(past, pair.symbol, moment);
      return p.type === "MINI" ? { symbol: pair.symbol, ...mini(pair, day) } : full(pair, day, best);
    });
    return alone ? bodies[0]! : bodies;
  },
});

function full(pair: View<Pair>, day: Statistics, best: ReturnType<typeof bestPrices>) {
  const { openPrice, highPrice, lowPrice, lastPrice, ...rest } = mini(pair, day);
  const { tick } = pair.filters.price;
  const open = priceAt(day.open, tick);
  const last = priceAt(day.last, tick);
  const size = quantityOf(day.lots, pair.filters.lot.step);
  return {
    symbol: pair.symbol,
    priceChange: padded(minus(last, open)),
    priceChangePercent: withPlaces(
      isZero(open) ? NO_RATIO : percentChangeTo(open, last, PERCENT_PLACES, "half-up"),
      PERCENT_PLACES,
    ),
    weightedAvgPrice: padded(isZero(size) ? NO_PRICE : averagePrice(day.quote, size, "down")),
    prevClosePrice: priceText(pair, day.before),
    lastPrice,
    lastQty: quantityText(pair, day.lastLots),
    ...best,
    openPrice,
    highPrice,
    lowPrice,
    ...rest,
  };
}

function mini(pair: View<Pair>, day: Statistics) {
  return {
    openPrice: priceText(pair, day.open),
    highPrice: priceText(pair, day.high),
    lowPrice: priceText(pair, day.low),
    lastPrice: priceText(pair, day.last),
    volume: quantityText(pair, day.lots),
    quoteVolume: padded(day.quote),
    openTime: count(day.openAt),
    closeTime: count(day.closeAt),
    firstId: day.firstTrade,
    lastId: day.lastTrade,
    count: day.trades,
  };
}
