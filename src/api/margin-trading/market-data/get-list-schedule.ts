// https://developers.binance.com/docs/margin_trading/market-data/Get-List-Schedule

import { perIp, query } from "../../../gateway/declare.ts";
import { SCHEDULED_HERE, scheduleOf } from "../schedules.ts";

/** What margin will list, and from when on. */
export const getListSchedule = query({
  page: "margin_trading/market-data/Get-List-Schedule",
  title: "Get list Schedule",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/list-schedule",
  security: "MARKET_DATA",
  weight: perIp(100),
  params: {},
  differs: SCHEDULED_HERE,
  answer: (x) => scheduleOf(x, "list").map(({ at, ...what }) => ({ listTime: at, ...what })),
});
