// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#uiklines

import { recall } from "../../page.ts";
import { KLINE_PAGE } from "../kline-page.ts";

/** The same for charts. */
export const uiklines = recall({
  page: "spot/market-data/Uiklines",
  title: "UIKlines",
  documented: "2026-07-21",
  route: "GET /api/v3/uiKlines",
  differs: "nothing is changed for charts: the rows are those of klines",
  ...KLINE_PAGE,
});
