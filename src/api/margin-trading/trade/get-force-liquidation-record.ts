// https://developers.binance.com/docs/margin_trading/trade/Get-Force-Liquidation-Record

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { forcedOrdersOf } from "../../../history/liquidations.ts";
import { averagePrice, quantityOf } from "../../../money/convert.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { orderBody, pairOfOrder } from "../../pair-orders.ts";
import { ownPurse } from "../accounts.ts";
import { isolatedSymbol, paging, time } from "../params.ts";
import { isIsolatedPurse } from "../replies.ts";

/** The orders by which the exchange liquidated the cross or one isolated account, newest first. */
export const getForceLiquidationRecord = recall({
  page: "margin_trading/trade/Get-Force-Liquidation-Record",
  title: "Get Force Liquidation Record",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/forceLiquidationRec",
  security: "USER_DATA",
  weight: perIp(1),
  params: { startTime: time, endTime: time, isolatedSymbol, ...paging },
  present(x, p, caller) {
    const purse = ownPurse(x, caller, p.isolatedSymbol);
    // Of the present the past needs only the grids of pairs, which never change.
    return isWireError(purse) ? purse : { purse, isIsolated: isIsolatedPurse(x, purse), x };
  },
  past({ purse, isIsolated, x }, past, p) {
    const found = forcedOrdersOf(past, purse, { from: p.startTime, to: p.endTime, page: p.current, size: p.size });
    const rows = found.rows.map((order) => {
      const pair = pairOfOrder(x, order);
      const { executedQty, price, origQty, side, timeInForce } = orderBody(pair, order);
      return {
        avgPrice: padded(averagePrice(order.paid, quantityOf(order.filled, pair.filters.lot.step), "half-up")),
        executedQty,
        orderId: order.id,
        price,
        qty: origQty,
        side,
        symbol: order.symbol,
        timeInForce,
        isIsolated,
        updatedTime: count(order.updatedAt),
      };
    });
    return { rows, total: found.total };
  },
});
