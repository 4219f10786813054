// https://developers.binance.com/docs/wallet/others/delist-schedule

import { perIp, query } from "../../../gateway/declare.ts";

/** Pairs that will no longer be traded on spot, and from when on: none is announced here. */
export const spotDelistSchedule = query({
  page: "wallet/others/delist-schedule",
  title: "Get Spot Delist Schedule",
  documented: "2026-01-15",
  route: "GET /sapi/v1/spot/delist-schedule",
  security: "MARKET_DATA",
  weight: perIp(100),
  params: {},
  differs: "announcements are of margin alone: what is listed on spot is traded from then on",
  answer: () => [],
});
