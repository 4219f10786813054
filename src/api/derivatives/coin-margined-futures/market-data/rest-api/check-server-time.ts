// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Check-Server-Time

import { perIp, query } from "../../../../../gateway/declare.ts";
import { count } from "../../../../../money/units.ts";

/** The venue's time, which signed requests are measured by. */
export const checkServerTime = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Check-Server-Time",
  title: "Check Server time",
  documented: "2026-01-15",
  route: "GET /dapi/v1/time",
  security: "NONE",
  weight: perIp(1),
  params: {},
  answer: (_x, _p, caller) => ({ serverTime: count(caller.now) }),
});
