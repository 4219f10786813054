// What a trader hears of the risk of cross margin: debts that grow and shrink, and levels that come to another zone.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound } from "../refusal.ts";
import { dial } from "../socket.ts";
import { HOURS, openVenue, START, type TestVenue, type Trader } from "../venue.ts";
import { listeningToRisk } from "./hearing.ts";
import { borrowing, done, moving, reaches, repaying } from "./story.ts";

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("a debt is told of when it is made, when interest is charged and when it is paid", async () => {
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  const { heard } = await listeningToRisk(venue, alice);
  await done(borrowing(alice, "100 USDT", "cross"));
  const [borrowed, first] = (await heard()).filter(({ e }) => e === "USER_LIABILITY_CHANGE");
  expect(borrowed).toEqual({
    e: "USER_LIABILITY_CHANGE",
    E: START,
    a: "USDT",
    t: "BORROW",
    p: "100.00000000",
    i: "0.00000000",
  });
  expect(first).toMatchObject({ a: "USDT", t: "INTEREST", p: "0.00000000" });
  expect(Number(first!["i"])).toBeGreaterThan(0);
  await venue.advance(HOURS / 2);
  expect(await heard()).toMatchObject([{ t: "INTEREST", E: START + HOURS / 2, i: first!["i"] }]);
  await done(repaying(alice, "50 USDT", "cross"));
  const [repaid] = await heard();
  const paid = Number(repaid!["p"]) + Number(repaid!["i"]);
  expect(repaid).toMatchObject({ t: "REPAY", a: "USDT", i: (2 * Number(first!["i"])).toFixed(8) });
  expect(paid).toBeCloseTo(50, 8);
});

test("a level that falls is told of zone by zone, once a day again while margin is called, and when it is well", async () => {
  await done(moving(alice, "1 BTC", { from: "spot", to: "cross" }));
  await done(borrowing(alice, "15000 USDT", "cross"));
  const { heard } = await listeningToRisk(venue, alice);
  const levels = async () => {
    const told = (await heard()).filter(({ e }) => e === "MARGIN_LEVEL_STATUS_CHANGE");
    return told.map(({ s, l }) => `${s} ${String(l).slice(0, 4)}`);
  };
  // 15000 USDT are owed, and there beside the coin.
  await reaches(venue, "BTCUSDT", "6000");
  expect(await levels()).toEqual(["NORMAL 1.39"]);
  await reaches(venue, "BTCUSDT", "4000");
  expect(await levels()).toEqual(["MARGIN_CALL 1.26"]);
  await reaches(venue, "BTCUSDT", "3900");
  expect(await levels()).toEqual([]);
  // A day after the call there is another, for whoever listens then: a connection lasts no longer than that.
  await venue.advance(24 * HOURS - 1);
  const again = await listeningToRisk(venue, alice);
  await venue.advance(1);
  const call = (await again.heard()).filter(({ e }) => e === "MARGIN_LEVEL_STATUS_CHANGE");
  expect(call).toMatchObject([{ s: "MARGIN_CALL", E: START + 24 * HOURS }]);
  await reaches(venue, "BTCUSDT", "30000");
  expect(await again.heard()).toMatchObject([{ e: "MARGIN_LEVEL_STATUS_CHANGE", s: "EXCESSIVE" }]);
});

test("what happens to isolated accounts and to others is none of its business", async () => {
  const { heard } = await listeningToRisk(venue, alice);
  for (const trader of [alice, venue.as("bob")]) {
    await done(moving(trader, "1000 USDT", { from: "spot", to: "BTCUSDT" }));
    await done(borrowing(trader, "100 USDT", "BTCUSDT"));
  }
  await done(moving(venue.as("bob"), "1000 USDT", { from: "spot", to: "cross" }));
  await done(borrowing(venue.as("bob"), "100 USDT", "cross"));
  expect(await heard()).toEqual([]);
});

test("the key is a stream by any of the ways there are to name one", async () => {
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  const { listenKey } = await done<{ listenKey: string }>(() => alice.post("/sapi/v1/margin/listen-key"));
  const bare = await dial(venue, `/ws/${listenKey}`);
  const combined = await dial(venue, `/stream?streams=${listenKey}`);
  const later = await dial(venue, "/stream");
  await later.asks("SUBSCRIBE", [listenKey] as never);
  await done(borrowing(alice, "100 USDT", "cross"));
  expect((await bare.heard())[0]).toMatchObject({ e: "USER_LIABILITY_CHANGE" });
  for (const each of [combined, later]) {
    expect((await each.heard())[0]).toMatchObject({ stream: listenKey, data: { e: "USER_LIABILITY_CHANGE" } });
  }
  await venue.advance(HOURS);
  expect((await bare.heard()).at(-1)).toEqual({ e: "listenKeyExpired", E: START + HOURS, listenKey });
  await done(borrowing(alice, "100 USDT", "cross"));
  expect(await bare.heard()).toEqual([]);
});

test("a key kept alive lives an hour more; then it says once that it is over, and debts are heard by nobody", async () => {
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  const { listenKey } = await done<{ listenKey: string }>(() => alice.post("/sapi/v1/margin/listen-key"));
  const keeping = () => alice.put("/sapi/v1/margin/listen-key", { listenKey });
  const { heard } = await dial(venue, `/ws/${listenKey}`);
  await venue.advance(HOURS - 1);
  await done(keeping);
  await venue.advance(HOURS - 1);
  await done(borrowing(alice, "100 USDT", "cross"));
  expect(await heard()).toMatchObject([{ t: "BORROW" }, { t: "INTEREST" }]);
  await venue.advance(1);
  expect(await heard()).toEqual([{ e: "listenKeyExpired", E: START + 2 * HOURS - 1, listenKey }]);
  await done(borrowing(alice, "100 USDT", "cross"));
  await venue.advance(HOURS);
  expect(await heard()).toEqual([]);
  await expectRefusal(venue, keeping, [-3038, "Listen key not found."]);
});
