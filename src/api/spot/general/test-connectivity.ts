// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-endpoints#test-connectivity

import { perIp, query } from "../../../gateway/declare.ts";

/** Answers, and says nothing. */
export const testConnectivity = query({
  page: "spot/general/Test-Connectivity",
  title: "Test connectivity",
  documented: "2026-07-21",
  route: "GET /api/v3/ping",
  security: "NONE",
  weight: perIp(1),
  params: {},
  answer: () => ({}),
});
