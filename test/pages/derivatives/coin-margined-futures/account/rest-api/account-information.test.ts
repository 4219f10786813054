import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BTC,
  credit,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  gets,
  marks,
  posts,
  rests,
  type Row,
  trade,
  weightOf,
  CONTRACTS,
} from "../../scene.ts";

interface Account {
  readonly assets: readonly Row[];
  readonly positions: readonly Row[];
}

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const account = (trader: typeof alice) => gets<Account>(trader, "/account");

test("an account is shown with its coins and its legs", async () => {
  // 0.1 coins at twenty times leverage; the order binds 1500 ÷ 29000 × 0.05; at 30300 the long has gained 0.00099009.
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  await rests(alice, { side: "BUY", quantity: 15, price: "29000" });
  await marks(venue, "30300");
  const shown = await account(alice);
  expectBody(
    { ...shown, assets: shown.assets.slice(0, 1), positions: shown.positions.slice(0, 1) },
    {
      assets: [
        {
          asset: "BTC",
          walletBalance: "1.99996000",
          unrealizedProfit: "0.00099009",
          marginBalance: "2.00095009",
          maintMargin: "0.00039603",
          initialMargin: "0.00753670",
          positionInitialMargin: "0.00495049",
          openOrderInitialMargin: "0.00258621",
          maxWithdrawAmount: "1.99341339",
          crossWalletBalance: "1.99996000",
          crossUnPnl: "0.00099009",
          availableBalance: "1.99341339",
          updateTime: START,
        },
      ],
      positions: [
        {
          symbol: "BTCUSD_PERP",
          positionAmt: "30",
          initialMargin: "0.00753670",
          maintMargin: "0.00039603",
          unrealizedProfit: "0.00099009",
          positionInitialMargin: "0.00495049",
          openOrderInitialMargin: "0.00258621",
          leverage: "20",
          isolated: false,
          positionSide: "BOTH",
          entryPrice: "30000.00000000",
          breakEvenPrice: "30012.00000000",
          maxQty: "50",
          updateTime: START,
          notionalValue: "0.09900990",
          isolatedWallet: "0",
        },
      ],
      canDeposit: true,
      canTrade: true,
      canWithdraw: true,
      feeTier: 0,
      updateTime: 0,
    },
  );
});

test("what was never used is there with zeros", async () => {
  const { assets, positions } = await account(venue.as("carol"));
  expect(assets.map((row) => [row["asset"], row["walletBalance"], row["availableBalance"], row["updateTime"]])).toEqual(
    [
      ["BTC", "2.00000000", "2.00000000", 0],
      ["ETH", "20.00000000", "20.00000000", 0],
      ["BNB", "50.00000000", "50.00000000", 0],
    ],
  );
  expect(positions.map((row) => row["symbol"])).toEqual(CONTRACTS);
  const flat = {
    positionAmt: "0",
    initialMargin: "0",
    maintMargin: "0",
    unrealizedProfit: "0.00000000",
    entryPrice: "0.0",
  };
  expect(positions[1]).toMatchObject({
    ...flat,
    breakEvenPrice: "0.0",
    notionalValue: "0",
    isolatedWallet: "0",
    updateTime: 0,
    maxQty: "2000",
  });
});

test("a coin no contract is settled in is there while the account has some", async () => {
  const coins = async () => (await account(venue.as("dave"))).assets.map((row) => row["asset"]);
  expect(await coins()).toEqual(["BTC", "ETH", "BNB"]);
  await credit(venue, "dave", "ADA", "7");
  expect(await coins()).toEqual(["BTC", "ETH", "BNB", "ADA"]);
});

test("coins do not help each other, and isolated margin is in the wallet but not in the cross wallet", async () => {
  const erin = venue.as("erin");
  await posts(erin, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await marks(venue, "30000");
  await trade(bob, erin, { takerSide: "SELL", quantity: 30, price: "30000" });
  const { assets, positions } = await account(erin);
  const btc = {
    walletBalance: "1.99996000",
    crossWalletBalance: "1.99496000",
    availableBalance: "1.99496000",
    crossUnPnl: "0.00000000",
  };
  expect(assets[0]).toMatchObject(btc);
  expect(assets[1]).toMatchObject({ walletBalance: "20.00000000", availableBalance: "20.00000000" });
  expect(positions[0]).toMatchObject({
    isolated: true,
    positionAmt: "-30",
    isolatedWallet: "0.00500000",
    notionalValue: "-0.10000000",
  });
});

test("in hedge mode each leg shows what its own orders bind", async () => {
  const frank = venue.as("frank");
  await emptyBook(venue, ETH);
  await posts(frank, "/positionSide/dual", { dualSidePosition: "true" });
  // 100 contracts of 10 dollars: 0.5 coins at 2000, 0.4 at 2500, and a twentieth of that.
  await rests(frank, { symbol: ETH, side: "BUY", positionSide: "LONG", quantity: 100, price: "2000" });
  await rests(frank, { symbol: ETH, side: "SELL", positionSide: "SHORT", quantity: 100, price: "2500" });
  const { assets, positions } = await account(frank);
  const legs = positions.filter((row) => row["symbol"] === ETH);
  expect(legs.map((row) => [row["positionSide"], row["openOrderInitialMargin"], row["initialMargin"]])).toEqual([
    ["BOTH", "0", "0"],
    ["LONG", "0.02500000", "0.02500000"],
    ["SHORT", "0.02000000", "0.02000000"],
  ]);
  expect(assets[1]).toMatchObject({ openOrderInitialMargin: "0.04500000", availableBalance: "19.95500000" });
});

test("a caller is known before anything is shown", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${DAPI}/account`, params: {}, mandatory: [] });
  expect(await weightOf(() => alice.get(`${DAPI}/account`))).toBe(5);
  expect(venue.faults()).toEqual([]);
});
