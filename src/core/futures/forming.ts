// Marks the exchange forms itself. A perpetual's is the median of the index with what funding adds to it, of the index with
// what the contract has lately traded above or below it, and of the last price; of a contract that is delivered it is the
// second, and in the end the mean of the index it will be settled at. A sample of the second is taken each second, and
// between two commands no book and no index moves, so that one look tells all samples of that time.
//
// Source: Binance's FAQ on mark prices, and its announcement of September 2025: 30 samples, one a second, before it 60.

import { equal, greatest, lower, minus, nextMultiple, plus } from "../../money/arithmetic.ts";
import { meanPrice, priceAt, timesPrice } from "../../money/convert.ts";
import { fundedPrice, middlePrice } from "../../money/inverse.ts";
import { count, type Instant, type Price, price, SECOND } from "../../money/units.ts";
import { bestTicks } from "../book/ladder-view.ts";
import type { BasisObserved } from "../events.ts";
import { type Contract, listedContract } from "../listing.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { isToBeDelivered, settlementBegins, settlementPrice } from "./delivery.ts";
import type { BasisRun, Forming } from "./futures.ts";
import { secondsBetween } from "./seconds.ts";

/** Whether a contract's mark is formed by the exchange, rather than held where it was last set. */
export function isFormed(x: ExchangeView, symbol: string): boolean {
  return x.futures.forming.has(symbol);
}

/**
 * What a contract trades above its index (below zero: beneath it): the middle of the best bid and ask. Undefined while a
 * side of its book is empty, or its coin has no index.
 */
export function basisOf(x: ExchangeView, contract: View<Contract>): Price | undefined {
  const index = indexOf(x.prices, contract.base);
  const book = x.books.get(contract.symbol)!;
  const bid = bestTicks(book.bids);
  const ask = bestTicks(book.asks);
  if (index === undefined || bid === undefined || ask === undefined) return undefined;
  const { tick } = contract.price;
  return minus(middlePrice(priceAt(bid, tick), priceAt(ask, tick), "half-up"), index);
}

/** The contracts whose samples between the newest entry and a moment are of another basis than was observed. */
export function basesUntil(x: ExchangeView, at: Instant): BasisObserved[] {
  const observed: BasisObserved[] = [];
  for (const { symbol, basis: known } of x.futures.forming.values()) {
    const basis = basisOf(x, listedContract(x, symbol));
    if (basis === undefined || equal(basis, known) || secondsBetween(x.at, at) === 0) continue;
    observed.push({ type: "BasisObserved", symbol, basis, since: x.at });
  }
  return observed;
}

/** The newest samples up to a moment, oldest first, no more than a mark is made of. */
export function basisRuns(x: ExchangeView, forming: View<Forming>, upTo: Instant): BasisRun[] {
  const now = basisOf(x, listedContract(x, forming.symbol)) ?? forming.basis;
  const until = upTo < x.at ? upTo : x.at;
  return newest(x, [
    ...forming.runs,
    { basis: forming.basis, samples: secondsBetween(forming.since, until) },
    { basis: now, samples: secondsBetween(x.at, upTo) },
  ]);
}

/** What is left of runs of samples when only so many of the newest count. */
export function newest(x: ExchangeView, runs: readonly View<BasisRun>[]): BasisRun[] {
  let room = x.reference.settings!.markBasisSamples;
  const kept: BasisRun[] = [];
  for (const { basis, samples } of runs.toReversed()) {
    const taken = Math.min(room, samples);
    if (taken > 0) kept.push({ basis, samples: taken });
    room -= taken;
  }
  return kept.reverse();
}

/**
 * The mark as it would be formed at a moment, half-up; undefined before the coin has an index. What funding adds to the
 * index is counted from `fundedFrom` to the next stamp: the moment itself, or an earlier one to leave aside that time passes.
 */
export function formedMark(
  x: ExchangeView,
  contract: View<Contract>,
  { at, fundedFrom = at }: { readonly at: Instant; readonly fundedFrom?: Instant | undefined },
): Price | undefined {
  const index = indexOf(x.prices, contract.base);
  const forming = x.futures.forming.get(contract.symbol);
  if (index === undefined || forming === undefined) return undefined;
  if (isToBeDelivered(contract) && settlementBegins(x, contract) < at) {
    return settlementPrice(x, contract, at);
  }
  const traded = plus(index, meanBasis(x, forming, at));
  if (contract.contractType !== "PERPETUAL") return atLeastTick(contract, traded);
  const { lastTicks, lastAt } = x.prices.tapes.get(contract.symbol)!;
  const last = lastAt === undefined ? traded : priceAt(lastTicks, contract.price.tick);
  return atLeastTick(contract, median(fundedIndex(x, contract, index, fundedFrom), traded, last));
}

/** No price is below a tick, though a basis of before an index fell may be more than is left of that. */
function atLeastTick({ price: { tick } }: View<Contract>, formed: Price): Price {
  return greatest(formed, tick);
}

/** index × (1 + last funding rate × time to the next stamp ÷ interval). */
function fundedIndex(x: ExchangeView, contract: View<Contract>, index: Price, at: Instant): Price {
  const terms = contract.funding;
  const rate = x.futures.funding.get(contract.symbol)?.last;
  if (terms === undefined || rate === undefined) return index;
  const left = count(nextMultiple(at, terms.interval)) - count(at);
  return fundedPrice(index, rate, { left, interval: count(terms.interval) }, "half-up");
}

function meanBasis(x: ExchangeView, forming: View<Forming>, at: Instant): Price {
  let sum = price(0n);
  let many = 0;
  for (const { basis, samples } of basisRuns(x, forming, at)) {
    sum = plus(sum, timesPrice(basis, samples));
    many += samples;
  }
  return many === 0 ? forming.basis : meanPrice(sum, many, "half-up");
}

function median(a: Price, b: Price, c: Price): Price {
  if (a > b) return median(b, a, c);
  return c < a ? a : c > b ? b : c;
}

/**
 * The next whole second at which a mark is to be formed anew; undefined while all stand still. A mark moves while it is not
 * what it would be, and while its samples are not all alike. That time to the next stamp of funding passes moves none.
 */
export function nextForming(x: ExchangeView): Instant | undefined {
  const next = nextMultiple(x.at, SECOND);
  let due: Instant | undefined;
  for (const forming of x.futures.forming.values()) {
    if (isMoving(x, forming, next)) return next;
    // It moves by itself when it goes over to the mean index.
    const contract = listedContract(x, forming.symbol);
    const goesOver = nextMultiple(settlementBegins(x, contract), SECOND);
    if (isToBeDelivered(contract) && goesOver > x.at) due = due === undefined ? goesOver : lower(due, goesOver);
  }
  return due;
}

function isMoving(x: ExchangeView, forming: View<Forming>, next: Instant): boolean {
  const contract = listedContract(x, forming.symbol);
  const now = basisOf(x, contract) ?? forming.basis;
  if (basisRuns(x, forming, next).some(({ basis }) => !equal(basis, now))) return true;
  const mark = x.prices.marks.get(forming.symbol);
  const formed = formedMark(x, contract, { at: next, fundedFrom: mark?.at });
  return formed !== undefined && (mark === undefined || !equal(formed, mark.price));
}
