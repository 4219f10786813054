// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#order-book

import { depthOf, type Level } from "../../../core/select-market.ts";
import { query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { namedPair, symbol, symbolStatus } from "../params.ts";

/** Both sides of a pair's book, best first. */
export const orderBook = query({
  page: "spot/market-data/Order-Book",
  title: "Order book",
  documented: "2026-07-21",
  route: "GET /api/v3/depth",
  security: "NONE",
  weight: { per: "ip", cost: (p) => (p.limit <= 100 ? 5 : p.limit <= 500 ? 25 : p.limit <= 1000 ? 50 : 250) },
  params: { symbol, limit: rowLimit(100, 5000), symbolStatus },
  answer(x, p) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const row = (level: Level) => [priceText(pair, level.ticks), quantityText(pair, level.lots)];
    const { updateId, bids, asks } = depthOf(x, pair.symbol, p.limit);
    return { lastUpdateId: updateId, bids: bids.map(row), asks: asks.map(row) };
  },
});
