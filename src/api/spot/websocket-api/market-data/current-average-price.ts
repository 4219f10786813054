// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#current-average-price

import { pageMethod } from "../../../../gateway/methods.ts";
import { currentAveragePrice } from "../../market-data/current-average-price.ts";

/** What a pair cost on average. */
export const currentAveragePriceOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Current-Average-Price",
  title: "Current average price",
  documented: "2026-07-21",
  method: "avgPrice",
  asks: currentAveragePrice,
});
