// What becomes of somebody who holds a quarterly contract to its end: the last minutes, the settlement, and what is
// listed afterwards.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../venue.ts";
import { done, orderingContracts, type Request } from "./story.ts";

type Row = Record<string, unknown>;

const CONTRACT = "BTCUSD_260327";
const DELIVERY = Date.UTC(2026, 2, 27, 8);
const MINUTE = 60_000;
const ONLY_REDUCING: Refusal = [-4089, "User can only place reduce only order."];
const NO_SYMBOL: Refusal = [-1121, "Invalid symbol."];

let venue: TestVenue;
let alice: Trader;

const asks = (side: "BUY" | "SELL", order: Params = {}): Request =>
  orderingContracts(alice, { symbol: CONTRACT, side, type: "MARKET", quantity: 1, ...order });
const shows = <T = Row[]>(path: string, params: Params = {}): Promise<T> => done<T>(() => venue.get(path, params));
const listed = async (): Promise<unknown[]> => {
  const { symbols } = await shows<{ symbols: Row[] }>("/dapi/v1/exchangeInfo");
  return symbols
    .filter((each) => each["pair"] === "BTCUSD" && each["contractType"] !== "PERPETUAL")
    .map((each) => [each["symbol"], each["contractType"], each["contractStatus"]]);
};
const positionIn = async (symbol: string): Promise<Row | undefined> => {
  const legs = await done<Row[]>(() => alice.get("/dapi/v1/positionRisk", { pair: "BTCUSD" }));
  return legs.find((leg) => leg["symbol"] === symbol);
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("who holds a quarterly contract to its end is paid in coin at the mean index, and the next is listed", async () => {
  await done(asks("BUY", { quantity: 300 }));
  await done(asks("SELL", { type: "LIMIT", timeInForce: "GTC", price: "31000", quantity: 5 }));
  expect(await listed()).toEqual([
    [CONTRACT, "CURRENT_QUARTER", "TRADING"],
    ["BTCUSD_260626", "NEXT_QUARTER", "TRADING"],
  ]);

  // Half of the last thirty minutes at 30000, half at 36000: what it will be settled at is shown as it comes about.
  await venue.advance(DELIVERY - venue.now() - 15 * MINUTE);
  await venue.price("BTCUSDT", "36000");
  const [coming] = await shows("/dapi/v1/premiumIndex", { symbol: CONTRACT });
  expect(coming).toMatchObject({ indexPrice: "36000.00000000", estimatedSettlePrice: "30000.00000000" });
  expect(coming).toMatchObject({ lastFundingRate: "", interestRate: "", nextFundingTime: 0 });

  // Ten minutes before the end nothing is opened any more.
  await venue.advance(5 * MINUTE);
  expect((await listed())[0]).toEqual([CONTRACT, "CURRENT_QUARTER", "PRE_DELIVERING"]);
  await expectRefusal(venue, asks("BUY"), ONLY_REDUCING);
  await expectRefusal(venue, asks("SELL"), ONLY_REDUCING);
  await done(asks("SELL", { quantity: 5, type: "LIMIT", timeInForce: "GTC", price: "37000", reduceOnly: true }));
  const held = await positionIn(CONTRACT);
  expect(held).toMatchObject({ positionAmt: "295" });

  await venue.advance(10 * MINUTE);
  expect(await shows("/futures/data/delivery-price", { pair: "BTCUSD" })).toEqual([
    { deliveryTime: DELIVERY, deliveryPrice: 33_000 },
  ]);
  // The order at 31000 was filled when the price came to 36000: 295 contracts are settled. What they have won is
  // 29500 × (1 ÷ entry − 1 ÷ 33000), and a taker's 0.04 % of 29500 ÷ 33000 is taken.
  const incomes = await done<Row[]>(() => alice.get("/dapi/v1/income", { symbol: CONTRACT, startTime: DELIVERY }));
  expect(incomes).toMatchObject([
    { incomeType: "DELIVERED_SETTELMENT", asset: "BTC", tradeId: "" },
    { incomeType: "COMMISSION", income: "-0.00035757", asset: "BTC" },
  ]);
  expect(Number(incomes[0]!["income"])).toBeCloseTo(29_500 * (1 / Number(held!["entryPrice"]) - 1 / 33_000), 7);
  expect(await listed()).toEqual([
    ["BTCUSD_260626", "CURRENT_QUARTER", "TRADING"],
    ["BTCUSD_260925", "NEXT_QUARTER", "TRADING"],
  ]);
  expect(await positionIn(CONTRACT)).toBeUndefined();

  // It is traded no more, and what happened in it can still be looked up.
  await expectRefusal(venue, asks("BUY"), NO_SYMBOL);
  await expectRefusal(venue, () => venue.get("/dapi/v1/depth", { symbol: CONTRACT }), NO_SYMBOL);
  const orders = await done<Row[]>(() =>
    alice.get("/dapi/v1/allOrders", { symbol: CONTRACT, startTime: DELIVERY - 6 * 86_400_000, endTime: DELIVERY }),
  );
  expect(orders.map((order) => [order["origQty"], order["status"]])).toEqual([["5", "CANCELED"]]);
  const trades = await done<Row[]>(() =>
    alice.get("/dapi/v1/userTrades", { pair: "BTCUSD", startTime: DELIVERY - 900_000 }),
  );
  expect(trades).toMatchObject([{ symbol: CONTRACT, side: "SELL", qty: "5", price: "31000" }]);

  // The new contract has bids and asks of the house.
  await done(orderingContracts(alice, { symbol: "BTCUSD_260925", side: "BUY", type: "MARKET", quantity: 10 }));
  expect(await positionIn("BTCUSD_260925")).toMatchObject({ positionAmt: "10", leverage: "20" });
});
