// Streams that speak at a pace: while time runs, where it is moved, and while it stands still.

import { afterEach, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { type HandClock, handClock } from "../hand-clock.ts";
import { dial, type Message } from "../socket.ts";
import { openVenue, START, type TestVenue } from "../venue.ts";

const clocks = new Map<TestVenue, HandClock>();

/** A venue without a house, whose time runs as its clock is moved. */
async function running(): Promise<TestVenue> {
  const clock = handClock(START);
  const venue = await openVenue({ house: false, clock });
  clocks.set(venue, clock);
  return venue;
}

afterEach(() => {
  for (const venue of clocks.keys()) expectSound(venue);
});

const BID = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.1" };
const bids = (venue: TestVenue, price: string) => venue.as("alice").post("/api/v3/order", { ...BID, price });
/** What a diff tells: from which number to which, and the bids. */
const step = ({ U, u, b }: Message): unknown => [U, u, b];

test("changes are gathered until a whole multiple of the pace, and each pace has its own", async () => {
  const venue = await running();
  const clock = clocks.get(venue)!;
  clock.passes(30);
  const [fast, slow] = [await dial(venue, "/ws/btcusdt@depth@100ms"), await dial(venue, "/ws/btcusdt@depth")];
  await bids(venue, "20000");
  clock.passes(69);
  expect(await fast.heard()).toEqual([]);
  await bids(venue, "20001");
  clock.passes(1);
  const [first, ...none] = await fast.heard();
  expect(none).toEqual([]);
  expect(first).toMatchObject({ e: "depthUpdate", E: START + 100, s: "BTCUSDT", U: 1, u: 2 });
  expect(first!["b"]).toEqual([
    ["20000.00000000", "0.10000000"],
    ["20001.00000000", "0.10000000"],
  ]);
  await bids(venue, "20001");
  clock.passes(900);
  expect((await fast.heard()).map(step)).toEqual([[3, 3, [["20001.00000000", "0.20000000"]]]]);
  const [second] = await slow.heard();
  expect(second).toMatchObject({ E: START + 1000, U: 1, u: 3 });
  // Nothing new: nothing is said.
  clock.passes(5000);
  expect([...(await fast.heard()), ...(await slow.heard())]).toEqual([]);
});

test("where time is moved on, it is said once, at what time comes to", async () => {
  const venue = await running();
  const clock = clocks.get(venue)!;
  const stream = await dial(venue, "/ws/btcusdt@depth@100ms");
  await bids(venue, "20000");
  await venue.advance(3_600_000);
  expect(await stream.heard()).toMatchObject([{ E: START + 3_600_000, U: 1, u: 1 }]);
  await bids(venue, "20001");
  clock.passes(100);
  expect(await stream.heard()).toMatchObject([{ E: START + 3_600_100, U: 2, u: 2 }]);
  // A part of a pace that is moved over is not waited for again.
  await bids(venue, "20002");
  await venue.advance(70);
  clock.passes(29);
  expect(await stream.heard()).toEqual([]);
  clock.passes(1);
  expect(await stream.heard()).toMatchObject([{ E: START + 3_600_200, U: 3, u: 3 }]);
});

test("while time stands still it is said when a request is over, and what waited when it stopped is said then", async () => {
  const venue = await running();
  const clock = clocks.get(venue)!;
  const stream = await dial(venue, "/ws/btcusdt@depth");
  await bids(venue, "20000");
  venue.running.engine.setRunning(false);
  expect(await stream.heard()).toMatchObject([{ E: START, U: 1, u: 1 }]);
  await bids(venue, "20001");
  expect(await stream.heard()).toMatchObject([{ E: START, U: 2, u: 2 }]);
  await bids(venue, "20002");
  await bids(venue, "20003");
  expect((await stream.heard()).map(({ u }) => Number(u))).toEqual([3, 4]);
  venue.running.engine.setRunning(true);
  await bids(venue, "20004");
  clock.passes(999);
  expect(await stream.heard()).toEqual([]);
  clock.passes(1);
  expect(await stream.heard()).toMatchObject([{ E: START + 1000, U: 5, u: 5 }]);
});

test("whoever begins to listen to a picture is shown it, and to steps only what follows", async () => {
  const venue = await running();
  const clock = clocks.get(venue)!;
  await bids(venue, "20000");
  const early = await dial(venue, "/ws/btcusdt@depth5@100ms");
  const picture = { lastUpdateId: 1, bids: [["20000.00000000", "0.10000000"]], asks: [] };
  clock.passes(100);
  expect(await early.heard()).toEqual([picture]);
  const late = await dial(venue, "/stream?streams=btcusdt@depth5@100ms/btcusdt@depth@100ms");
  clock.passes(100);
  expect(await late.heard()).toEqual([{ stream: "btcusdt@depth5@100ms", data: picture }]);
  await bids(venue, "20000.5");
  clock.passes(100);
  expect(await late.heard()).toMatchObject([
    { stream: "btcusdt@depth5@100ms", data: { lastUpdateId: 2 } },
    { stream: "btcusdt@depth@100ms", data: { U: 2, u: 2 } },
  ]);
});

test("a reader who joins between two steps hears a sequence that a snapshot fits into", async () => {
  const venue = await running();
  const clock = clocks.get(venue)!;
  await dial(venue, "/ws/btcusdt@depth@100ms");
  await bids(venue, "20000");
  const late = await dial(venue, "/ws/btcusdt@depth@100ms");
  await bids(venue, "20001");
  const { body } = await venue.get("/api/v3/depth", { symbol: "BTCUSDT" });
  await bids(venue, "20002");
  clock.passes(100);
  expect(body.lastUpdateId).toBe(2);
  // U <= lastUpdateId + 1 <= u.
  expect(await late.heard()).toMatchObject([{ U: 1, u: 3 }]);
});

test("times of spot streams come in microseconds where the connection asks for that, and only there", async () => {
  const venue = await running();
  const clock = clocks.get(venue)!;
  const fine = await dial(venue, "/stream?streams=btcusdt@depth@100ms/btcusd_perp@depth@100ms&timeUnit=MICROSECOND");
  const small = await dial(venue, "/ws/btcusdt@depth@100ms?timeUnit=microsecond");
  const usual = await dial(venue, "/ws/btcusdt@depth@100ms");
  await bids(venue, "20000");
  clock.passes(100);
  expect(await fine.heard()).toMatchObject([{ data: { E: (START + 100) * 1000 } }]);
  expect(await small.heard()).toMatchObject([{ E: (START + 100) * 1000 }]);
  expect(await usual.heard()).toMatchObject([{ E: START + 100 }]);
});
