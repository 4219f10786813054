// Funding: what holders of a perpetual pay each other so that its price stays at the index, and when.

import { floorTo, lower, nextMultiple, plus } from "../../money/arithmetic.ts";
import { whole } from "../../money/convert.ts";
import { type FundingFigures, fundingRate, meanRate, weighted } from "../../money/inverse.ts";
import { count, HOUR, type Instant, type Rate, type Span, span } from "../../money/units.ts";
import { type FundingTerms, listedContract } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { Funding } from "./futures.ts";

/** From one sample of the premium to the next, counted from midnight UTC: as published. */
export const SAMPLE_EVERY: Span = span(5_000);

/** The next moment at which a contract is funded; undefined where none ever is. */
export function nextFunding(x: ExchangeView): Instant | undefined {
  let next: Instant | undefined;
  for (const symbol of x.futures.funding.keys()) {
    const stamp = nextMultiple(x.at, fundingTerms(x, symbol).interval);
    next = next === undefined ? stamp : lower(next, stamp);
  }
  return next;
}

/** How a contract that is funded is funded. */
export function fundingTerms(x: ExchangeView, symbol: string): View<FundingTerms> {
  return listedContract(x, symbol).funding!;
}

/**
 * The weights of an interval's samples later than `after` and not later than `upTo`: the nth sample of an interval weighs
 * n, so that the newest count most.
 */
export function weightBetween(interval: Span, after: Instant, upTo: Instant): number {
  const start = floorTo(after, interval);
  const nth = (at: Instant): number => whole(count(at) - count(start), count(SAMPLE_EVERY));
  return whole(nth(upTo) * (nth(upTo) + 1) - nth(after) * (nth(after) + 1), 2);
}

/** The samples of an interval up to a moment, to which the premium has been what it was observed to be. */
export function sampledUpTo(
  funding: View<Funding>,
  interval: Span,
  upTo: Instant,
): { readonly weighted: Rate; readonly weight: number } {
  const weight = weightBetween(interval, funding.since, upTo);
  return { weighted: plus(funding.weighted, weighted(funding.premium, weight)), weight: funding.weight + weight };
}

/** The mean of an interval's samples, cut to twelve places; before its first one the premium as it is. */
export function meanPremium(samples: { readonly weighted: Rate; readonly weight: number }, now: Rate): Rate {
  return samples.weight === 0 ? now : meanRate(samples.weighted, samples.weight, "down");
}

/** The rate that a mean premium comes to, cut to eight places. */
export function rateAt(terms: View<FundingTerms>, premium: Rate): Rate {
  const figures: FundingFigures = { ...terms, hours: whole(count(terms.interval), count(HOUR)) };
  return fundingRate(premium, figures, "down");
}
