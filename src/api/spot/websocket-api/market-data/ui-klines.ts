// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/market-data-requests#ui-klines

import { pageMethod } from "../../../../gateway/methods.ts";
import { uiklines } from "../../market-data/uiklines.ts";

/** Klines for charts. */
export const uiKlinesOverSocket = pageMethod({
  page: "spot/websocket-api/market-data/Ui-Klines",
  title: "UI Klines",
  documented: "2026-07-21",
  method: "uiKlines",
  asks: uiklines,
});
