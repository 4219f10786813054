// An order, from the moment it is accepted until it is closed.

import { subtract } from "../money/arithmetic.ts";
import { type Amount, type Cost, count, type Instant, type Lots, type Ticks } from "../money/units.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { Pair, Prevention } from "./listing.ts";
import type { View } from "./view.ts";

/** Which way an order trades. */
export type Side = "buy" | "sell";

/** What an order asks for. The stop kinds wait for a price, then act as market or limit orders. */
export type OrderKind =
  | "limit"
  | "market"
  | "limit-maker"
  | "stop-loss"
  | "stop-loss-limit"
  | "take-profit"
  | "take-profit-limit";

/** How long an order may wait: until cancelled, not at all, all or nothing, or only as a maker (contracts). */
export type TimeInForce = "gtc" | "ioc" | "fok" | "gtx";

/** What has become of an order. One that is `pending-new` waits for another order of its list to be filled. */
export type OrderStatus =
  | "pending-new"
  | "new"
  | "partially-filled"
  | "filled"
  | "canceled"
  | "expired"
  | "expired-in-match";

/** Whether a margin order borrows what it lacks, repays with what it receives, or both. */
export type SideEffect = "none" | "margin-buy" | "auto-repay" | "auto-borrow-repay";

/** Which position of a contract an order is for: the only one (one-way mode) or one of two (hedge mode). */
export type LegName = "both" | "long" | "short";

/** What an order on a contract that waits for a price goes by. */
export interface Condition {
  /** Which price: the last one, or the mark. */
  readonly by: "last" | "mark";
  /** Whether it goes on waiting while the two are too far apart. */
  readonly guarded: boolean;
  /** Whether it closes whatever position there is then, and has no size until then. */
  readonly closesAll: boolean;
}

/** Where an order takes its price from: a level of the other side of the book, or of its own; the first is the best. */
export interface PriceMatch {
  readonly side: "opponent" | "queue";
  readonly level: 1 | 5 | 10 | 20;
}

/** Which level of the book an order on a pair takes its price from, when it is placed or triggered. */
export interface Peg {
  readonly side: "own" | "opposite";
  /** How many levels behind the best one; undefined where that was not said, which is none. */
  readonly offset: number | undefined;
}

/** The peg of an order, and the price its owner named beside it; zero where none. */
export interface Pegged extends Peg {
  readonly asked: Ticks;
}

/** How a client calls the strategy an order belongs to. */
export interface Strategy {
  readonly id: bigint | undefined;
  readonly type: number | undefined;
}

/** What an order on a contract has beyond one on a pair. */
export interface ContractTerms {
  readonly leg: LegName;
  /** Whether it may only shrink a position. */
  readonly reduceOnly: boolean;
  /** Undefined for an order that does not wait for a price. */
  readonly condition: Condition | undefined;
  /** Undefined for an order whose price was said. */
  priceMatch?: PriceMatch | undefined;
  /** How often its owner changed its price or size; undefined where never. */
  amended?: number;
  /** What its fills cost so far: the sum of face ÷ price. */
  cost: Cost;
}

/** An order number; one sequence for the whole exchange. */
export type OrderId = number;
/** An order list number. */
export type ListId = number;
/** Said of an order in no list. */
export const NO_LIST: ListId = -1;

/** An order. What is `readonly` never changes; the rest changes only by events. */
export interface Order {
  readonly id: OrderId;
  readonly symbol: string;
  readonly account: number;
  readonly purse: PurseId;
  /** Another one after a reduction. */
  clientId: string;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  /** The price it waits for; zero without one. */
  readonly stopTicks: Ticks;
  /** How far the price must turn before a trailing stop goes to work, in basis points; zero for other orders. */
  readonly trailingDelta: number;
  /** The most quote a market order by quote quantity may spend or bring; zero otherwise. */
  readonly quoteBudget: Amount;
  /** The part an iceberg shows; zero shows all. */
  readonly icebergLots: Lots;
  readonly list: ListId;
  readonly sideEffect: SideEffect;
  /** Whether cancelling repays what the order borrowed and did not use. */
  readonly repayAtCancel: boolean;
  readonly terms: ContractTerms | undefined;
  readonly placedAt: Instant;
  /** Whether the exchange placed it, to liquidate its owner. */
  readonly forced: boolean;

  /** The limit price; zero without one, and while one that takes it from the book waits for its stop price. */
  ticks: Ticks;
  prevention: Prevention;
  /** The size asked for; a market order by quote quantity grows as it fills. */
  lots: Lots;
  status: OrderStatus;
  /**
   * `pending` waits for its list's working order, `armed` for its stop price, `working` is on its way through the
   * book, `resting` stands in it.
   */
  stage: "pending" | "armed" | "working" | "resting" | "closed";
  filled: Lots;
  /** Taken off by self-trade prevention. */
  prevented: Lots;
  /** Quote paid or received so far (pairs). */
  paid: Amount;
  /** What it still holds of the asset it spends (pairs); while it is pending, what is kept for it by the order that pays. */
  held: Amount;
  /** What it borrowed when placed and has neither used nor given back. */
  borrowed: Amount;
  updatedAt: Instant;
  /** When it began to work; zero while it waits for its stop price or for another order. */
  workingAt: Instant;
  /** When a trailing stop began to follow the price; zero before that, and for other orders. */
  trailingAt: Instant;
  /** How often something was taken off its size; undefined where never. */
  reductions?: number;
  /** Of an order on a pair that takes its price from the book. */
  peg?: Pegged;
  strategy?: Strategy;
  /** Where it stands in its ladder: derived, not part of the record. */
  node: number;
}

/** What waits in a book for a price: a stop order, or an algo order that places one when its price comes. */
export interface Waiter extends Pick<
  Order,
  "id" | "side" | "kind" | "stopTicks" | "trailingDelta" | "trailingAt" | "node"
> {
  readonly terms: { readonly condition: Condition | undefined } | undefined;
}

/** What is left to fill. */
export function remaining(order: { readonly lots: Lots; readonly filled: Lots; readonly prevented: Lots }): Lots {
  return subtract(subtract(order.lots, order.filled), order.prevented);
}

/** Whether an order has no size yet: it is pending, and the one it waits for pays for it. */
export function isUnsized({ stage, lots }: Pick<Order, "stage" | "lots">): boolean {
  return stage === "pending" && count(lots) === 0;
}

/** Whether an order of this kind waits for a stop price first. */
export function isStop(kind: OrderKind): boolean {
  return kind === "stop-loss" || kind === "stop-loss-limit" || kind === "take-profit" || kind === "take-profit-limit";
}

/** Whether an order of this kind takes any price once it works. */
export function isMarket(kind: OrderKind): boolean {
  return kind === "market" || kind === "stop-loss" || kind === "take-profit";
}

/** The other side. */
export function opposite(side: Side): Side {
  return side === "buy" ? "sell" : "buy";
}

/** The asset an order of a side spends. */
export function spends(pair: View<Pair>, side: Side): string {
  return side === "buy" ? pair.quote : pair.base;
}

/** The asset an order of a side receives. */
export function receives(pair: View<Pair>, side: Side): string {
  return side === "buy" ? pair.base : pair.quote;
}
