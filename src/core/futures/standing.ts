// What is told of who stands where in the contracts of a pair, and what can change it.

import { type Amount, type Contracts, type Span, span } from "../../money/units.ts";
import type { Event } from "../events.ts";
import type { Contract } from "../listing.ts";
import type { Exchange } from "../state.ts";

/** From one sample to the next, counted from midnight UTC: as published. */
export const POSITIONING_EVERY: Span = span(300_000);

/** How many on either side. */
export interface LongShort {
  readonly long: number;
  readonly short: number;
}

/** What is held in one contract. */
export interface Interest {
  readonly symbol: string;
  readonly type: Contract["contractType"];
  readonly contracts: Contracts;
  /** Worth at the mark, rounded half-up; nothing without a mark. */
  readonly coins: Amount;
}

/** Who stands where in the contracts of a pair. */
export interface Positioning {
  readonly pair: string;
  readonly interest: readonly Interest[];
  /** Accounts that hold more long than short, and more short than long. */
  readonly accounts: LongShort;
  readonly topAccounts: LongShort;
  /** Contracts the top traders hold long and short. */
  readonly topContracts: LongShort;
}

/** What moves no position, no mark and no futures wallet; of anything else it is not looked into whether it does. */
const STILL: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "CandleClosed",
  "FundingRateSet",
  "IndexObserved",
  "InterestCharged",
  "ListenKeyClosed",
  "ListenKeyKept",
  "ListenKeyOpened",
  "MarginCalled",
  "OrderClosed",
  "OrderPlaced",
  "OrderRested",
  "PositioningSampled",
  "PremiumObserved",
  "PriceCandleClosed",
  "TimeAdvanced",
  "Traded",
]);

/** Notes that an event may have changed who stands where. */
export function stirPositioning(x: Exchange, e: Event): void {
  if (!STILL.has(e.type)) x.futures.moved = true;
}
