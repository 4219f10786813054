import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { amountOf } from "../../../../src/genesis/figures.ts";
import { costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceMoves, deletes, gets, MARGIN } from "../scene.ts";

const PATH = `${MARGIN}/isolated/account`;

let venue: TestVenue;
let alice: Trader;
const enable = (symbol = "BTCUSDT") => alice.post(PATH, { symbol });
const expectRefused = (refusal: Refusal, symbol?: string) => expectRefusal(venue, () => enable(symbol), refusal);

async function disables(symbol: "BTCUSDT" | "ETHUSDT"): Promise<void> {
  await venue.fund("alice", symbol, "USDT", "1");
  await aliceMoves(venue, "USDT", "1", { from: symbol, to: "spot" });
  await deletes(alice, "/isolated/account", { symbol });
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers as documented, and the pair trades again", async () => {
  await disables("BTCUSDT");
  expect((await enable()).text).toBe('{"success":true,"symbol":"BTCUSDT"}');
  const { assets } = await gets<{ assets: unknown[] }>(alice, "/isolated/account");
  expect(assets).toMatchObject([{ symbol: "BTCUSDT", isolatedCreated: true, enabled: true, tradeEnabled: true }]);
});

test("costs the account 300", async () => {
  expect(await costOf(() => enable(), "uid")).toBe(300);
});

test("asks for key, time, signature and symbol in this order", async () => {
  const called = { trader: alice, method: "POST", path: PATH, params: { symbol: "BTCUSDT" } } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol"] });
});

test("opens nothing: a pair gets its account by its first transfer", async () => {
  await expectRefused([-1121, "Invalid symbol."], "NOSUCH");
  await expectRefused([-11001, "Isolated margin account does not exist."]);
  await venue.fund("alice", "BTCUSDT", "USDT", "1");
  await expectRefused([-11104, "This isolated margin pair is already enabled."]);
});

test("enables no more pairs than the limit; disabling one makes room for another", async () => {
  await disables("BTCUSDT");
  const known = venue.running.engine.view.reference.markets.get("ETHUSDT") as Pair;
  // Twenty pairs beside it, as many as an account may have enabled.
  for (let nth = 1; nth <= 20; nth++) {
    const symbol = `ETH${nth}USDT`;
    await venue.perform({ type: "DefineMarket", market: { ...known, symbol } });
    await venue.fund("alice", symbol, "USDT", "1");
  }
  expect(await gets(alice, "/isolated/accountLimit")).toEqual({ enabledAccount: 20, maxAccount: 20 });
  await expectRefused([-11105, "The number of enabled isolated margin pairs has reached the limit of 20."]);
  await expect(venue.fund("alice", "ETHUSDT", "USDT", "1")).rejects.toThrow("isolated-limit-reached");
  const from = { kind: "isolated", account: 1, symbol: "ETH7USDT" } as const;
  const back = { type: "Transfer", from, to: { kind: "spot", account: 1 }, asset: "USDT" } as const;
  await venue.perform({ ...back, amount: amountOf("1") });
  await deletes(alice, "/isolated/account", { symbol: "ETH7USDT" });
  expect((await enable()).status).toBe(200);
  await expectRefused([-11105, "The number of enabled isolated margin pairs has reached the limit of 20."], "ETH7USDT");
});
