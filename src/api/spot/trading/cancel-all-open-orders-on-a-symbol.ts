// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#cancel-all-open-orders-on-a-symbol-trade

import { NO_LIST } from "../../../core/order.ts";
import { action, perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { canceledBy, endedBy } from "../../order-lists.ts";
import { DONE } from "../free-of-weight.ts";
import { canceledList, canceledRow } from "../list-replies.ts";
import { namedPair, symbol } from "../params.ts";
import { tradingPurse } from "../trading-purse.ts";

/** Cancels every open order of the spot account in a pair. */
export const cancelAllOpenOrdersOnASymbol = action({
  page: "spot/trading/Cancel-All-Open-Orders-On-A-Symbol",
  title: "Cancel All Open Orders on a Symbol",
  documented: "2026-07-21",
  route: "DELETE /api/v3/openOrders",
  security: "TRADE",
  weight: { ...perIp(1), free: DONE },
  params: { symbol },
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
    const canceled = canceledBy(events, x);
    const single = canceled.filter(({ order }) => order.list === NO_LIST);
    return [
      ...single.map((each) => canceledRow(x, each)),
      ...endedBy(events, x).map((list) => canceledList(x, list, canceled)),
    ];
  },
});
