// Orders on contracts that wait for a price: the last one or the mark. While they wait nothing is set
// aside for them; what an order may do is asked when its price has come, and one that may not expires.

import type { AlgoOrder } from "../algo-order.ts";
import { minus, plus } from "../../money/arithmetic.ts";
import { nearestTicks, priceAt, scaledPrice } from "../../money/convert.ts";
import { count, type Instant, type Lots, lots, NO_AMOUNT, type Price, type Ticks } from "../../money/units.ts";
import { type Book, nthPrice, type Seen, sideOf, type Waiting, waitingFor, waitsForRise } from "../book/book.ts";
import type { OrderPlan } from "../book/match.ts";
import { dueFollower } from "../book/trail.ts";
import type { Emit } from "../emit.ts";
import { type Attempt, cannotCarry, cannotReduce, closable, onlyCloses } from "../futures/reserve.ts";
import { type Contract, isOpen, listedContract } from "../listing.ts";
import {
  type Condition,
  type ContractTerms,
  isMarket,
  opposite,
  type Order,
  type PriceMatch,
  remaining,
  type Side,
  type Waiter,
} from "../order.ts";
import { markOf } from "../prices/prices.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { older } from "./trigger.ts";
import { triggerAlgo, type Turn } from "./trigger-algo.ts";
import { beginTrailingBy, firstReached } from "./wait.ts";
import { planContract, trimsItself, workContract } from "./work-contract.ts";

/** The last price or the mark of a contract on its grid; undefined before there is one. */
export function seen(x: ExchangeView, contract: View<Contract>, by: Condition["by"]): Seen | undefined {
  if (by === "last") {
    const tape = x.prices.tapes.get(contract.symbol)!;
    return tape.lastAt === undefined ? undefined : { low: tape.lastTicks, high: tape.lastTicks };
  }
  const mark = markOf(x.prices, contract.symbol);
  if (mark === undefined) return undefined;
  const { tick } = contract.price;
  return { low: nearestTicks(mark, tick, "down"), high: nearestTicks(mark, tick, "up") };
}

/** Whether a price has come to where an order waits for it. */
export function hasCome({ low, high }: Seen, order: Pick<Order, "side" | "kind">, stopTicks: Ticks): boolean {
  return waitsForRise(order) ? low >= stopTicks : high <= stopTicks;
}

/** After a new mark: trailing stops follow it, and what waited for it, or for it to come near the last price, goes to work. */
export function followMark(x: ExchangeView, at: Instant, symbol: string, emit: Emit): void {
  const contract = listedContract(x, symbol);
  if (!isOpen(contract)) return;
  const mark = seen(x, contract, "mark")!;
  const follows = ({ trailing }: View<Waiting>): boolean =>
    trailing.sales.parties.length + trailing.purchases.parties.length > 0;
  if (waitingFor(x.books.get(symbol)!, "mark").some(follows)) emit({ type: "MarkTrailed", symbol, ...mark });
  beginTrailingBy(x, symbol, "mark", mark, emit);
  followContract(x, at, symbol, emit);
}

/**
 * Sends everything on a contract to work whose price has come, the one placed first first. One may trade and
 * bring on the next; the loop ends because every turn takes an order out of the waiting.
 */
export function followContract(x: ExchangeView, at: Instant, symbol: string, emit: Emit): void {
  const contract = listedContract(x, symbol);
  for (let due = nextDue(x, contract); due !== undefined; due = nextDue(x, contract)) {
    release(x, at, contract, due, emit);
  }
}

function nextDue(x: ExchangeView, contract: View<Contract>): View<Waiter> | undefined {
  const book: View<Book> = x.books.get(contract.symbol)!;
  const calm = !isTorn(x, contract);
  let due: View<Waiter> | undefined;
  for (const by of ["last", "mark"] as const) {
    const price = seen(x, contract, by);
    if (price === undefined) continue;
    const [open, guarded] = waitingFor(book, by);
    due = older(due, firstDue(open, price));
    if (calm) due = older(due, firstDue(guarded, price));
  }
  return due;
}

function firstDue({ rising, falling, trailing }: View<Waiting>, { low, high }: Seen): View<Waiter> | undefined {
  const stop = older(firstReached(rising, low), firstReached(falling, high));
  return older(stop, older(dueFollower(trailing.sales, high), dueFollower(trailing.purchases, low)));
}

/** Whether last price and mark are farther apart than guarded orders bear: |last − mark| > mark × the contract's bound. */
function isTorn(x: ExchangeView, contract: View<Contract>): boolean {
  const last = seen(x, contract, "last");
  const mark = markOf(x.prices, contract.symbol);
  if (last === undefined || mark === undefined) return false;
  const bound = scaledPrice(mark, contract.triggerProtect, "down");
  const at = priceAt(last.low, contract.price.tick);
  return at > plus(mark, bound) || at < minus(mark, bound);
}

/** Sends one that waited to work; an order that may not trade now expires. */
function release(x: ExchangeView, at: Instant, contract: View<Contract>, { id }: View<Waiter>, emit: Emit): void {
  const algo = x.algos.waiting.get(id);
  if (algo !== undefined) return triggerAlgo(x, at, algo, turnOf(x, contract, algo, algo.lots), emit);
  const order = x.orders.open.get(id)!;
  const { condition, priceMatch } = order.terms!;
  const turn = turnOf(x, contract, order, remaining(order));

  emit({
    type: "OrderTriggered",
    order: id,
    held: NO_AMOUNT,
    ...(condition!.closesAll ? { lots: turn.size } : {}),
    ...(priceMatch === undefined || turn.limit === undefined ? {} : { ticks: turn.limit }),
  });
  if (turn.refused !== undefined || turn.givenUp)
    emit({ type: "OrderClosed", order: id, status: "expired", released: NO_AMOUNT, cancelId: "" });
  else workContract(x, at, order, turn.limit, turn.plan, emit);
}

/** What of one that waited decides what comes of it. */
type Waited = Pick<View<AlgoOrder>, "account" | "side" | "kind" | "ticks" | "timeInForce" | "prevention"> & {
  readonly terms:
    | (Pick<ContractTerms, "leg" | "reduceOnly" | "priceMatch"> & { readonly condition: Condition | undefined })
    | undefined;
};

/** What would come of one that waited, if it went to work now. */
function turnOf(x: ExchangeView, contract: View<Contract>, order: View<Waited>, left: Lots): Turn {
  const { leg, reduceOnly, condition } = order.terms!;
  const terms = { account: order.account, side: order.side, leg, reduceOnly };
  const mark = markOf(x.prices, contract.symbol)!;
  const market = isMarket(order.kind);
  const there = onlyCloses(terms) ? closable(x, terms, contract.symbol) : undefined;
  const size = condition!.closesAll ? lots(there!) : left;
  const limit = market ? takeBound(contract, order.side, mark) : limitOf(x, contract, order);
  if (limit === undefined) return { size, limit, refused: refuse("no-such-level") };
  const most = there === undefined ? size : lots(Math.min(there, count(size)));
  const plan = planContract(x, contract, { ...terms, prevention: order.prevention, lots: most }, limit);
  const price = market ? undefined : priceAt(limit, contract.price.tick);
  const refused = cannotWork(x, contract, { ...terms, contracts: size, price, plan }, mark);
  if (refused !== undefined) return { size, limit, refused };
  const givenUp = givesUp(x, contract, { timeInForce: order.timeInForce, contracts: size }, plan);
  return { size, limit, plan, givenUp };
}

/** The price of a limit order whose price has come; undefined where it takes that from a level the book has not. */
function limitOf(x: ExchangeView, contract: View<Contract>, order: View<Waited>): Ticks | undefined {
  const { priceMatch } = order.terms!;
  return priceMatch === undefined ? order.ticks : matchedTicks(x, contract, order.side, priceMatch);
}

/** The price of the level an order takes its own from; undefined where the book has not so many. */
export function matchedTicks(
  x: ExchangeView,
  contract: View<Contract>,
  side: Side,
  { side: of, level }: PriceMatch,
): Ticks | undefined {
  return nthPrice(sideOf(x.books.get(contract.symbol)!, of === "queue" ? side : opposite(side)), level);
}

/**
 * Why an order may not trade now. At the market, one that may only close does so whatever rests to close the same
 * position: that ends as its trades leave nothing for it.
 */
function cannotWork(x: ExchangeView, contract: View<Contract>, attempt: Attempt, mark: Price): Rejection | undefined {
  if (!onlyCloses(attempt)) {
    return contract.status === "pre-delivering" ? refuse("only-closing") : cannotCarry(x, contract, attempt, mark);
  }
  if (attempt.price !== undefined) return cannotReduce(x, attempt, contract.symbol);
  return closable(x, attempt, contract.symbol) === 0 ? refuse("nothing-to-reduce") : undefined;
}

/** Whether an order ends before it trades: post-only that would take, or all-or-nothing that is not sure of all. */
export function givesUp(
  x: ExchangeView,
  contract: View<Contract>,
  order: { readonly timeInForce: Order["timeInForce"]; readonly contracts: Lots },
  plan: OrderPlan,
): boolean {
  if (order.timeInForce === "gtx") return plan.steps.length > 0;
  return order.timeInForce === "fok" && (count(plan.traded) < count(order.contracts) || trimsItself(x, contract, plan));
}

/** The worst price a market order may reach: the mark, moved by the contract's take bound. */
export function takeBound(contract: View<Contract>, side: Side, mark: Price): Ticks {
  const { marketTakeBound } = contract;
  const up = scaledPrice(mark, marketTakeBound, "down");
  const edge = side === "buy" ? plus(mark, up) : minus(mark, up);
  return nearestTicks(edge, contract.price.tick, side === "buy" ? "down" : "up");
}
