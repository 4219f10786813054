// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#compressedaggregate-trades-list

import { tapeOf } from "../../../core/select-market.ts";
import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { aggregateRow, aggregatesOf } from "../../aggregates.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { namedPair, symbol, timeRange } from "../params.ts";

/** Trades of one taker at one price as one: from a number on, from a time on, or the newest. */
export const compressedAggregateTradesList = recall({
  page: "spot/market-data/Compressed-Aggregate-Trades-List",
  title: "Compressed/Aggregate trades list",
  documented: "2026-07-21",
  route: "GET /api/v3/aggTrades",
  security: "NONE",
  weight: perIp(4),
  params: { symbol, fromId: optional(long()), ...timeRange, limit: rowLimit(500, 1000) },
  present(x, p) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    if (p.fromId !== undefined && (p.startTime !== undefined || p.endTime !== undefined))
      return wireError("BAD_COMBINATION");
    return { pair, newest: tapeOf(x, pair.symbol).aggregate };
  },
  past({ pair, newest }, past, p) {
    const texts = { price: priceText.bind(undefined, pair), size: quantityText.bind(undefined, pair) };
    // Prices are matched best first, always.
    return aggregatesOf(past, pair.symbol, p, newest).map((trades) => ({ ...aggregateRow(trades, texts), M: true }));
  },
});
