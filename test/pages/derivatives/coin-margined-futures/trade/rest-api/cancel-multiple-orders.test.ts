import { expect, test } from "vitest";
import { expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  bodyOf,
  BTC,
  DAPI,
  emptyBook,
  gets,
  illegal,
  illegalName,
  posts,
  rests,
  type Row,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const PATH = `${DAPI}/batchOrders`;
const UNKNOWN = { code: -2011, msg: "Unknown order sent." };
const bid = (newClientOrderId: string) => rests(alice, { side: "BUY", quantity: 1, price: "29000", newClientOrderId });
const cancels = async (params: Params) => bodyOf(await alice.delete(PATH, { symbol: BTC, ...params })) as Row[];

test("a caller is known before anything is read", async () => {
  await expectDoor(venue, {
    trader: alice,
    method: "DELETE",
    path: PATH,
    params: { symbol: BTC, orderIdList: "[1]" },
    mandatory: ["symbol"],
  });
});

test("each order has its own answer, in the order in which they were named", async () => {
  const [first, second] = [await bid("one"), await bid("two")];
  const others = await rests(bob, { side: "BUY", quantity: 1, price: "29000" });
  const body = await cancels({ orderIdList: `[${second},999999,${others},${first},${first}]` });
  expect(body).toEqual([
    expect.objectContaining({ orderId: second, clientOrderId: "two", status: "CANCELED", origQty: "1" }),
    UNKNOWN,
    UNKNOWN,
    expect.objectContaining({ orderId: first, clientOrderId: "one", status: "CANCELED" }),
    UNKNOWN,
  ]);
  // As the page prints them: when it was changed comes last here, and first of the rest where one order is cancelled alone.
  const names = [
    "avgPrice clientOrderId cumQty cumBase executedQty orderId origQty origType price reduceOnly side positionSide status",
    "stopPrice closePosition symbol pair timeInForce type workingType priceProtect priceMatch selfTradePreventionMode updateTime",
  ];
  expect(Object.keys(body[0]!)).toEqual(names.join(" ").split(" "));
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toEqual([]);
  expect(await gets(bob, "/openOrders", { symbol: BTC })).toHaveLength(1);
});

test("orders go by their client ids too, and by numbers where both are sent", async () => {
  const first = await bid("a:1/x");
  await bid("b");
  const body = await cancels({ origClientOrderIdList: '["b","gone"]' });
  expect(body).toEqual([expect.objectContaining({ clientOrderId: "b", status: "CANCELED" }), UNKNOWN]);
  await bid("b");
  await cancels({ orderIdList: `[${first}]`, origClientOrderIdList: '["b"]' });
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toEqual([expect.objectContaining({ clientOrderId: "b" })]);
  expect(await cancels({ origclientorderidlist: '["b"]' })).toHaveLength(1);
});

test("numbers are understood in every spelling clients send", async () => {
  for (const [name, spell] of [
    ["orderIdList", (id: number) => `["${id}"]`],
    ["orderIdList", (id: number) => `"[${id}]"`],
    ["orderidlist", (id: number) => `[ ${id} ]`],
  ] as const) {
    const id = await bid("spelled");
    expect(await cancels({ [name]: spell(id) })).toEqual([
      expect.objectContaining({ orderId: id, status: "CANCELED" }),
    ]);
  }
});

test("an order that waits for a price is canceled like any other", async () => {
  const stop = { symbol: BTC, side: "SELL", type: "STOP_MARKET", quantity: 1, stopPrice: "29000" };
  const { orderId } = await posts<{ orderId: number }>(alice, "/order", { ...stop, workingType: "MARK_PRICE" });
  expect(await cancels({ orderIdList: `[${orderId}]` })).toEqual([
    expect.objectContaining({ orderId, status: "CANCELED", type: "STOP_MARKET" }),
  ]);
});

test("what is no list of orders is refused and cancels nothing", async () => {
  await bid("stays");
  const refused = (params: Params, by: readonly [number, string]) =>
    expectRefusal(venue, () => alice.delete(PATH, { symbol: BTC, ...params }), by);
  const digits = illegal("orderIdList", "^[0-9]{1,20}$");
  for (const orderIdList of ["[]", "1", "[1,]", "[1.5]", "[-1]", "[x]"]) await refused({ orderIdList }, digits);
  const letters = illegal("origClientOrderIdList", "^[.A-Z:/a-z0-9_-]{1,36}$");
  for (const origClientOrderIdList of ["[]", '["a b"]', '[""]']) await refused({ origClientOrderIdList }, letters);
  await refused({}, [-1102, "Param 'origClientOrderIdList' or 'orderIdList' must be sent, but both were empty/null!"]);
  await refused({ orderIdList: "[1,2,3,4,5,6,7,8,9,10,11]" }, [-4032, "Exceed maximum cancel order size."]);
  await refused({ symbol: "btc", orderIdList: "[1]" }, illegalName("symbol"));
  await refused({ symbol: "DOGEUSD_PERP", orderIdList: "[1]" }, BAD_SYMBOL);
  expect(await cancels({ origClientOrderIdList: '["stays"]' })).toEqual([
    expect.objectContaining({ status: "CANCELED" }),
  ]);
});

test("a call weighs one, however many orders it names", async () => {
  expect(await weightOf(() => alice.delete(PATH, { symbol: BTC, orderIdList: "[1,2,3,4,5]" }))).toBe(1);
});
