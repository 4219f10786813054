// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#cancel-all-open-orders-on-a-symbol-trade

import type { OrderClosed } from "../../../core/events.ts";
import { NO_LIST } from "../../../core/order.ts";
import { orderOf } from "../../../core/select.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { action, perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { count } from "../../../money/units.ts";
import { endedBy, listOrders, listStatus } from "../../margin-trading/list-replies.ts";
import { pairOfOrder } from "../../pair-orders.ts";
import { namedPair, symbol } from "../params.ts";
import { canceledBody } from "../replies.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Cancels every open order of the spot account in a pair. */
export const cancelAllOpenOrdersOnASymbol = action({
  page: "spot/trading/Cancel-All-Open-Orders-On-A-Symbol",
  title: "Cancel All Open Orders on a Symbol",
  documented: "2026-07-21",
  route: "DELETE /api/v3/openOrders",
  security: "TRADE",
  weight: perIp(1),
  params: { symbol },
  differs:
    "weight 1 also where orders are cancelled; only margin accounts have order lists, which special keys cancel here",
  command(p, caller, x) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    return {
      type: "CancelOpenOrders",
      purse: tradingPurse(caller),
      symbol: p.symbol,
      refuseIfNone: true,
    };
  },
  reply(events, x) {
    const closed = events.filter((event) => event.type === "OrderClosed");
    const single = closed.filter((event) => orderOf(x, event.order).list === NO_LIST);
    return [
      ...single.map((event) => canceledRow(x, event)),
      ...endedBy(events, x).map((list) => ({
        ...listStatus(list),
        orders: listOrders(list),
        orderReports: closed
          .filter((event) => orderOf(x, event.order).list === list.id)
          .map((event) => canceledRow(x, event)),
      })),
    ];
  },
});

function canceledRow(x: ExchangeView, { order: id, cancelId }: OrderClosed) {
  const order = orderOf(x, id);
  return {
    symbol: order.symbol,
    origClientOrderId: order.clientId,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: cancelId,
    transactTime: count(order.updatedAt),
    ...canceledBody(pairOfOrder(x, order), order),
  };
}
