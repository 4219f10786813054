// What a trader with several isolated accounts sees of them, by every way of asking.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound } from "../refusal.ts";
import { openVenue, PADDED_FIGURES, type Params, type TestVenue, type Trader } from "../venue.ts";
import { borrowing, disabling, done, moving, repaying, seen, standing } from "./story.ts";

let venue: TestVenue;
let alice: Trader;
const accounts = (params: Params = {}) =>
  seen<{ assets: { symbol: string }[]; totalAssetOfBtc?: string }>(alice, "/isolated/account", params);
const shown = async (params: Params) => {
  const { assets, ...totals } = await accounts(params);
  return { pairs: assets.map(({ symbol }) => symbol), totals };
};

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("all pairs come with totals, named ones without, six are too many, and a misspelt name asks for all", async () => {
  await done(moving(alice, "3000 USDT", { from: "spot", to: "BTCUSDT" }));
  await done(moving(alice, "6 ETH", { from: "spot", to: "ETHBTC" }));
  await done(borrowing(alice, "0.1 BTC", "ETHBTC"));
  await done(moving(alice, "1 ADA", { from: "spot", to: "ADAUSDT" }));
  await done(moving(alice, "1 ADA", { from: "ADAUSDT", to: "spot" }));
  await done(disabling(alice, "ADAUSDT"));
  const totals = {
    // 3000 ÷ 30000, 6 × 2000 ÷ 30000, and the tenth that was borrowed.
    totalAssetOfBtc: "0.60000000",
    // 0.1 and its first hour: 0.1 × 0.00026125 ÷ 24 = 0.0000010885…, rounded up.
    totalLiabilityOfBtc: "0.10000109",
    totalNetAssetOfBtc: "0.49999891",
  };
  const all = { pairs: ["BTCUSDT", "ETHBTC", "ADAUSDT"], totals };
  expect(await shown({})).toEqual(all);
  expect(await shown({ symbol: "ETHBTC" })).toEqual(all);
  expect(await shown({ symbols: "ETHBTC,BTCUSDT" })).toEqual({ pairs: ["ETHBTC", "BTCUSDT"], totals: {} });
  expect(await shown({ symbols: "BNBBTC" })).toEqual({ pairs: ["BNBBTC"], totals: {} });
  const six = "BTCUSDT,ETHUSDT,BNBUSDT,ETHBTC,BNBBTC,ADAUSDT";
  const asking = () => alice.get("/sapi/v1/margin/isolated/account", { symbols: six });
  await expectRefusal(venue, asking, [-11107, "At most 5 symbols can be sent."]);
});

test("an account that owed and owes no more looks as if nothing had ever happened to it", async () => {
  await done(moving(alice, "100 USDT", { from: "spot", to: "BNBUSDT" }));
  // 240 × 0.000475 ÷ 24 = 0.00475.
  await done(borrowing(alice, "240 USDT", "BNBUSDT"));
  // 340 ÷ 240.00475 = 1.416638…; nothing it has falls in price, so no price ends it.
  const owing = { marginLevel: "1.41663862", marginLevelStatus: "EXCESSIVE", liquidatePrice: "0.00000000" };
  expect(await standing(alice, "BNBUSDT")).toMatchObject(owing);
  await done(repaying(alice, "240.00475 USDT", "BNBUSDT"));
  await done(moving(alice, "99.99525 USDT", { from: "BNBUSDT", to: "spot" }));
  const nothing = {
    borrowEnabled: true,
    borrowed: "0.00000000",
    free: "0.00000000",
    interest: "0.00000000",
    locked: "0.00000000",
    netAsset: "0.00000000",
    netAssetOfBtc: "0.00000000",
    repayEnabled: true,
    totalAsset: "0.00000000",
  };
  expect(await standing(alice, "BNBUSDT")).toEqual({
    baseAsset: { asset: "BNB", ...nothing },
    quoteAsset: { asset: "USDT", ...nothing },
    symbol: "BNBUSDT",
    isolatedCreated: true,
    enabled: true,
    marginLevel: "999.00000000",
    marginLevelStatus: "EXCESSIVE",
    marginRatio: "10.00000000",
    indexPrice: "300.00000000",
    liquidatePrice: "0.00000000",
    liquidateRate: "0.00000000",
    tradeEnabled: true,
  });
});
