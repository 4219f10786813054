import { afterEach, beforeEach, expect, test } from "vitest";
import { ratioOf } from "../../../../src/genesis/figures.ts";
import { costOf, expectDoor, expectSound } from "../../../refusal.ts";
import { BOOLEAN, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { bobQuotes, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/account";

let venue: TestVenue;
let alice: Trader;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

/** 10000 USDT of her own and 20000 borrowed buy one BTC at 30000; 20000.39583334 are owed, 0.999 BTC are left. */
async function goesLong(): Promise<void> {
  await venue.fund("alice", "cross", "USDT", "10000");
  await bobQuotes(venue, "SELL", { quantity: "1", price: "30000" });
  const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1", sideEffectType: "MARGIN_BUY" };
  await posts(alice, "/order", order);
}

test("answers in the documented shape, every margin asset in it", async () => {
  await goesLong();
  const asset = { asset: TEXT, borrowed: PADDED, free: PADDED, interest: PADDED, locked: PADDED, netAsset: PADDED };
  const expected = {
    created: BOOLEAN,
    borrowEnabled: BOOLEAN,
    marginLevel: PADDED,
    collateralMarginLevel: PADDED,
    totalAssetOfBtc: PADDED,
    totalLiabilityOfBtc: PADDED,
    totalNetAssetOfBtc: PADDED,
    TotalCollateralValueInUSDT: PLAIN,
    totalOpenOrderLossInUSDT: PLAIN,
    tradeEnabled: BOOLEAN,
    transferInEnabled: BOOLEAN,
    transferOutEnabled: BOOLEAN,
    accountType: TEXT,
    userAssets: [asset, asset, asset, asset, asset],
  };
  expect(shapeOf(await gets(alice, PAGE))).toBe(shape(expected));
});

test("an account without debt", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  await venue.fund("alice", "cross", "ETH", "2");
  expect(await gets(alice, PAGE)).toMatchObject({
    created: true,
    borrowEnabled: true,
    marginLevel: "999.00000000",
    collateralMarginLevel: "999",
    // 14000 ÷ 30000
    totalAssetOfBtc: "0.46666667",
    totalLiabilityOfBtc: "0.00000000",
    totalNetAssetOfBtc: "0.46666667",
    TotalCollateralValueInUSDT: "14000",
    totalOpenOrderLossInUSDT: "0",
    accountType: "MARGIN_1",
  });
});

test("an account that owes", async () => {
  await goesLong();
  const body = await gets<{ userAssets: unknown[] }>(alice, PAGE);
  expect(body).toMatchObject({
    // 0.999 × 30000 ÷ 20000.39583334, cut; every coin counts in full as collateral
    marginLevel: "1.49847034",
    collateralMarginLevel: "1.49847034",
    totalAssetOfBtc: "0.99900000",
    totalLiabilityOfBtc: "0.66667986",
    totalNetAssetOfBtc: "0.33232014",
    TotalCollateralValueInUSDT: "29970",
  });
  const usdt = { borrowed: "20000.00000000", free: "0.00000000", interest: "0.39583334", netAsset: "-20000.39583334" };
  const btc = { borrowed: "0.00000000", free: "0.99900000", interest: "0.00000000", netAsset: "0.99900000" };
  expect(body.userAssets).toContainEqual({ asset: "USDT", locked: "0.00000000", ...usdt });
  expect(body.userAssets).toContainEqual({ asset: "BTC", locked: "0.00000000", ...btc });
});

test("a haircut counts in the collateral and not in the level", async () => {
  await goesLong();
  const btc = venue.running.engine.view.reference.assets.get("BTC")!;
  await venue.perform({ type: "DefineAsset", asset: { ...btc, collateralRatio: ratioOf("0.9") } });
  expect(await gets(alice, PAGE)).toMatchObject({
    marginLevel: "1.49847034",
    // 0.9 × 29970 ÷ 20000.39583334, cut
    collateralMarginLevel: "1.3486233",
    TotalCollateralValueInUSDT: "26973",
  });
});

test("at or below the liquidation ratio nothing but money in is enabled", async () => {
  await goesLong();
  // 0.999 × 22023 ÷ 20000.39583334 = 1.10002…; at 22022 it is 1.09997….
  const off = { borrowEnabled: false, tradeEnabled: false, transferOutEnabled: false, transferInEnabled: true };
  await venue.price("BTCUSDT", "22023");
  expect(await gets(alice, PAGE)).toMatchObject({ borrowEnabled: true, tradeEnabled: true, transferOutEnabled: true });
  await venue.gap("BTC", "22022");
  expect(await gets(alice, PAGE)).toMatchObject(off);
});

test("open orders whose limits lie beyond the index show the loss they would bring", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  await venue.fund("alice", "cross", "BTC", "1");
  const order = { symbol: "BTCUSDT", timeInForce: "GTC" };
  const rests = { ...order, type: "LIMIT", side: "BUY", quantity: "0.1", price: "29000" };
  await posts(alice, "/order", rests);
  expect(await gets(alice, PAGE)).toMatchObject({ totalOpenOrderLossInUSDT: "0" });
  // Both wait for their prices; filled at their limits, 0.1 × 500 and 0.2 × 1500 are lost.
  const buys = { side: "BUY", quantity: "0.1", stopPrice: "30400", price: "30500" };
  const sells = { side: "SELL", quantity: "0.2", stopPrice: "29000", price: "28500" };
  for (const stop of [buys, sells]) await posts(alice, "/order", { ...order, type: "STOP_LOSS_LIMIT", ...stop });
  // A stop without a limit is not known to lose anything.
  await posts(alice, "/order", {
    symbol: "BTCUSDT",
    type: "STOP_LOSS",
    side: "SELL",
    quantity: "0.1",
    stopPrice: "28000",
  });
  expect(await gets(alice, PAGE)).toMatchObject({ totalOpenOrderLossInUSDT: "350" });
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(`${MARGIN}${PAGE}`), "ip")).toBe(10);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${MARGIN}${PAGE}`, params: {}, mandatory: [] });
});
