import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { DAYS, HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceMoves, bobQuotes, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/capital-flow";
const PATH = `${MARGIN}${PAGE}`;

interface Row {
  readonly id: number;
  readonly tranId: number;
  readonly timestamp: number;
  readonly asset: string;
  readonly symbol: string;
  readonly type: string;
  readonly amount: string;
}

let venue: TestVenue;
let alice: Trader;
const flows = (params: Params = {}) => gets<Row[]>(alice, PAGE, params);
/** "TYPE amount asset", oldest first. */
const told = async (params: Params = {}) =>
  (await flows(params)).map(({ type, amount, asset }) => `${type} ${amount} ${asset}`);
const loan = (type: "BORROW" | "REPAY", amount: string, asset = "USDT") =>
  posts<{ tranId: number }>(alice, "/borrow-repay", { asset, isIsolated: "FALSE", amount, type });
const TRADE = { symbol: "BTCUSDT", type: "MARKET", quantity: "0.1" };

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("the documented rows, each with a number of its own", async () => {
  const tranId = await aliceMoves(venue, "USDT", "1000", { from: "spot", to: "cross" });
  const borrowed = await loan("BORROW", "101");
  const [first] = await flows();
  const row = { timestamp: START, asset: "USDT", symbol: "" };
  const rows = [
    { id: first!.id, tranId, ...row, type: "TRANSFER", amount: "1000" },
    { id: first!.id + 1, tranId: borrowed.tranId, ...row, type: "BORROW", amount: "101" },
  ];
  expect(JSON.stringify(await flows())).toBe(JSON.stringify(rows));
});

test("everything that comes and goes in the cross account, and its sum is what is there", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  await bobQuotes(venue, "BUY", { quantity: "0.1", price: "30000" });
  await posts(alice, "/order", { ...TRADE, side: "SELL", sideEffectType: "AUTO_BORROW_REPAY" });
  await venue.advance(HOURS);
  await bobQuotes(venue, "SELL", { quantity: "0.1", price: "30000" });
  await posts(alice, "/order", { ...TRADE, side: "BUY", sideEffectType: "AUTO_REPAY" });
  await aliceMoves(venue, "USDT", "100", { from: "cross", to: "spot" });
  expect(await told()).toEqual([
    "TRANSFER 10000 USDT",
    "BORROW 0.1 BTC",
    "SELL_INCOME 3000 USDT",
    "SELL_EXPENSE -0.1 BTC",
    "TRADING_COMMISSION -3 USDT",
    "BUY_INCOME 0.1 BTC",
    "BUY_EXPENSE -3000 USDT",
    "TRADING_COMMISSION -0.0001 BTC",
    "REPAY -0.0999 BTC",
    "TRANSFER -100 USDT",
  ]);
  const { userAssets } = await gets<{ userAssets: { asset: string; free: string }[] }>(alice, "/account");
  for (const asset of ["USDT", "BTC"]) {
    const sum = (await flows({ asset })).reduce((all, { amount }) => all + Number(amount), 0);
    expect(sum).toBeCloseTo(Number(userAssets.find((each) => each.asset === asset)!.free), 8);
  }
  // Those of a trade carry its pair and its number.
  const trades = (await gets<{ id: number }[]>(alice, "/myTrades", { symbol: "BTCUSDT" })).map(({ id }) => id);
  const rows = (await flows({ type: "TRADING_COMMISSION" })).map(({ symbol, tranId }) => [symbol, tranId]);
  expect(rows).toEqual(trades.map((id) => ["BTCUSDT", id]));
});

test("a commission paid in BNB is a flow of BNB", async () => {
  await alice.post("/sapi/v1/bnbBurn", { spotBNBBurn: "true" });
  await venue.fund("alice", "cross", "USDT", "3000");
  await venue.fund("alice", "cross", "BNB", "1");
  await bobQuotes(venue, "SELL", { quantity: "0.1", price: "30000" });
  await posts(alice, "/order", { ...TRADE, side: "BUY" });
  expect(await told({ asset: "BNB" })).toEqual(["TRANSFER 1 BNB", "TRADING_COMMISSION -0.0075 BNB"]);
});

test("the makers' sides too; the spot wallet has none", async () => {
  await venue.fund("alice", "cross", "BTC", "1");
  const order = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "29999" };
  await venue.fund("bob", "cross", "USDT", "10");
  await bobQuotes(venue, "BUY", { quantity: "0.1", price: "30000" });
  await posts(alice, "/order", { ...order, price: "30000.5" });
  const bob = venue.as("bob");
  await bob.post("/api/v3/order", { ...order, side: "BUY", price: "30000.5" });
  expect(await told({ asset: "BTC" })).toContain("SELL_EXPENSE -0.1 BTC");
  expect(await gets<Row[]>(bob, PAGE)).toHaveLength(1);
});

describe("which rows", () => {
  test("of an isolated account by its pair, of the cross account without", async () => {
    await venue.fund("alice", "cross", "USDT", "10");
    await venue.fund("alice", "BTCUSDT", "USDT", "20");
    expect(await told()).toEqual(["TRANSFER 10 USDT"]);
    expect(await flows({ symbol: "BTCUSDT" })).toMatchObject([{ symbol: "BTCUSDT", amount: "20" }]);
  });

  test("of one asset, of one type, or both", async () => {
    await venue.fund("alice", "cross", "USDT", "100");
    await venue.fund("alice", "cross", "BTC", "1");
    await loan("BORROW", "20");
    expect(await told({ asset: "USDT" })).toEqual(["TRANSFER 100 USDT", "BORROW 20 USDT"]);
    expect(await told({ type: "TRANSFER" })).toEqual(["TRANSFER 100 USDT", "TRANSFER 1 BTC"]);
    expect(await told({ type: "borrow", asset: "USDT" })).toEqual(["BORROW 20 USDT"]);
    for (const type of ["LIQUIDATION_FEE", "COMMISSION_RETURN", "REPAY"]) expect(await flows({ type })).toEqual([]);
  });

  test("the newest, or the first after a number", async () => {
    for (const amount of ["1", "2", "3", "4"]) await venue.fund("alice", "cross", "USDT", amount);
    const all = await flows();
    expect(await told({ limit: 2 })).toEqual(["TRANSFER 3 USDT", "TRANSFER 4 USDT"]);
    expect(await flows({ fromId: all[0]!.id, limit: 2 })).toEqual(all.slice(1, 3));
    expect(await flows({ fromId: all[3]!.id })).toEqual([]);
    expect(await flows({ fromId: 0 })).toEqual(all);
  });

  test("of the last ninety days, of seven days from a start or before an end, or between two", async () => {
    // One on the first day and one every six days after it.
    for (let day = 0; day < 96; day += 6) {
      await venue.fund("alice", "cross", "USDT", String(day + 1));
      await venue.advance(6 * DAYS);
    }
    const days = async (params: Params = {}) => (await flows(params)).map(({ amount }) => Number(amount) - 1);
    const on = (day: number) => START + day * DAYS;
    // It is day 96: what is older than day 6 is not shown.
    expect(await days()).toEqual([6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72, 78, 84, 90]);
    expect(await days({ startTime: on(23) })).toEqual([24, 30]);
    expect(await days({ endTime: on(31) })).toEqual([24, 30]);
    expect(await days({ startTime: on(23), endTime: on(25) })).toEqual([24]);
    expect(await days({ startTime: on(0) })).toEqual([6]);
    const tooLong = { startTime: on(20), endTime: on(27) + 1 };
    await expectRefusal(venue, () => alice.get(PATH, tooLong), [-4047, "Time interval must be within 0-7 days"]);
  });
});

test("costs the address 100", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(100);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  const digits = "Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.";
  let asked: Params = { symbol: "NOSUCH", type: "GIFT", startTime: "x", endTime: START, limit: 0 };
  for (const [repaired, refusal] of [
    [{}, badValue("type")],
    [{ type: "REPAY" }, [-1100, digits]],
    [{ startTime: START - 8 * DAYS }, badValue("limit")],
    [{ limit: 2000 }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]],
    [{ symbol: undefined }, [-4047, "Time interval must be within 0-7 days"]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
});
