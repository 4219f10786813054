// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-order-list-user_data

import { perIp } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { clientId, long, optional } from "../../../gateway/parameters.ts";
import { listNamed, openLists } from "../../order-lists.ts";
import { recall } from "../../page.ts";
import { queriedList } from "../list-replies.ts";
import { ownPurse } from "../trading-purse.ts";

/** One order list, open or ended. `origClientOrderId` is the list's client id. */
export const queryOrderList = recall({
  page: "spot/account/Query-Order-List",
  title: "Query Order list",
  documented: "2026-07-21",
  route: "GET /api/v3/orderList",
  security: "USER_DATA",
  weight: perIp(4),
  params: { orderListId: optional(long()), origClientOrderId: optional(clientId) },
  present(x, p, caller) {
    if (p.orderListId === undefined && p.origClientOrderId === undefined) {
      return wireError("MISSING_BOTH", { one: "orderListId", other: "origClientOrderId" });
    }
    const purse = ownPurse(x, caller);
    return { purse, open: openLists(x, purse) };
  },
  past(lists, past, p) {
    const found = listNamed(lists, past, p);
    return found === undefined ? wireError("NO_SUCH_LIST") : queriedList(found);
  },
});
