// What a trader meets who wants contracts on isolated margin: on every start of the bot, and with orders
// and positions in the way.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../venue.ts";
import { done, legsOf, orderingContracts, type Request } from "./story.ts";

const BTC = "BTCUSD_PERP";
const ETH = "ETHUSD_PERP";
// Clients tell these apart by their very text, the full stop included.
const SAME: Refusal = [-4046, "No need to change margin type."];
const ORDERS: Refusal = [-4047, "Margin type cannot be changed if there exists open orders."];
const POSITION: Refusal = [-4048, "Margin type cannot be changed if there exists position."];
const LIMIT = { symbol: BTC, type: "LIMIT", timeInForce: "GTC" };

let venue: TestVenue;
let alice: Trader;
const changing =
  (trader: Trader, marginType: string, symbol = BTC): Request =>
  () =>
    trader.post("/dapi/v1/marginType", { symbol, marginType });
const cancelling =
  (trader: Trader, symbol = BTC): Request =>
  () =>
    trader.delete("/dapi/v1/allOpenOrders", { symbol });

/** Bob offers or asks for contracts at the mark, where he is before the house. */
async function bobQuotes(side: "BUY" | "SELL", quantity: number, symbol = BTC): Promise<void> {
  const price = symbol === BTC ? "30000" : "2000";
  await done(orderingContracts(venue.as("bob"), { ...LIMIT, symbol, side, quantity, price }));
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("a bot that sets the type on every start succeeds once and then reads that there is no need", async () => {
  expect((await changing(alice, "ISOLATED")()).text).toBe('{"code":200,"msg":"success"}');
  for (const start of ["second", "third"]) {
    await expectRefusal(venue, changing(alice, "ISOLATED"), SAME);
    expect(await legsOf(alice, "BTCUSD"), start).toMatchObject([{ marginType: "isolated" }]);
  }
  // Each contract and each trader has a type of its own.
  await expectRefusal(venue, changing(alice, "CROSSED", ETH), SAME);
  await done(changing(venue.as("bob"), "ISOLATED"));
  expect((await changing(alice, "CROSSED")()).text).toBe('{"code":200,"msg":"success"}');
  await expectRefusal(venue, changing(alice, "CROSSED"), SAME);
});

test("an order that filled by half is in the way twice: cancelled, its position still is; closed, the type changes", async () => {
  await bobQuotes("SELL", 30);
  const order = { ...LIMIT, side: "BUY", quantity: 60, price: "30000" };
  await done(orderingContracts(alice, order));
  await expectRefusal(venue, changing(alice, "CROSSED"), SAME);
  await expectRefusal(venue, changing(alice, "ISOLATED"), ORDERS);
  await done(cancelling(alice));
  await expectRefusal(venue, changing(alice, "ISOLATED"), POSITION);
  await bobQuotes("BUY", 30);
  const close = { symbol: BTC, side: "SELL", type: "MARKET", reduceOnly: "true" };
  await done(orderingContracts(alice, { ...close, quantity: 29 }));
  // One contract is a position.
  await expectRefusal(venue, changing(alice, "ISOLATED"), POSITION);
  await done(orderingContracts(alice, { ...close, quantity: 1 }));
  await done(changing(alice, "ISOLATED"));

  // From now on a position has a wallet of its own: 3000 dollars at 30000 and twenty times leverage.
  await bobQuotes("SELL", 30);
  await done(orderingContracts(alice, { symbol: BTC, side: "BUY", type: "MARKET", quantity: 30 }));
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([{ positionAmt: "30", isolatedWallet: "0.00500000" }]);
  await expectRefusal(venue, changing(alice, "CROSSED"), POSITION);
});

test("orders and positions in another contract are in nobody's way", async () => {
  await done(orderingContracts(alice, { ...LIMIT, symbol: ETH, side: "BUY", quantity: 1, price: "1950" }));
  await bobQuotes("SELL", 1, ETH);
  await done(orderingContracts(alice, { symbol: ETH, side: "BUY", type: "MARKET", quantity: 1 }));
  await expectRefusal(venue, changing(alice, "ISOLATED", ETH), ORDERS);
  await done(changing(alice, "ISOLATED"));
});

test("in hedge mode both sides have one type, and either side's order or position keeps it", async () => {
  await done(() => alice.post("/dapi/v1/positionSide/dual", { dualSidePosition: "true" }));
  const order = { ...LIMIT, side: "SELL", positionSide: "SHORT", quantity: 10, price: "30500" };
  await done(orderingContracts(alice, order));
  await expectRefusal(venue, changing(alice, "ISOLATED"), ORDERS);
  await done(cancelling(alice));
  await bobQuotes("SELL", 10);
  await done(
    orderingContracts(alice, { symbol: BTC, side: "BUY", positionSide: "LONG", type: "MARKET", quantity: 10 }),
  );
  await expectRefusal(venue, changing(alice, "ISOLATED"), POSITION);
  await bobQuotes("BUY", 10);
  await done(
    orderingContracts(alice, { symbol: BTC, side: "SELL", positionSide: "LONG", type: "MARKET", quantity: 10 }),
  );
  await done(changing(alice, "ISOLATED"));
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([
    { positionSide: "BOTH", marginType: "isolated" },
    { positionSide: "LONG", marginType: "isolated" },
    { positionSide: "SHORT", marginType: "isolated" },
  ]);
});

test("one type, two wallets: what the long loses, the short's wallet does not pay", async () => {
  await done(() => alice.post("/dapi/v1/positionSide/dual", { dualSidePosition: "true" }));
  await done(changing(alice, "ISOLATED", ETH));
  // 200 contracts are 2000 dollars, one ETH at 2000: 0.05 of margin at twenty times leverage; 400 take twice that.
  await bobQuotes("SELL", 200, ETH);
  const market = { symbol: ETH, type: "MARKET" };
  await done(orderingContracts(alice, { ...market, side: "BUY", positionSide: "LONG", quantity: 200 }));
  await bobQuotes("BUY", 400, ETH);
  await done(orderingContracts(alice, { ...market, side: "SELL", positionSide: "SHORT", quantity: 400 }));
  const cross = async () => {
    const rows = await done<{ asset: string }[]>(() => alice.get("/dapi/v1/balance"));
    return rows.find(({ asset }) => asset === "ETH");
  };
  // 20 − 0.05 − 0.1, and 0.04 % on one and on two ETH.
  expect(await cross()).toMatchObject({ crossWalletBalance: "19.84880000" });

  await venue.price(ETH, "1960");
  // The long lost 2000 ÷ 1960 − 1 = 0.0204081…; the short won 4000 ÷ 1960 − 2 = 0.0408163….
  const [, long, short] = await legsOf(alice, "ETHUSD");
  expect(long).toMatchObject({ isolatedWallet: "0.05000000", isolatedMargin: "0.02959184" });
  expect(short).toMatchObject({ isolatedWallet: "0.10000000", isolatedMargin: "0.14081632" });

  await done(orderingContracts(venue.as("bob"), { ...LIMIT, symbol: ETH, side: "BUY", quantity: 200, price: "1960" }));
  await done(orderingContracts(alice, { ...market, side: "SELL", positionSide: "LONG", quantity: 200 }));
  const after = await legsOf(alice, "ETHUSD");
  expect(after[1]).toMatchObject({ positionAmt: "0", isolatedMargin: "0.00000000" });
  expect(after[2]).toMatchObject({ positionAmt: "-400", isolatedWallet: "0.10000000", isolatedMargin: "0.14081632" });
  // 0.05 came back less 0.02040816 and a commission of 0.04 % of 2000 ÷ 1960, cut: 0.00040816.
  expect(await cross()).toMatchObject({ crossWalletBalance: "19.87798368" });
});
