// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#cancel-order-trade

import { action, perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { clientId, optional } from "../../../gateway/parameters.ts";
import { type Canceled, canceledBy } from "../../order-lists.ts";
import { unnamed } from "../../order-names.ts";
import { DONE } from "../free-of-weight.ts";
import { CANCEL_RESTRICTIONS, cancelRestrictions } from "../cancel-restrictions.ts";
import { canceledRow } from "../list-replies.ts";
import { namedPair, orderName, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Cancels an open order of the spot account. */
export const cancelOrder = action({
  page: "spot/trading/Cancel-Order",
  title: "Cancel order",
  documented: "2026-07-21",
  route: "DELETE /api/v3/order",
  security: "TRADE",
  weight: { ...perIp(1), free: DONE },
  params: {
    symbol,
    ...orderName,
    newClientOrderId: optional(clientId),
    cancelRestrictions,
  },
  command(p, caller, x) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const refused = unnamed(p);
    if (refused !== undefined) return refused;
    return {
      type: "CancelOrder",
      purse: tradingPurse(caller),
      symbol: p.symbol,
      order: { id: p.orderId, clientId: p.origClientOrderId },
      cancelId: p.newClientOrderId,
      onlyIf: p.cancelRestrictions === undefined ? undefined : CANCEL_RESTRICTIONS[p.cancelRestrictions],
    };
  },
  reply(events, x, p) {
    // The other orders of its list end with it.
    const named = ({ order }: Canceled): boolean =>
      p.orderId === undefined ? order.clientId === p.origClientOrderId : order.id === p.orderId;
    return canceledRow(x, canceledBy(events, x).find(named)!);
  },
});
