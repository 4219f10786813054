import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, stateOf } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order/test";
const alice = venue.as("alice");
const LIMIT = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "31000" };

test("an order that would be taken is answered with nothing, and is not placed", async () => {
  const before = stateOf(venue);
  const { status, body, headers } = await alice.post(PATH, { ...LIMIT, newClientOrderId: "tried" });
  expect({ status, body }).toEqual({ status: 200, body: {} });
  expect(headers).not.toHaveProperty("x-mbx-order-count-10s");
  expect((await alice.get("/api/v3/openOrders", { symbol: "BTCUSDT" })).body).toEqual([]);
  expect(stateOf(venue)).toBe(before);
});

test("what its trades would cost is told where that is asked for, and costs 20 to ask", async () => {
  const used = async (computeCommissionRates: boolean) => {
    const { headers } = await alice.post(PATH, { ...LIMIT, computeCommissionRates });
    return Number(headers["x-mbx-used-weight-1m"]);
  };
  const { body } = await alice.post(PATH, { ...LIMIT, computeCommissionRates: true });
  const rates = { maker: PADDED, taker: PADDED };
  expect(shapeOf(body)).toBe(
    shape({
      standardCommissionForOrder: rates,
      specialCommissionForOrder: rates,
      taxCommissionForOrder: rates,
      discount: { enabledForAccount: BOOLEAN, enabledForSymbol: BOOLEAN, discountAsset: TEXT, discount: PADDED },
    }),
  );
  expect(body.standardCommissionForOrder).toEqual({ maker: "0.00100000", taker: "0.00100000" });
  const before = await used(false);
  expect((await used(true)) - before).toBe(20);
  expect((await used(false)) - before).toBe(21);
});

test("what only the matching engine knows is not looked at", async () => {
  const tried = async (params: object) => (await alice.post(PATH, { ...LIMIT, ...params })).body;
  // More than she has; at a price that would take; with an id that is taken; an empty book; too many stops.
  expect(await tried({ quantity: "100" })).toEqual({});
  expect(await tried({ type: "LIMIT_MAKER", timeInForce: undefined, price: "20000" })).toEqual({});
  await alice.post("/api/v3/order", { ...LIMIT, newClientOrderId: "taken" });
  expect(await tried({ newClientOrderId: "taken" })).toEqual({});
  const stop = { type: "STOP_LOSS", timeInForce: undefined, price: undefined, stopPrice: "29000" };
  for (let nth = 0; nth < 5; nth++) await alice.post("/api/v3/order", { ...LIMIT, ...stop });
  expect((await alice.post("/api/v3/order", { ...LIMIT, ...stop })).body.msg).toBe(
    "Filter failure: MAX_NUM_ALGO_ORDERS",
  );
  expect(await tried(stop)).toEqual({});
});

test("faults are those of a new order, as far as they are found before the matching engine", async () => {
  const wrong = {
    ...LIMIT,
    side: "LONG",
    computeCommissionRates: "yes",
    pegOffsetValue: 1,
    symbol: "DOGEUSDT",
  };
  const more = { selfTradePreventionMode: "TRANSFER", price: "31000.001", quantity: "0.00001", stopPrice: "1" };
  const answer = await repaired(venue, (params) => alice.post(PATH, params), { ...wrong, ...more }, [
    [-1117, "Invalid side.", { side: "SELL" }],
    [-1130, "Data sent for parameter 'computeCommissionRates' is not valid.", { computeCommissionRates: "true" }],
    [
      -1102,
      "Mandatory parameter 'pegPriceType' was not sent, was empty/null, or malformed.",
      { pegOffsetValue: undefined },
    ],
    [-1106, "Parameter 'stopPrice' sent when not required.", { stopPrice: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [
      -1013,
      "This symbol does not allow the specified self-trade prevention mode.",
      { selfTradePreventionMode: "NONE" },
    ],
    [-1013, "Filter failure: PRICE_FILTER", { price: "31000" }],
    [-1013, "Filter failure: NOTIONAL", { quantity: "0.01" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
