// Contracts on their way to delivery: when what happens, and the price they are settled at. That is the mean of the
// index at each whole second of a time before. Between two commands no index moves, so that one look tells all samples.
//
// Source: Binance's announcement of November 2024: 1,800 samples, one a second of the last thirty minutes; before it was
// an hour. That nobody can open a position in the last ten minutes is published too.

import { earlier, higher, lower, plus } from "../../money/arithmetic.ts";
import { meanPrice, timesPrice } from "../../money/convert.ts";
import type { Instant, Price } from "../../money/units.ts";
import { type Contract, listedContract } from "../listing.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { Delivery } from "./futures.ts";
import { secondsBetween } from "./seconds.ts";

/** Whether a contract is delivered one day, and has not been. */
export function isToBeDelivered({ contractType, status }: View<Contract>): boolean {
  return contractType !== "PERPETUAL" && status !== "delivered";
}

/** When nobody can open positions in a contract any more. */
export function openingEnds(x: ExchangeView, contract: View<Contract>): Instant {
  return earlier(contract.delivery, x.reference.settings!.openingEndsBeforeDelivery);
}

/** When the time begins of whose index a contract's settlement price is the mean. */
export function settlementBegins(x: ExchangeView, { delivery }: View<Contract>): Instant {
  return earlier(delivery, x.reference.settings!.settlementTime);
}

/** The next moment at which a contract takes no more opening orders, or is delivered; undefined where none is listed. */
export function nextDelivery(x: ExchangeView): Instant | undefined {
  let next: Instant | undefined;
  for (const symbol of x.futures.deliveries.keys()) {
    const contract = listedContract(x, symbol);
    const at = higher(contract.status === "trading" ? openingEnds(x, contract) : contract.delivery, x.at);
    next = next === undefined ? at : lower(next, at);
  }
  return next;
}

/** The samples of a contract's settlement price up to a moment, of which those that are not taken down are of an index. */
export function settlementSamples(
  x: ExchangeView,
  contract: View<Contract>,
  upTo: Instant,
): Pick<Delivery, "sum" | "samples"> {
  const { since, sum, samples } = x.futures.deliveries.get(contract.symbol)!;
  const index = indexOf(x.prices, contract.base);
  const begins = settlementBegins(x, contract);
  const more = secondsBetween(higher(since, begins), lower(upTo, contract.delivery));
  if (index === undefined || more === 0) return { sum, samples };
  return { sum: plus(sum, timesPrice(index, more)), samples: samples + more };
}

/** The price a contract would be settled at by the samples so far, half-up; before the first one the index. */
export function settlementPrice(x: ExchangeView, contract: View<Contract>, now: Instant): Price | undefined {
  if (!x.futures.deliveries.has(contract.symbol)) return indexOf(x.prices, contract.base);
  const { sum, samples } = settlementSamples(x, contract, now);
  return samples === 0 ? indexOf(x.prices, contract.base) : meanPrice(sum, samples, "half-up");
}
