import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rateOf } from "../../../../src/genesis/figures.ts";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { DAYS, HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/interestHistory";
const PATH = `${MARGIN}${PAGE}`;
/** The test begins half past this hour. */
const HOUR = START - 30 * 60_000;

interface Body {
  readonly rows: readonly { readonly interestAccuredTime: number; readonly asset: string }[];
  readonly total: number;
}

let venue: TestVenue;
let alice: Trader;
const history = (params: Params = {}) => gets<Body>(alice, PAGE, params);
const hours = async (params: Params = {}) =>
  (await history({ size: 100, ...params })).rows.map((row) => (row.interestAccuredTime - HOUR) / HOURS);

async function borrows(amount: string, more: Params = {}): Promise<void> {
  await posts(alice, "/borrow-repay", { asset: "USDT", isIsolated: "FALSE", amount, type: "BORROW", ...more });
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
});
afterEach(() => expectSound(venue));

describe("the documented rows", () => {
  test("of the cross account: each hour's, rounded up, newest first", async () => {
    // A loan of 5.73824 at 0.0002 a day was charged 0.00004782 an hour by the real exchange.
    const usdt = venue.running.engine.view.reference.assets.get("USDT")!;
    await venue.perform({ type: "DefineAsset", asset: { ...usdt, dailyRates: [rateOf("0.0002")] } });
    await borrows("5.73824");
    await venue.advance(HOURS);
    const charged = (txId: number, interestAccuredTime: number, type: string) => ({
      txId,
      interestAccuredTime,
      asset: "USDT",
      rawAsset: "USDT",
      principal: "5.73824",
      interest: "0.00004782",
      interestRate: "0.0002",
      type,
    });
    // The transfer in was the first transaction, the loan the second.
    const rows = [charged(4, HOUR + HOURS, "PERIODIC"), charged(3, HOUR, "ON_BORROW")];
    expect(JSON.stringify(await history())).toBe(JSON.stringify({ rows, total: 2 }));
  });

  test("of interest converted into BNB: the coin it is owed in, the coin it was for, and the kind", async () => {
    await alice.post("/sapi/v1/bnbBurn", { interestBNBBurn: "true" });
    await borrows("1000");
    await venue.advance(HOURS);
    const charged = (txId: number, interestAccuredTime: number, type: string) => ({
      txId,
      interestAccuredTime,
      asset: "BNB",
      rawAsset: "USDT",
      principal: "1000",
      // 1000 × 0.000475 ÷ 24 × 0.95 ÷ 300 = 0.00006267361…
      interest: "0.00006268",
      interestRate: "0.000475",
      type,
    });
    const rows = [charged(4, HOUR + HOURS, "PERIODIC_CONVERTED"), charged(3, HOUR, "ON_BORROW_CONVERTED")];
    expect(JSON.stringify(await history({ asset: "BNB" }))).toBe(JSON.stringify({ rows, total: 2 }));
    expect((await history({ asset: "USDT" })).total).toBe(0);
  });

  test("of an isolated account: its pair instead of the coin as it was", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "1000");
    await borrows("100", { isIsolated: "TRUE", symbol: "BTCUSDT" });
    const { rows } = await history({ isolatedSymbol: "BTCUSDT" });
    const expected = {
      txId: 4,
      interestAccuredTime: HOUR,
      asset: "USDT",
      principal: "100",
      // 100 × 0.000475 ÷ 24 = 0.0019791…
      interest: "0.00197917",
      interestRate: "0.000475",
      type: "ON_BORROW",
      isolatedSymbol: "BTCUSDT",
    };
    expect(JSON.stringify(rows)).toBe(JSON.stringify([expected]));
    expect(await history()).toEqual({ rows: [], total: 0 });
  });
});

test("charged on the principal alone, while there is any", async () => {
  await borrows("5000");
  await venue.advance(2 * HOURS);
  // Three hours of 0.09895834 are owed; 1000 pay them and take 999.70312498 off the principal.
  await posts(alice, "/borrow-repay", { asset: "USDT", isIsolated: "FALSE", amount: "1000", type: "REPAY" });
  await venue.advance(HOURS);
  const same = { principal: "5000", interest: "0.09895834" };
  // 4000.29687502 × 0.000475 ÷ 24 = 0.0791725…
  const less = { principal: "4000.29687502", interest: "0.07917255" };
  expect((await history()).rows).toMatchObject([less, same, same, same]);
  await posts(alice, "/borrow-repay", { asset: "USDT", isIsolated: "FALSE", amount: "4000.37604757", type: "REPAY" });
  await venue.advance(HOURS);
  expect(await history()).toMatchObject({ total: 4 });
});

test("a month of hours, in pages", async () => {
  await borrows("1");
  await venue.advance(30 * DAYS);
  const month = { startTime: START, endTime: START + 30 * DAYS };
  const last = { ...month, current: 8, size: 100 };
  const { rows, total } = await history(last);
  expect({ shown: rows.length, total }).toEqual({ shown: 20, total: 720 });
  expect(await hours(last)).toEqual(Array.from({ length: 20 }, (_, nth) => 20 - nth));
});

test("of one asset or of all", async () => {
  await borrows("100");
  await borrows("0.01", { asset: "BTC" });
  await venue.advance(HOURS);
  expect((await history()).total).toBe(4);
  expect((await history({ asset: "BTC" })).rows).toMatchObject([{ asset: "BTC" }, { asset: "BTC" }]);
  expect(await history({ asset: "ETH" })).toEqual({ rows: [], total: 0 });
});

describe("how far it looks back", () => {
  // Charged in every hour from 0 on; it is half past hour 960, forty days later.
  const DAYS_PASSED = 40;
  const NOW = DAYS_PASSED * 24;
  beforeEach(async () => {
    await borrows("1");
    await venue.advance(DAYS_PASSED * DAYS);
  });
  const ends = async (params: Params) => {
    const { total } = await history(params);
    const newest = (await hours({ ...params, size: 1 }))[0];
    return { newest, total };
  };

  test("seven days unasked, or before an end", async () => {
    // Half past to half past: the full hours in between.
    expect(await ends({})).toEqual({ newest: NOW, total: 168 });
    expect(await ends({ endTime: START + 10 * DAYS })).toEqual({ newest: 240, total: 168 });
  });

  test("from a start until now, thirty days at most", async () => {
    expect(await ends({ startTime: START + 39 * DAYS })).toEqual({ newest: NOW, total: 24 });
    expect(await ends({ startTime: START })).toEqual({ newest: NOW, total: 720 });
  });

  test("both, thirty days apart at most", async () => {
    expect(await ends({ startTime: START, endTime: START + 30 * DAYS })).toEqual({ newest: 720, total: 720 });
    const longer = () => alice.get(PATH, { startTime: START, endTime: START + 30 * DAYS + 1 });
    await expectRefusal(venue, longer, [-1127, "More than 720 hours between startTime and endTime."]);
  });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(1);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  const digits = "Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.";
  let asked: Params = { isolatedSymbol: "NOSUCH", startTime: "x", endTime: START, current: 0, size: 0 };
  for (const [repaired, refusal] of [
    [{}, [-1100, digits]],
    [{ startTime: START - 31 * DAYS }, badValue("current")],
    [{ current: 1 }, badValue("size")],
    [{ size: 1 }, [-1121, "Invalid symbol."]],
    [{ isolatedSymbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ isolatedSymbol: undefined }, [-1127, "More than 720 hours between startTime and endTime."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
});
