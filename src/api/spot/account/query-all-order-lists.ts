// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-all-order-lists-user_data

import { perIp } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { listsAmong, openLists } from "../../order-lists.ts";
import { recall } from "../../page.ts";
import { queriedList } from "../list-replies.ts";
import { isLongerThan } from "../own-orders.ts";
import { timeRange } from "../params.ts";
import { ownPurse } from "../trading-purse.ts";

/** How far one call may look. */
const MOST_HOURS = 24;

/** Order lists, open and ended: from a number on, or the newest of a time; newest first as in the page's example. */
export const queryAllOrderLists = recall({
  page: "spot/account/Query-All-Order-Lists",
  title: "Query all Order lists",
  documented: "2026-07-21",
  route: "GET /api/v3/allOrderList",
  security: "USER_DATA",
  weight: perIp(20),
  params: { fromId: optional(long()), ...timeRange, limit: rowLimit(500, 1000) },
  present(x, p, caller) {
    if (p.fromId !== undefined && (p.startTime !== undefined || p.endTime !== undefined)) {
      return wireError("BAD_COMBINATION");
    }
    if (isLongerThan(MOST_HOURS, p)) return wireError("LOOKUP_TOO_LONG", { hours: MOST_HOURS });
    const purse = ownPurse(x, caller);
    return { purse, open: openLists(x, purse) };
  },
  past: (lists, past, p) => listsAmong(lists, past, p).map(queriedList),
});
