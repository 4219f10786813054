import { expect, test } from "vitest";
import { badValue, expectDoor, expectRefusal, missing } from "../../../../../refusal.ts";
import { openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  marks,
  posts,
  rests,
  type Row,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);
await emptyBook(venue, ETH);
await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });

const algo = { algoType: "CONDITIONAL", symbol: BTC, side: "SELL", type: "STOP_MARKET", quantity: 2 };
const places = (order: Params) => posts(alice, "/algoOrder", { ...algo, ...order });
const found = (algoId: unknown) => gets<Row>(alice, "/algoOrder", { algoId: algoId as number });

test("an algo order is answered as it waits", async () => {
  const body = await places({ triggerPrice: "29000.5", clientAlgoId: "mine/1", newOrderRespType: "RESULT" });
  expectBody(body, {
    algoId: body["algoId"],
    clientAlgoId: "mine/1",
    algoType: "CONDITIONAL",
    orderType: "STOP_MARKET",
    symbol: "BTCUSD_PERP",
    side: "SELL",
    positionSide: "BOTH",
    timeInForce: "GTC",
    quantity: "2",
    algoStatus: "NEW",
    triggerPrice: "29000.5",
    price: "0.0",
    icebergQuantity: null,
    selfTradePreventionMode: "EXPIRE_MAKER",
    workingType: "CONTRACT_PRICE",
    priceMatch: "NONE",
    closePosition: false,
    priceProtect: false,
    reduceOnly: false,
    activatePrice: "",
    callbackRate: "",
    createTime: START,
    updateTime: START,
    triggerTime: 0,
    goodTillDate: 0,
  });
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toEqual([]);
});

test("each type has what it needs and shows what it was given", async () => {
  const limited = { price: "28900", timeInForce: "IOC", workingType: "MARK_PRICE", priceProtect: "TRUE" };
  expect(await places({ type: "STOP", triggerPrice: "29000", reduceOnly: "true", ...limited })).toMatchObject({
    orderType: "STOP",
    price: "28900.0",
    timeInForce: "IOC",
    workingType: "MARK_PRICE",
    priceProtect: true,
    reduceOnly: true,
  });
  expect(await places({ type: "TAKE_PROFIT", triggerPrice: "31000", priceMatch: "QUEUE" })).toMatchObject({
    orderType: "TAKE_PROFIT",
    priceMatch: "QUEUE",
    price: "0.0",
  });
  const closing = { quantity: undefined, closePosition: "true", triggerPrice: "32000" };
  expect(await places({ type: "TAKE_PROFIT_MARKET", ...closing })).toMatchObject({
    closePosition: true,
    quantity: "0",
    triggerPrice: "32000.0",
  });
  const trailing = { type: "TRAILING_STOP_MARKET", callbackRate: "1.5", selfTradePreventionMode: "EXPIRE_BOTH" };
  const shown = { activatePrice: "31000.0", callbackRate: "1.5", triggerPrice: "0.0" };
  expect(await places({ ...trailing, activatePrice: "31000" })).toMatchObject({
    ...shown,
    selfTradePreventionMode: "EXPIRE_BOTH",
  });
  expect(await places({ ...trailing, activationPrice: "31000" })).toMatchObject(shown);
});

test("a name may come as that of an order; another's own is invented", async () => {
  expect(await places({ triggerPrice: "29000", newClientOrderId: "old" })).toMatchObject({ clientAlgoId: "old" });
  const { clientAlgoId } = await places({ triggerPrice: "29000" });
  expect(clientAlgoId).toMatch(/^[0-9A-Za-z]{22}$/);
});

test("when its price comes an order is placed, which goes by its name", async () => {
  const { algoId } = await places({ triggerPrice: "29900", clientAlgoId: "falls" });
  await rests(bob, { side: "BUY", quantity: 2, price: "29880" });
  await venue.advance(1_000);
  await trade(venue.as("carol"), venue.as("dave"), { takerSide: "SELL", quantity: 1, price: "29900" });
  const body = await found(algoId);
  expect(body).toMatchObject({ algoStatus: "FINISHED", actualPrice: "29880.0", triggerTime: START + 1_000 });
  const order = await gets<Row>(alice, "/order", { symbol: BTC, orderId: Number(body["actualOrderId"]) });
  expect(order).toMatchObject({ clientOrderId: "falls", type: "MARKET", origType: "MARKET", executedQty: "2" });
});

test("one whose order cannot be placed then is rejected", async () => {
  const carol = venue.as("carol");
  const huge = { ...algo, side: "BUY", quantity: 30_000, triggerPrice: "30100", workingType: "MARK_PRICE" };
  const { algoId } = await posts(carol, "/algoOrder", huge);
  await marks(venue, "30100");
  const body = await gets<Row>(carol, "/algoOrder", { algoId: algoId as number });
  expect(body).toMatchObject({ algoStatus: "REJECTED", actualOrderId: "", triggerTime: START + 1_000 });
  await marks(venue, "30000");
});

test("it counts as an order and weighs nothing; it is refused without a trace", async () => {
  const send = (order: Params) => alice.post(`${DAPI}/algoOrder`, { ...algo, triggerPrice: "29000", ...order });
  expect((await send({})).headers["x-mbx-order-count-1m"]).toBeDefined();
  expect(await weightOf(() => send({ quantity: 0 }))).toBe(0);
  const refused = (order: Params, code: number, msg: string) => expectRefusal(venue, () => send(order), [code, msg]);
  await refused({ type: "LIMIT" }, -1116, "Invalid orderType.");
  await refused({ triggerPrice: "31000" }, -2021, "Order would immediately trigger.");
  await refused({ clientAlgoId: "mine/1" }, -4116, "ClientOrderId is duplicated.");
  await refused({ positionSide: "LONG" }, -4061, "Order's position side does not match user's setting.");
  await refused({ closePosition: "true" }, -4137, "Quantity must be zero with closePosition equals true.");
  await refused({ price: "29000" }, -1106, "Parameter 'price' sent when not required.");
  await refused({ activatePrice: "29000" }, -1106, "Parameter 'activatePrice' sent when not required.");
  await refused({ type: "TRAILING_STOP_MARKET" }, ...missing("callbackRate"));
  await refused(
    { type: "TRAILING_STOP_MARKET", callbackRate: 20, triggerPrice: undefined },
    ...badValue("callbackRate"),
  );
  await refused({ triggerPrice: undefined }, ...missing("triggerPrice"));
  await refused({ algoType: "VP" }, ...badValue("algoType"));
  await refused({ newOrderRespType: "FULL" }, -1136, "Invalid newOrderRespType.");
});

test("what is wrong is found in one order", async () => {
  const send = (params: Params) => alice.post(`${DAPI}/algoOrder`, params);
  await expectRepairs(venue, send, { quantity: "1.5", clientAlgoId: "a b" }, [
    [missing("algoType"), { algoType: "CONDITIONAL" }],
    [missing("symbol"), { symbol: "NONE" }],
    [missing("side"), { side: "SELL" }],
    [missing("type"), { type: "STOP_MARKET" }],
    [[-1111, "Precision is over the maximum defined for this asset."], { quantity: 1 }],
    [[-4015, "Client order id is not valid."], { clientAlgoId: "ab" }],
    [missing("triggerPrice"), { triggerPrice: "29000" }],
    [BAD_SYMBOL, { symbol: BTC, triggerPrice: "29000.05" }],
    [[-1111, "Precision is over the maximum defined for this asset."], { triggerPrice: "29000.5" }],
  ]);
});

test("a caller is known before anything is done", async () => {
  await expectDoor(venue, {
    trader: alice,
    method: "POST",
    path: `${DAPI}/algoOrder`,
    params: { ...algo, triggerPrice: "29000" },
    mandatory: ["algoType", "symbol", "side", "type"],
  });
  expect(venue.faults()).toEqual([]);
});
