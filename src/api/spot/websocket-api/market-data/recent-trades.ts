// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#recent-trades

import { pageMethod } from "../../../../gateway/methods.ts";
import { recentTradesList } from "../../market-data/recent-trades-list.ts";

/** The newest trades of a pair. */
export const recentTradesOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Recent-Trades",
  title: "Recent trades",
  documented: "2026-07-21",
  method: "trades.recent",
  asks: recentTradesList,
});
