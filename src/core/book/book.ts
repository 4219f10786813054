// The order book of one market: bids and asks waiting to trade, and stop orders waiting for a
// price. An iceberg shows a part of itself; when that is gone the next part goes to the back.

import { count, type Lots, lots, type Ticks } from "../../money/units.ts";
import { emptyLadder, type Ladder, push, pushIceberg, remove, shrink as shrinkNode, take } from "./ladder.ts";
import { bestLevel, type LadderView, lotsAt, NONE, ticksAt, worseLevel } from "./ladder-view.ts";
import { type Condition, type Order, remaining, type Side, type Waiter } from "../order.ts";
import type { View } from "../view.ts";
import { depart, emptyTrail, follow, join, type Trail } from "./trail.ts";

/** Stop orders that wait for one price of a market. */
export interface Waiting {
  /** Stops that wait for the price to rise to them, lowest first. */
  readonly rising: Ladder<Waiter>;
  /** Stops that wait for the price to fall to them, highest first. */
  readonly falling: Ladder<Waiter>;
  readonly trailing: Trailing;
}

/**
 * Resting and armed orders of one market. The stop orders of pairs, and those of contracts that do not say more, wait
 * for its last price.
 */
export interface Book extends Waiting {
  readonly bids: Ladder<Order>;
  readonly asks: Ladder<Order>;
  /** Stops on a contract that go by its mark. */
  readonly onMark: Waiting;
  /** Stops that go on waiting while last price and mark are too far apart. */
  readonly guarded: { readonly last: Waiting; readonly mark: Waiting };
  /** Counts every change of the visible book; clients order depth by it. */
  updateId: number;
  /** The prices at which the newest entry changed the visible book, in order, some more than once; derived. */
  readonly changed: { readonly buy: Ticks[]; readonly sell: Ticks[] };
}

/** A price as stop orders see it: the whole ticks below and above it, which for a last price are one. */
export interface Seen {
  readonly low: Ticks;
  readonly high: Ticks;
}

/** The trailing stops of one market. */
export interface Trailing {
  /** Those that wait for the price to rise to their stop price before they follow it; without a stop price, for any trade. */
  readonly rising: Ladder<Waiter>;
  /** Those that wait for the price to fall to it. */
  readonly falling: Ladder<Waiter>;
  /** Those that follow the price. */
  readonly sales: Trail;
  readonly purchases: Trail;
}

/** A book for prices up to `limit` ticks. */
export function emptyBook(limit: Ticks): Book {
  return {
    bids: emptyLadder("highest", limit),
    asks: emptyLadder("lowest", limit),
    ...emptyWaiting(limit),
    onMark: emptyWaiting(limit),
    guarded: { last: emptyWaiting(limit), mark: emptyWaiting(limit) },
    updateId: 0,
    changed: { buy: [], sell: [] },
  };
}

function emptyWaiting(limit: Ticks): Waiting {
  return {
    rising: emptyLadder("lowest", limit),
    falling: emptyLadder("highest", limit),
    trailing: {
      rising: emptyLadder("lowest", limit),
      falling: emptyLadder("highest", limit),
      sales: emptyTrail("sell", limit),
      purchases: emptyTrail("buy", limit),
    },
  };
}

/** The stop orders of a market that go by one of its prices, guarded ones last. */
export function waitingFor(book: Book, by: Condition["by"]): readonly [Waiting, Waiting];
/** The same, to be read. */
export function waitingFor(book: View<Book>, by: Condition["by"]): readonly [View<Waiting>, View<Waiting>];
/** Both come down to this. */
export function waitingFor(book: View<Book>, by: Condition["by"]): readonly [View<Waiting>, View<Waiting>] {
  return by === "last" ? [book, book.guarded.last] : [book.onMark, book.guarded.mark];
}

/** The side of the book an order stands on. */
export function sideOf<T>(book: { readonly bids: T; readonly asks: T }, side: Side): T {
  return side === "buy" ? book.bids : book.asks;
}

/** Stands an order in the book, behind those at its price; an iceberg shows a part of itself. */
export function rest(book: Book, order: Order): void {
  const left = remaining(order);
  const part = count(order.icebergLots) === 0 ? left : order.icebergLots;
  order.node = pushIceberg(sideOf(book, order.side), order.ticks, order, left, part);
  noteChange(book, order);
}

/** Takes a resting order out. */
export function leave(book: Book, order: Order): void {
  remove(sideOf(book, order.side), order.node);
  order.node = NONE;
  noteChange(book, order);
}

/** Takes lots off a resting order. One that has nothing left leaves; an iceberg whose shown part is gone shows the next. */
export function takeFrom(book: Book, order: Order, by: Lots): void {
  noteChange(book, order);
  if (take(sideOf(book, order.side), order.node, by) === "gone") order.node = NONE;
}

/** Every change of the visible book goes through here: readers of its changes must miss none. */
function noteChange(book: Book, { side, ticks }: Order): void {
  book.updateId++;
  book.changed[side].push(ticks);
}

/** Forgets what the entry before changed. */
export function forgetChanges({ changed }: Book): void {
  if (changed.buy.length > 0) changed.buy.length = 0;
  if (changed.sell.length > 0) changed.sell.length = 0;
}

/** Makes a resting order smaller where it stands: what it hides goes before what it shows. */
export function shrink(book: Book, order: Order, by: Lots): void {
  noteChange(book, order);
  if (shrinkNode(sideOf(book, order.side), order.node, by) === "gone") order.node = NONE;
}

/** Whether a stop order waits for a rise: buying on a rise or selling into one. */
export function waitsForRise(order: Pick<Order, "side" | "kind">): boolean {
  const stopLoss = order.kind === "stop-loss" || order.kind === "stop-loss-limit";
  return stopLoss === (order.side === "buy");
}

/** Lets a stop order wait for its price. */
export function arm(book: Book, order: Waiter): void {
  order.node = push(queueOf(book, order), order.stopTicks, order, lots(0));
}

/** Takes a waiting stop order away. */
export function disarm(book: Book, order: Waiter): void {
  if (isFollowing(order)) depart(trailOf(book, order), order);
  else remove(queueOf(book, order), order.node);
  order.node = NONE;
}

/** Whether a stop order follows the price by now. */
export function isFollowing(order: Pick<Order, "trailingAt">): boolean {
  return count(order.trailingAt) > 0;
}

/** Lets a trailing stop that follows join those that do. */
export function trail(book: Book, order: Waiter, from: Ticks): void {
  join(trailOf(book, order), order, from);
}

/** A new price, as trailing stops that go by it see it: sales follow from the ticks below it, purchases from those above. */
export function trailTo(book: Book, by: Condition["by"], { low, high }: Seen): void {
  for (const { trailing } of waitingFor(book, by)) {
    follow(trailing.sales, low);
    follow(trailing.purchases, high);
  }
}

function trailOf(book: Book, order: Waiter): Trail {
  const { trailing } = waitingOf(book, order);
  return order.side === "sell" ? trailing.sales : trailing.purchases;
}

function waitingOf(book: Book, { terms }: Waiter): Waiting {
  const [open, guarded] = waitingFor(book, terms?.condition?.by ?? "last");
  return terms?.condition?.guarded === true ? guarded : open;
}

/** Where a stop order waits for its stop price. A trailing one without one waits for the price to rise to nothing. */
function queueOf(book: Book, order: Waiter): Ladder<Waiter> {
  const waiting = waitingOf(book, order);
  const queues = order.trailingDelta > 0 ? waiting.trailing : waiting;
  return count(order.stopTicks) === 0 || waitsForRise(order) ? queues.rising : queues.falling;
}

/** One price of the displayed book. */
export interface Level {
  readonly ticks: Ticks;
  readonly lots: Lots;
}

/** The price of the nth level of one side, the best being the first; undefined where there are fewer. */
export function nthPrice(side: LadderView<unknown>, nth: number): Ticks | undefined {
  let level = bestLevel(side);
  for (let passed = 1; level !== NONE && passed < nth; passed++) level = worseLevel(side, level);
  return level === NONE ? undefined : ticksAt(side, level);
}

/** Up to `most` levels of one side, best first. */
export function levels(side: LadderView<unknown>, most: number): Level[] {
  const found: Level[] = [];
  for (let level = bestLevel(side); level !== NONE && found.length < most; level = worseLevel(side, level)) {
    found.push({ ticks: ticksAt(side, level), lots: lotsAt(side, level) });
  }
  return found;
}
