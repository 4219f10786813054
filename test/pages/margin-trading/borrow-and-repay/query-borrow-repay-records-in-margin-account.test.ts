import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing } from "../../../refusal.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/borrow-repay";
const PATH = `${MARGIN}${PAGE}`;

interface Body {
  readonly rows: readonly { readonly txId: number; readonly asset: string }[];
  readonly total: number;
}

let venue: TestVenue;
let alice: Trader;
const records = (params: Params = {}) => gets<Body>(alice, PAGE, { type: "BORROW", ...params });
const numbers = async (params: Params = {}) => (await records(params)).rows.map(({ txId }) => txId);

async function borrows(amount: string, more: Params = {}): Promise<number> {
  const loan = { asset: "USDT", isIsolated: "FALSE", amount, type: "BORROW", ...more };
  return (await posts<{ tranId: number }>(alice, PAGE, loan)).tranId;
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
});
afterEach(() => expectSound(venue));

describe("the documented shape", () => {
  const figures = { amount: PADDED, asset: TEXT, interest: PADDED, principal: PADDED };
  const row = { ...figures, status: TEXT, timestamp: INTEGER, txId: INTEGER };

  test("of the cross account, without a pair", async () => {
    await borrows("100");
    expect(shapeOf(await records())).toBe(shape({ rows: [{ type: TEXT, ...row }], total: INTEGER }));
  });

  test("of an isolated account, with it", async () => {
    await aliceGoesLong(venue);
    const expected = { rows: [{ type: TEXT, isolatedSymbol: TEXT, ...row }], total: INTEGER };
    expect(shapeOf(await records({ isolatedSymbol: "BTCUSDT" }))).toBe(shape(expected));
  });
});

test("loans and repayments, by hand and by orders", async () => {
  const tranId = await borrows("5000");
  const loan = { type: "MANUAL", amount: "5000.00000000", interest: "0.00000000", principal: "5000.00000000" };
  const known = { asset: "USDT", status: "CONFIRMED", timestamp: START };
  expect(await records()).toEqual({ rows: [{ ...loan, ...known, txId: tranId }], total: 1 });
  const repaid = await borrows("1000", { type: "REPAY" });
  // The first hour's interest comes first: 5000 × 0.000475 ÷ 24 = 0.0989583…, rounded up.
  const parts = { amount: "1000.00000000", interest: "0.09895834", principal: "999.90104166" };
  const rows = [{ type: "MANUAL", ...parts, ...known, txId: repaid }];
  expect(await records({ type: "REPAY" })).toEqual({ rows, total: 1 });
  await aliceGoesLong(venue);
  const auto = { type: "AUTO", isolatedSymbol: "BTCUSDT", amount: "20000.00000000" };
  expect(await records({ isolatedSymbol: "BTCUSDT" })).toMatchObject({ rows: [auto], total: 1 });
  expect(await records()).toMatchObject({ total: 1 });
  expect(await gets(venue.as("bob"), PAGE, { type: "BORROW" })).toEqual({ rows: [], total: 0 });
});

test("newest first, in pages, of one asset or of all", async () => {
  const loans: number[] = [];
  for (const asset of ["USDT", "BTC", "USDT", "BTC", "USDT"]) loans.unshift(await borrows("0.01", { asset }));
  expect(await numbers()).toEqual(loans);
  expect(await numbers({ asset: "BTC" })).toEqual([loans[1], loans[3]]);
  expect(await records({ size: 2 })).toMatchObject({ rows: [{ txId: loans[0] }, { txId: loans[1] }], total: 5 });
  expect(await numbers({ size: 2, current: 2 })).toEqual([loans[2], loans[3]]);
  expect(await records({ size: 2, current: 4 })).toEqual({ rows: [], total: 5 });
});

test("ten a page where nothing is said", async () => {
  for (let nth = 0; nth < 11; nth++) await borrows("1");
  const { rows, total } = await records();
  expect({ shown: rows.length, total }).toEqual({ shown: 10, total: 11 });
});

describe("how far it looks back", () => {
  let loan: number;
  beforeEach(async () => {
    loan = await borrows("100");
  });

  test("seven days, or thirty where a start and the asset are named", async () => {
    await venue.advance(7 * DAYS);
    expect(await numbers()).toEqual([loan]);
    await venue.advance(1);
    expect(await numbers()).toEqual([]);
    expect(await numbers({ asset: "USDT" })).toEqual([]);
    expect(await numbers({ startTime: START })).toEqual([]);
    expect(await numbers({ startTime: START, asset: "USDT" })).toEqual([loan]);
    expect(await numbers({ endTime: START + 7 * DAYS })).toEqual([loan]);
    expect(await numbers({ endTime: START - 1 })).toEqual([]);
    await venue.advance(23 * DAYS - 1);
    expect(await numbers({ startTime: START, asset: "USDT" })).toEqual([loan]);
    await venue.advance(1);
    expect(await numbers({ startTime: START, asset: "USDT" })).toEqual([]);
  });

  test("for ever, where the transaction is named", async () => {
    await borrows("100");
    await venue.advance(100 * DAYS);
    expect(await numbers({ txId: loan })).toEqual([loan]);
    expect(await numbers({ txId: loan, startTime: START + DAYS, endTime: START + 2 * DAYS })).toEqual([loan]);
    expect(await numbers({ txId: loan, asset: "BTC" })).toEqual([]);
    expect(await numbers({ txId: loan, type: "REPAY" })).toEqual([]);
  });
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH, { type: "BORROW" }), "ip")).toBe(10);
});

test("refusals, in their order", async () => {
  const params = { type: "BORROW" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["type"] });
  const digits = "Illegal characters found in parameter 'txId'; legal range is '^[0-9]{1,20}$'.";
  let asked: Params = { isolatedSymbol: "NOSUCH", txId: "x", current: 0, size: 101 };
  for (const [repaired, refusal] of [
    [{}, [-1100, digits]],
    [{ txId: undefined }, badValue("current")],
    [{ current: 1 }, badValue("size")],
    [{ size: 100 }, missing("type")],
    [{ type: "LEND" }, badValue("type")],
    [{ type: "REPAY" }, [-1121, "Invalid symbol."]],
    [{ isolatedSymbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
});
