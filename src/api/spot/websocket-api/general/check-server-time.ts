// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/general-requests#check-server-time

import { pageMethod } from "../../../../gateway/methods.ts";
import { checkServerTime } from "../../general/check-server-time.ts";

/** The venue's time. */
export const checkServerTimeOverSocket = pageMethod({
  page: "spot/websocket-api/general/Check-Server-Time",
  title: "Check server time",
  documented: "2026-07-21",
  method: "time",
  asks: checkServerTime,
});
