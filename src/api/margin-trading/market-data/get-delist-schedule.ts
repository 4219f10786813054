// https://developers.binance.com/docs/margin_trading/market-data/Get-Delist-Schedule

import { perIp, query } from "../../../gateway/declare.ts";
import { SCHEDULED_HERE, scheduleOf } from "../schedules.ts";

/** What margin will no longer list, and from when on. */
export const getDelistSchedule = query({
  page: "margin_trading/market-data/Get-Delist-Schedule",
  title: "Get Delist Schedule",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/delist-schedule",
  security: "MARKET_DATA",
  weight: perIp(100),
  params: {},
  differs:
    `${SCHEDULED_HERE}; what is owed is repaid with the same coin as far as it is there, and nothing is sold or bought for the ` +
    "rest: it stays owed, and what is left stays where it is",
  answer: (x) => scheduleOf(x, "delist").map(({ at, ...what }) => ({ delistTime: at, ...what })),
});
