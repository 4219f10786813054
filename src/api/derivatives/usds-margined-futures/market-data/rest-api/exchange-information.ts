// https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Exchange-Information

import { perIp, query } from "../../../../../gateway/declare.ts";
import { count } from "../../../../../money/units.ts";
import { FAPI_ALLOWANCE, rateLimitsOf } from "../../../../allowances.ts";

/** What client libraries ask for when they load all markets: that no USDⓈ-M contract is listed here. */
export const exchangeInformation = query({
  page: "derivatives/usds-margined-futures/market-data/rest-api/Exchange-Information",
  title: "Exchange Information",
  documented: "2026-01-15",
  route: "GET /fapi/v1/exchangeInfo",
  security: "NONE",
  weight: perIp(1),
  params: {},
  differs: "lists nothing: this venue trades no USDⓈ-M contracts",
  answer: (_x, _p, caller) => ({
    exchangeFilters: [],
    rateLimits: rateLimitsOf(FAPI_ALLOWANCE),
    serverTime: count(caller.now),
    assets: [],
    symbols: [],
    timezone: "UTC",
  }),
});
