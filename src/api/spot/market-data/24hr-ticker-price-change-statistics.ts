// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#24hr-ticker-price-change-statistics

import type { Pair } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { type Statistics, statisticsMoment, statisticsOf } from "../../statistics.ts";
import { namedPairs, whichPairs } from "../params.ts";
import { bestPrices } from "../replies.ts";
import { fullTicker, miniTicker, tickerType } from "../tickers.ts";

/** What a call for all pairs costs, and what lists cost up to some lengths. */
const ALL_COST = 80;
const LIST_COSTS = [
  { upTo: 20, cost: 2 },
  { upTo: 100, cost: 40 },
] as const;

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
  params: { ...whichPairs, type: tickerType },
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
      return p.type === "MINI" ? miniTicker(pair, day) : full(pair, day, best);
    });
    return alone ? bodies[0]! : bodies;
  },
});

function full(pair: View<Pair>, day: Statistics, best: ReturnType<typeof bestPrices>) {
  const {
    symbol,
    priceChange,
    priceChangePercent,
    weightedAvgPrice,
    lastPrice,
    openPrice,
    highPrice,
    lowPrice,
    ...rest
  } = fullTicker(pair, day);
  return {
    symbol,
    priceChange,
    priceChangePercent,
    weightedAvgPrice,
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
