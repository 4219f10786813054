// The random traders are worth something only if they do everything: each kind of event, each way an
// order can end, and refusals of many kinds.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/core/events.ts";
import { isPositive } from "../../src/money/arithmetic.ts";
import { Refused } from "../exchange.ts";
import { pressing } from "./pressure.ts";
import { ask, busyVenue, wish } from "./wishes.ts";

const WANTED: readonly Event["type"][] = [
  "AlgoClosed",
  "AlgoPlaced",
  "AlgoTrailingBegan",
  "AlgoTriggered",
  "Borrowed",
  "ClearanceFeeTaken",
  "BurnSwitched",
  "CandleClosed",
  "ContractDelivered",
  "ContractTraded",
  "DownloadOrdered",
  "CrossLeverageChanged",
  "FundingPaid",
  "FundingRateFixed",
  "FundingRateSet",
  "IndexObserved",
  "InterestCharged",
  "IsolatedDisabled",
  "LevelChanged",
  "LeverageChanged",
  "LiquidationFinished",
  "LiquidationStarted",
  "ListClosed",
  "ListDecided",
  "ListPlaced",
  "ListenKeyClosed",
  "ListenKeyKept",
  "ListenKeyOpened",
  "MarginCalled",
  "MarginTypeChanged",
  "MarkObserved",
  "MatchPrevented",
  "OrderActivated",
  "OrderArmed",
  "OrderClosed",
  "OrderPlaced",
  "OrderRested",
  "OrderTriggered",
  "PendingRefused",
  "PositionChanged",
  "PositionDelivered",
  "PositionMarginChanged",
  "PositionModeChanged",
  "PositioningSampled",
  "PriceCandleClosed",
  "PremiumObserved",
  "PurseOpened",
  "Repaid",
  "SmallLiabilityExchanged",
  "TimeAdvanced",
  "Traded",
  "TrailingBegan",
  "Transferred",
];

/** How orders and algo orders end. */
const ENDS = [
  "algo canceled",
  "algo finished",
  "algo rejected",
  "beyond its margin",
  "canceled",
  "expired",
  "expired-in-match",
  "filled",
];
/** Kinds of refusals that are many. */
const MANY = 35;
/** Runs in which all of it happens. */
const MOST_RUNS = 500;

test("random traders do everything", () => {
  const happened = new Set<string>();
  const ended = new Set<string>();
  const refused = new Set<string>();
  const isDone = (): boolean =>
    WANTED.every((type) => happened.has(type)) && ENDS.every((end) => ended.has(end)) && refused.size > MANY;
  // Until everything has happened; a new kind of wish makes all that follow others.
  for (let seed = 20_260_105; seed < 20_260_105 + MOST_RUNS && !isDone(); seed++) {
    const [wishes] = fc.sample(fc.array(wish, { minLength: 100, maxLength: 100 }), { numRuns: 1, seed });
    const venue = busyVenue();
    venue.auditing = false;
    const from = venue.entries.length;
    for (const wanted of wishes!) {
      const command = wanted.make(venue.x);
      try {
        if (command.type === "AdvanceTime") venue.comesTo(command.to);
        else venue.perform(command);
      } catch (thrown) {
        if (!(thrown instanceof Refused)) throw thrown;
        refused.add(thrown.rejection.reason);
      }
    }
    for (const event of venue.entries.slice(from).flatMap(({ events }) => events)) {
      happened.add(event.type);
      if (event.type === "OrderClosed") ended.add(event.status);
      if (event.type === "AlgoClosed") ended.add(`algo ${event.status}`);
      const settled = event.type === "PositionChanged" || event.type === "PositionDelivered";
      if (settled && isPositive(event.shortfall)) ended.add("beyond its margin");
    }
  }
  expect(WANTED.filter((type) => !happened.has(type))).toEqual([]);
  expect([...ended].toSorted()).toEqual(ENDS);
  expect(refused.size).toBeGreaterThan(MANY);
});

test("random traders under pressure are liquidated, and some wait for takers", () => {
  let waiting = 0;
  const happened = new Set<string>();
  const runs = fc.sample(fc.array(pressing, { minLength: 100, maxLength: 100 }), { numRuns: 20, seed: 20_260_105 });
  for (const wishes of runs) {
    const venue = busyVenue();
    venue.auditing = false;
    for (const wanted of wishes) {
      ask(venue, wanted);
      if (venue.x.margin.liquidating.size > 0) waiting++;
    }
    for (const { events } of venue.entries) {
      for (const event of events) if (event.type !== "OrderPlaced" || event.forced === true) happened.add(event.type);
    }
  }
  expect(waiting).toBeGreaterThan(20);
  for (const type of ["LiquidationStarted", "LiquidationFinished", "OrderPlaced", "MarginCalled"]) {
    expect(happened).toContain(type);
  }
});
