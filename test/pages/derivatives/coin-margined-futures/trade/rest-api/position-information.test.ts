import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_PAIR,
  BTC,
  credit,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegal,
  illegalName,
  leaves,
  marks,
  posts,
  risk,
  trade,
  weightOf,
  CONTRACTS,
  contractsOn,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");

/** Sets the price and empties the book, so that trades can be had at it. */
async function at(price: string, symbol = BTC): Promise<void> {
  await venue.price(symbol, price);
  await emptyBook(venue, symbol);
}

test("a flat leg is shown with the account's settings", async () => {
  const rows = await gets(alice, "/positionRisk", { pair: "BTCUSD" });
  expect(rows.map((row) => row["symbol"])).toEqual(contractsOn("BTCUSD"));
  expectBody(rows.slice(0, 1), [
    {
      symbol: "BTCUSD_PERP",
      positionAmt: "0",
      entryPrice: "0.0",
      breakEvenPrice: "0.0",
      markPrice: "30000.00000000",
      unRealizedProfit: "0.00000000",
      liquidationPrice: "0",
      leverage: "20",
      maxQty: "50",
      marginType: "cross",
      isolatedMargin: "0.00000000",
      isAutoAddMargin: "false",
      positionSide: "BOTH",
      updateTime: 0,
      notionalValue: "0",
      isolatedWallet: "0",
    },
  ]);
});

test("two contracts, isolated at twice: every figure of a live reply", async () => {
  await at("37643.1");
  // Buying above this mark loses 0.00002405 at once, which goes into the leg's wallet beside the margin of 0.00265653.
  await marks(venue, "37473.5");
  await posts(alice, "/leverage", { symbol: BTC, leverage: 2 });
  await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await trade(bob, alice, { takerSide: "BUY", quantity: 2, price: "37643.1" });
  await marks(venue, "38103.05510455");
  expectBody(await risk(alice), {
    symbol: "BTCUSD_PERP",
    positionAmt: "2",
    entryPrice: "37643.10000021",
    breakEvenPrice: "37658.15724021",
    markPrice: "38103.05510455",
    unRealizedProfit: "0.00006413",
    liquidationPrice: "25119.97445760",
    leverage: "2",
    maxQty: "1500",
    marginType: "isolated",
    isolatedMargin: "0.00274471",
    isAutoAddMargin: "false",
    positionSide: "BOTH",
    updateTime: START,
    notionalValue: "0.00524892",
    isolatedWallet: "0.00268058",
  });
});

test("one contract from 11707.7 has gained 0.00005866 at 11788.66626667", async () => {
  const carol = venue.as("carol");
  await at("11707.7");
  await trade(bob, carol, { takerSide: "BUY", quantity: 1, price: "11707.7" });
  await marks(venue, "11788.66626667");
  const shown = { entryPrice: "11707.70000003", unRealizedProfit: "0.00005866", notionalValue: "0.00848272" };
  expect(await risk(carol)).toMatchObject(shown);
});

test("a short whose wallet covers its entry is never liquidated; one contract more and it is, far above", async () => {
  const dave = venue.as("dave");
  await at("61765.5");
  await trade(bob, dave, { takerSide: "SELL", quantity: 4, price: "61765.5" });
  await leaves(venue, "dave", "BTC", "0.00684259");
  const covered = {
    positionAmt: "-4",
    entryPrice: "61765.49999957",
    liquidationPrice: "0",
    notionalValue: "-0.00647610",
  };
  expect(await risk(dave)).toMatchObject(covered);

  await marks(venue, "61716");
  await trade(bob, dave, { takerSide: "SELL", quantity: 1, price: "61716" });
  // The commission of that trade comes back, for the wallet to be what it was in the live reply.
  await credit(venue, "dave", "BTC", "0.00000064");
  expect(await risk(dave)).toMatchObject({
    positionAmt: "-5",
    entryPrice: "61755.59364860",
    markPrice: "61716.00000000",
    unRealizedProfit: "0.00000519",
    liquidationPrice: "397179.04831492",
  });
});

test("the bracket is the one at the liquidation price: 100000 contracts from 45000 with 101 coins", async () => {
  const erin = venue.as("erin");
  const frank = venue.as("frank");
  await at("45000");
  await credit(venue, "frank", "BTC", "100");
  // With the 2 coins she has, 101 and the commission on 222.22 coins: 0.08888888.
  await credit(venue, "erin", "BTC", "99.08888888");
  for (const trader of [erin, frank]) await posts(trader, "/leverage", { symbol: BTC, leverage: 4 });
  await trade(frank, erin, { takerSide: "BUY", quantity: 100_000, price: "45000" });
  const shown = { entryPrice: "45000.00000000", liquidationPrice: "33599.41860561", maxQty: "400", leverage: "4" };
  expect(await risk(erin)).toMatchObject(shown);
});

test("the break-even price is the entry and the commission of opening: above it for a long, below for a short", async () => {
  const grace = venue.as("grace");
  await at("2422.4", ETH);
  await trade(bob, grace, { symbol: ETH, takerSide: "BUY", quantity: 1, price: "2422.4" });
  expect(Number((await risk(grace, "ETHUSD"))["breakEvenPrice"])).toBeCloseTo(2423.368960034, 6);
  await at("44525");
  await trade(bob, grace, { takerSide: "SELL", quantity: 1, price: "44525" });
  // 44525 × (1 − 0.0004); the entry shown has a tail of its own.
  expect(Number((await risk(grace))["breakEvenPrice"])).toBeCloseTo(44507.19, 5);
});

test("in hedge mode all three legs are shown; crossed, both share one liquidation price", async () => {
  const heidi = venue.as("heidi");
  await posts(heidi, "/positionSide/dual", { dualSidePosition: "true" });
  await at("30000");
  await trade(bob, heidi, { takerSide: "BUY", quantity: 3000, price: "30000", positionSide: "LONG" });
  await trade(bob, heidi, { takerSide: "SELL", quantity: 600, price: "30000", positionSide: "SHORT" });
  const legs = (await gets(heidi, "/positionRisk", { pair: "BTCUSD" })).filter((leg) => leg["symbol"] === BTC);
  expect(legs.map((leg) => [leg["positionSide"], leg["positionAmt"], leg["notionalValue"]])).toEqual([
    ["BOTH", "0", "0"],
    ["LONG", "3000", "10.00000000"],
    ["SHORT", "-600", "-2.00000000"],
  ]);
  expect(legs[0]!["liquidationPrice"]).toBe("0");
  expect(legs[1]!["liquidationPrice"]).toBe(legs[2]!["liquidationPrice"]);
  // (L·mL + S·mS + L − S) ÷ (wallet + cumL + L ÷ entry − S ÷ entry): 300000 and 60000 dollars, 0.01 and 0.004
  // (the long falls into the third bracket on the way down: deduction 0.055), wallet 2 less 0.0048 commission.
  const expected = (300_000 * 0.01 + 60_000 * 0.004 + 240_000) / (1.9952 + 0.055 + 10 - 2);
  expect(Number(legs[1]!["liquidationPrice"])).toBeCloseTo(expected, 4);
});

test("rows are those of a coin, of a pair, of both, or all", async () => {
  const symbols = async (params: Record<string, string>) =>
    (await gets(alice, "/positionRisk", params)).map((row) => row["symbol"]);
  expect(await symbols({})).toEqual(CONTRACTS);
  expect(await symbols({ marginAsset: "ETH" })).toEqual(contractsOn("ETHUSD"));
  expect(await symbols({ pair: "BNBUSD" })).toEqual(["BNBUSD_PERP"]);
  expect(await symbols({ marginAsset: "ETH", pair: "BTCUSD" })).toEqual([]);
  expect(await symbols({ marginAsset: "USDT" })).toEqual([]);
  expect(await weightOf(() => alice.get(`${DAPI}/positionRisk`))).toBe(1);
});

test("refusals come in order", async () => {
  const called = { trader: alice, method: "GET", path: `${DAPI}/positionRisk`, params: {}, mandatory: [] } as const;
  await expectDoor(venue, called);
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/positionRisk`, params), { marginAsset: "B-C", pair: "y" }, [
    [illegal("marginAsset", "^[A-Za-z0-9]{1,20}$"), { marginAsset: "DOGE" }],
    [illegalName("pair"), { pair: "Y" }],
    [BAD_PAIR, { pair: "BTCUSD" }],
    [[-1108, "Invalid asset."], {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
