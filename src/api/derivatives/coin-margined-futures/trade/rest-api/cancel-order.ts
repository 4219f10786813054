// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Cancel-Order

import type { CancelOrder } from "../../../../../core/commands.ts";
import { orderOf } from "../../../../../core/select.ts";
import { contractOf } from "../../../../../core/select-market.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { contractNamed } from "../../contracts.ts";
import { answered, canceledBody } from "../../orders.ts";
import { clientOrderId, orderId, orderNamed, symbol } from "../../params.ts";

/** Cancels one open order. */
export const cancelOrder = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Cancel-Order",
  title: "Cancel Order",
  documented: "2026-01-15",
  route: "DELETE /dapi/v1/order",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { symbol, orderId, origClientOrderId: clientOrderId },
  command(p, { account }, x) {
    const order = orderNamed(p);
    if (isWireError(order)) return order;
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    return {
      type: "CancelOrder",
      purse: { kind: "coinm", account },
      symbol: contract.symbol,
      order,
      cancelId: undefined,
      onlyIf: undefined,
    } satisfies CancelOrder;
  },
  reply(events, x) {
    for (const event of events) {
      if (event.type !== "OrderClosed") continue;
      const order = orderOf(x, event.order);
      return answered(x, canceledBody(contractOf(x, order.symbol)!, order));
    }
    throw new Error("invariant broken: the command closed an order");
  },
});
