// What traders meet who come to contracts from coins: contracts that are dollars, margin in the wrong wallet,
// position sides, and orders that may only close.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../venue.ts";
import { done, legsOf, moving, opens, orderingContracts, reaches, type Request, steer, type Sum } from "./story.ts";

const BTC = "BTCUSD_PERP";
const ETH = "ETHUSD_PERP";
const TOO_PRECISE: Refusal = [-1111, "Precision is over the maximum defined for this asset."];
const NO_MARGIN: Refusal = [-2019, "Margin is insufficient."];
const WRONG_SIDE: Refusal = [-4061, "Order's position side does not match user's setting."];
const SAME_MODE: Refusal = [-4059, "No need to change position side."];
const MODE_ORDERS: Refusal = [-4067, "Position side cannot be changed if there exists open orders."];
const MODE_POSITION: Refusal = [-4068, "Position side cannot be changed if there exists position."];
const NOTHING_TO_REDUCE: Refusal = [-2022, "ReduceOnly Order is rejected."];
const CLAIMED: Refusal = [-4112, "ReduceOnly Order Failed. Please check your existing position and open orders."];

let venue: TestVenue;
let alice: Trader;
let bob: Trader;

const atMarket = (trader: Trader, side: "BUY" | "SELL", order: Params): Request =>
  orderingContracts(trader, { symbol: BTC, side, type: "MARKET", ...order });
const atLimit = (trader: Trader, side: "BUY" | "SELL", order: Params): Request =>
  orderingContracts(trader, { symbol: BTC, side, type: "LIMIT", timeInForce: "GTC", price: "30000", ...order });
const cancelling =
  (trader: Trader, symbol = BTC): Request =>
  () =>
    trader.delete("/dapi/v1/allOpenOrders", { symbol });

/** What a trader's contract wallet has of a coin. */
async function walletOf(trader: Trader, coin: string): Promise<unknown> {
  const rows = await done<{ asset: string; balance: string }[]>(() => trader.get("/dapi/v1/balance"));
  return rows.find(({ asset }) => asset === coin)?.balance;
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  bob = venue.as("bob");
});
afterEach(() => expectSound(venue));

test("a contract is a hundred dollars of bitcoin or ten of ether, and fewer coins the more a coin is worth", async () => {
  // A thousandth of a coin would be 30 dollars. There is nothing smaller than one contract.
  for (const quantity of ["0.001", "0.5", "1.01"]) {
    await expectRefusal(venue, atMarket(alice, "BUY", { quantity }), TOO_PRECISE);
  }
  await done(atLimit(bob, "SELL", { quantity: 31 }));
  await done(atMarket(alice, "BUY", { quantity: 1 }));
  // 100 ÷ 30000, cut, and 0.04 % of it in commission: 0.0000013333….
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([{ positionAmt: "1", notionalValue: "0.00333333" }]);
  expect(await walletOf(alice, "BTC")).toBe("1.99999867");
  // Who wants a tenth of a coin buys 3000 dollars of it.
  await done(atMarket(alice, "BUY", { quantity: 29 }));
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([{ positionAmt: "30", notionalValue: "0.10000000" }]);
  await done(atLimit(bob, "SELL", { symbol: ETH, quantity: 1, price: "2000" }));
  await done(atMarket(alice, "BUY", { symbol: ETH, quantity: 1 }));
  expect(await legsOf(alice, "ETHUSD")).toMatchObject([{ positionAmt: "1", notionalValue: "0.00500000" }]);

  // At twice the price the same dollars are half the coins: a twentieth, and that is what was won.
  await reaches(venue, BTC, "60000");
  const doubled = { positionAmt: "30", notionalValue: "0.05000000", unRealizedProfit: "0.05000000" };
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([doubled]);
  // At half the price they are twice the coins: what is lost is a tenth.
  await reaches(venue, BTC, "15000");
  const halved = { positionAmt: "30", notionalValue: "0.20000000", unRealizedProfit: "-0.10000000" };
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([halved]);
});

test("margin is the contract's own coin in the contract wallet, to the last atom, and nothing else is", async () => {
  const zoe = await opens(venue, "zoe");
  for (const [asset, amount] of Object.entries({ USDT: "10000", BTC: "1", ETH: "5" })) {
    await steer(venue, "POST", "/accounts/zoe/credit", { asset, amount });
  }
  // 3000 dollars at 30000 and twenty times leverage need 0.1 ÷ 20, and 0.04 % of 0.1 for the commission: 0.00504.
  const order = atLimit(zoe, "BUY", { quantity: 30 });
  await expectRefusal(venue, order, NO_MARGIN);
  const dollars = moving(zoe, "10000 USDT", { from: "spot", to: "coinm" });
  await expectRefusal(venue, dollars, [-5003, "You don't have this asset."]);
  await done(moving(zoe, "5 ETH", { from: "spot", to: "coinm" }));
  await expectRefusal(venue, order, NO_MARGIN);
  await done(moving(zoe, "0.5 BTC", { from: "spot", to: "cross" }));
  await expectRefusal(venue, order, NO_MARGIN);
  await done(moving(zoe, "0.00503999 BTC", { from: "cross", to: "coinm" }));
  await expectRefusal(venue, order, NO_MARGIN);
  await done(moving(zoe, "0.00000001 BTC", { from: "cross", to: "coinm" }));
  await done(order);
  // While the order waits it binds its margin and not the commission.
  const back = (sum: Sum) => moving(zoe, sum, { from: "coinm", to: "spot" });
  await expectRefusal(venue, back("0.00004001 BTC"), [-5013, "Asset transfer failed: insufficient balance"]);
  await done(back("0.00004 BTC"));
  await done(cancelling(zoe));
  await done(back("0.005 BTC"));
});

test("a bot written for the other mode is refused until it has changed it, which it may where nothing is open", async () => {
  const mode = (dual: boolean): Request => {
    return () => alice.post("/dapi/v1/positionSide/dual", { dualSidePosition: dual });
  };
  await expectRefusal(venue, atLimit(alice, "BUY", { quantity: 1, positionSide: "LONG" }), WRONG_SIDE);
  await done(mode(true));
  await expectRefusal(venue, mode(true), SAME_MODE);
  // The other bot on the same account is now the one that is refused.
  await expectRefusal(venue, atLimit(alice, "BUY", { quantity: 1 }), WRONG_SIDE);
  await expectRefusal(venue, atLimit(alice, "BUY", { quantity: 1, positionSide: "BOTH" }), WRONG_SIDE);
  const reducing = { quantity: 1, positionSide: "LONG", reduceOnly: "true" };
  await expectRefusal(venue, atLimit(alice, "SELL", reducing), [-4062, "Invalid or improper reduceOnly value."]);

  await done(atLimit(bob, "SELL", { quantity: 2 }));
  await done(atLimit(alice, "BUY", { quantity: 3, positionSide: "LONG" }));
  await expectRefusal(venue, mode(false), MODE_ORDERS);
  await done(cancelling(alice));
  await expectRefusal(venue, mode(false), MODE_POSITION);
  // Selling does not close a long unless it says that it is for the long.
  await done(atLimit(bob, "BUY", { quantity: 4 }));
  await done(atMarket(alice, "SELL", { quantity: 2, positionSide: "SHORT" }));
  const both = [{ positionSide: "BOTH" }, { positionAmt: "2" }, { positionAmt: "-2" }];
  expect(await legsOf(alice, "BTCUSD")).toMatchObject(both);
  await done(atMarket(alice, "SELL", { quantity: 2, positionSide: "LONG" }));
  await expectRefusal(venue, mode(false), MODE_POSITION);
  await done(atLimit(bob, "SELL", { quantity: 2 }));
  await done(atMarket(alice, "BUY", { quantity: 2, positionSide: "SHORT" }));
  await done(mode(false));
  await done(atLimit(alice, "BUY", { quantity: 1 }));
});

test("a take-profit of full size claims the position: nothing else closes it, and it goes when the position goes", async () => {
  const closes = (quantity: number) => atMarket(alice, "SELL", { quantity, reduceOnly: "true" });
  const takesProfit = (quantity: number) =>
    atLimit(alice, "SELL", { quantity, price: "31000", reduceOnly: "true", newClientOrderId: `profit${quantity}` });
  await expectRefusal(venue, closes(1), NOTHING_TO_REDUCE);
  await done(atLimit(bob, "SELL", { quantity: 10 }));
  await done(atMarket(alice, "BUY", { quantity: 10 }));
  await done(takesProfit(10));
  await expectRefusal(venue, closes(10), CLAIMED);
  await expectRefusal(venue, closes(1), CLAIMED);
  await done(cancelling(alice));
  await done(closes(4));
  await expectRefusal(venue, takesProfit(7), CLAIMED);
  await done(takesProfit(6));
  // An order that may do more than close is not held up by it, and takes it along.
  await done(atMarket(alice, "SELL", { quantity: 6 }));
  const asking = () => alice.get("/dapi/v1/order", { symbol: BTC, origClientOrderId: "profit6" });
  expect(await done(asking)).toMatchObject({ status: "EXPIRED", executedQty: "0" });
  // The price comes by, and no short is opened.
  await reaches(venue, BTC, "31500");
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([{ positionAmt: "0" }]);
  await expectRefusal(venue, closes(1), NOTHING_TO_REDUCE);
});
