// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/general-requests#test-connectivity

import { pageMethod } from "../../../../gateway/methods.ts";
import { testConnectivity } from "../../general/test-connectivity.ts";

/** Whether the venue answers. */
export const testConnectivityOverSocket = pageMethod({
  page: "spot/websocket-api/general/Test-Connectivity",
  title: "Test connectivity",
  documented: "2026-07-21",
  method: "ping",
  asks: testConnectivity,
});
