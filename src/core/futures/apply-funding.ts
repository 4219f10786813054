// What events do to funding, and to what is told of positions.

import { isNegative, negated, nextMultiple } from "../../money/arithmetic.ts";
import { NO_RATE } from "../../money/units.ts";
import type {
  FundingPaid,
  FundingRateFixed,
  FundingRateSet,
  MarketDefined,
  PositioningSampled,
  PremiumObserved,
} from "../events.ts";
import { CLEARING, freeOf, INSURANCE, move } from "../ledger/ledger.ts";
import { courseFrom, goOn } from "../prices/course.ts";
import type { Exchange } from "../state.ts";
import { SAMPLE_EVERY } from "./funding.ts";

/** A contract that is funded is sampled from now on; one that no longer is, no more. */
export function applyFundingListed(x: Exchange, { market }: MarketDefined): void {
  if (market.kind !== "contract") return;
  const { symbol } = market;
  const { funding } = x.futures;
  const { premium } = x.prices.courses;
  if (market.funding === undefined) {
    funding.delete(symbol);
    premium.delete(symbol);
  } else if (!funding.has(symbol)) {
    premium.set(symbol, courseFrom(NO_RATE, nextMultiple(x.at, SAMPLE_EVERY)));
    funding.set(symbol, { symbol, premium: NO_RATE, since: x.at, weighted: NO_RATE, weight: 0, fixed: undefined });
  }
}

/** Samples are of another premium from now on, unless the entry has just ended the contract's funding. */
export function applyPremiumObserved(x: Exchange, e: PremiumObserved): void {
  const funding = x.futures.funding.get(e.symbol);
  if (funding === undefined) return;
  // The first sample of the new premium; where it is the first of all, there never was another.
  const first = nextMultiple(e.since, SAMPLE_EVERY);
  const { premium } = x.prices.courses;
  const course = premium.get(e.symbol)!;
  if (first === course.since) premium.set(e.symbol, courseFrom(e.premium, first));
  else goOn(course, e.premium, first);
  funding.premium = e.premium;
  funding.since = e.since;
  funding.weighted = e.weighted;
  funding.weight = e.weight;
}

/** Who stands where is otherwise than it was. */
export function applyPositioningSampled(x: Exchange, { positioning }: PositioningSampled): void {
  x.futures.positioning.set(positioning.pair, positioning);
}

/** The next rate is known, or is not any more. */
export function applyFundingRateFixed(x: Exchange, e: FundingRateFixed): void {
  x.futures.funding.get(e.symbol)!.fixed = e.rate;
}

/** An interval is over, and with it what was fixed: the next one has no samples yet. */
export function applyFundingRateSet(x: Exchange, e: FundingRateSet): void {
  const funding = x.futures.funding.get(e.symbol)!;
  funding.since = e.stamp;
  funding.weighted = NO_RATE;
  funding.weight = 0;
  funding.fixed = undefined;
  funding.last = e.rate;
}

/** Longs and shorts pay each other through clearing, which keeps what is cut off. */
export function applyFundingPaid(x: Exchange, e: FundingPaid): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.shortfall, freeOf(INSURANCE), freeOf(e.purse));
  if (isNegative(e.funding)) move(x.ledger, e.asset, negated(e.funding), freeOf(e.purse), freeOf(CLEARING));
  else move(x.ledger, e.asset, e.funding, freeOf(CLEARING), freeOf(e.purse));
}
