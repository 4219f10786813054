// How far a perpetual trades from its index. A sample is taken every five seconds, and costs nothing where the premium
// stays what it is: between two commands no book and no index moves, so that one look tells all samples of that time.

import { equal, floorTo, plus } from "../../money/arithmetic.ts";
import { priceAt } from "../../money/convert.ts";
import { contractsOf, costAt, entryPrice, faceOf, premiumRate } from "../../money/inverse.ts";
import {
  contracts,
  type Cost,
  count,
  type Instant,
  NO_COST,
  NO_RATE,
  type Price,
  type Rate,
} from "../../money/units.ts";
import { bestLevel, type LadderView, lotsAt, NONE, ticksAt, worseLevel } from "../book/ladder-view.ts";
import type { PremiumObserved } from "../events.ts";
import { type Contract, listedContract } from "../listing.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { meanPremium, rateAt, SAMPLE_EVERY, sampledUpTo } from "./funding.ts";

/** A contract's premium as it is, cut to twelve places; nothing before its coin has an index. */
export function premiumOf(x: ExchangeView, contract: View<Contract>): Rate {
  const index = indexOf(x.prices, contract.base);
  const book = x.books.get(contract.symbol)!;
  if (index === undefined) return NO_RATE;
  return premiumRate(index, { bid: impactPrice(contract, book.bids), ask: impactPrice(contract, book.asks) }, "down");
}

/** The average price at which the impact notional would trade on a side; undefined where the side is too thin. */
function impactPrice(contract: View<Contract>, ladder: LadderView<unknown>): Price | undefined {
  const all = count(contractsOf(contract.funding!.impact, contract.size, "up"));
  let left = all;
  let cost: Cost = NO_COST;
  for (let level = bestLevel(ladder); left > 0; level = worseLevel(ladder, level)) {
    if (level === NONE) return undefined;
    const taken = Math.min(left, count(lotsAt(ladder, level)));
    const at = priceAt(ticksAt(ladder, level), contract.price.tick);
    cost = plus(cost, costAt(faceOf(contracts(taken), contract.size), at, "half-up"));
    left -= taken;
  }
  return entryPrice(faceOf(contracts(all), contract.size), cost, "half-up");
}

/**
 * What the samples between the newest entry and a moment, the moment included, say that was not known: the contracts
 * whose premium is another than it was observed to be.
 */
export function premiumsUntil(x: ExchangeView, at: Instant): PremiumObserved[] {
  const observed: PremiumObserved[] = [];
  if (floorTo(at, SAMPLE_EVERY) <= x.at) return observed;
  for (const funding of x.futures.funding.values()) {
    const { symbol } = funding;
    const contract = listedContract(x, symbol);
    const premium = premiumOf(x, contract);
    if (equal(premium, funding.premium)) continue;
    const before = sampledUpTo(funding, contract.funding!.interval, x.at);
    observed.push({ type: "PremiumObserved", symbol, premium, since: x.at, ...before });
  }
  return observed;
}

/**
 * The rate the next stamp of a contract comes to: the fixed one, or what the interval's samples so far make. Those since
 * the newest entry are of the premium as it is.
 */
export function comingRate(x: ExchangeView, contract: View<Contract>, now: Instant): Rate | undefined {
  const funding = x.futures.funding.get(contract.symbol);
  const terms = contract.funding;
  if (funding === undefined || terms === undefined) return undefined;
  if (funding.fixed !== undefined) return funding.fixed;
  const premium = premiumOf(x, contract);
  const until = sampledUpTo(funding, terms.interval, x.at);
  const since = sampledUpTo({ ...funding, premium, since: x.at, ...until }, terms.interval, now);
  return rateAt(terms, meanPremium(since, premium));
}
