// Which positions in contracts must be looked at. Positions that share their margin sleep while the mark of each
// of their contracts stays within a range in which the margin suffices without a call for more, or after one, and while
// nothing moves in it. As with margin levels, all of this can be made again: it decides who is looked at, never what is found.

import { atLeastZero, least as lesser, minus, negated, plus } from "../../money/arithmetic.ts";
import { dividedPrice, part, scaledPrice } from "../../money/convert.ts";
import { coins, faceOf, reachOf } from "../../money/inverse.ts";
import { type Amount, amount, contracts, count, NO_AMOUNT, type Price, ratio, type Ratio } from "../../money/units.ts";
import type { Event } from "../events.ts";
import { bracketAt } from "../futures/brackets.ts";
import type { PositionFigures } from "../futures/position.ts";
import { roomBeforeCall, roomOf, type ScopeFigures, scopeKey, scopeOf } from "../futures/scope.ts";
import type { Scope } from "../futures/liquidations.ts";
import { free, type PurseId } from "../ledger/ledger.ts";
import { type Contract, listedContract } from "../listing.ts";
import type { Exchange } from "../state.ts";
import type { View } from "../view.ts";
import { dequeue, emptyQueue, enqueue, firstBeyond, type PriceQueue } from "./price-queue.ts";

/** Who sleeps by which contracts. */
interface Sleeper {
  readonly scope: Scope;
  readonly symbols: readonly string[];
  /** What its purse may come down to by funding until it is looked at; undefined where any funding has it looked at. */
  readonly least: Amount | undefined;
}

/** Who sleeps until when; scopes by `scopeKey`. */
export interface ContractWatch {
  /** To be looked at when the command has been carried out. */
  readonly stirred: Map<string, Scope>;
  readonly sleepers: Map<string, Sleeper>;
  /** By contract: whose purse is to be looked at below which mark, and above which. */
  readonly floors: Map<string, PriceQueue>;
  readonly ceilings: Map<string, PriceQueue>;
}

/** A price that may at most halve before it is looked at again: brackets are taken there. */
const FARTHEST: Ratio = ratio(200_000_000n);
/** Of the room a scope has until its owner is called, an eighth is for funding, and the rest for marks to move. */
const FOR_FUNDING: Ratio = ratio(12_500_000n);
/** Profit and maintenance margin of a position are each cut by less than an atom, now and then. */
const CUT_OF_A_POSITION = 4n;

/** Nobody has a position. */
export function emptyContractWatch(): ContractWatch {
  return { stirred: new Map(), sleepers: new Map(), floors: new Map(), ceilings: new Map() };
}

/** Notes whose margin an event may have moved. */
export function stirPositions(x: Exchange, e: Event): void {
  if (e.type === "PositionChanged" || e.type === "PositionMarginChanged" || e.type === "PositionDelivered") {
    stirPurse(x, e.wallet, e.asset);
    stirPurse(x, e.purse, e.asset);
  } else if (e.type === "FundingPaid") {
    const least = x.contractWatch.sleepers.get(scopeKey(e))?.least;
    if (least === undefined || free(x.ledger, e.purse, e.asset) < least) stirPurse(x, e.purse, e.asset);
  } else if (e.type === "MarkObserved") {
    wake(x, e.symbol, e.price);
  } else if (e.type === "Transferred") {
    if (x.contractWatch.sleepers.size === 0) return;
    stirPurse(x, e.from, e.asset);
    stirPurse(x, e.to, e.asset);
  } else if (e.type === "MarketDefined") {
    for (const { scope, symbols } of x.contractWatch.sleepers.values()) {
      if (symbols.includes(e.market.symbol)) x.contractWatch.stirred.set(scopeKey(scope), scope);
    }
  } else if (e.type === "PositionsMarginCalled" || e.type === "PositionsMarginRestored") {
    // Said of what was looked at just now.
  } else if (e.type === "ContractLiquidationFinished") {
    stirPurse(x, e.purse, e.asset);
  } else if ("purse" in e && "asset" in e && x.contractWatch.sleepers.size > 0) {
    stirPurse(x, e.purse, e.asset);
  }
}

function stirPurse(x: Exchange, purse: PurseId, asset: string): void {
  const scope = scopeOf(x, purse, asset);
  if (scope !== undefined) x.contractWatch.stirred.set(scopeKey(scope), scope);
}

/** Has every position looked at: after the exchange was built from its portrait. */
export function stirAllPositions(x: Exchange): void {
  for (const [account, { positions }] of x.futures.accounts) {
    const { coinm } = x.accounts.byId.get(account)!;
    for (const { symbol, purse } of positions.values()) {
      const asset = listedContract(x, symbol).base;
      stirPurse(x, coinm, asset);
      stirPurse(x, purse, asset);
    }
  }
}

/** Lets positions sleep while their margin suffices; where there are none, nothing is watched. */
export function sleepPositions(x: Exchange, scope: Scope, found: ScopeFigures): void {
  const { contractWatch: watch } = x;
  const key = scopeKey(scope);
  forget(watch, key);
  if (found.legs.length === 0) return;
  const bySymbol = new Map<string, PositionFigures[]>();
  for (const leg of found.legs) {
    const known = bySymbol.get(leg.symbol);
    if (known === undefined) bySymbol.set(leg.symbol, [leg]);
    else known.push(leg);
  }
  let exposure = NO_AMOUNT;
  for (const [symbol, legs] of bySymbol) exposure = plus(exposure, exposureOf(listedContract(x, symbol), legs));
  const cut = amount(CUT_OF_A_POSITION * BigInt(found.legs.length));
  const called = x.futures.called.has(key);
  const room = minus(roomUntilNext(x, found, called), cut);
  // A call's share of the margin balance is no more than all of it: a purse that loses so much costs no more room than that.
  const spared = called ? NO_AMOUNT : part(atLeastZero(room), FOR_FUNDING, "down");
  const reach = reachOf(minus(room, spared), exposure);
  for (const [symbol, legs] of bySymbol) {
    const { mark } = legs[0]!;
    const net = netOf(legs);
    // A fall raises what a long loses and what every position must keep; a rise is bad for what is short in all. Who was
    // called may be well again the other way.
    if (called || legs.some((leg) => count(leg.contracts) > 0)) {
      enqueue(queueOf(watch.floors, symbol, "highest"), scope.purse, dividedPrice(mark, reach, "up"));
    }
    if (called || net < 0) {
      enqueue(queueOf(watch.ceilings, symbol, "lowest"), scope.purse, scaledPrice(mark, reach, "down"));
    }
  }
  watch.sleepers.set(key, {
    scope,
    symbols: [...bySymbol.keys()],
    least: called ? undefined : minus(found.wallet, spared),
  });
}

/**
 * By how much a scope's room may change before it must be looked at: until its owner is called, and of one who was, until
 * it is liquidated or well again.
 */
function roomUntilNext(x: Exchange, found: ScopeFigures, called: boolean): Amount {
  const before = roomBeforeCall(x, found);
  return called ? lesser(roomOf(found), negated(before)) : before;
}

/**
 * What positions in a contract lose of their room, at most, for each whole by which the mark moves: the net notional,
 * and the maintenance rate of the notional at half the mark on all of it.
 */
function exposureOf(contract: View<Contract>, legs: readonly PositionFigures[]): Amount {
  const { mark } = legs[0]!;
  let sum = coins(faceOf(contracts(netOf(legs)), contract.size), mark, "up");
  for (const { face } of legs) {
    const { maintenance } = bracketAt(contract, face, dividedPrice(mark, FARTHEST, "down"));
    sum = plus(sum, part(coins(face, mark, "up"), maintenance, "up"));
  }
  return sum;
}

function netOf(legs: readonly PositionFigures[]): number {
  return legs.reduce((sum, leg) => sum + count(leg.contracts), 0);
}

/** Wakes everybody whose range a contract's new mark is outside of. */
function wake(x: Exchange, symbol: string, mark: Price): void {
  const { contractWatch: watch } = x;
  const asset = listedContract(x, symbol).base;
  for (const queue of [watch.floors.get(symbol), watch.ceilings.get(symbol)]) {
    if (queue === undefined) continue;
    for (let purse = firstBeyond(queue, mark); purse !== undefined; purse = firstBeyond(queue, mark)) {
      const key = scopeKey({ purse, asset });
      const { scope } = watch.sleepers.get(key)!;
      watch.stirred.set(key, scope);
      leaveQueues(watch, key);
    }
  }
}

function leaveQueues(watch: ContractWatch, key: string): void {
  const { scope, symbols } = watch.sleepers.get(key)!;
  for (const symbol of symbols) {
    for (const queue of [watch.floors.get(symbol), watch.ceilings.get(symbol)]) {
      if (queue !== undefined) dequeue(queue, scope.purse);
    }
  }
}

function forget(watch: ContractWatch, key: string): void {
  if (!watch.sleepers.has(key)) return;
  leaveQueues(watch, key);
  watch.sleepers.delete(key);
}

function queueOf(queues: Map<string, PriceQueue>, symbol: string, first: PriceQueue["first"]): PriceQueue {
  let queue = queues.get(symbol);
  if (queue === undefined) queues.set(symbol, (queue = emptyQueue(first)));
  return queue;
}
