// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#cancel-order-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { canceledBy, endedBy } from "../../../order-lists.ts";
import { canceledList } from "../../list-replies.ts";
import { cancelOrder } from "../../trading/cancel-order.ts";

/** Cancels an open order; an order of a list ends that list, of which is told then, other than over HTTP. */
export const cancelOrderOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Cancel-Order",
  title: "Cancel order",
  documented: "2026-07-21",
  method: "order.cancel",
  differs: "of a list reports are given on the orders that were still open",
  asks: {
    ...cancelOrder,
    reply(events, x, p, caller) {
      const [list] = endedBy(events, x);
      return list === undefined
        ? cancelOrder.reply(events, x, p, caller)
        : canceledList(x, list, canceledBy(events, x));
    },
  },
});
