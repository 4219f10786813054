// https://developers.binance.com/docs/wallet/others/open-symbol-list

import { perIp, query } from "../../../gateway/declare.ts";

/** Pairs that will be traded on spot, and from when on: none is announced here. */
export const openSymbolList = query({
  page: "wallet/others/open-symbol-list",
  title: "Get Open Symbol List",
  documented: "2026-01-15",
  route: "GET /sapi/v1/spot/open-symbol-list",
  security: "MARKET_DATA",
  weight: perIp(100),
  params: {},
  differs: "announcements are of margin alone: what is listed on spot is traded from then on",
  answer: () => [],
});
