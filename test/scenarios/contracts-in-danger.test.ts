// What traders of contracts meet when it goes wrong: a minute that takes the highest leverage first, a winner whose position
// is taken, orders while a position is being liquidated, margin that is moved too late or too far, stops on the wrong side.

import { afterEach, beforeEach, expect, test } from "vitest";
import {
  BTC,
  credit,
  emptyBook,
  ETH,
  gets,
  marks,
  posts,
  rests,
  risk,
  trade,
} from "../pages/derivatives/coin-margined-futures/scene.ts";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, type Opening, type Params, type TestVenue, type Trader } from "../venue.ts";
import { done, legsOf, orderingContracts, spotOf } from "./story.ts";

const IN_LIQUIDATION: Refusal = [-2023, "User in liquidation mode now."];
const WOULD_TRIGGER: Refusal = [-2021, "Order would immediately trigger."];

let venue: TestVenue;
let alice: Trader;
let bob: Trader;

/** A venue where nobody quotes contracts on bitcoin but those in the story; bob can afford to stand against anybody. */
async function opens(opening: Opening = {}): Promise<void> {
  venue = await openVenue(opening);
  [alice, bob] = [venue.as("alice"), venue.as("bob")];
  await credit(venue, "bob", "BTC", "100");
  await emptyBook(venue);
}

/** Holds its positions on isolated margin, at a leverage. */
async function isolated(trader: Trader, leverage: number): Promise<void> {
  await posts(trader, "/leverage", { symbol: BTC, leverage });
  await posts(trader, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
}

beforeEach(() => opens());
afterEach(() => expectSound(venue));

test("a minute that rises by three percent takes the short at fifty times, then thirty; twenty survives", async () => {
  await marks(venue, "17636");
  const shorts = { carol: 50, dave: 30, alice: 20 } as const;
  for (const [name, leverage] of Object.entries(shorts)) {
    const trader = venue.as(name as keyof typeof shorts);
    await isolated(trader, leverage);
    await trade(bob, trader, { takerSide: "SELL", quantity: 10, price: "17636" });
  }
  const ends = async (name: keyof typeof shorts) => Number((await risk(venue.as(name)))["liquidationPrice"]);
  // 1,000 × 0.996 ÷ (1,000 ÷ 17,636 − margin), the margin one fiftieth, thirtieth, twentieth of that, rounded up.
  expect(await ends("carol")).toBeCloseTo(17_923.94, 1);
  expect(await ends("dave")).toBeCloseTo(18_171.16, 1);
  expect(await ends("alice")).toBeCloseTo(18_490.0, 0);

  const alive = async () => {
    const found = [];
    for (const name of ["carol", "dave", "alice"] as const) {
      if ((await risk(venue.as(name)))["positionAmt"] !== "0") found.push(name);
    }
    return found;
  };
  // What no book takes at a mark is taken over at the next.
  for (const [mark, left] of [
    ["17923.9", ["carol", "dave", "alice"]],
    ["17924", ["carol", "dave", "alice"]],
    ["18171.1", ["dave", "alice"]],
    ["18171.2", ["dave", "alice"]],
    ["18227.8", ["alice"]],
    ["18000", ["alice"]],
  ] as const) {
    await marks(venue, mark);
    expect(await alive(), mark).toEqual(left);
  }
  const [forced] = await gets(venue.as("carol"), "/forceOrders", { autoCloseType: "LIQUIDATION" });
  expect(forced).toMatchObject({ type: "LIMIT", timeInForce: "IOC", side: "BUY", status: "FILLED", executedQty: "10" });
  expect(forced!["clientOrderId"]).toMatch(/^autoclose-\d+$/);
});

test("where the fund is empty the winner loses his position, and the other half of his hedge is left alone", async () => {
  await venue.close();
  await opens({ quirks: { insuranceFund: "empty" } });
  await isolated(alice, 50);
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  // Bob's short of 0.1 coins is half of a hedge: the other half is the coin he holds.
  const coin = await spotOf(bob, "BTC");
  const orderId = await rests(bob, { side: "SELL", quantity: 1, price: "30000" });
  await marks(venue, "29000");
  // Nobody gains more than he does: he is the first in line.
  const [line] = await gets(bob, "/adlQuantile", { symbol: BTC });
  expect(line!["adlQuantile"]).toMatchObject({ BOTH: 4 });
  await marks(venue, "28900");
  expect(await legsOf(bob, "BTCUSD")).toMatchObject([{ positionAmt: "0" }]);
  expect(await spotOf(bob, "BTC")).toEqual(coin);
  const asking = () => bob.get("/dapi/v1/order", { symbol: BTC, orderId });
  expect(await done(asking)).toMatchObject({ status: "CANCELED" });
  const [taken] = await gets(bob, "/forceOrders", { autoCloseType: "ADL" });
  expect(taken).toMatchObject({ clientOrderId: "adl_autoclose", side: "BUY", executedQty: "30", status: "FILLED" });
  // At the price at which alice had nothing left, and without a commission.
  expect(taken!["price"]).toBe("29411.8");
  const paid = await gets(bob, "/income", { symbol: BTC, incomeType: "COMMISSION" });
  expect(paid).toHaveLength(1);
});

test("who is being liquidated trades nothing of it, and everything else", async () => {
  await isolated(alice, 50);
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  const waiting = await rests(alice, { side: "SELL", quantity: 30, price: "31000" });
  await marks(venue, "29000");
  const closing = orderingContracts(alice, { symbol: BTC, side: "SELL", type: "MARKET", quantity: 30 });
  await expectRefusal(venue, closing, IN_LIQUIDATION);
  const saving: Params = { symbol: BTC, amount: "0.1", type: 1 };
  await expectRefusal(venue, () => alice.post("/dapi/v1/positionMargin", saving), IN_LIQUIDATION);
  const asking = () => alice.get("/dapi/v1/order", { symbol: BTC, orderId: waiting });
  expect(await done(asking)).toMatchObject({ status: "CANCELED" });
  await done(orderingContracts(alice, { symbol: ETH, side: "BUY", type: "MARKET", quantity: 1 }));
  // A minute later it is over.
  await venue.advance(60_000);
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([{ positionAmt: "0" }]);
  await rests(alice, { side: "BUY", quantity: 1, price: "28000" });
});

test("margin is added to a position in time, and what it can spare is taken out again", async () => {
  const change = (type: 1 | 2, amount: string, positionSide?: string) => () =>
    alice.post("/dapi/v1/positionMargin", { symbol: BTC, type, amount, positionSide });
  await expectRefusal(venue, change(1, "0.1"), [-4049, "Add margin only support for isolated position."]);
  await isolated(alice, 20);
  await expectRefusal(venue, change(1, "0.1"), [-4054, "Cannot add position margin: position is 0."]);
  await expectRefusal(venue, change(2, "0.1"), [-4051, "Isolated balance insufficient."]);
  await trade(bob, alice, { takerSide: "BUY", quantity: 300, price: "30000" });
  await expectRefusal(venue, change(1, "5"), [-4050, "Cross balance insufficient."]);
  await expectRefusal(venue, change(2, "0.00000001"), [-4051, "Isolated balance insufficient."]);
  // 30,120 ÷ 1.05, and with a tenth more 30,120 ÷ 1.15.
  expect(Number((await risk(alice))["liquidationPrice"])).toBeCloseTo(28_685.71, 2);
  await done(change(1, "0.1"));
  expect(Number((await risk(alice))["liquidationPrice"])).toBeCloseTo(26_191.3, 1);
  await marks(venue, "28000");
  await marks(venue, "30000");
  await done(change(2, "0.1"));
  expect(await legsOf(alice, "BTCUSD")).toMatchObject([{ positionAmt: "300", isolatedWallet: "0.05000000" }]);
  expect(await gets(alice, "/positionMargin/history", { symbol: BTC })).toMatchObject([
    { amount: "0.1", type: 1 },
    { amount: "0.1", type: 2 },
  ]);
  // Nothing of that is income.
  expect(await gets(alice, "/income", { symbol: BTC, incomeType: "TRANSFER" })).toEqual([]);
});

test("a stop on the wrong side would trigger at once and is refused; on the right side it waits", async () => {
  await trade(bob, alice, { takerSide: "BUY", quantity: 1, price: "30000" });
  const waits = (side: "BUY" | "SELL", type: string, stopPrice: string, more: Params = { quantity: 1 }) =>
    orderingContracts(alice, { symbol: BTC, side, type, stopPrice, ...more });
  await expectRefusal(venue, waits("SELL", "STOP_MARKET", "30500"), WOULD_TRIGGER);
  await expectRefusal(venue, waits("BUY", "STOP_MARKET", "29500"), WOULD_TRIGGER);
  await expectRefusal(venue, waits("SELL", "TAKE_PROFIT_MARKET", "29500"), WOULD_TRIGGER);
  const closing = { closePosition: "true", workingType: "MARK_PRICE" };
  await expectRefusal(venue, waits("SELL", "STOP_MARKET", "30000", closing), WOULD_TRIGGER);
  await done(waits("SELL", "STOP_MARKET", "29500", closing));
  await done(waits("SELL", "TAKE_PROFIT_MARKET", "31000", closing));
});
