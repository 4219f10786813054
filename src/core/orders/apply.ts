// What events do to orders, their holds and the books.

import { add, minus, plus, subtract } from "../../money/arithmetic.ts";
import { count, instant, NO_AMOUNT, NO_COST, NO_LOTS } from "../../money/units.ts";
import { arm, disarm, leave, rest, shrink, takeFrom, trail, trailTo } from "../book/book.ts";
import { NONE } from "../book/ladder-view.ts";
import { isStop, NO_LIST, type Order, type OrderId, type OrderStatus, remaining, spends } from "../order.ts";
import type {
  ContractTraded,
  CountdownElapsed,
  CountdownSet,
  ListClosed,
  ListDecided,
  ListPlaced,
  MarkTrailed,
  MatchPrevented,
  OrderActivated,
  OrderAmended,
  OrderArmed,
  OrderClosed,
  OrderPlaced,
  OrderReduced,
  OrderRested,
  OrderTriggered,
  PaymentKept,
  PendingSized,
  Traded,
  TrailingBegan,
} from "../events.ts";
import { FEES, freeOf, lockedOf, move } from "../ledger/ledger.ts";
import { print } from "../prices/apply.ts";
import type { Exchange } from "../state.ts";
import { deskFor, dropCountdown, fileCountdown, listKey } from "../book/desk.ts";
import { listedPair } from "../listing.ts";

/** A list was accepted. */
export function applyListPlaced(x: Exchange, e: ListPlaced): void {
  x.counters.list = e.list;
  x.orders.lists.set(e.list, {
    id: e.list,
    symbol: e.symbol,
    account: e.account,
    purse: e.purse,
    contingency: e.contingency,
    ...(e.paying === true ? { paying: true } : {}),
    clientId: e.clientId,
    orders: e.orders,
    clientIds: e.clientIds,
    placedAt: x.at,
    updatedAt: x.at,
    status: "executing",
  });
  x.orders.listIds.set(listKey(e.purse, e.clientId), e.list);
}

/** An order was accepted; what it may spend is locked. */
export function applyOrderPlaced(x: Exchange, e: OrderPlaced): void {
  const order: Order = {
    id: e.order,
    symbol: e.symbol,
    account: e.account,
    purse: e.purse,
    clientId: e.clientId,
    side: e.side,
    kind: e.kind,
    timeInForce: e.timeInForce,
    ticks: e.ticks,
    stopTicks: e.stopTicks,
    trailingDelta: e.trailingDelta,
    quoteBudget: e.quoteBudget,
    icebergLots: e.icebergLots,
    prevention: e.prevention,
    list: e.list,
    sideEffect: e.sideEffect,
    repayAtCancel: e.repayAtCancel,
    terms:
      e.leg === undefined
        ? undefined
        : {
            leg: e.leg,
            reduceOnly: e.reduceOnly,
            condition: e.condition,
            ...(e.priceMatch === undefined ? {} : { priceMatch: e.priceMatch }),
            cost: NO_COST,
          },
    placedAt: x.at,
    forced: e.forced === true,
    lots: e.lots,
    status: e.pending ? "pending-new" : "new",
    stage: e.pending ? "pending" : "working",
    filled: NO_LOTS,
    prevented: NO_LOTS,
    paid: NO_AMOUNT,
    held: e.held,
    borrowed: e.borrowed,
    updatedAt: x.at,
    workingAt: e.pending ? instant(0) : x.at,
    trailingAt: instant(0),
    node: NONE,
  };
  if (e.peg !== undefined) order.peg = e.peg;
  if (e.strategy !== undefined) order.strategy = e.strategy;
  x.counters.order = e.order;
  x.orders.open.set(order.id, order);
  if (order.terms !== undefined) x.orders.onContracts.set(order.id, order);
  const desk = deskFor(x.orders, order);
  if (desk.open.has(order.clientId)) throw new Error("invariant broken: a client id names one open order");
  desk.open.set(order.clientId, order);
  if (isStop(order.kind)) desk.stops++;
  if (e.leg === undefined)
    move(x.ledger, spends(listedPair(x, order.symbol), order.side), e.held, freeOf(e.purse), lockedOf(e.purse));
}

/** An order stands in the book. */
export function applyOrderRested(x: Exchange, e: OrderRested): void {
  const order = openOrder(x, e.order);
  order.stage = "resting";
  rest(x.books.get(order.symbol)!, order);
}

/** An order waits for its stop price. */
export function applyOrderArmed(x: Exchange, e: OrderArmed): void {
  const order = openOrder(x, e.order);
  order.stage = "armed";
  order.workingAt = instant(0);
  arm(x.books.get(order.symbol)!, order);
}

/** An order is smaller, and stands where it stood. */
export function applyOrderReduced(x: Exchange, e: OrderReduced): void {
  const order = openOrder(x, e.order);
  const desk = deskFor(x.orders, order);
  desk.open.delete(order.clientId);
  order.clientId = e.clientId;
  desk.open.set(order.clientId, order);
  const list = x.orders.lists.get(order.list);
  if (list !== undefined) {
    list.clientIds = list.orders.map((id, nth) => (id === order.id ? e.clientId : list.clientIds[nth]!));
    list.updatedAt = x.at;
  }
  const before = remaining(order);
  order.lots = e.lots;
  order.reductions = e.nth;
  order.updatedAt = x.at;
  // What an order on a contract needs is reckoned anew at every look, and nothing is locked for it.
  if (order.terms === undefined) {
    order.held = minus(order.held, e.released);
    const asset = spends(listedPair(x, order.symbol), order.side);
    move(x.ledger, asset, e.released, lockedOf(order.purse), freeOf(order.purse));
  }
  if (order.stage === "resting") shrink(x.books.get(order.symbol)!, order, subtract(before, remaining(order)));
}

/** A trailing stop follows the price from now on. */
export function applyTrailingBegan(x: Exchange, e: TrailingBegan): void {
  const order = openOrder(x, e.order);
  const book = x.books.get(order.symbol)!;
  disarm(book, order);
  order.trailingAt = x.at;
  order.updatedAt = x.at;
  trail(book, order, e.from);
}

/** A pending order is placed; what it may spend is locked. */
export function applyOrderActivated(x: Exchange, e: OrderActivated): void {
  const order = openOrder(x, e.order);
  order.status = "new";
  order.stage = "working";
  order.workingAt = x.at;
  order.updatedAt = x.at;
  order.held = e.held;
  order.borrowed = e.borrowed;
  if (e.ticks !== undefined) order.ticks = e.ticks;
  x.orders.ready.delete(order.list);
  move(x.ledger, spends(listedPair(x, order.symbol), order.side), e.held, freeOf(order.purse), lockedOf(order.purse));
}

/** What a working order bought is kept for a pending one. */
export function applyPaymentKept(x: Exchange, e: PaymentKept): void {
  const order = openOrder(x, e.order);
  order.held = plus(order.held, e.amount);
  move(x.ledger, listedPair(x, order.symbol).base, e.amount, freeOf(order.purse), lockedOf(order.purse));
}

/** A pending order that is paid for has its size; what was kept is free until it is placed. */
export function applyPendingSized(x: Exchange, e: PendingSized): void {
  const order = openOrder(x, e.order);
  order.lots = e.lots;
  order.updatedAt = x.at;
  order.held = minus(order.held, e.released);
  move(x.ledger, listedPair(x, order.symbol).base, e.released, lockedOf(order.purse), freeOf(order.purse));
}

/** Trailing stops follow a contract's mark. */
export function applyMarkTrailed(x: Exchange, e: MarkTrailed): void {
  trailTo(x.books.get(e.symbol)!, "mark", e);
}

/** A stop price was reached. */
export function applyOrderTriggered(x: Exchange, e: OrderTriggered): void {
  const order = openOrder(x, e.order);
  disarm(x.books.get(order.symbol)!, order);
  order.stage = "working";
  order.workingAt = x.at;
  order.updatedAt = x.at;
  if (e.lots !== undefined) order.lots = e.lots;
  if (e.ticks !== undefined) order.ticks = e.ticks;
  // What an order on a contract needs is reckoned anew at every look, and nothing is locked for it.
  if (order.terms !== undefined) return;
  order.held = plus(order.held, e.held);
  move(x.ledger, spends(listedPair(x, order.symbol), order.side), e.held, freeOf(order.purse), lockedOf(order.purse));
}

/** An order's price or size was changed: it leaves its place, and is on its way through the book again. */
export function applyOrderAmended(x: Exchange, e: OrderAmended): void {
  x.counters.amendment = e.amendment;
  const order = openOrder(x, e.order);
  leave(x.books.get(order.symbol)!, order);
  order.stage = "working";
  order.ticks = e.ticks;
  order.lots = e.lots;
  order.prevention = e.prevention;
  order.updatedAt = x.at;
  order.terms!.amended = e.nth;
  if (e.priceMatch === undefined) delete order.terms!.priceMatch;
  else order.terms!.priceMatch = e.priceMatch;
}

/** A countdown runs, or none does. */
export function applyCountdownSet(x: Exchange, { account, purse, symbol, dueAt }: CountdownSet): void {
  if (dueAt === undefined) dropCountdown(x.orders, { purse, symbol });
  else fileCountdown(x.orders, { account, purse, symbol, dueAt });
}

/** A countdown is over. */
export function applyCountdownElapsed(x: Exchange, e: CountdownElapsed): void {
  dropCountdown(x.orders, e);
}

/** One leg of a list took over what both held. */
export function applyListDecided(x: Exchange, e: ListDecided): void {
  const winner = openOrder(x, e.winner);
  const loser = openOrder(x, e.loser);
  const both = plus(winner.held, loser.held);
  loser.held = NO_AMOUNT;
  winner.held = e.held;
  winner.borrowed = plus(winner.borrowed, loser.borrowed);
  loser.borrowed = NO_AMOUNT;
  move(
    x.ledger,
    spends(listedPair(x, winner.symbol), winner.side),
    minus(both, e.held),
    lockedOf(winner.purse),
    freeOf(winner.purse),
  );
}

/** A trade on a pair: base one way, quote the other, commissions out of what each receives. */
export function applyTraded(x: Exchange, e: Traded): void {
  const maker = openOrder(x, e.maker);
  const taker = openOrder(x, e.taker);
  const buyer = e.takerSide === "buy" ? taker : maker;
  const seller = e.takerSide === "buy" ? maker : taker;
  const pair = x.reference.markets.get(e.symbol)!;
  const spentByBuyer = plus(e.quote, e.released);
  buyer.held = minus(buyer.held, spentByBuyer);
  seller.held = minus(seller.held, e.base);
  move(x.ledger, pair.quote, minus(e.quote, e.sellerFee), lockedOf(buyer.purse), freeOf(seller.purse));
  move(x.ledger, pair.quote, e.sellerFee, lockedOf(buyer.purse), freeOf(FEES));
  move(x.ledger, pair.quote, e.released, lockedOf(buyer.purse), freeOf(buyer.purse));
  move(x.ledger, pair.base, minus(e.base, e.buyerFee), lockedOf(seller.purse), freeOf(buyer.purse));
  move(x.ledger, pair.base, e.buyerFee, lockedOf(seller.purse), freeOf(FEES));
  if (e.burnAsset !== undefined) {
    move(x.ledger, e.burnAsset, e.buyerBurn ?? NO_AMOUNT, freeOf(buyer.purse), freeOf(FEES));
    move(x.ledger, e.burnAsset, e.sellerBurn ?? NO_AMOUNT, freeOf(seller.purse), freeOf(FEES));
  }
  fill(x, maker, e);
  fill(x, taker, e);
  maker.paid = plus(maker.paid, e.quote);
  taker.paid = plus(taker.paid, e.quote);
  if (count(taker.lots) < count(taker.filled)) taker.lots = taker.filled;
  const book = x.books.get(e.symbol)!;
  takeFrom(book, maker, e.lots);
  print(x, e);
  trailTo(book, "last", { low: e.ticks, high: e.ticks });
}

/** A trade on a contract, as far as orders, book and tape go. */
export function applyContractTraded(x: Exchange, e: ContractTraded): void {
  const maker = openOrder(x, e.maker);
  const taker = openOrder(x, e.taker);
  fill(x, maker, e);
  fill(x, taker, e);
  maker.terms!.cost = plus(maker.terms!.cost, e.cost);
  taker.terms!.cost = plus(taker.terms!.cost, e.cost);
  const book = x.books.get(e.symbol)!;
  takeFrom(book, maker, e.lots);
  print(x, { ...e, quote: e.base });
  trailTo(book, "last", { low: e.ticks, high: e.ticks });
}

/** Two orders of one account met; decrementing prevention takes lots off both. */
export function applyMatchPrevented(x: Exchange, e: MatchPrevented): void {
  x.counters.match = e.match;
  const maker = openOrder(x, e.maker);
  const taker = openOrder(x, e.taker);
  for (const [order, released] of [
    [maker, e.makerReleased],
    [taker, e.takerReleased],
  ] as const) {
    order.prevented = add(order.prevented, e.decrement);
    order.held = minus(order.held, released);
    order.updatedAt = x.at;
    if (order.terms === undefined) {
      move(
        x.ledger,
        spends(listedPair(x, order.symbol), order.side),
        released,
        lockedOf(order.purse),
        freeOf(order.purse),
      );
    }
  }
  if (count(e.decrement) > 0) takeFrom(x.books.get(e.symbol)!, maker, e.decrement);
}

/** An order is over: it leaves the book, and what it held is free. */
export function applyOrderClosed(x: Exchange, e: OrderClosed): void {
  const order = openOrder(x, e.order);
  const book = x.books.get(order.symbol)!;
  if (order.stage === "armed") disarm(book, order);
  else if (order.node !== NONE) leave(book, order);
  if (order.list !== NO_LIST) hasEnded(x, order, e.status);
  order.status = e.status;
  order.stage = "closed";
  order.updatedAt = x.at;
  order.held = minus(order.held, e.released);
  if (order.terms === undefined) {
    move(
      x.ledger,
      spends(listedPair(x, order.symbol), order.side),
      e.released,
      lockedOf(order.purse),
      freeOf(order.purse),
    );
  }
  x.orders.open.delete(order.id);
  if (order.terms !== undefined) x.orders.onContracts.delete(order.id);
  const desk = deskFor(x.orders, order);
  desk.open.delete(order.clientId);
  if (isStop(order.kind)) desk.stops--;
  x.orders.settled.set(order.id, order);
}

/** A list is over. */
export function applyListClosed(x: Exchange, e: ListClosed): void {
  const list = x.orders.lists.get(e.list)!;
  list.status = "all-done";
  list.updatedAt = x.at;
  x.orders.lists.delete(e.list);
  x.orders.listIds.delete(listKey(list.purse, list.clientId));
  x.orders.settledLists.set(e.list, list);
}

/** The end of an order as its list sees it: a working order that is filled makes its pending ones ready. */
function hasEnded(x: Exchange, order: Order, status: OrderStatus): void {
  const list = x.orders.lists.get(order.list)!;
  if (order.stage === "pending") x.orders.ready.delete(list.id);
  else if (list.contingency === "oto" && list.orders[0] === order.id && status === "filled")
    x.orders.ready.add(list.id);
}

/** An order on a contract was filled past the book: nothing is printed, yet the trade has its number. */
export function applyFilledPastTheBook(
  x: Exchange,
  id: OrderId,
  e: Pick<ContractTraded, "symbol" | "trade" | "lots" | "cost">,
): void {
  const order = openOrder(x, id);
  fill(x, order, e);
  order.terms!.cost = plus(order.terms!.cost, e.cost);
  x.prices.tapes.get(e.symbol)!.trade = e.trade;
}

function fill(x: Exchange, order: Order, e: Pick<Traded | ContractTraded, "lots">): void {
  order.filled = add(order.filled, e.lots);
  order.updatedAt = x.at;
  order.status = "partially-filled";
}

function openOrder(x: Exchange, id: OrderId): Order {
  return x.orders.open.get(id)!;
}
