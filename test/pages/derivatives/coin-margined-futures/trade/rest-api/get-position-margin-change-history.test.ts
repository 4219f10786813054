import { expect, test } from "vitest";
import { badValue, expectDoor } from "../../../../../refusal.ts";
import { openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  credit,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  posts,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);
await credit(venue, "bob", "BTC", "10");
await posts(alice, "/positionSide/dual", { dualSidePosition: "true" });
await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000", positionSide: "LONG" });
const MINUTE = 60_000;
for (const [amount, type] of [
  ["0.1", 1],
  ["0.02", 2],
  ["0.03", 1],
] as const) {
  await venue.advance(MINUTE);
  await posts(alice, "/positionMargin", { symbol: BTC, positionSide: "LONG", amount, type });
}

const changes = (params: Params = {}, of = alice) => gets(of, "/positionMargin/history", { symbol: BTC, ...params });
const amounts = async (params: Params) => (await changes(params)).map(({ amount }) => amount);

test("each change is a row, the oldest first, and what orders moved is none", async () => {
  expectBody(await changes(), [
    { amount: "0.1", asset: "BTC", symbol: BTC, time: START + MINUTE, type: 1, positionSide: "LONG" },
    { amount: "0.02", asset: "BTC", symbol: BTC, time: START + 2 * MINUTE, type: 2, positionSide: "LONG" },
    { amount: "0.03", asset: "BTC", symbol: BTC, time: START + 3 * MINUTE, type: 1, positionSide: "LONG" },
  ]);
});

test("a type, a time and a limit narrow it", async () => {
  expect(await amounts({ type: 1 })).toEqual(["0.1", "0.03"]);
  expect(await amounts({ type: 2 })).toEqual(["0.02"]);
  expect(await amounts({ startTime: START + 2 * MINUTE })).toEqual(["0.02", "0.03"]);
  expect(await amounts({ endTime: START + 2 * MINUTE })).toEqual(["0.1", "0.02"]);
  expect(await amounts({ startTime: START + 2 * MINUTE, endTime: START + 2 * MINUTE })).toEqual(["0.02"]);
  // Two of three: the newest, or from where the call begins.
  expect(await amounts({ limit: 2 })).toEqual(["0.02", "0.03"]);
  expect(await amounts({ limit: 2, startTime: START })).toEqual(["0.1", "0.02"]);
  expect(await amounts({ limit: 5_000 })).toHaveLength(3);
});

test("nobody sees another's, nor those of another contract", async () => {
  expect(await changes({}, bob)).toEqual([]);
  expect(await changes({ symbol: ETH })).toEqual([]);
});

test("fifty rows are shown where no limit is sent", async () => {
  for (let nth = 0; nth < 50; nth++) {
    await posts(alice, "/positionMargin", { symbol: BTC, positionSide: "LONG", amount: "0.00000001", type: 1 });
  }
  const shown = await changes();
  expect(shown).toHaveLength(50);
  expect(shown.every(({ amount }) => amount === "0.00000001")).toBe(true);
});

test("refusals come in order", async () => {
  const path = `${DAPI}/positionMargin/history`;
  await expectDoor(venue, { trader: alice, method: "GET", path, params: { symbol: BTC }, mandatory: ["symbol"] });
  const wrong = { symbol: "x", type: "in", startTime: "now", endTime: "then", limit: "all" };
  await expectRepairs(venue, (params) => alice.get(path, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalWhole("type"), { type: 0 }],
    [badValue("type"), { type: 2 }],
    [illegalWhole("startTime"), { startTime: START + 1 }],
    [illegalWhole("endTime"), { endTime: START }],
    [illegalWhole("limit"), { limit: 0 }],
    [badValue("limit"), { limit: 1 }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1023, "Start time is greater than end time."], {}],
  ]);
  expect(await weightOf(() => alice.get(path, { symbol: BTC }))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
