import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { deletes, gets, MARGIN, type PlacedList, posts } from "../scene.ts";

const PAGE = "/orderList";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { symbol: "BTCUSDT", isIsolated: "TRUE" };
const OCO = { ...ISOLATED, side: "SELL", quantity: "0.1", price: "31000", stopPrice: "29000" };
const UNKNOWN_LIST: Refusal = [-2011, "Unknown order list sent."];

let venue: TestVenue;
let alice: Trader;
const places = (more: Params = {}) => posts<PlacedList>(alice, "/order/oco", { ...OCO, ...more });
const cancels = (params: Params) => deletes<Record<string, unknown>>(alice, PAGE, { ...ISOLATED, ...params });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "BTCUSDT", "BTC", "1");
});
afterEach(() => expectSound(venue));

test("answers in the documented shape", async () => {
  const { orderListId } = await places();
  const name = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT };
  const names = { origClientOrderId: TEXT, orderId: INTEGER, orderListId: INTEGER, clientOrderId: TEXT };
  const figures = { price: PADDED, origQty: PADDED, executedQty: PADDED, cummulativeQuoteQty: PADDED };
  const words = { status: TEXT, timeInForce: TEXT, type: TEXT, side: TEXT };
  const report = { symbol: TEXT, ...names, ...figures, ...words };
  const mode = { selfTradePreventionMode: TEXT };
  const expected = {
    orderListId: INTEGER,
    contingencyType: TEXT,
    listStatusType: TEXT,
    listOrderStatus: TEXT,
    listClientOrderId: TEXT,
    transactionTime: INTEGER,
    symbol: TEXT,
    isIsolated: BOOLEAN,
    orders: [name, name],
    orderReports: [
      { ...report, stopPrice: PADDED, ...mode },
      { ...report, ...mode },
    ],
  };
  expect(shapeOf(await cancels({ orderListId }))).toBe(shape(expected));
});

test("by number or by the list's name, under the name of the cancellation", async () => {
  const first = await places();
  const canceled = await cancels({ orderListId: first.orderListId, newClientOrderId: "off" });
  expect(canceled).toMatchObject({
    orderListId: first.orderListId,
    listStatusType: "ALL_DONE",
    listOrderStatus: "ALL_DONE",
    listClientOrderId: first.listClientOrderId,
    orders: first.orders,
    orderReports: first.orders.map(({ orderId, clientOrderId }) => ({
      orderId,
      origClientOrderId: clientOrderId,
      orderListId: first.orderListId,
      clientOrderId: "off",
      status: "CANCELED",
    })),
  });
  await places({ listClientOrderId: "second" });
  expect(await cancels({ listClientOrderId: "second" })).toMatchObject({ listClientOrderId: "second" });
  expect(await gets(alice, "/openOrders", ISOLATED)).toEqual([]);
});

test("costs the account 1", async () => {
  expect(await costOf(() => alice.delete(PATH, { ...ISOLATED, orderListId: 1 }), "uid")).toBe(1);
});

test("refusals, in their order", async () => {
  const { orderListId } = await places({ listClientOrderId: "mine" });
  const params = { ...ISOLATED, orderListId };
  await expectDoor(venue, { trader: alice, method: "DELETE", path: PATH, params, mandatory: ["symbol"] });
  const asks = (more: Params) => () => alice.delete(PATH, { ...ISOLATED, ...more });
  const number = "Illegal characters found in parameter 'orderListId'; legal range is '^[0-9]{1,20}$'.";
  await expectRefusal(venue, asks({ symbol: "NOSUCH", orderListId: "one" }), [-1100, number]);
  const neither = "Either orderListId or listClientOrderId must be provided.";
  await expectRefusal(venue, asks({ symbol: "NOSUCH" }), [-11016, neither]);
  await expectRefusal(venue, asks({ symbol: "NOSUCH", orderListId }), [-1121, "Invalid symbol."]);
  const noAccount: Refusal = [-11001, "Isolated margin account does not exist."];
  await expectRefusal(venue, asks({ symbol: "ETHUSDT", orderListId }), noAccount);
  await expectRefusal(venue, asks({ isIsolated: undefined, orderListId }), UNKNOWN_LIST);
  await expectRefusal(venue, asks({ orderListId: orderListId + 1 }), UNKNOWN_LIST);
  await expectRefusal(venue, asks({ orderListId, listClientOrderId: "yours" }), UNKNOWN_LIST);
  await cancels({ orderListId, listClientOrderId: "mine" });
  await expectRefusal(venue, asks({ orderListId }), UNKNOWN_LIST);
});
