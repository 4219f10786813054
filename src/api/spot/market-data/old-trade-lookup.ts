// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#old-trade-lookup

import { perIp } from "../../../gateway/declare.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { recentTrades, tradesFrom } from "../../../history/trades.ts";
import { recall } from "../../page.ts";
import { namedPair, symbol } from "../params.ts";
import { tradeRow } from "../replies.ts";

/** The trades of a pair from a number on, or the newest, oldest first. */
export const oldTradeLookup = recall({
  page: "spot/market-data/Old-Trade-Lookup",
  title: "Old trade lookup",
  documented: "2026-07-21",
  route: "GET /api/v3/historicalTrades",
  security: "NONE",
  weight: perIp(25),
  params: { symbol, limit: rowLimit(500, 1000), fromId: optional(long()) },
  present: (x, p) => namedPair(x, p),
  past(pair, past, p) {
    const found =
      p.fromId === undefined
        ? recentTrades(past, pair.symbol, p.limit)
        : tradesFrom(past, pair.symbol, p.fromId, p.limit);
    return found.map((trade) => tradeRow(pair, trade));
  },
});
