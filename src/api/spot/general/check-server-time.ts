// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-endpoints#check-server-time

import { perIp, query } from "../../../gateway/declare.ts";
import { count } from "../../../money/units.ts";

/** The venue's time. */
export const checkServerTime = query({
  page: "spot/general/Check-Server-Time",
  title: "Check server time",
  documented: "2026-07-21",
  route: "GET /api/v3/time",
  security: "NONE",
  weight: perIp(1),
  params: {},
  answer: (_x, _p, caller) => ({ serverTime: count(caller.now) }),
});
