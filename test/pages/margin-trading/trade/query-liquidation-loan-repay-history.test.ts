import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";
import { aliceGoesBankrupt } from "./liquidation-loan.scene.ts";

const PAGE = "/liquidation-loan/repay-history";
const PATH = `${MARGIN}${PAGE}`;

interface Body {
  readonly total: number;
  readonly rows: readonly { readonly repayId: number; readonly asset: string; readonly amount: string }[];
}

let venue: TestVenue;
let alice: Trader;
const history = (params: Params = {}) => gets<Body>(alice, PAGE, params);
const amounts = async (params: Params = {}) => (await history(params)).rows.map(({ amount }) => amount);
const repays = (asset: string, amount: string) => posts(alice, "/liquidation-loan/repay", { asset, amount });

beforeEach(async () => {
  venue = await openVenue({ house: false });
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape what was paid, newest first and by pages", async () => {
  expect(await history()).toEqual({ total: 0, rows: [] });
  await aliceGoesBankrupt(venue);
  await repays("USDT", "10");
  await repays("BTC", "0.001");
  const row = { repayId: INTEGER, asset: TEXT, amount: PADDED, status: TEXT, createTime: INTEGER };
  expect(shapeOf(await history())).toBe(shape({ total: INTEGER, rows: [row, row] }));
  expect(await amounts()).toEqual(["0.00100000", "10.00000000"]);
  expect(await amounts({ size: 1, current: 2 })).toEqual(["10.00000000"]);
  expect((await gets<Body>(venue.as("bob"), PAGE)).total).toBe(0);
});

test("looks back seven days, or ninety from a start", async () => {
  await aliceGoesBankrupt(venue);
  await repays("USDT", "1");
  await venue.advance(8 * DAYS);
  await repays("USDT", "2");
  expect(await amounts()).toEqual(["2.00000000"]);
  expect(await amounts({ startTime: START })).toEqual(["2.00000000", "1.00000000"]);
  expect(await amounts({ startTime: START, endTime: START + 1 })).toEqual(["1.00000000"]);
  await venue.advance(90 * DAYS);
  expect(await amounts({ startTime: START })).toEqual(["2.00000000"]);
});

test("costs the account 100", async () => {
  expect(await costOf(() => alice.get(PATH), "uid")).toBe(100);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
});

test("refuses a page of nothing or of too much", async () => {
  await expectRefusal(venue, () => alice.get(PATH, { size: 101 }), badValue("size"));
  await expectRefusal(venue, () => alice.get(PATH, { current: 0 }), badValue("current"));
});
