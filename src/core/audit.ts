// Whether an exchange is sound: the invariants nothing may break, checked the slow and simple way.

import { equal, isPositive, isZero, minus } from "../money/arithmetic.ts";
import { asAmount, quantityOf } from "../money/convert.ts";
import { type Amount, atoms, count, NO_AMOUNT } from "../money/units.ts";
import { streamName } from "./accounts/accounts.ts";
import { algos, queues, waitingOn } from "./audit-waiting.ts";
import { sideOf } from "./book/book.ts";
import {
  bestLevel,
  bestTicks,
  firstNode,
  hiddenOfNode,
  type LadderView,
  lotsOfNode,
  NONE,
  nextNode,
  worseLevel,
} from "./book/ladder-view.ts";
import { auditFutures } from "./audit-futures.ts";
import { type Order, remaining, spends } from "./order.ts";
import { ACCRUED, balance, type Cell, FREE, LOCKED, PRINCIPAL, principal, type Purse } from "./ledger/ledger.ts";
import { byPurse, isLent } from "./margin/margin.ts";
import { assess, isLiquidating, thresholdsOf, zoneOf } from "./margin/assess.ts";
import type { ExchangeView } from "./state.ts";
import type { View } from "./view.ts";
import { listedContract, listedPair, lotSize } from "./listing.ts";
import { futuresOf } from "./futures/futures.ts";
import { settingIn } from "./futures/position.ts";

/** A broken invariant, as a sentence. */
export type Fault = string;

/** Purses whose free balance may be below zero: what was brought in, both sides of contracts, and the fund that may run out. */
const MAY_BE_NEGATIVE: readonly string[] = ["world", "clearing", "insurance"];

/** Every broken invariant; none in a sound exchange. */
export function audit(x: ExchangeView): Fault[] {
  return [
    ...conservation(x),
    ...signs(x),
    ...holds(x),
    ...loans(x),
    ...levels(x),
    ...watched(x),
    ...books(x),
    ...algos(x),
    ...auditFutures(x),
    ...keys(x),
    ...listening(x),
  ];
}

/** Each kind of balance of each asset sums to zero over all purses. */
function conservation(x: ExchangeView): Fault[] {
  const sums = new Map<string, bigint>();
  for (const purse of x.ledger.purses) {
    for (const asset of purse.rows.keys()) {
      const at = (cell: Cell): bigint => atoms(balance(x.ledger, purse.id, asset, cell));
      add(sums, `${asset} held`, at(FREE) + at(LOCKED));
      add(sums, `${asset} principal`, at(PRINCIPAL));
      add(sums, `${asset} interest`, at(ACCRUED));
    }
  }
  return [...sums].filter(([, sum]) => sum !== 0n).map(([what, sum]) => `${what} sums to ${sum}, not to zero`);
}

/** Whether a futures wallet below zero is borne by crossed positions in its coin, whose profit is not taken yet. */
function isBorne(x: ExchangeView, purse: View<Purse>, asset: string): boolean {
  if (purse.kind !== "coinm") return false;
  for (const { symbol, contracts } of futuresOf(x.futures, purse.account).positions.values()) {
    const { isolated } = settingIn(x, purse.account, symbol);
    if (count(contracts) !== 0 && !isolated && listedContract(x, symbol).base === asset) return true;
  }
  return false;
}

/** Nobody has less than nothing or owes less than nothing. */
function signs(x: ExchangeView): Fault[] {
  const faults: Fault[] = [];
  for (const purse of x.ledger.purses) {
    for (const asset of purse.rows.keys()) {
      const at = (cell: Cell): bigint => atoms(balance(x.ledger, purse.id, asset, cell));
      const name = `purse ${purse.id} (${purse.kind} ${purse.symbol}) ${asset}`;
      if (at(FREE) < 0n && !MAY_BE_NEGATIVE.includes(purse.kind) && !isBorne(x, purse, asset)) {
        faults.push(`${name}: free is ${at(FREE)}`);
      }
      if (at(LOCKED) < 0n) faults.push(`${name}: locked is ${at(LOCKED)}`);
      const claims = purse.kind === "pool" || purse.kind === "insurance";
      if (!claims && (at(PRINCIPAL) > 0n || at(ACCRUED) > 0n)) faults.push(`${name}: owes less than nothing`);
    }
  }
  return faults;
}

/** What is locked is exactly what open orders hold. */
function holds(x: ExchangeView): Fault[] {
  const held = new Map<string, bigint>();
  for (const order of x.orders.open.values()) {
    if (order.terms === undefined)
      add(held, `${order.purse} ${spends(listedPair(x, order.symbol), order.side)}`, atoms(order.held));
  }
  const faults: Fault[] = [];
  for (const purse of x.ledger.purses) {
    for (const asset of purse.rows.keys()) {
      const locked = atoms(balance(x.ledger, purse.id, asset, LOCKED));
      const by = held.get(`${purse.id} ${asset}`) ?? 0n;
      if (locked !== by) faults.push(`purse ${purse.id} locks ${locked} ${asset}, its orders hold ${by}`);
    }
  }
  return faults;
}

/** A loan is on the list, in its order, exactly while principal is owed to the pool; spot owes the insurance fund alone. */
function loans(x: ExchangeView): Fault[] {
  const faults: Fault[] = [];
  for (const [nth, loan] of x.margin.loans.entries()) {
    const before = x.margin.loans[nth - 1];
    if (before !== undefined && byPurse(before, loan) >= 0) faults.push(`loan ${nth} stands in the wrong place`);
  }
  for (const purse of x.ledger.purses) {
    if (purse.kind === "pool" || purse.kind === "insurance") continue;
    for (const asset of purse.rows.keys()) {
      const owes = principal(x.ledger, purse.id, asset);
      const agrees =
        purse.kind === "spot"
          ? equal(owes, restOfLoan(x, purse.account, asset))
          : !isZero(owes) === isLent(x.margin.loans, { purse: purse.id, asset });
      if (!agrees) faults.push(`purse ${purse.id}: loan of ${asset} is not listed right`);
    }
  }
  return faults;
}

/** What is left of an account's liquidation loan, if that is in an asset. */
function restOfLoan(x: ExchangeView, account: number, asset: string): Amount {
  const loan = x.margin.liquidationLoans.get(account);
  return loan?.asset === asset ? minus(loan.amount, loan.repaid) : NO_AMOUNT;
}

/** Every margin account is in the zone it is said to be in, and none is at its liquidation ratio without being liquidated. */
function levels(x: ExchangeView): Fault[] {
  const faults: Fault[] = [];
  for (const account of x.margin.accounts.values()) {
    const { purse, status } = account;
    // Who is about to be looked at is told of at the end of the next command: after a start, everybody who owes.
    if (x.watch.stirred.has(purse)) continue;
    const zone = zoneOf(assess(x, purse), thresholdsOf(x, account));
    if (isLiquidating(account)) {
      if (status !== "force-liquidation") faults.push(`purse ${purse} is liquidated while its level is ${status}`);
    } else if (zone.status === "force-liquidation") {
      faults.push(`purse ${purse} is at its liquidation ratio and left alone`);
    } else if (zone.status !== status) {
      faults.push(`purse ${purse} is said to be ${status} and is ${zone.status}`);
    }
    const inCallZone = status === "margin-call" || status === "pre-liquidation";
    if (inCallZone !== (account.calledAt !== undefined) || inCallZone !== x.margin.called.has(purse)) {
      faults.push(`purse ${purse} is ${status}, and whether it was told so does not agree`);
    }
    if (isLiquidating(account) !== x.margin.liquidating.has(purse)) {
      faults.push(`purse ${purse}: its liquidation is not listed right`);
    }
  }
  return faults;
}

/** Whoever owes something either sleeps or is about to be looked at. */
function watched(x: ExchangeView): Fault[] {
  const { stirred, sleepers } = x.watch;
  return [...x.margin.accounts.values()]
    .filter((account) => isPositive(assess(x, account.purse).debts) && !isLiquidating(account))
    .filter(({ purse }) => !stirred.has(purse) && !sleepers.has(purse))
    .map(({ purse }) => `purse ${purse} owes something and is not watched`);
}

/** Books are not crossed, and they and the list of open orders agree on every order. */
function books(x: ExchangeView): Fault[] {
  const faults: Fault[] = [];
  const standing = new Set<number>();
  let kept = 0;
  for (const [symbol, book] of x.books) {
    const bid = bestTicks(book.bids);
    const ask = bestTicks(book.asks);
    if (bid !== undefined && ask !== undefined && bid >= ask) faults.push(`${symbol} is crossed`);
    for (const ladder of [book.bids, book.asks]) faults.push(...queues(symbol, ladder, standing));
    faults.push(...waitingOn(x, symbol, standing));
    for (const side of ["buy", "sell"] as const) {
      for (const order of ordersIn(sideOf(book, side))) {
        if (order.stage !== "resting" || order.side !== side)
          faults.push(`order ${order.id} does not belong where it rests`);
        if (count(remaining(order)) <= 0) faults.push(`order ${order.id} rests with nothing left`);
        const ladder = sideOf(book, side);
        const stands = count(lotsOfNode(ladder, order.node)) + count(hiddenOfNode(ladder, order.node));
        if (stands !== count(remaining(order))) {
          faults.push(`order ${order.id} stands with ${stands} lots, not with what is left of it`);
        }
      }
    }
  }
  for (const order of x.orders.open.values()) {
    if (order.stage === "working") faults.push(`order ${order.id} was left working`);
    if (order.stage === "pending") {
      faults.push(...pending(x, order, standing));
      kept++;
    } else if (!standing.has(order.id)) faults.push(`order ${order.id} is open and stands nowhere`);
    if (x.orders.desks.get(order.purse)?.get(order.symbol)?.open.get(order.clientId) !== order) {
      faults.push(`order ${order.id} is not on its owner's desk`);
    }
  }
  if (x.orders.ready.size > 0) faults.push("pending orders were not placed when their turn had come");
  if (standing.size + kept !== x.orders.open.size + x.algos.waiting.size)
    faults.push("books hold orders that are not open");
  return faults;
}

/** A pending order holds nothing, stands nowhere, and waits for a working order that is open. */
function pending(x: ExchangeView, order: View<Order>, standing: ReadonlySet<number>): Fault[] {
  const faults: Fault[] = [];
  const list = x.orders.lists.get(order.list);
  const working = list === undefined ? undefined : x.orders.open.get(list.orders[0]!);
  if (list?.contingency !== "oto" || working === undefined || working.stage === "pending") {
    faults.push(`order ${order.id} is pending and waits for nothing`);
  }
  const paid = list?.paying === true && list.orders[1] === order.id;
  if (list?.paying === true && count(order.lots) !== 0)
    faults.push(`order ${order.id} has a size before it is paid for`);
  if ((atoms(order.held) !== 0n && !paid) || atoms(order.borrowed) !== 0n)
    faults.push(`order ${order.id} is pending and holds`);
  if (paid) faults.push(...payment(x, order, working));
  if (standing.has(order.id)) faults.push(`order ${order.id} is pending and stands in a book`);
  return faults;
}

/** What is kept for a pending order is what its working order bought, but for commissions: never more. */
function payment(x: ExchangeView, order: View<Order>, working: View<Order> | undefined): Fault[] {
  const bought =
    working === undefined ? NO_AMOUNT : asAmount(quantityOf(working.filled, lotSize(listedPair(x, order.symbol))));
  const short = isZero(order.held) && isPositive(bought);
  return order.held > bought || short
    ? [`order ${order.id} is kept ${atoms(order.held)}, and ${atoms(bought)} was bought`]
    : [];
}

function ordersIn(ladder: LadderView<View<Order>>): View<Order>[] {
  const found: View<Order>[] = [];
  for (let level = bestLevel(ladder); level !== NONE; level = worseLevel(ladder, level)) {
    for (let node = firstNode(ladder, level); node !== NONE; node = nextNode(ladder, node))
      found.push(ladder.items[node]!);
  }
  return found;
}

/** Every key is an account's, and every special key that of a margin account which is there and under its terms. */
function keys(x: ExchangeView): Fault[] {
  const faults: Fault[] = [];
  for (const { key, account, special } of x.accounts.keys.values()) {
    const owner = x.accounts.byId.get(account);
    if (owner === undefined) faults.push(`key ${key} is nobody's`);
    if (special === undefined) continue;
    const { symbol } = special;
    if (symbol === "" && x.accounts.specialModes.get(account)?.active !== true) {
      faults.push(`key ${key} is special, and its account is not under the terms of special keys`);
    }
    if (symbol !== "" && owner?.isolated.has(symbol) !== true)
      faults.push(`key ${key} trades an account that is not there`);
  }
  return faults;
}

/** Streams and their keys know each other, and what expires stands in that order. */
function listening(x: ExchangeView): Fault[] {
  const { listenKeys, keyed, listenTokens, tokenQueue } = x.accounts;
  const faults: Fault[] = [];
  if (keyed.size !== listenKeys.size) faults.push("a stream has more than one listen key, or none");
  for (const key of listenKeys.values()) {
    if (keyed.get(streamName(key)) !== key.key) faults.push(`the listen key of ${streamName(key)} is not found by it`);
  }
  if (tokenQueue.length !== listenTokens.size) faults.push("the queue does not hold all listen tokens");
  for (const [nth, { expiresAt }] of tokenQueue.entries()) {
    if (nth > 0 && expiresAt < tokenQueue[nth - 1]!.expiresAt) faults.push("listen tokens do not stand as they expire");
  }
  return faults;
}

function add(sums: Map<string, bigint>, key: string, by: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + by);
}
