// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#cancel-order-list-trade

import { action, perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { clientId, long, optional } from "../../../gateway/parameters.ts";
import { canceledBy, endedBy } from "../../order-lists.ts";
import { DONE } from "../free-of-weight.ts";
import { canceledList } from "../list-replies.ts";
import { namedPair, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Cancels an order list, by its number or by its client id. */
export const cancelOrderList = action({
  page: "spot/trading/Cancel-Order-List",
  title: "Cancel Order list",
  documented: "2026-07-21",
  route: "DELETE /api/v3/orderList",
  security: "TRADE",
  weight: { ...perIp(1), free: DONE },
  params: {
    symbol,
    orderListId: optional(long()),
    listClientOrderId: optional(clientId),
    newClientOrderId: optional(clientId),
  },
  differs: "reports are given on the orders that were still open",
  command(p, caller, x) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    if (p.orderListId === undefined && p.listClientOrderId === undefined) {
      return wireError("MISSING_BOTH", { one: "orderListId", other: "listClientOrderId" });
    }
    return {
      type: "CancelList",
      purse: tradingPurse(caller),
      symbol: p.symbol,
      list: { id: p.orderListId, clientId: p.listClientOrderId },
      cancelId: p.newClientOrderId,
    };
  },
  reply: (events, x) => canceledList(x, endedBy(events, x)[0]!, canceledBy(events, x)),
});
