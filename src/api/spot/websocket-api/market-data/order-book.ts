// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#order-book

import { pageMethod } from "../../../../gateway/methods.ts";
import { orderBook } from "../../market-data/order-book.ts";

/** The best prices of a pair and what stands at them. */
export const orderBookOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Order-Book",
  title: "Order book",
  documented: "2026-07-21",
  method: "depth",
  asks: orderBook,
});
