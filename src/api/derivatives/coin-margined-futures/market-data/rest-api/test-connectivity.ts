// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Test-Connectivity

import { perIp, query } from "../../../../../gateway/declare.ts";

/** Says nothing but that it answers. */
export const testConnectivity = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Test-Connectivity",
  title: "Test Connectivity",
  documented: "2026-01-15",
  route: "GET /dapi/v1/ping",
  security: "NONE",
  weight: perIp(1),
  params: {},
  answer: () => ({}),
});
