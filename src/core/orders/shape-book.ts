// Having what an account offers at some prices of a market come to what is wanted there, in one command: for the house,
// which keeps a book that was. What goes is told before what comes, so that a book that moves does not meet itself.
//
// Less is wanted: the newest orders of the price go first, the last of them in part and where it stands, so that whoever
// stands behind an older one moves up no sooner than that one becomes smaller. More is wanted: another order, behind
// everybody. Filters are for traders; what an order spends is held, and what it meets it trades with, as everywhere.

import { isPositive, minus, plus } from "../../money/arithmetic.ts";
import { ticksOf } from "../../money/convert.ts";
import {
  count,
  type Amount,
  type Instant,
  type Lots,
  lots,
  NO_AMOUNT,
  NO_LOTS,
  ticks,
  type Ticks,
} from "../../money/units.ts";
import { sideOf } from "../book/book.ts";
import { openOrders } from "../book/desk.ts";
import { bestTicks, firstNode, levelOf, NONE, nextNode } from "../book/ladder-view.ts";
import type { ShapeBook, TakeLevel, WantedLevel } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { futuresOf } from "../futures/futures.ts";
import { freeNameFor, nameFor } from "../ids.ts";
import { free } from "../ledger/ledger.ts";
import { type Market, priceFilter } from "../listing.ts";
import { NO_LIST, opposite, type Order, remaining, type Side, spends } from "../order.ts";
import { findPurse, isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { acceptContractOrder, isTaken } from "./accept-contract-order.ts";
import { close } from "./close.ts";
import { followContract } from "./condition.ts";
import { followUp } from "./follow-up.ts";
import { limitHold } from "./fund.ts";
import { planPair, workPair } from "./work-pair.ts";
import { planContract, workContract } from "./work-contract.ts";

/** Orders of one price from which on they are put together again, where nobody else stands between them. */
const MANY = 4;

/** An account's own book of a market. */
interface Own {
  readonly market: View<Market>;
  readonly account: number;
  readonly purse: number;
}

/** What one price comes to: what goes, what becomes smaller, and how much comes. */
interface Change {
  readonly level: WantedLevel;
  readonly gone: readonly View<Order>[];
  readonly smaller: { readonly order: View<Order>; readonly by: Lots } | undefined;
  readonly more: Lots;
}

/** Brings an account's levels to what is wanted; refused where it could not pay for what comes. */
export function shapeBook(x: ExchangeView, at: Instant, c: ShapeBook, emit: Emit): Rejection | undefined {
  const own = ownOf(x, c);
  if (isRejection(own)) return own;
  const strange = unfit(own.market, c.levels);
  if (strange !== undefined) return strange;
  const changes = c.levels.map((level) => changeOf(x, own, level, c.behind));
  const others = c.rest === "goes" ? beyond(x, own, c.levels) : [];
  const poor = missing(x, own, changes);
  if (poor !== undefined) return poor;

  for (const order of others) cancel(x, order, emit);
  for (const { gone, smaller } of changes) {
    for (const order of gone) cancel(x, order, emit);
    if (smaller !== undefined) reduce(x, own.market, smaller.order, smaller.by, emit);
  }
  for (const { level, more } of changes) {
    // What trades before it may have cost a commission in the coin that is offered.
    if (count(more) > 0 && !(c.behind && meets(x, own, level)) && bears(x, own, level, more))
      place(x, at, own, level, { size: more, timeInForce: "gtc" }, emit);
  }
  follow(x, at, own.market, emit);
  return undefined;
}

/** Takes what there is, and waits for nothing. */
export function takeLevel(x: ExchangeView, at: Instant, c: TakeLevel, emit: Emit): Rejection | undefined {
  const own = ownOf(x, c);
  if (isRejection(own)) return own;
  const level: WantedLevel = { side: c.side, ticks: c.ticks, lots: c.lots };
  const strange = unfit(own.market, [level]);
  if (strange !== undefined) return strange;
  const poor = missing(x, own, [{ level, gone: [], smaller: undefined, more: c.lots }]);
  if (poor !== undefined) return poor;
  if (count(c.lots) === 0) return refuse("value-is-zero");

  place(x, at, own, level, { size: c.lots, timeInForce: "ioc" }, emit);
  follow(x, at, own.market, emit);
  return undefined;
}

function ownOf(x: ExchangeView, c: Pick<ShapeBook, "account" | "symbol">): Own | Rejection {
  const market = x.reference.markets.get(c.symbol);
  if (market === undefined) return { reason: "unknown-symbol", symbol: c.symbol };
  if (market.status !== "trading") return refuse("market-closed");
  if (market.kind === "contract" && futuresOf(x.futures, c.account).hedge) return refuse("leg-mismatch");
  const purse = findPurse(x, { kind: market.kind === "pair" ? "spot" : "coinm", account: c.account });
  return isRejection(purse) ? purse : { market, account: c.account, purse };
}

/** Why levels can be no book: a price that none has room for, one that is named twice, or a size that is none. */
function unfit(market: View<Market>, levels: readonly WantedLevel[]): Rejection | undefined {
  const { max, tick } = priceFilter(market);
  const highest = count(ticksOf(max, tick));
  const seen = new Set<string>();
  for (const { side, ticks: at, lots: size } of levels) {
    if (count(at) < 1 || count(at) > highest) return { reason: "filter", filter: "PRICE_FILTER" };
    if (count(size) < 0 || !Number.isSafeInteger(count(size))) return { reason: "filter", filter: "LOT_SIZE" };
    const name = `${side} ${count(at)}`;
    if (seen.has(name)) return refuse("unsupported-order");
    seen.add(name);
  }
  return undefined;
}

/** What trades lead to beyond themselves. */
function follow(x: ExchangeView, at: Instant, market: View<Market>, emit: Emit): void {
  if (market.kind === "pair") followUp(x, at, market.symbol, emit);
  else followContract(x, at, market.symbol, emit);
}

/** An account's resting orders at a price, the oldest in line first, and whether anybody else stands there. */
function standing(x: ExchangeView, own: Own, side: Side, at: Ticks): { own: View<Order>[]; others: boolean } {
  const ladder = sideOf(x.books.get(own.market.symbol)!, side);
  const level = levelOf(ladder, at);
  const found: View<Order>[] = [];
  let others = false;
  if (level === NONE) return { own: found, others };
  for (let node = firstNode(ladder, level); node !== NONE; node = nextNode(ladder, node)) {
    const order = ladder.items[node]!;
    // What stands in a list stands there for another.
    if (order.purse === own.purse && order.list === NO_LIST) found.push(order);
    else others = true;
  }
  return { own: found, others };
}

function changeOf(x: ExchangeView, own: Own, level: WantedLevel, behind: boolean): Change {
  const there = standing(x, own, level.side, level.ticks);
  const stands = there.own.reduce((sum, order) => sum + count(remaining(order)), 0);
  const wanted = count(level.lots);
  const anew = there.others && level.anew === true && wanted > 0;
  if (anew) return { level, gone: there.own, smaller: undefined, more: level.lots };
  if (wanted > stands) {
    const together = !there.others && there.own.length >= MANY && !(behind && meets(x, own, level));
    return together
      ? { level, gone: there.own, smaller: undefined, more: level.lots }
      : { level, gone: [], smaller: undefined, more: lots(wanted - stands) };
  }
  let over = stands - wanted;
  const gone: View<Order>[] = [];
  let smaller: Change["smaller"];
  for (const order of there.own.reverse()) {
    if (over === 0) break;
    const size = count(remaining(order));
    if (size <= over) gone.push(order);
    else smaller = { order, by: lots(over) };
    over -= Math.min(size, over);
  }
  return { level, gone, smaller, more: NO_LOTS };
}

/** Whether an offer would meet somebody. */
function meets(x: ExchangeView, own: Own, { side, ticks: at }: WantedLevel): boolean {
  const best = bestTicks(sideOf(x.books.get(own.market.symbol)!, opposite(side)));
  return best !== undefined && (side === "buy" ? count(best) <= count(at) : count(best) >= count(at));
}

/** An account's resting orders at all other prices. */
function beyond(x: ExchangeView, { market, purse }: Own, levels: readonly WantedLevel[]): View<Order>[] {
  const named = { buy: new Set<number>(), sell: new Set<number>() };
  for (const { side, ticks: at } of levels) named[side].add(count(at));
  return openOrders(x.orders, purse, market.symbol).filter(
    (order) => order.stage === "resting" && order.list === NO_LIST && !named[order.side].has(count(order.ticks)),
  );
}

/** Why an account on a pair could not pay for what comes, whatever becomes free of what goes. */
function missing(x: ExchangeView, { market, purse }: Own, changes: readonly Change[]): Rejection | undefined {
  if (market.kind === "contract") return undefined;
  for (const side of ["buy", "sell"] as const) {
    let needed: Amount = NO_AMOUNT;
    for (const { level, more } of changes) {
      if (level.side === side && count(more) > 0) needed = plus(needed, limitHold(market, side, level.ticks, more));
    }
    const asset = spends(market, side);
    if (isPositive(minus(needed, free(x.ledger, purse, asset)))) return { reason: "insufficient-balance", asset };
  }
  return undefined;
}

/** Whether an account can still pay for an offer. */
function bears(x: ExchangeView, { market, purse }: Own, { side, ticks: at }: WantedLevel, size: Lots): boolean {
  if (market.kind === "contract") return true;
  return free(x.ledger, purse, spends(market, side)) >= limitHold(market, side, at, size);
}

function cancel(x: ExchangeView, order: View<Order>, emit: Emit): void {
  close(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit);
}

function reduce(x: ExchangeView, market: View<Market>, order: View<Order>, by: Lots, emit: Emit): void {
  const left = lots(count(remaining(order)) - count(by));
  const released =
    market.kind === "contract" ? NO_AMOUNT : minus(order.held, limitHold(market, order.side, order.ticks, left));
  emit({
    type: "OrderReduced",
    order: order.id,
    execution: x.counters.execution + 1,
    before: { clientId: order.clientId, lots: order.lots },
    clientId: order.clientId,
    lots: lots(count(order.lots) - count(by)),
    released,
    nth: (order.reductions ?? 0) + 1,
  });
}

function place(
  x: ExchangeView,
  at: Instant,
  own: Own,
  { side, ticks: limit }: WantedLevel,
  { size, timeInForce }: { readonly size: Lots; readonly timeInForce: "gtc" | "ioc" },
  emit: Emit,
): void {
  const { market, account, purse } = own;
  // An offer on the other side that is in the way is one that was: the newer word counts.
  const prevention = "expire-maker";
  if (market.kind === "contract") {
    const plan = planContract(x, market, { side, account, prevention, lots: size }, limit);
    const placed = acceptContractOrder(
      x,
      {
        account,
        symbol: market.symbol,
        side,
        kind: "limit",
        timeInForce,
        ticks: limit,
        stopTicks: ticks(0),
        trailingDelta: 0,
        lots: size,
        prevention,
        leg: "both",
        reduceOnly: false,
        condition: undefined,
        clientId: undefined,
      },
      emit,
    );
    return workContract(x, at, placed, limit, plan, emit);
  }
  const way = planPair(x, market, { side, account, limit, lots: size, quote: undefined, prevention });
  const order = x.counters.order + 1;
  emit({
    type: "OrderPlaced",
    order,
    symbol: market.symbol,
    account,
    purse,
    side,
    kind: "limit",
    ticks: limit,
    stopTicks: ticks(0),
    trailingDelta: 0,
    lots: size,
    quoteBudget: NO_AMOUNT,
    prevention,
    sideEffect: "none",
    clientId: freeNameFor(x.seed, "order", order, (name) => isTaken(x, purse, market.symbol, name)),
    timeInForce,
    icebergLots: NO_LOTS,
    list: NO_LIST,
    repayAtCancel: false,
    leg: undefined,
    reduceOnly: false,
    pending: false,
    held: limitHold(market, side, limit, size),
    borrowed: NO_AMOUNT,
  });
  workPair(x, at, x.orders.open.get(order)!, way, emit);
}
