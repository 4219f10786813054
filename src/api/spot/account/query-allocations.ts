// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-allocations-user_data

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { int, long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { isLongerThan } from "../own-orders.ts";
import { namedPair, symbol, timeRange } from "../params.ts";

/** How far one call may look. */
const MOST_HOURS = 24;

/** What smart order routing allocated to the account, which is nothing: no pair has it. */
export const queryAllocations = query({
  page: "spot/account/Query-Allocations",
  title: "Query Allocations",
  documented: "2026-07-21",
  route: "GET /api/v3/myAllocations",
  security: "USER_DATA",
  weight: perIp(20),
  params: {
    symbol,
    ...timeRange,
    fromAllocationId: optional(int()),
    limit: rowLimit(500, 1000),
    orderId: optional(long()),
  },
  differs: "there is no smart order routing: the list is always empty",
  answer(x, p) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const timed = p.startTime !== undefined || p.endTime !== undefined;
    if (timed && (p.fromAllocationId !== undefined || p.orderId !== undefined)) return wireError("BAD_COMBINATION");
    return isLongerThan(MOST_HOURS, p) ? wireError("LOOKUP_TOO_LONG", { hours: MOST_HOURS }) : [];
  },
});
