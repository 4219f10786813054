import { expect, test } from "vitest";
import { badValue, expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Trader } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  marks,
  posts,
  rests,
  risk,
  trade,
  weightOf,
  contractsOn,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const SAME: Refusal = [-4046, "No need to change margin type."];
const ORDERS: Refusal = [-4047, "Margin type cannot be changed if there exists open orders."];
const POSITION: Refusal = [-4048, "Margin type cannot be changed if there exists position."];
const change =
  (trader: Trader, marginType: string, symbol = BTC) =>
  () =>
    trader.post(`${DAPI}/marginType`, { symbol, marginType });

test("the type of one contract is set, and setting it again is refused", async () => {
  expectBody(await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" }), { code: 200, msg: "success" });
  expect(await risk(alice)).toMatchObject({ marginType: "isolated" });
  expect(await risk(alice, "ETHUSD")).toMatchObject({ marginType: "cross" });
  await expectRefusal(venue, change(alice, "ISOLATED"), SAME);
  await expectRefusal(venue, change(alice, "CROSSED", ETH), SAME);
  expectBody(await posts(alice, "/marginType", { symbol: BTC, marginType: "crossed" }), { code: 200, msg: "success" });
  expect(await weightOf(change(alice, "CROSSED"))).toBe(1);
});

test("the same type is said first, then open orders, then the position", async () => {
  await trade(bob, alice, { takerSide: "BUY", quantity: 2, price: "30000" });
  const orderId = await rests(alice, { side: "BUY", quantity: 1, price: "29000" });
  await expectRefusal(venue, change(alice, "CROSSED"), SAME);
  await expectRefusal(venue, change(alice, "ISOLATED"), ORDERS);
  await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId });
  await expectRefusal(venue, change(alice, "ISOLATED"), POSITION);
  await trade(bob, alice, { takerSide: "SELL", quantity: 2, price: "30000" });
  await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
});

test("orders and positions in another contract are in nobody's way", async () => {
  await emptyBook(venue, ETH);
  await trade(bob, alice, { symbol: ETH, takerSide: "BUY", quantity: 2, price: "2000" });
  await rests(alice, { symbol: ETH, side: "BUY", quantity: 1, price: "1990" });
  await posts(alice, "/marginType", { symbol: BTC, marginType: "CROSSED" });
  expect(await risk(alice)).toMatchObject({ marginType: "cross" });
});

test("in hedge mode LONG and SHORT have one type", async () => {
  const carol = venue.as("carol");
  await posts(carol, "/positionSide/dual", { dualSidePosition: "true" });
  await posts(carol, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  const types = (await gets(carol, "/positionRisk", { pair: "BTCUSD" })).map((row) => [
    row["symbol"],
    row["positionSide"],
    row["marginType"],
  ]);
  // Of this contract alone, not of the others on its pair.
  const legs = ["BOTH", "LONG", "SHORT"];
  expect(types).toEqual(
    contractsOn("BTCUSD").flatMap((on) => legs.map((leg) => [on, leg, on === BTC ? "isolated" : "cross"])),
  );
  await trade(bob, carol, { takerSide: "SELL", quantity: 3, price: "30000", positionSide: "SHORT" });
  await expectRefusal(venue, change(carol, "CROSSED"), POSITION);
});

test("in hedge mode LONG and SHORT keep their isolated margins apart, and closing one leaves the other's", async () => {
  const dave = venue.as("dave");
  await posts(dave, "/positionSide/dual", { dualSidePosition: "true" });
  await posts(dave, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  const leg = (positionSide: string) => risk(dave, "BTCUSD", positionSide);
  const crossWallet = async () => (await gets(dave, "/balance"))[0]!["crossWalletBalance"];
  // At twenty times leverage 30 contracts, 0.1 coins, take 0.005 coins of margin, and 60 twice that; 0.04 % are paid on each.
  await trade(bob, dave, { takerSide: "BUY", quantity: 30, price: "30000", positionSide: "LONG" });
  await trade(bob, dave, { takerSide: "SELL", quantity: 60, price: "30000", positionSide: "SHORT" });
  expect(await leg("LONG")).toMatchObject({ isolatedWallet: "0.00500000", isolatedMargin: "0.00500000" });
  expect(await leg("SHORT")).toMatchObject({ isolatedWallet: "0.01000000", isolatedMargin: "0.01000000" });
  expect(await crossWallet()).toBe("1.98488000");

  // At 30300 the long has gained 3000 ÷ 30000 − 3000 ÷ 30300 = 0.00099009… and the short has lost twice that.
  await marks(venue, "30300");
  expect(await leg("LONG")).toMatchObject({ isolatedWallet: "0.00500000", isolatedMargin: "0.00599009" });
  expect(await leg("SHORT")).toMatchObject({ isolatedWallet: "0.01000000", isolatedMargin: "0.00801981" });

  // A third of the long is closed at 30300: a third of its wallet goes back, with a gain of 0.00033003.
  const closing = {
    symbol: BTC,
    side: "SELL",
    positionSide: "LONG",
    type: "LIMIT",
    timeInForce: "GTC",
    price: "30300",
  };
  await rests(bob, { side: "BUY", quantity: 30, price: "30300" });
  await posts(dave, "/order", { ...closing, quantity: 10 });
  expect(await leg("LONG")).toMatchObject({ positionAmt: "20", isolatedWallet: "0.00333334" });
  // 1.98488 + 0.00166666 + 0.00033003 − 0.00001320 (0.04 % of 0.03300330).
  expect(await crossWallet()).toBe("1.98686349");

  // The rest goes with all that is left in its wallet, and the short has lost nothing by it.
  await posts(dave, "/order", { ...closing, quantity: 20 });
  expect(await leg("LONG")).toMatchObject({ positionAmt: "0", isolatedWallet: "0", isolatedMargin: "0.00000000" });
  expect(await leg("SHORT")).toMatchObject({
    positionAmt: "-60",
    isolatedWallet: "0.01000000",
    isolatedMargin: "0.00801981",
  });
  // 1.98686349 + 0.00333334 + 0.00066006 − 0.00002640.
  expect(await crossWallet()).toBe("1.99083049");
});

test("refusals come in order", async () => {
  const params = { symbol: BTC, marginType: "CROSSED" };
  const called = { trader: alice, method: "POST", path: `${DAPI}/marginType`, params } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol", "marginType"] });
  await expectRepairs(venue, (sent) => alice.post(`${DAPI}/marginType`, sent), { symbol: "x", marginType: "CROSS" }, [
    [illegalName("symbol"), { symbol: "X" }],
    [badValue("marginType"), { marginType: "CROSSED" }],
    [BAD_SYMBOL, { symbol: BTC }],
    [SAME, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
