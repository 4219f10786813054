// What a trader hears of a spot account when orders are made smaller or replaced by others.

import { expect, test } from "vitest";
import { dial, hmacSigner, type Message, type Socket } from "../socket.ts";
import { openVenue, type Params } from "../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const OFFER = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.02", price: "31000" };
const amend = (params: Params) => alice.put("/api/v3/order/amend/keepPriority", { symbol: "BTCUSDT", ...params });

async function listens(): Promise<() => Promise<Message[]>> {
  const api: Socket = await dial(venue, "/ws-api/v3");
  const signed = hmacSigner(alice).sign({ timestamp: venue.now() });
  await api.asks("userDataStream.subscribe.signature", signed);
  return async () => (await api.heard()).map(({ event }) => event as Message);
}

test("a smaller order is reported as replaced, under its new name and its old one, and then the balances", async () => {
  const { orderId } = (await alice.post("/api/v3/order", { ...OFFER, newClientOrderId: "mine" })).body;
  const heard = await listens();
  const { executionId } = (await amend({ orderId, newQty: "0.01", newClientOrderId: "less" })).body;
  const [report, balances, ...others] = await heard();
  expect(report).toMatchObject({
    e: "executionReport",
    x: "REPLACED",
    X: "NEW",
    c: "less",
    C: "mine",
    i: orderId,
    I: executionId,
    q: "0.01000000",
    z: "0.00000000",
    r: "NONE",
    w: true,
  });
  expect(balances).toMatchObject({ e: "outboundAccountPosition" });
  expect(balances!["B"]).toContainEqual({ a: "BTC", f: "4.99000000", l: "0.01000000" });
  expect(others).toEqual([]);
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("the list of an order tells its new name, and nothing where it kept its own", async () => {
  const legs = { aboveType: "LIMIT_MAKER", abovePrice: "31000", belowType: "STOP_LOSS", belowStopPrice: "29000" };
  const list = { symbol: "BTCUSDT", side: "SELL", quantity: "0.03", aboveClientOrderId: "upper", ...legs };
  const { orderListId } = (await alice.post("/api/v3/orderList/oco", list)).body;
  const heard = await listens();
  await amend({ origClientOrderId: "upper", newQty: "0.02", newClientOrderId: "upper" });
  const kept = await heard();
  expect(kept.map(({ e, x }) => x ?? e)).toEqual(["REPLACED", "REPLACED", "outboundAccountPosition"]);
  await amend({ origClientOrderId: "upper", newQty: "0.01", newClientOrderId: "less" });
  const renamed = await heard();
  expect(renamed.map(({ e, x }) => x ?? e)).toEqual(["REPLACED", "REPLACED", "listStatus", "outboundAccountPosition"]);
  expect(renamed[2]).toMatchObject({ g: orderListId, c: "OCO", l: "UPDATED", L: "EXECUTING" });
  expect(renamed[2]!["O"][1]).toMatchObject({ c: "less" });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("of an order that is replaced the end is told first, then the beginning of the other", async () => {
  const cancelOrderId = (await alice.post("/api/v3/order", OFFER)).body.orderId;
  const heard = await listens();
  const asked = { ...OFFER, price: "31500", cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId };
  const { orderId } = (await alice.post("/api/v3/order/cancelReplace", asked)).body.newOrderResponse;
  const told = await heard();
  expect(told.map(({ e, x, i }) => [x ?? e, i])).toEqual([
    ["CANCELED", cancelOrderId],
    ["NEW", orderId],
    ["outboundAccountPosition", undefined],
  ]);
  expect(venue.faults()).toEqual([]);
});
