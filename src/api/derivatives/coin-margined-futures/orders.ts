// Orders on contracts as the wire shows them: placed, canceled and queried orders have the same
// facts, in the order in which each page's example prints them.

import { contractOrderType } from "../../contract-order-type.ts";
import type { Contract } from "../../../core/listing.ts";
import { isMarket, type Order } from "../../../core/order.ts";
import { accountOf, openOrders } from "../../../core/select.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import type { Json } from "../../../gateway/declare.ts";
import type { OrderFacts } from "../../../history/rows.ts";
import { elapsed } from "../../../money/arithmetic.ts";
import { asCoins, entryPrice, faceOf } from "../../../money/inverse.ts";
import {
  contracts,
  type Cost,
  count,
  DAY,
  type Instant,
  type Lots,
  NO_COST,
  NO_LOTS,
  type Price,
  type Ratio,
  ratio,
  ticks,
} from "../../../money/units.ts";
import { plain } from "../../../money/text.ts";
import { NO_PRICE } from "../../absent-figures.ts";
import { spell, spellMatch } from "../../words.ts";
import { averageText, coinText, plainPrice, sizeText } from "./figures.ts";

/** What the examples of placed and canceled orders begin with. */
const HEAD = [
  "clientOrderId",
  "cumQty",
  "cumBase",
  "executedQty",
  "orderId",
  "avgPrice",
  "origQty",
  "price",
  "reduceOnly",
] as const;
/** What only trailing stops show. */
const TRAILING = ["activatePrice", "priceRate"] as const;
/** What every example ends with. */
const TAIL = ["updateTime", "workingType", "priceProtect", "priceMatch", "selfTradePreventionMode"] as const;
/** Whose an order is and how it stands. */
const SIDE = ["side", "positionSide", "status", "stopPrice"] as const;

const PLACED = [
  ...HEAD,
  "closePosition",
  ...SIDE,
  "symbol",
  "pair",
  "timeInForce",
  "type",
  "origType",
  ...TRAILING,
  ...TAIL,
] as const;
const BATCHED = [
  ...HEAD,
  ...SIDE,
  "closePosition",
  "symbol",
  "pair",
  "timeInForce",
  "type",
  "origType",
  ...TRAILING,
  ...TAIL,
] as const;
/** Canceled orders as they are shown with what they traded, alone and together with others. */
const CANCELED_HEAD = [
  "avgPrice",
  "clientOrderId",
  "cumQty",
  "cumBase",
  "executedQty",
  "orderId",
  "origQty",
  "origType",
  "price",
  "reduceOnly",
  ...SIDE,
  "closePosition",
  "symbol",
  "pair",
  "timeInForce",
  "type",
  ...TRAILING,
] as const;
const CANCELED = [...CANCELED_HEAD, ...TAIL] as const;
const [UPDATED, ...REST_OF_TAIL] = TAIL;
const CANCELED_TOGETHER = [...CANCELED_HEAD, ...REST_OF_TAIL, UPDATED] as const;
const QUERIED = [
  "avgPrice",
  "clientOrderId",
  "cumBase",
  "executedQty",
  "orderId",
  "origQty",
  "origType",
  "price",
  "reduceOnly",
  ...SIDE,
  "closePosition",
  "symbol",
  "pair",
  "time",
  "timeInForce",
  "type",
  ...TRAILING,
  ...TAIL,
] as const;

const AMENDED = [
  "orderId",
  "symbol",
  "pair",
  "status",
  "clientOrderId",
  "price",
  "avgPrice",
  "origQty",
  "executedQty",
  "cumQty",
  "cumBase",
  "timeInForce",
  "type",
  "reduceOnly",
  "closePosition",
  "side",
  "positionSide",
  "stopPrice",
  "workingType",
  "priceProtect",
  "origType",
  "priceMatch",
  "selfTradePreventionMode",
  "updateTime",
] as const;

const FORCED = [
  "orderId",
  "symbol",
  "pair",
  "status",
  "clientOrderId",
  "price",
  "avgPrice",
  "origQty",
  "executedQty",
  "cumBase",
  "timeInForce",
  "type",
  "reduceOnly",
  "closePosition",
  "side",
  "positionSide",
  "stopPrice",
  "workingType",
  "priceProtect",
  "origType",
  "time",
  "updateTime",
] as const;

/** An order as its placement shows it. */
export const placedBody = bodyOf(PLACED);
/** An order as it is shown that was placed together with others. */
export const batchedBody = bodyOf(BATCHED);
/** An order as its cancellation shows it. */
export const canceledBody = bodyOf(CANCELED);
/** An order as it is shown that was cancelled together with others. */
export const canceledTogetherBody = bodyOf(CANCELED_TOGETHER);
/** An order as queries show it. */
export const queriedBody = bodyOf(QUERIED);

/** An order as its amendment shows it. */
export const amendedBody = bodyOf(AMENDED);
/** An order by which the exchange closed a position. */
export const forcedBody = bodyOf(FORCED);

/** The answer to an order that was placed, amended or cancelled: without what it traded, where the venue leaves that out. */
export function answered(x: ExchangeView, body: Readonly<Record<string, Json>>): Record<string, Json> {
  if (x.reference.settings?.orderFigures !== "left-out") return body;
  const { avgPrice: _a, cumBase: _c, ...rest } = body;
  return rest;
}

/** An order as it was when it was accepted: nothing of it had traded yet. */
export function asAccepted(order: OrderFacts): OrderFacts {
  return {
    ...order,
    status: "new",
    filled: NO_LOTS,
    updatedAt: order.placedAt,
    terms: { ...order.terms!, cost: NO_COST },
  };
}

/** The open order of an account in a contract that goes by a number or a client id. */
export function openOrderNamed(
  x: ExchangeView,
  account: number,
  symbol: string,
  name: { readonly id?: number; readonly clientId?: string },
): View<Order> | undefined {
  return openOrdersIn(x, account, symbol).find((order) =>
    name.id === undefined ? order.clientId === name.clientId : order.id === name.id,
  );
}

/** The open orders of an account in a contract, oldest first. */
export function openOrdersIn(x: ExchangeView, account: number, symbol: string): View<Order>[] {
  return openOrders(x.orders, accountOf(x, account).coinm, symbol);
}

/** Days after which orders that ended without a trade, and after which all ended orders, are no longer found. */
const UNTRADED_DAYS = 3;
const CLOSED_DAYS = 90;

/** Whether a closed order is still found: for three days where nothing of it traded, else for ninety. */
export function isFound(order: Pick<OrderFacts, "filled" | "placedAt">, now: Instant): boolean {
  const days = count(order.filled) === 0 ? UNTRADED_DAYS : CLOSED_DAYS;
  return count(elapsed(order.placedAt, now)) <= days * count(DAY);
}

function bodyOf(names: readonly (keyof ReturnType<typeof factsOf>)[]) {
  return (contract: View<Contract>, order: OrderFacts): Readonly<Record<string, Json>> => {
    const facts = factsOf(contract, order);
    return Object.fromEntries(
      names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]] as const])),
    );
  };
}

function factsOf(contract: View<Contract>, order: OrderFacts) {
  const terms = order.terms!;
  const { condition } = terms;
  const trails = order.trailingDelta > 0;
  // An order that waited is what it becomes once it has begun to work.
  const hasBegun = count(order.workingAt) > 0;
  return {
    avgPrice: averageText(contract, averageOf(contract, order.filled, terms.cost)),
    clientOrderId: order.clientId,
    cumQty: sizeText(order.filled),
    // Live replies cut it: 1 contract at 11661.2 is 0.00857544.
    cumBase: coinText(asCoins(terms.cost, "down")),
    executedQty: sizeText(order.filled),
    orderId: order.id,
    origQty: sizeText(order.lots),
    price: plainPrice(contract, order.ticks),
    reduceOnly: terms.reduceOnly,
    side: spell(order.side),
    positionSide: spell(terms.leg),
    status: spell(order.status),
    stopPrice: plainPrice(contract, trails ? ticks(0) : order.stopTicks),
    closePosition: condition?.closesAll ?? false,
    symbol: order.symbol,
    pair: contract.pair,
    time: count(order.placedAt),
    timeInForce: spell(order.timeInForce),
    type: hasBegun ? (isMarket(order.kind) ? "MARKET" : "LIMIT") : contractOrderType(order),
    origType: contractOrderType(order),
    activatePrice: trails ? plainPrice(contract, order.stopTicks) : undefined,
    priceRate: trails ? plain(percentOf(order.trailingDelta)) : undefined,
    updateTime: count(order.updatedAt),
    workingType: condition?.by === "mark" ? "MARK_PRICE" : "CONTRACT_PRICE",
    priceProtect: condition?.guarded ?? false,
    priceMatch: spellMatch(terms.priceMatch),
    selfTradePreventionMode: spell(order.prevention),
  };
}

/** Basis points as a percentage. */
export function percentOf(points: number): Ratio {
  return ratio(BigInt(points) * 1_000_000n);
}

/** The average price of an order's fills: face ÷ cost. */
export function averageOf(contract: View<Contract>, filled: Lots, cost: Cost): Price {
  if (count(filled) === 0) return NO_PRICE;
  return entryPrice(faceOf(contracts(count(filled)), contract.size), cost, "half-up");
}
