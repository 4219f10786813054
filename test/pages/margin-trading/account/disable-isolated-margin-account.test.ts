import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { HOURS, openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceMoves, deletes, gets, MARGIN, type Placed, posts } from "../scene.ts";

const PATH = `${MARGIN}/isolated/account`;
const MINUTES = 60_000;
const DISABLED: Refusal = [-11101, "This isolated margin pair is disabled. Please activate it."];
const NOT_EMPTY: Refusal = [
  -11102,
  "You cannot disable this isolated margin pair, as there are still assets or debts of this pair.",
];
const TOO_SOON: Refusal = [-11103, "Each isolated margin pair can only be disabled once every 24 hours."];

let venue: TestVenue;
let alice: Trader;
const disable = (symbol = "BTCUSDT") => alice.delete(PATH, { symbol });
const expectRefused = (refusal: Refusal, symbol?: string) => expectRefusal(venue, () => disable(symbol), refusal);

/** Opens alice's isolated account of a pair and leaves nothing in it. */
async function opensEmpty(symbol: "BTCUSDT" | "ETHUSDT"): Promise<void> {
  await venue.fund("alice", symbol, "USDT", "100");
  await aliceMoves(venue, "USDT", "100", { from: symbol, to: "spot" });
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers as documented, and the account shows it", async () => {
  await opensEmpty("BTCUSDT");
  expect((await disable()).text).toBe('{"success":true,"symbol":"BTCUSDT"}');
  const { assets } = await gets<{ assets: unknown[] }>(alice, "/isolated/account");
  const disabled = { symbol: "BTCUSDT", isolatedCreated: true, enabled: false, tradeEnabled: false };
  expect(assets).toMatchObject([disabled]);
  expect(await gets(alice, "/isolated/accountLimit")).toEqual({ enabledAccount: 0, maxAccount: 20 });
});

test("costs the account 300", async () => {
  expect(await costOf(() => disable(), "uid")).toBe(300);
});

test("asks for key, time, signature and symbol in this order", async () => {
  const called = { trader: alice, method: "DELETE", path: PATH, params: { symbol: "BTCUSDT" } } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
});

describe("refusals, each repaired in turn", () => {
  test("a symbol that is none, a contract, a pair never used", async () => {
    await expectRefused([-1121, "Invalid symbol."], "NOSUCH");
    await expectRefused([-1121, "Invalid symbol."], "BTCUSD_PERP");
    await expectRefused([-11001, "Isolated margin account does not exist."]);
    const range = "^[A-Z0-9-_.]{1,20}$";
    await expectRefused(
      [-1100, `Illegal characters found in parameter 'symbol'; legal range is '${range}'.`],
      "btcusdt",
    );
  });

  test("an order, then a debt, then a balance", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "100");
    const loan = { asset: "USDT", isIsolated: "TRUE", symbol: "BTCUSDT", amount: "50" };
    await posts(alice, "/borrow-repay", { ...loan, type: "BORROW" });
    const limit = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", type: "LIMIT", timeInForce: "GTC" };
    // All that is there is held by the order, so that nothing is free.
    const { orderId } = await posts<Placed>(alice, "/order", { ...limit, quantity: "0.006", price: "25000" });
    await expectRefused(NOT_EMPTY);
    await deletes(alice, "/order", { symbol: "BTCUSDT", isIsolated: "TRUE", orderId });
    await expectRefused(NOT_EMPTY);
    // 50 × 0.000475 ÷ 24 = 0.00098958…, rounded up.
    await posts(alice, "/borrow-repay", { ...loan, amount: "50.00098959", type: "REPAY" });
    await expectRefused(NOT_EMPTY);
    await aliceMoves(venue, "USDT", "99.99901041", { from: "BTCUSDT", to: "spot" });
    expect((await disable()).status).toBe(200);
    await expectRefused(DISABLED);
  });

  test("once in 24 hours, each pair by itself", async () => {
    await opensEmpty("BTCUSDT");
    await opensEmpty("ETHUSDT");
    await deletes(alice, "/isolated/account", { symbol: "BTCUSDT" });
    await posts(alice, "/isolated/account", { symbol: "BTCUSDT" });
    await expectRefused(TOO_SOON);
    expect((await disable("ETHUSDT")).status).toBe(200);
    await venue.advance(24 * HOURS - MINUTES);
    await expectRefused(TOO_SOON);
    // What is in the account is looked at only when the day is over.
    await venue.fund("alice", "BTCUSDT", "USDT", "1");
    await expectRefused(TOO_SOON);
    await venue.advance(MINUTES);
    await expectRefused(NOT_EMPTY);
    await aliceMoves(venue, "USDT", "1", { from: "BTCUSDT", to: "spot" });
    expect((await disable()).status).toBe(200);
  });
});

test("a disabled pair neither trades nor borrows nor takes money", async () => {
  await opensEmpty("BTCUSDT");
  await disable();
  const about = { symbol: "BTCUSDT", isIsolated: "TRUE" };
  const order = { ...about, side: "BUY", type: "MARKET", quantity: "0.001" };
  await expectRefusal(venue, () => alice.post(`${MARGIN}/order`, order), DISABLED);
  const loan = { ...about, asset: "USDT", amount: "1", type: "BORROW" };
  await expectRefusal(venue, () => alice.post(`${MARGIN}/borrow-repay`, loan), DISABLED);
  const max = { asset: "USDT", isolatedSymbol: "BTCUSDT" };
  await expectRefusal(venue, () => alice.get(`${MARGIN}/maxTransferable`, max), DISABLED);
  await expect(venue.fund("alice", "BTCUSDT", "USDT", "1")).rejects.toThrow("isolated-disabled");
});
