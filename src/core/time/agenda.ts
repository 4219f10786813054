// What is due next. Nothing happens by itself: the engine asks, and lets time come to it.

import { later, lower, nextMultiple } from "../../money/arithmetic.ts";
import { HOUR, type Instant } from "../../money/units.ts";
import { nextDelivery } from "../futures/delivery.ts";
import { nextForming } from "../futures/forming.ts";
import { nextFunding } from "../futures/funding.ts";
import type { Notice } from "../listing.ts";
import type { AlgoOrder } from "../algo-order.ts";
import { nextExpiry } from "../accounts/listen.ts";
import type { Order } from "../order.ts";
import { noticeDue } from "../reference/notices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** The next moment at which something is due; undefined while nothing is. */
export function nextDue(x: ExchangeView): Instant | undefined {
  let due: Instant | undefined;
  const consider = (at: Instant): void => {
    due = due === undefined ? at : lower(due, at);
  };
  // Interest falls due on every full hour while anything is owed.
  if (x.margin.loans.length > 0) consider(nextMultiple(x.at, HOUR));
  const [called] = x.margin.called;
  if (called !== undefined) {
    consider(later(x.margin.accounts.get(called)!.calledAt!, x.reference.settings!.marginCallEvery));
  }
  if (x.margin.liquidating.size + x.futures.liquidating.size > 0)
    consider(nextMultiple(x.at, x.reference.settings!.liquidationRetry));
  const funding = nextFunding(x);
  if (funding !== undefined) consider(funding);
  const forming = nextForming(x);
  if (forming !== undefined) consider(forming);
  const delivery = nextDelivery(x);
  if (delivery !== undefined) consider(delivery);
  const expiry = nextExpiry(x);
  if (expiry !== undefined) consider(expiry);
  // Contract orders stand in the order they were placed.
  const oldest = oldestContractOrder(x);
  if (oldest !== undefined) consider(later(oldest.placedAt, x.reference.settings!.contractOrderValidity));
  const [countdown] = x.orders.countdowns;
  if (countdown !== undefined) consider(countdown.dueAt);
  const algo = oldestAlgo(x);
  if (algo !== undefined) consider(later(algo.placedAt, x.reference.settings!.contractOrderValidity));
  for (const notice of x.reference.notices.values() as Iterable<View<Notice>>) consider(noticeDue(notice));
  return due;
}

/** The oldest open order on a contract. */
export function oldestContractOrder(x: ExchangeView): View<Order> | undefined {
  for (const order of x.orders.onContracts.values()) return order;
  return undefined;
}

/** The oldest algo order that waits. */
export function oldestAlgo(x: ExchangeView): View<AlgoOrder> | undefined {
  for (const algo of x.algos.waiting.values()) return algo;
  return undefined;
}
