// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#recent-trades-list

import { perIp } from "../../../gateway/declare.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { recentTrades } from "../../../history/trades.ts";
import { recall } from "../../page.ts";
import { namedPair, symbol } from "../params.ts";
import { tradeRow } from "../replies.ts";

/** The newest trades of a pair, oldest first. */
export const recentTradesList = recall({
  page: "spot/market-data/Recent-Trades-List",
  title: "Recent trades list",
  documented: "2026-07-21",
  route: "GET /api/v3/trades",
  security: "NONE",
  weight: perIp(25),
  params: { symbol, limit: rowLimit(500, 1000) },
  present: (x, p) => namedPair(x, p),
  past: (pair, past, p) => recentTrades(past, pair.symbol, p.limit).map((trade) => tradeRow(pair, trade)),
});
