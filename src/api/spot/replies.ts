// What spot pages show of books and orders.

import type { Pair } from "../../core/listing.ts";
import { isUnsized } from "../../core/order.ts";
import { depthOf, type Level } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { numeral } from "../../gateway/json.ts";
import type { OrderFacts, TradeRecord } from "../../history/rows.ts";
import { subtract } from "../../money/arithmetic.ts";
import { padded } from "../../money/text.ts";
import { count, type Instant, type Lots, NO_LOTS, ticks } from "../../money/units.ts";
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
import { shownPrice } from "./pegs.ts";

const NOTHING: Level = { ticks: ticks(0), lots: NO_LOTS };

/** The best bid and ask of a pair; zero where a side is empty. */
export function bestPrices(x: ExchangeView, pair: View<Pair>) {
  const { bids, asks } = depthOf(x, pair.symbol, 1);
  const bid = bids[0] ?? NOTHING;
  const ask = asks[0] ?? NOTHING;
  return {
    bidPrice: priceText(pair, bid.ticks),
    bidQty: quantityText(pair, bid.lots),
    askPrice: priceText(pair, ask.ticks),
    askQty: quantityText(pair, ask.lots),
  };
}

/** A trade of a pair. */
export function tradeRow(pair: View<Pair>, trade: TradeRecord) {
  return {
    id: trade.trade,
    price: priceText(pair, trade.ticks),
    qty: quantityText(pair, trade.lots),
    quoteQty: padded(trade.quote),
    time: count(trade.at),
    isBuyerMaker: trade.takerSide === "sell",
    // Prices are matched best first, always.
    isBestMatch: true,
  };
}

/** An order as the order queries show it. */
export function queriedOrder(pair: View<Pair>, order: OrderFacts) {
  return {
    symbol: order.symbol,
    orderId: order.id,
    orderListId: order.list,
    clientOrderId: order.clientId,
    ...spotBody(pair, order),
    stopPrice: priceText(pair, order.stopTicks),
    icebergQty: quantityText(pair, order.icebergLots),
    time: count(order.placedAt),
    updateTime: count(order.updatedAt),
    isWorking: isWorking(order),
    workingTime: workingTime(order),
    selfTradePreventionMode: spell(order.prevention),
    ...preventedPart(pair, order),
    ...trailing(order),
    ...strategyPart(order),
  };
}

/** An order as the list of all orders shows it: the same, with the quantity in quote further down. */
export function listedOrder(pair: View<Pair>, order: OrderFacts) {
  const {
    origQuoteOrderQty,
    workingTime: workingSince,
    selfTradePreventionMode,
    preventedQuantity,
    ...rest
  } = {
    preventedQuantity: undefined,
    ...queriedOrder(pair, order),
  };
  return { ...rest, origQuoteOrderQty, workingTime: workingSince, selfTradePreventionMode, preventedQuantity };
}

/** A placed order beyond its acknowledgement. */
export function placedBody(pair: View<Pair>, order: OrderFacts) {
  return {
    ...spotBody(pair, order),
    // One that another order pays for has no size yet.
    ...(isUnsized(order) ? { origQty: undefined } : {}),
    workingTime: workingTime(order),
    selfTradePreventionMode: spell(order.prevention),
    ...stopAndIceberg(pair, order),
    ...preventedPart(pair, order),
    ...strategyPart(order),
  };
}

/** An order that was amended, and the name it had before. */
export function amendedBody(x: ExchangeView, order: OrderFacts, formerId: string) {
  const pair = pairOfOrder(x, order);
  const { origQty: qty, executedQty, status, timeInForce, type, side } = orderBody(pair, order);
  return {
    symbol: order.symbol,
    orderId: order.id,
    orderListId: order.list,
    origClientOrderId: formerId,
    clientOrderId: order.clientId,
    ...shownPrice(pair, order),
    qty,
    executedQty,
    preventedQty: quantityText(pair, order.prevented),
    quoteOrderQty: padded(order.quoteBudget),
    cumulativeQuoteQty: padded(order.paid),
    status,
    timeInForce,
    type,
    side,
    ...stopAndIceberg(pair, order),
    ...(isWorking(order) ? { workingTime: workingTime(order) } : {}),
    selfTradePreventionMode: spell(order.prevention),
  };
}

/** A cancelled order below its head. */
export function canceledBody(pair: View<Pair>, order: OrderFacts) {
  return {
    ...spotBody(pair, order),
    selfTradePreventionMode: spell(order.prevention),
    ...stopAndIceberg(pair, order),
    ...preventedPart(pair, order),
    ...strategyPart(order),
  };
}

function spotBody(pair: View<Pair>, order: OrderFacts) {
  const { price: _, origQty, executedQty, ...rest } = orderBody(pair, order);
  const shown: { origQty: string | undefined } = { origQty };
  return { ...shownPrice(pair, order), ...shown, executedQty, origQuoteOrderQty: padded(order.quoteBudget), ...rest };
}

/** When an order began to work; −1 while it waits for its stop price. */
function workingTime(order: { readonly workingAt: Instant }): number {
  return count(order.workingAt) === 0 ? -1 : count(order.workingAt);
}

/** The strategy its owner said an order belongs to. */
function strategyPart({ strategy }: OrderFacts) {
  if (strategy === undefined) return {};
  const { id, type } = strategy;
  return { strategyId: id === undefined ? undefined : numeral(String(id)), strategyType: type };
}

/** What self-trade prevention kept an order from trading: all that was left of one it ended. */
function preventedPart(pair: View<Pair>, order: OrderFacts) {
  const prevented: Lots = order.status === "expired-in-match" ? subtract(order.lots, order.filled) : order.prevented;
  return count(prevented) === 0 ? {} : { preventedQuantity: quantityText(pair, prevented) };
}
