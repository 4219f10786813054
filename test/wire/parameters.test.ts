// What values of the common kinds may look like, whichever page they are sent to.

import { describe, expect, test } from "vitest";
import type { Refusal } from "../refusal.ts";
import { missing } from "../refusal.ts";
import { openVenue, type Params } from "../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");

/** What 53 bits and what 64 bits hold, and one more than each. */
const NUMBERS = ["9007199254740991", "9007199254740992", "9223372036854775807"];
const BEYOND = "9223372036854775808";

const PAIR = { symbol: "BTCUSDT" };
const CONTRACT = { symbol: "BTCUSD_PERP" };
const UNKNOWN_ORDER: Refusal = [-2011, "Unknown order sent."];
const NO_SUCH_ORDER: Refusal = [-2013, "Order does not exist."];
const overflow = (name: string): Refusal => [-1108, `Parameter '${name}' overflowed.`];

describe.each<["GET" | "DELETE", string, string, Params, Refusal | []]>([
  ["GET", "/api/v3/order", "orderId", PAIR, NO_SUCH_ORDER],
  ["DELETE", "/api/v3/order", "orderId", PAIR, UNKNOWN_ORDER],
  ["GET", "/api/v3/allOrders", "orderId", PAIR, []],
  ["GET", "/api/v3/myTrades", "orderId", PAIR, []],
  ["GET", "/api/v3/myTrades", "fromId", PAIR, []],
  ["GET", "/api/v3/aggTrades", "fromId", PAIR, []],
  ["GET", "/sapi/v1/margin/order", "orderId", PAIR, NO_SUCH_ORDER],
  ["DELETE", "/sapi/v1/margin/order", "orderId", PAIR, UNKNOWN_ORDER],
  ["GET", "/sapi/v1/margin/allOrders", "orderId", PAIR, []],
  ["GET", "/sapi/v1/margin/myTrades", "fromId", PAIR, []],
  ["GET", "/sapi/v1/margin/orderList", "orderListId", {}, [-2018, "Order list does not exist."]],
  ["DELETE", "/sapi/v1/margin/orderList", "orderListId", PAIR, [-2011, "Unknown order list sent."]],
  ["GET", "/sapi/v1/margin/allOrderList", "fromId", {}, []],
  ["GET", "/dapi/v1/order", "orderId", CONTRACT, NO_SUCH_ORDER],
  ["GET", "/dapi/v1/openOrder", "orderId", CONTRACT, NO_SUCH_ORDER],
  ["DELETE", "/dapi/v1/order", "orderId", CONTRACT, UNKNOWN_ORDER],
  ["GET", "/dapi/v1/allOrders", "orderId", CONTRACT, []],
  ["GET", "/dapi/v1/userTrades", "fromId", CONTRACT, []],
  ["GET", "/dapi/v1/aggTrades", "fromId", CONTRACT, []],
])("%s %s by %s", (method, path, name, params, nobodys) => {
  const open = /\/(aggTrades)$/.test(path);
  const ask = async (value: string) => {
    const asked = { ...params, [name]: value };
    const { body } = await (open ? venue.get(path, asked) : alice[method === "GET" ? "get" : "delete"](path, asked));
    return Array.isArray(body) ? body : [body.code, body.msg];
  };

  test.each(NUMBERS)("%s is nobody's number", async (value) => {
    expect(await ask(value)).toEqual(nobodys);
  });

  test("what 64 bits do not hold is no number at all", async () => {
    expect(await ask(BEYOND)).toEqual(path.startsWith("/dapi/") ? missing(name) : overflow(name));
  });
});

test("a number that is the client's own comes back as it was sent", async () => {
  const order = { ...PAIR, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "20000" };
  const { text } = await alice.post("/api/v3/order", {
    ...order,
    newOrderRespType: "RESULT",
    strategyId: "9223372036854775807",
  });
  expect(text).toContain('"strategyId":9223372036854775807');
  const { body } = await alice.post("/api/v3/order", { ...order, strategyId: BEYOND });
  expect([body.code, body.msg]).toEqual(overflow("strategyId"));
});

test("blanks around a word and around a yes or no are forgiven alike", async () => {
  await venue.fund("alice", "cross", "USDT", "1000");
  const order = { ...PAIR, side: " buy", type: "LIMIT ", timeInForce: " GTC ", quantity: "0.01", price: "20000" };
  const more = { isIsolated: " false ", autoRepayAtCancel: "True " };
  expect((await alice.post("/sapi/v1/margin/order", { ...order, ...more })).status).toBe(200);
  const { body } = await alice.post("/dapi/v1/positionSide/dual", { dualSidePosition: " TRUE" });
  expect(body).toMatchObject({ code: 200 });
});
