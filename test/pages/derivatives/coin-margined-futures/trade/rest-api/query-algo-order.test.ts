import { expect, test } from "vitest";
import { expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, type Params, START } from "../../../../../venue.ts";
import { BTC, DAPI, emptyBook, expectBody, gets, marks, posts, rests, type Row, trade, weightOf } from "../../scene.ts";

const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
await emptyBook(venue);
await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
const places = (more: Params) =>
  posts(alice, "/algoOrder", { algoType: "CONDITIONAL", symbol: BTC, side: "SELL", quantity: 4, ...more });
const asks = (params: Params) => gets<Row>(alice, "/algoOrder", params);
const UNKNOWN = [-2013, "Order does not exist."] as const;

test("one is shown with the order it placed, from the first to the last", async () => {
  const limit = { type: "TAKE_PROFIT", triggerPrice: "30500", price: "30600", workingType: "MARK_PRICE" };
  const { algoId } = await places({ ...limit, clientAlgoId: "profit" });
  const waiting = await asks({ algoId: algoId as number });
  const written = {
    algoId,
    clientAlgoId: "profit",
    algoType: "CONDITIONAL",
    orderType: "TAKE_PROFIT",
    symbol: "BTCUSD_PERP",
    side: "SELL",
    positionSide: "BOTH",
    timeInForce: "GTC",
    quantity: "4",
    algoStatus: "NEW",
    actualOrderId: "",
    actualPrice: "0.0",
    triggerPrice: "30500.0",
    price: "30600.0",
    icebergQuantity: null,
    tpTriggerPrice: "0.0",
    tpPrice: "0.0",
    slTriggerPrice: "0.0",
    slPrice: "0.0",
    tpOrderType: "",
    selfTradePreventionMode: "EXPIRE_MAKER",
    workingType: "MARK_PRICE",
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
  };
  expectBody(waiting, written);
  await venue.advance(1_000);
  await marks(venue, "30500");
  const [order] = await gets(alice, "/openOrders", { symbol: BTC });
  const triggered = {
    ...written,
    algoStatus: "TRIGGERED",
    actualOrderId: String(order!["orderId"]),
    updateTime: START + 1_000,
    triggerTime: START + 1_000,
  };
  expectBody(await asks({ clientAlgoId: "profit" }), triggered);
  await rests(bob, { side: "BUY", quantity: 1, price: "30600" });
  expectBody(await asks({ algoId: algoId as number }), { ...triggered, actualPrice: "30600.0" });
  await venue.advance(1_000);
  await rests(bob, { side: "BUY", quantity: 3, price: "30600" });
  expectBody(await asks({ algoId: algoId as number }), {
    ...triggered,
    algoStatus: "FINISHED",
    actualPrice: "30600.0",
    updateTime: START + 2_000,
  });
  expect(await asks({ clientAlgoId: "profit" })).toMatchObject({ algoStatus: "FINISHED" });
});

test("of several of one name the newest is shown", async () => {
  const again = await places({ type: "STOP_MARKET", triggerPrice: "20000", clientAlgoId: "profit" });
  expect(await asks({ clientAlgoId: "profit" })).toMatchObject({ algoId: again["algoId"], algoStatus: "NEW" });
});

test("nobody sees another's, nor one that was never there, nor an order", async () => {
  const [first] = await gets(alice, "/openAlgoOrders");
  const { orderId } = await posts<{ orderId: number }>(bob, "/order", {
    symbol: BTC,
    side: "BUY",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: 1,
    price: "20000",
  });
  const algoId = first!["algoId"] as number;
  await expectRefusal(venue, () => bob.get(`${DAPI}/algoOrder`, { algoId }), UNKNOWN);
  await expectRefusal(venue, () => bob.get(`${DAPI}/algoOrder`, { algoId: orderId }), UNKNOWN);
  await expectRefusal(venue, () => bob.get(`${DAPI}/algoOrder`, { clientAlgoId: "profit" }), UNKNOWN);
  await expectRefusal(venue, () => bob.get(`${DAPI}/algoOrder`), [
    -1102,
    "Param 'clientAlgoId' or 'algoId' must be sent, but both were empty/null!",
  ]);
});

test("one that ended without a trade is found for three days, one that traded for ninety", async () => {
  const { algoId } = await places({ type: "STOP_MARKET", triggerPrice: "20000" });
  await alice.delete(`${DAPI}/algoOrder`, { algoId: algoId as number });
  const [first] = await gets(alice, "/allAlgoOrders", { symbol: BTC });
  await venue.advance(3 * DAYS);
  expect((await asks({ algoId: algoId as number }))["algoStatus"]).toBe("CANCELED");
  await venue.advance(1);
  await expectRefusal(venue, () => alice.get(`${DAPI}/algoOrder`, { algoId: algoId as number }), UNKNOWN);
  expect(await asks({ algoId: first!["algoId"] as number })).toMatchObject({ algoStatus: "FINISHED" });
});

test("a caller is known before anything is shown", async () => {
  const params = { algoId: 1 };
  await expectDoor(venue, { trader: alice, method: "GET", path: `${DAPI}/algoOrder`, params, mandatory: [] });
  expect(await weightOf(() => alice.get(`${DAPI}/algoOrder`, { clientAlgoId: "profit" }))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
