import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceMoves, gets, MARGIN, type ShortName } from "../scene.ts";

const PAGE = "/transfer";
const PATH = `${MARGIN}${PAGE}`;

interface Body {
  readonly rows: readonly { readonly txId: number; readonly type: string }[];
  readonly total: number;
}

let venue: TestVenue;
let alice: Trader;
const history = (params: Params = {}) => gets<Body>(alice, PAGE, params);
const numbers = async (params: Params = {}) => (await history(params)).rows.map(({ txId }) => txId);
const moves = (asset: string, quantity: string, from: ShortName, to: ShortName) =>
  aliceMoves(venue, asset, quantity, { from, to });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape; pairs are told where money went from one to another", async () => {
  await moves("USDT", "5", "spot", "BTCUSDT");
  const row = {
    amount: PADDED,
    asset: TEXT,
    status: TEXT,
    timestamp: INTEGER,
    txId: INTEGER,
    type: TEXT,
    transFrom: TEXT,
    transTo: TEXT,
  };
  const isolated = { isolatedSymbol: "BTCUSDT" };
  expect(shapeOf(await history(isolated))).toBe(shape({ rows: [row], total: INTEGER }));
  await moves("USDT", "5", "BTCUSDT", "ETHUSDT");
  const between = { ...row, fromSymbol: TEXT, toSymbol: TEXT };
  expect(shapeOf(await history(isolated))).toBe(shape({ rows: [between, row], total: INTEGER }));
});

test("every way in and out of the cross account, newest first, in seconds", async () => {
  const last = START / 1000;
  const first = await moves("BNB", "0.1", "spot", "cross");
  await venue.advance(1_999);
  await moves("BNB", "0.02", "cross", "spot");
  await moves("BTC", "1", "coinm", "cross");
  await moves("USDT", "50", "spot", "BTCUSDT");
  await moves("USDT", "20", "BTCUSDT", "cross");
  await moves("USDT", "10", "cross", "ETHUSDT");
  await moves("BTC", "0.5", "cross", "coinm");
  expect(await history()).toMatchObject({
    rows: [
      { type: "ROLL_OUT", transFrom: "CROSS_MARGIN", transTo: "DELIVERY", asset: "BTC", amount: "0.50000000" },
      { type: "ROLL_OUT", transFrom: "CROSS_MARGIN", transTo: "ISOLATED_MARGIN", amount: "10.00000000" },
      { type: "ROLL_IN", transFrom: "ISOLATED_MARGIN", transTo: "CROSS_MARGIN", amount: "20.00000000" },
      { type: "ROLL_IN", transFrom: "DELIVERY", transTo: "CROSS_MARGIN", amount: "1.00000000" },
      { type: "ROLL_OUT", transFrom: "CROSS_MARGIN", transTo: "SPOT", amount: "0.02000000", timestamp: last + 1 },
      {
        amount: "0.10000000",
        asset: "BNB",
        status: "CONFIRMED",
        timestamp: last,
        txId: first,
        type: "ROLL_IN",
        transFrom: "SPOT",
        transTo: "CROSS_MARGIN",
      },
    ],
    total: 6,
  });
});

test("one pair's account sees its own side", async () => {
  const into = await moves("USDT", "50", "spot", "BTCUSDT");
  const on = await moves("USDT", "20", "BTCUSDT", "ETHUSDT");
  const pairs = {
    fromSymbol: "BTCUSDT",
    toSymbol: "ETHUSDT",
    transFrom: "ISOLATED_MARGIN",
    transTo: "ISOLATED_MARGIN",
  };
  expect(await history({ isolatedSymbol: "BTCUSDT" })).toMatchObject({
    rows: [
      { txId: on, type: "ROLL_OUT", ...pairs },
      { txId: into, type: "ROLL_IN" },
    ],
  });
  const other = { rows: [{ txId: on, type: "ROLL_IN", ...pairs }], total: 1 };
  expect(await history({ isolatedSymbol: "ETHUSDT" })).toMatchObject(other);
  expect(await history()).toEqual({ rows: [], total: 0 });
});

test("of one kind or one asset, in pages", async () => {
  const all: number[] = [];
  for (let nth = 0; nth < 3; nth++) {
    all.unshift(await moves("USDT", "2", "spot", "cross"));
    all.unshift(await moves("USDT", "1", "cross", "spot"));
  }
  const [, , out2, in2] = all;
  expect(await numbers({ type: "ROLL_IN" })).toEqual(all.filter((_, nth) => nth % 2 === 1));
  expect(await numbers({ type: "roll_out", size: 1, current: 2 })).toEqual([out2]);
  expect(await history({ size: 2, current: 2 })).toMatchObject({ rows: [{ txId: out2 }, { txId: in2 }], total: 6 });
  const coin = await moves("BNB", "1", "spot", "cross");
  expect(await numbers({ asset: "BNB" })).toEqual([coin]);
});

describe("how far it looks back", () => {
  let moved: number;
  beforeEach(async () => {
    moved = await moves("USDT", "1", "spot", "cross");
  });

  test("seven days unasked, thirty from a start", async () => {
    await venue.advance(7 * DAYS);
    expect(await numbers()).toEqual([moved]);
    await venue.advance(1);
    expect(await numbers()).toEqual([]);
    expect(await numbers({ endTime: START + DAYS })).toEqual([moved]);
    expect(await numbers({ startTime: START })).toEqual([moved]);
    await venue.advance(23 * DAYS);
    expect(await numbers({ startTime: START })).toEqual([]);
    expect(await numbers({ startTime: START, endTime: START + 30 * DAYS })).toEqual([moved]);
  });

  test("thirty days apart at most", async () => {
    const longer = () => alice.get(PATH, { startTime: START - 30 * DAYS - 1, endTime: START });
    await expectRefusal(venue, longer, [-1127, "More than 720 hours between startTime and endTime."]);
  });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(1);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  let asked: Params = { asset: "?", type: "ROLL", current: 0, size: 101, isolatedSymbol: "NOSUCH" };
  const letters = "Illegal characters found in parameter 'asset'; legal range is '^[A-Za-z0-9]{1,20}$'.";
  for (const [repaired, refusal] of [
    [{}, [-1100, letters]],
    [{ asset: "USDT" }, badValue("type")],
    [{ type: "ROLL_IN" }, badValue("current")],
    [{ current: 1 }, badValue("size")],
    [{ size: 100 }, [-1121, "Invalid symbol."]],
    [{ isolatedSymbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
});
