// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#recent-trades-list

import { perIp } from "../../../gateway/declare.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { recentTrades } from "../../../history/trades.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { namedPair, symbol } from "../params.ts";

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
  past: (pair, past, p) =>
    recentTrades(past, pair.symbol, p.limit).map((trade) => ({
      id: trade.trade,
      price: priceText(pair, trade.ticks),
      qty: quantityText(pair, trade.lots),
      quoteQty: padded(trade.quote),
      time: count(trade.at),
      isBuyerMaker: trade.takerSide === "sell",
      // Prices are matched best first, always.
      isBestMatch: true,
    })),
});
