// A venue whose positions are known by hand, for the pages that tell who stands where; and what those pages refuse.

import { expect } from "vitest";
import { contracts } from "../../../../src/core/select-market.ts";
import { badValue, expectRefusal, missing } from "../../../refusal.ts";
import { DAYS, openVenue, type Params, START, type TestVenue } from "../../../venue.ts";
import { BAD_PAIR, bodyOf, BTC, credit, emptyBook, illegalWhole, trade, weightOf } from "./scene.ts";

/** Five minutes. */
export const FIVE = 300_000;

/** Rows of a page of statistics. */
export async function statistics(venue: TestVenue, page: string, params: Params): Promise<readonly unknown[]> {
  return bodyOf(await venue.get(`/futures/data/${page}`, params)) as unknown[];
}

/** The symbol of a pair's quarterly of this quarter, or of the next. */
export function quarterly(venue: TestVenue, type: "CURRENT_QUARTER" | "NEXT_QUARTER"): string {
  const listed = contracts(venue.running.engine.view);
  return listed.find(({ pair, contractType }) => pair === "BTCUSD" && contractType === type)!.symbol;
}

/**
 * Contracts on BTCUSD as of the beginning: the house's maker holds −1 of each of the three, its tape 1. Then alice 7 of the
 * perpetual and −4 of the near quarterly, bob −8, carol 1, dave 4 of the near quarterly. Bob has most coins of all, carol
 * most of the others: with six holders these are the top traders. The first two of five minutes are over.
 */
export async function positionedVenue(): Promise<TestVenue> {
  const venue = await openVenue();
  const near = quarterly(venue, "CURRENT_QUARTER");
  for (const symbol of [BTC, near]) await emptyBook(venue, symbol);
  const [alice, bob, carol, dave] = (["alice", "bob", "carol", "dave"] as const).map((name) => venue.as(name));
  await credit(venue, "bob", "BTC", "90000000");
  await credit(venue, "carol", "BTC", "80000000");
  await venue.advance(FIVE);
  await trade(bob!, alice!, { takerSide: "BUY", quantity: 7, price: "30000" });
  await trade(bob!, carol!, { takerSide: "BUY", quantity: 1, price: "30000" });
  await trade(dave!, alice!, { takerSide: "SELL", quantity: 4, price: "30000", symbol: near });
  await venue.advance(FIVE);
  return venue;
}

/** Holds a page of statistics to its weight and to what it refuses, in order. */
export async function expectStatisticsDoor(venue: TestVenue, page: string, typed: "typed" | "untyped"): Promise<void> {
  const call = (params: Params) => () => venue.get(`/futures/data/${page}`, params);
  const type = typed === "typed" ? { contractType: "PERPETUAL" } : {};
  const whole = { pair: "BTCUSD", ...type, period: "5m" };
  expect(await weightOf(call(whole))).toBe(1);
  await expectRefusal(venue, call({ ...type }), missing(page === "topLongShortAccountRatio" ? "period" : "pair"));
  if (typed === "typed") {
    await expectRefusal(venue, call({ pair: "X" }), missing("contractType"));
    await expectRefusal(venue, call({ pair: "X", contractType: "WEEKLY", period: "1m" }), badValue("contractType"));
  }
  await expectRefusal(venue, call({ ...whole, pair: "X", period: "1m" }), badValue("period"));
  await expectRefusal(venue, call({ ...whole, pair: "X", limit: "0" }), badValue("limit"));
  await expectRefusal(venue, call({ ...whole, pair: "X", startTime: "x" }), illegalWhole("startTime"));
  await expectRefusal(venue, call({ ...whole, pair: "X" }), BAD_PAIR);
  const backwards = { startTime: START + 1, endTime: START };
  await expectRefusal(venue, call({ ...whole, ...backwards }), [-1023, "Start time is greater than end time."]);
  const old = { startTime: venue.now() - 30 * DAYS - 1 };
  await expectRefusal(venue, call({ ...whole, ...old }), badValue("startTime"));
  expect((await call({ ...whole, startTime: venue.now() - 30 * DAYS })()).status).toBe(200);
  expect(venue.faults()).toEqual([]);
}
