import Binance from "node-binance-api";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { shape, shapeOf } from "../shape.ts";
import { allAccounts, DISABLED, MARGIN_TYPE_CHANGED, ORDER_AND_LIST } from "./documented.ts";
import { type ListeningVenue, openListening } from "./listening.ts";

let venue: ListeningVenue;
let client: InstanceType<typeof Binance>;

beforeAll(async () => {
  venue = await openListening({ isolatedFigures: "padded" });
  const { apiKey, secret } = venue.keysOf("dave");
  client = new Binance({ APIKEY: apiKey, APISECRET: secret });
  // It offers an option for the other addresses, but none for contracts.
  Object.assign(client, {
    base: `${venue.url}/api/`,
    sapi: `${venue.url}/sapi/`,
    dapi: `${venue.url}/dapi/`,
    fapi: `${venue.url}/fapi/`,
  });
});
afterEach(() => expect(venue.faults()).toEqual([]));

const transfer = (params: object) => client.privateSapiRequest("v1/asset/transfer", params, "POST");
const account = (method: "GET" | "POST" | "DELETE", params = {}) =>
  client.privateSapiRequest("v1/margin/isolated/account", params, method);

describe("isolated accounts, open orders and margin types", () => {
  test("an isolated account is queried", async () => {
    await transfer({ type: "MAIN_ISOLATED_MARGIN", asset: "USDT", amount: 5000, toSymbol: "BTCUSDT" });
    expect(shapeOf(await account("GET"))).toBe(shape(allAccounts(1)));
  });

  test("all orders of a pair are cancelled, lists included", async () => {
    await client.mgBuy("BTCUSDT", 0.01, 20000, {}, "TRUE");
    const list = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", quantity: 0.01, price: 25000, stopPrice: 90000 };
    await client.privateSapiRequest(
      "v1/margin/order/oco",
      { ...list, stopLimitPrice: 90100, stopLimitTimeInForce: "GTC" },
      "POST",
    );
    const canceled = await client.mgCancelOrders("BTCUSDT", { isIsolated: "TRUE" });
    expect(shapeOf(canceled)).toBe(shape(ORDER_AND_LIST));
    await expect(client.mgCancelOrders("BTCUSDT", { isIsolated: "TRUE" })).rejects.toThrow("-2011");
  });

  test("an account is disabled once it is empty", async () => {
    await expect(account("DELETE", { symbol: "BTCUSDT" })).rejects.toThrow("-11102");
    await transfer({ type: "ISOLATED_MARGIN_MAIN", asset: "USDT", amount: 5000, fromSymbol: "BTCUSDT" });
    expect(shapeOf(await account("DELETE", { symbol: "BTCUSDT" }))).toBe(shape(DISABLED));
  });

  test("a contract's margin type is changed once", async () => {
    expect(shapeOf(await client.deliveryMarginType("BTCUSD_PERP", "ISOLATED"))).toBe(shape(MARGIN_TYPE_CHANGED));
    await expect(client.deliveryMarginType("BTCUSD_PERP", "ISOLATED")).rejects.toThrow("-4046");
  });
});
