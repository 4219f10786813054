import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { DAYS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/exchange-small-liability-history";
const PATH = `${MARGIN}${PAGE}`;

interface Body {
  readonly total: number;
  readonly rows: readonly { readonly asset: string; readonly timestamp: number }[];
}

let venue: TestVenue;
let alice: Trader;
const history = (params: Params = {}) => gets<Body>(alice, PAGE, { current: 1, size: 10, ...params });
const exchanges = async (amount: string, asset: string) => {
  await posts(alice, "/borrow-repay", { asset, isIsolated: "FALSE", amount, type: "BORROW" });
  await posts(alice, "/exchange-small-liability", { assetNames: asset });
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "1000");
});
afterEach(() => expectSound(venue));

test("the documented rows, newest first", async () => {
  await exchanges("0.001", "ETH");
  await venue.advance(DAYS);
  await exchanges("10", "ADA");
  const row = (asset: string, amount: string, targetAmount: string, timestamp: number) => ({
    asset,
    amount,
    targetAsset: "USDT",
    targetAmount,
    bizType: "EXCHANGE_SMALL_LIABILITY",
    timestamp,
  });
  // 10 × 0.0005 ÷ 24 = 0.00020833…, rounded up, and half of 10.00020834; 0.001 × 0.00026125 ÷ 24 rounded up, times 2000.
  const rows = [row("ADA", "10.00020834", "5.00010417", START + DAYS), row("ETH", "0.00100002", "2.00004", START)];
  expect(JSON.stringify(await history())).toBe(JSON.stringify({ total: 2, rows }));
  expect(await history({ current: 2, size: 1 })).toEqual({ total: 2, rows: rows.slice(1) });
  expect(await gets(venue.as("bob"), PAGE, { current: 1, size: 10 })).toEqual({ total: 0, rows: [] });
});

test("of thirty days before the end, or from a start", async () => {
  await exchanges("0.001", "ETH");
  await venue.advance(20 * DAYS);
  await exchanges("0.002", "ETH");
  await venue.advance(20 * DAYS);
  const times = async (params: Params) =>
    (await history(params)).rows.map(({ timestamp }) => (timestamp - START) / DAYS);
  expect(await times({})).toEqual([20]);
  expect(await times({ startTime: START })).toEqual([20, 0]);
  expect(await times({ endTime: START + 10 * DAYS })).toEqual([0]);
  expect(await times({ startTime: START + 1, endTime: START + 20 * DAYS })).toEqual([20]);
});

test("costs the account 100", async () => {
  expect(await costOf(() => alice.get(PATH, { current: 1, size: 10 }), "uid")).toBe(100);
});

test("refusals, in their order", async () => {
  const params = { current: 1, size: 10 };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["current", "size"] });
  const digits = "Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.";
  let asked: Params = { current: 0, size: 101, startTime: "x" };
  for (const [repaired, refusal] of [
    [{}, badValue("current")],
    [{ current: 1 }, badValue("size")],
    [{ size: 100 }, [-1100, digits]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
});
