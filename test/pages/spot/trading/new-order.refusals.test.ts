import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue, type Params, stateOf } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/order";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const LIMIT = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", quantity: "0.01" };

/** Every parameter there is, each wrong in its own way, and one there is not. */
const WRONG: Params = {
  symbol: "BTC/USDT",
  side: "LONG",
  type: "STOP",
  timeInForce: "DAY",
  quantity: "1e-2",
  quoteOrderQty: "",
  price: "31000.123456789",
  newClientOrderId: "no blanks",
  strategyId: "x",
  strategyType: 999_999,
  stopPrice: "-1",
  trailingDelta: "1.5",
  icebergQty: "99999999999999999999",
  newOrderRespType: "ALL",
  selfTradePreventionMode: "NEVER",
  pegPriceType: "PEG",
  pegOffsetValue: 101,
  pegOffsetType: "TICKS",
  isIsolated: "TRUE",
};

test("faults are found in the order of the parameters, then of what goes together, then by the exchange", async () => {
  const decimals = "legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.";
  const answer = await repaired(venue, (params) => bob.post(PATH, params), WRONG, [
    [
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
      { symbol: "DOGEUSDT" },
    ],
    [-1117, "Invalid side.", { side: "BUY" }],
    [-1116, "Invalid orderType.", { type: "LIMIT" }],
    [-1115, "Invalid timeInForce.", { timeInForce: "IOC" }],
    [-1100, `Illegal characters found in parameter 'quantity'; ${decimals}`, { quantity: "0.000015" }],
    [-1105, "Parameter 'quoteOrderQty' was empty.", { quoteOrderQty: "100" }],
    [-1111, "Parameter 'price' has too much precision.", { price: "31000.123" }],
    [
      -1100,
      "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.",
      { newClientOrderId: "mine" },
    ],
    [-1100, "Illegal characters found in parameter 'strategyId'; legal range is '^[0-9]{1,20}$'.", { strategyId: 1 }],
    [-1134, "strategyType was less than 1000000.", { strategyType: 1_000_000 }],
    [-1100, `Illegal characters found in parameter 'stopPrice'; ${decimals}`, { stopPrice: "1" }],
    [
      -1100,
      "Illegal characters found in parameter 'trailingDelta'; legal range is '^[0-9]{1,20}$'.",
      { trailingDelta: 100 },
    ],
    [-1108, "Parameter 'icebergQty' overflowed.", { icebergQty: "0.000002" }],
    [-1130, "Data sent for parameter 'newOrderRespType' is not valid.", { newOrderRespType: "RESULT" }],
    [-1130, "Data sent for parameter 'selfTradePreventionMode' is not valid.", { selfTradePreventionMode: "TRANSFER" }],
    [-1210, "Invalid pegPriceType.", { pegPriceType: "MARKET_PEG" }],
    [-1130, "Data sent for parameter 'pegOffsetValue' is not valid.", { pegOffsetValue: 100 }],
    [-1211, "Invalid pegOffsetType.", { pegOffsetType: undefined }],
    [-1104, "Not all sent parameters were read; read '19' parameter(s) but was sent '20'.", { isIsolated: undefined }],
    [
      -1102,
      "Mandatory parameter 'pegOffsetType' was not sent, was empty/null, or malformed.",
      { pegPriceType: undefined },
    ],
    [
      -1102,
      "Mandatory parameter 'pegPriceType' was not sent, was empty/null, or malformed.",
      { pegOffsetValue: undefined },
    ],
    [-1106, "Parameter 'quoteOrderQty' sent when not required.", { quoteOrderQty: undefined }],
    [-1106, "Parameter 'stopPrice' sent when not required.", { stopPrice: undefined }],
    [-1106, "Parameter 'trailingDelta' sent when not required.", { trailingDelta: undefined }],
    [-1014, "Unsupported order combination.", { timeInForce: "GTC" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [
      -1013,
      "This symbol does not allow the specified self-trade prevention mode.",
      { selfTradePreventionMode: "NONE" },
    ],
    [-1013, "Filter failure: PRICE_FILTER", { price: "31000" }],
    [-1013, "Filter failure: LOT_SIZE", { quantity: "3.5", icebergQty: "4" }],
    [-2010, "IcebergQty exceeds QTY.", { icebergQty: "0.1" }],
    [-1013, "Filter failure: ICEBERG_PARTS", { icebergQty: undefined, price: "200000" }],
    [-1013, "Filter failure: PERCENT_PRICE_BY_SIDE", { price: "31000" }],
    [-2010, "Account has insufficient balance for requested action.", { quantity: "0.0001" }],
    [-1013, "Filter failure: NOTIONAL", { quantity: "0.01" }],
  ]);
  expect(answer.body).toMatchObject({ status: "FILLED", clientOrderId: "mine" });
});

test("each type asks for what it needs, by name", async () => {
  const bare = { symbol: "BTCUSDT", side: "BUY" };
  const missing = (name: string) => ({
    code: -1102,
    msg: `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`,
  });
  const refused = async (params: Params) => (await bob.post(PATH, { ...bare, ...params })).body;
  const before = stateOf(venue);
  expect(await refused({ type: "LIMIT" })).toEqual(missing("timeInForce"));
  expect(await refused({ type: "LIMIT", timeInForce: "GTC" })).toEqual(missing("quantity"));
  expect(await refused({ type: "LIMIT", timeInForce: "GTC", quantity: "1" })).toEqual(missing("price"));
  expect(await refused({ type: "LIMIT_MAKER", quantity: "1" })).toEqual(missing("price"));
  expect(await refused({ type: "STOP_LOSS", quantity: "1" })).toEqual(missing("stopPrice"));
  expect(await refused({ type: "TAKE_PROFIT_LIMIT", timeInForce: "GTC", quantity: "1", price: "1" })).toEqual(
    missing("stopPrice"),
  );
  expect(await refused({ type: "MARKET" })).toEqual({
    code: -1102,
    msg: "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!",
  });
  expect(await refused({ type: "MARKET", quantity: "1", quoteOrderQty: "1" })).toMatchObject({ code: -1128 });
  expect(await refused({ type: "MARKET", quantity: "1", price: "1" })).toEqual({
    code: -1106,
    msg: "Parameter 'price' sent when not required.",
  });
  expect(await refused({ type: "STOP_LOSS", quantity: "0.01", stopPrice: "29000" })).toEqual({
    code: -2010,
    msg: "Order would trigger immediately.",
  });
  expect(stateOf(venue)).toBe(before);
  await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30001", newClientOrderId: "twice" });
  expect((await alice.post(PATH, { ...LIMIT, side: "SELL", price: "30001", newClientOrderId: "twice" })).body).toEqual({
    code: -2010,
    msg: "Duplicate order sent.",
  });
  await alice.delete("/api/v3/openOrders", { symbol: "BTCUSDT" });
  expect(venue.faults()).toEqual([]);
});
