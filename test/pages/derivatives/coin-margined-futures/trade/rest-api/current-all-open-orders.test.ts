import { expect, test } from "vitest";
import { expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_PAIR,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  rests,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);

test("orders are shown oldest first: of a contract, on a pair, or all", async () => {
  const [first, second, third] = [
    await rests(alice, { side: "BUY", quantity: 2, price: "29000" }),
    await rests(alice, { symbol: ETH, side: "BUY", quantity: 3, price: "1990.05", newClientOrderId: "eth" }),
    await rests(alice, { side: "SELL", quantity: 4, price: "31000" }),
  ];
  await rests(venue.as("bob"), { side: "BUY", quantity: 1, price: "28900" });
  expectBody(await gets(alice, "/openOrders", { symbol: ETH }), [
    {
      avgPrice: "0.00",
      clientOrderId: "eth",
      cumBase: "0",
      executedQty: "0",
      orderId: second,
      origQty: "3",
      origType: "LIMIT",
      price: "1990.05",
      reduceOnly: false,
      side: "BUY",
      positionSide: "BOTH",
      status: "NEW",
      stopPrice: "0",
      closePosition: false,
      symbol: "ETHUSD_PERP",
      pair: "ETHUSD",
      time: START,
      timeInForce: "GTC",
      type: "LIMIT",
      updateTime: START,
      workingType: "CONTRACT_PRICE",
      priceProtect: false,
      priceMatch: "NONE",
      selfTradePreventionMode: "EXPIRE_MAKER",
    },
  ]);
  const numbers = async (params: Record<string, string>) =>
    (await gets(alice, "/openOrders", params)).map((row) => row["orderId"]);
  expect(await numbers({})).toEqual([first, second, third]);
  expect(await numbers({ pair: "BTCUSD" })).toEqual([first, third]);
  expect(await numbers({ symbol: "BNBUSD_PERP" })).toEqual([]);
});

test("a call without a symbol weighs more", async () => {
  expect(await weightOf(() => alice.get(`${DAPI}/openOrders`, { symbol: BTC }))).toBe(1);
  expect(await weightOf(() => alice.get(`${DAPI}/openOrders`, { pair: "BTCUSD" }))).toBe(40);
  expect(await weightOf(() => alice.get(`${DAPI}/openOrders`))).toBe(40);
});

test("refusals come in order", async () => {
  const called = { trader: alice, method: "GET", path: `${DAPI}/openOrders`, params: {}, mandatory: [] } as const;
  await expectDoor(venue, called);
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/openOrders`, params), { symbol: "x", pair: "y" }, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalName("pair"), { pair: "Y" }],
    [BAD_COMBINATION, { pair: undefined }],
  ]);
  expect(await gets(alice, "/openOrders", { symbol: "X" })).toEqual([]);
  await expectRefusal(venue, () => alice.get(`${DAPI}/openOrders`, { pair: "Y" }), BAD_PAIR);
  expect(venue.faults()).toEqual([]);
});
