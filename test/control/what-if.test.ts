// What a price would do, told without anything being done: held to what it then does.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { priceOf } from "../../src/genesis/figures.ts";
import { MAKER_ACCOUNT, TAPE_ACCOUNT } from "../../src/genesis/default.ts";
import type { Exchange } from "../../src/core/state.ts";
import { houseOf } from "../../src/market/makers.ts";
import { comeToPrices, priceChange } from "../../src/market/set-price.ts";
import { instant } from "../../src/money/units.ts";
import { stateText } from "../exchange.ts";
import { expectSound } from "../refusal.ts";
import { done, borrowing, moving, ordering, quoting, reaches, seen, standing, steer } from "../scenarios/story.ts";
import { type Opening, openVenue, stateOf, type TestVenue, type Trader } from "../venue.ts";

interface Standing {
  readonly level: string;
  readonly status: string;
  readonly assets: string;
  readonly debts: string;
}
interface Told {
  readonly symbol: string;
  readonly price: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly margin: string;
    readonly before: Standing;
    readonly after: Standing;
    readonly loss: string;
    readonly liquidated: boolean;
    readonly liquidation?: Record<string, unknown>;
  }[];
}

let venue: TestVenue;
const whatIf = (price: string, symbol = "BTCUSDT") =>
  steer(venue, "GET", `/whatif/${symbol}?price=${price}`) as Promise<Told>;

/** Somebody buys a bitcoin with money of his own and the rest borrowed. */
async function goesLong(name: "alice" | "bob" | "carol", own: string): Promise<Trader> {
  const trader = venue.as(name);
  await done(moving(trader, `${Number(own)} USDT`, { from: "spot", to: "BTCUSDT" }));
  const order = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", type: "MARKET", quantity: "1" };
  await done(ordering(trader, { ...order, sideEffectType: "MARGIN_BUY" }));
  return trader;
}

async function opens(options: Opening = {}): Promise<void> {
  venue = await openVenue(options);
}

beforeEach(() => opens());
afterEach(() => expectSound(venue));

test("it tells who falls, what is sold and what is left, changes nothing, and is what then happens", async () => {
  await goesLong("carol", "10000");
  const bob = await goesLong("bob", "6000");
  const alice = await goesLong("alice", "3200");
  const dave = venue.as("dave");
  await done(moving(dave, "1 BTC", { from: "spot", to: "cross" }));
  await done(borrowing(dave, "10000 USDT", "cross"));
  const before = stateOf(venue);
  const told = await whatIf("25000");
  expect(stateOf(venue)).toBe(before);

  expect(told).toMatchObject({ symbol: "BTCUSDT", price: "25000.00000000" });
  // The lower level falls first; of the others the older account is told of first.
  expect(
    told.accounts.map(({ account, margin, liquidated, after }) => [account, margin, liquidated, after.status]),
  ).toEqual([
    ["alice", "BTCUSDT", true, "excessive"],
    ["bob", "BTCUSDT", true, "excessive"],
    ["carol", "BTCUSDT", false, "excessive"],
    ["dave", "cross", false, "excessive"],
  ]);

  await reaches(venue, "BTCUSDT", "25000");
  for (const [trader, name] of [
    [alice, "alice"],
    [bob, "bob"],
  ] as const) {
    const { liquidation, after } = told.accounts.find(({ account }) => account === name)!;
    const { rows } = await seen<{ rows: Record<string, string>[] }>(trader, "/forceLiquidationRec", {
      isolatedSymbol: "BTCUSDT",
    });
    expect(liquidation).toMatchObject({
      finished: true,
      sold: rows.map((row) => ({
        symbol: row["symbol"],
        side: "sell",
        quantity: String(Number(row["executedQty"])),
        averagePrice: row["avgPrice"],
      })),
    });
    expect(await standing(trader, "BTCUSDT")).toMatchObject({
      marginLevelStatus: "EXCESSIVE",
      baseAsset: { borrowed: "0", interest: "0" },
      quoteAsset: { borrowed: "0", interest: "0" },
    });
    expect(after.level).toBe("999.00000000");
  }
  const now = await whatIf("25000");
  expect(now.accounts.map(({ account }) => account)).toEqual(["carol", "dave"]);
  for (const { account, before: stands, loss } of now.accounts) {
    expect(stands).toEqual(told.accounts.find((each) => each.account === account)!.after);
    expect(loss).toBe("0.00000000");
  }
});

describe("where nobody quotes but bob", () => {
  beforeEach(async () => {
    await opens({ house: false });
    await done(moving(venue.as("alice"), "10000 USDT", { from: "spot", to: "BTCUSDT" }));
    await done(quoting(venue.as("bob"), "SELL", { quantity: "1", price: "30000" }));
    const order = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", type: "MARKET", quantity: "1" };
    await done(ordering(venue.as("alice"), { ...order, sideEffectType: "MARGIN_BUY" }));
  });

  test("the figures of a fall are those worked out by hand", async () => {
    await done(quoting(venue.as("bob"), "BUY", { quantity: "0.5", price: "21010" }));
    await done(quoting(venue.as("bob"), "BUY", { quantity: "2", price: "20800" }));
    // She owes 20000 and an hour of it, and has a bitcoin less a thousandth.
    const before = { status: "excessive", level: "1.49847034", assets: "29970.00000000", debts: "20000.39583334" };
    // 20000.39583334 ÷ 0.999 = 20020.416…: 0.5 × 21010 and 0.45747 × 20800 bring 20020.376, one lot more is enough.
    const sold = [{ symbol: "BTCUSDT", side: "sell", quantity: "0.95748", averagePrice: "20909.66286502" }];
    // 20020.584 less a thousandth and the debt leave 0.16758266. Of the 0.04152 bitcoins that are left the fee takes
    // 0.02 × 0.999, and 0.02154 × 21021 = 452.79234 stay.
    const after = { status: "excessive", level: "999.00000000", assets: "452.95992266", debts: "0.00000000" };
    expect((await whatIf("21021")).accounts).toEqual([
      {
        account: "alice",
        margin: "BTCUSDT",
        before,
        after,
        // 9969.60416666 were hers.
        loss: "9516.64424400",
        liquidated: true,
        liquidation: { finished: true, sold, clearanceFee: "419.99958000", shortfall: "0.00000000" },
      },
    ]);
  });

  test("it tells who is taken over and cannot be sold", async () => {
    expect((await whatIf("21000")).accounts).toMatchObject([
      {
        after: { level: "1.04892923", status: "force-liquidation", assets: "20979.00000000", debts: "20000.39583334" },
        liquidated: true,
        liquidation: { finished: false, sold: [], clearanceFee: "0.00000000", shortfall: "0.00000000" },
      },
    ]);
    // And of whoever is waiting for buyers, that he still waits.
    await reaches(venue, "BTCUSDT", "21000");
    const { accounts } = await whatIf("30000");
    const waiting = {
      before: { status: "force-liquidation" },
      after: { level: "1.49847034", status: "force-liquidation" },
    };
    expect(accounts).toMatchObject([{ ...waiting, loss: "-8991.00000000", liquidated: true }]);
  });

  test("of a cross account that goes bankrupt it tells what its owner will owe", async () => {
    const carol = venue.as("carol");
    await done(moving(carol, "10000 USDT", { from: "spot", to: "cross" }));
    await done(quoting(venue.as("bob"), "SELL", { quantity: "1", price: "30000" }));
    const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1", sideEffectType: "MARGIN_BUY" };
    await done(ordering(carol, order));
    await done(quoting(venue.as("bob"), "BUY", { quantity: "0.999", price: "20000" }));
    // Hers falls first: alice's level is the same, and her isolated account the younger one. 0.999 × 20000 less a thousandth are
    // 19960.02 of the 20000.39583334 she owes.
    const [first, second] = (await whatIf("20000")).accounts;
    expect(first).toMatchObject({
      account: "carol",
      margin: "cross",
      after: { assets: "0.00000000", debts: "0.00000000" },
      loss: "9969.60416666",
      liquidation: { shortfall: "40.37583334", loan: { asset: "USDC", amount: "40.37583334" } },
    });
    expect(second).toMatchObject({ account: "alice", liquidation: { finished: false, sold: [] } });
  });

  test.each([
    ["NOPE", "1", 404, -9003, "NOPE"],
    ["BTCUSDT", "0.001", 400, -9002, "takes prices from 0.01000000"],
    ["BTCUSDT", "dear", 400, -9002, "'price' cannot be 'dear'"],
  ])("%s at %s is refused as it is where it is set", async (symbol, price, status, code, why) => {
    const answer = await fetch(`${venue.running.url}/margrave/v1/whatif/${symbol}?price=${price}`);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code, msg: expect.stringContaining(why) as string });
  });
});

test("the copy comes to the very state the venue then comes to", async () => {
  await goesLong("alice", "3200");
  await goesLong("bob", "6000");
  const { engine } = venue.running;
  const change = priceChange(engine.view, "BTCUSDT", priceOf("25000"))!;
  const house = houseOf(engine.view, { maker: MAKER_ACCOUNT, tape: TAPE_ACCOUNT });
  const { after } = engine.suppose(instant(venue.now()), (copy) => comeToPrices(copy, house, [change]));
  await reaches(venue, "BTCUSDT", "25000");
  expect(stateText(after as Exchange)).toBe(stateOf(venue));
});
