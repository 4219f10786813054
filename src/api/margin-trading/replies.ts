// What margin pages show of orders and trades.

import type { Pair } from "../../core/listing.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import type { FillRecord, OrderFacts } from "../../history/rows.ts";
import { padded } from "../../money/text.ts";
import { count } from "../../money/units.ts";
import {
  isWorking,
  orderBody,
  pairOfOrder,
  priceText,
  quantityText,
  stopAndIceberg,
  trailing,
} from "../pair-orders.ts";
import { spell } from "../words.ts";

/** The pair of an order or trade, and whether it is in an isolated account. */
export interface Where {
  readonly pair: View<Pair>;
  readonly isIsolated: boolean;
}

/** Whether a purse is an isolated one. */
export function isIsolatedPurse(x: ExchangeView, purse: number): boolean {
  return x.ledger.purses[purse]!.kind === "isolated";
}

/** Where an order is. */
export function whereOf(x: ExchangeView, order: OrderFacts): Where {
  return { pair: pairOfOrder(x, order), isIsolated: isIsolatedPurse(x, order.purse) };
}

/** An order as the order queries show it. */
export function queriedOrder({ pair, isIsolated }: Where, order: OrderFacts) {
  const { price, origQty, executedQty, cummulativeQuoteQty, status, timeInForce, type, side } = orderBody(pair, order);
  return {
    clientOrderId: order.clientId,
    cummulativeQuoteQty,
    executedQty,
    icebergQty: quantityText(pair, order.icebergLots),
    isWorking: isWorking(order),
    orderId: order.id,
    origQty,
    price,
    side,
    status,
    stopPrice: priceText(pair, order.stopTicks),
    symbol: order.symbol,
    isIsolated,
    time: count(order.placedAt),
    timeInForce,
    type,
    selfTradePreventionMode: spell(order.prevention),
    updateTime: count(order.updatedAt),
    ...trailing(order),
  };
}

/** A cancelled order as the cancel-all page shows it. */
export function canceledOrder(x: ExchangeView, order: OrderFacts, cancelId: string) {
  const { pair, isIsolated } = whereOf(x, order);
  return {
    symbol: order.symbol,
    isIsolated,
    origClientOrderId: order.clientId,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: cancelId,
    ...orderBody(pair, order),
    ...stopAndIceberg(pair, order),
    selfTradePreventionMode: spell(order.prevention),
  };
}

/** A trade as the side of it that asks had it. */
export function tradeRow({ pair, isIsolated }: Where, fill: FillRecord) {
  return {
    commission: padded(fill.commission),
    commissionAsset: fill.commissionAsset,
    id: fill.trade,
    isBestMatch: true,
    isBuyer: fill.side === "buy",
    isMaker: fill.maker,
    orderId: fill.order,
    price: priceText(pair, fill.ticks),
    qty: quantityText(pair, fill.lots),
    symbol: fill.symbol,
    isIsolated,
    time: count(fill.at),
  };
}
