import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { HOURS, openVenue, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  expectBody,
  gets,
  illegalWhole,
  rests,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const [alice, bob, carol] = [venue.as("alice"), venue.as("bob"), venue.as("carol")];
await emptyBook(venue);
// One order of alice takes two orders at one price and a third at another: two aggregates of three trades.
await rests(bob, { side: "SELL", quantity: 2, price: "30000" });
await rests(carol, { side: "SELL", quantity: 3, price: "30000" });
await rests(carol, { side: "SELL", quantity: 4, price: "30001.5" });
await rests(alice, { side: "BUY", quantity: 9, price: "30001.5" });
await venue.advance(60_000);
await trade(alice, bob, { takerSide: "SELL", quantity: 1, price: "29999" });

const aggregates = (params: Record<string, number> = {}) =>
  gets<{ a: number }[]>(venue, "/aggTrades", { symbol: BTC, ...params });
const numbers = async (params: Record<string, number>) => (await aggregates(params)).map(({ a }) => a);

test("what one order took at one price is one row", async () => {
  expectBody((await aggregates()).slice(1), [
    { a: 2, p: "30000.0", q: "5", f: 2, l: 3, T: START, m: false },
    { a: 3, p: "30001.5", q: "4", f: 4, l: 4, T: START, m: false },
    { a: 4, p: "29999.0", q: "1", f: 5, l: 5, T: START + 60_000, m: true },
  ]);
});

test("they are asked for from a number on, from a time on, up to a time, or as the newest", async () => {
  expect(await numbers({ fromId: 3 })).toEqual([3, 4]);
  expect(await numbers({ fromId: 2, limit: 2 })).toEqual([2, 3]);
  expect(await numbers({ fromId: 5 })).toEqual([]);
  expect(await numbers({ limit: 1 })).toEqual([4]);
  expect(await numbers({ startTime: START, limit: 2 })).toEqual([1, 2]);
  expect(await numbers({ startTime: START + 1 })).toEqual([4]);
  expect(await numbers({ endTime: START + 59_999, limit: 2 })).toEqual([2, 3]);
  expect(await numbers({ startTime: START, endTime: START + HOURS })).toEqual([1, 2, 3, 4]);
  expect(await numbers({ startTime: START + 60_001, endTime: START + HOURS })).toEqual([]);
  expect(await weightOf(() => venue.get(`${DAPI}/aggTrades`, { symbol: BTC }))).toBe(20);
});

test("times that run backwards or too long are refused, and a number beside a time", async () => {
  const call = (params: Record<string, string | number>) => () => venue.get(`${DAPI}/aggTrades`, params);
  const missing = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.";
  await expectRefusal(venue, call({ fromId: "x" }), [-1102, missing]);
  await expectRefusal(venue, call({ symbol: "X", fromId: "x", startTime: "y" }), illegalWhole("fromId"));
  await expectRefusal(venue, call({ symbol: "X", fromId: 1, startTime: "y" }), illegalWhole("startTime"));
  const backwards = { startTime: START + 1, endTime: START };
  await expectRefusal(venue, call({ symbol: "X", fromId: 1, ...backwards }), BAD_SYMBOL);
  await expectRefusal(venue, call({ symbol: BTC, fromId: 1, ...backwards }), BAD_COMBINATION);
  await expectRefusal(venue, call({ symbol: BTC, ...backwards }), [-1023, "Start time is greater than end time."]);
  const long = { startTime: START, endTime: START + HOURS + 1 };
  await expectRefusal(venue, call({ symbol: BTC, ...long }), [
    -1127,
    "More than 1 hours between startTime and endTime.",
  ]);
  expect(venue.faults()).toEqual([]);
});
