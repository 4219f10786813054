import factory from "binance-api-node";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { shape, shapeOf } from "../shape.ts";
import { allAccounts, DISABLED, MARGIN_TYPE_CHANGED, ORDER_AND_LIST } from "./documented.ts";
import { type ListeningVenue, openListening } from "./listening.ts";

// The package is CommonJS with a default inside; its types leave out some of the calls it makes.
type Call = (payload?: object) => Promise<unknown>;
type Client = Record<string, Call> & {
  privateRequest: (method: string, url: string, payload: object) => Promise<unknown>;
};

let venue: ListeningVenue;
let client: Client;

beforeAll(async () => {
  venue = await openListening({ isolatedFigures: "padded" });
  const { apiKey, secret } = venue.keysOf("carol");
  const open = ((factory as unknown as { default?: unknown }).default ?? factory) as (options: object) => Client;
  client = open({ apiKey, apiSecret: secret, httpBase: venue.url, httpDelivery: venue.url, httpFutures: venue.url });
});
afterEach(() => expect(venue.faults()).toEqual([]));

describe("isolated accounts, open orders and margin types", () => {
  test("an isolated account is queried", async () => {
    const transfer = { type: "MAIN_ISOLATED_MARGIN", asset: "USDT", amount: "5000", toSymbol: "BTCUSDT" };
    await client["universalTransfer"]!(transfer);
    expect(shapeOf(await client["marginIsolatedAccount"]!())).toBe(shape(allAccounts(1)));
  });

  test("all orders of a pair are cancelled, lists included", async () => {
    const order = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", quantity: "0.01" };
    await client["marginOrder"]!({ ...order, type: "LIMIT", price: "20000" });
    await client["marginOrderOco"]!({ ...order, price: "25000", stopPrice: "90000", stopLimitPrice: "90100" });
    const canceled = await client["marginCancelOpenOrders"]!({ symbol: "BTCUSDT", isIsolated: "TRUE" });
    expect(shapeOf(canceled)).toBe(shape(ORDER_AND_LIST));
    const again = client["marginCancelOpenOrders"]!({ symbol: "BTCUSDT", isIsolated: "TRUE" });
    await expect(again).rejects.toMatchObject({ code: -2011, message: "Unknown order sent." });
  });

  test("an account is disabled once it is empty", async () => {
    const disable = () => client.privateRequest("DELETE", "/sapi/v1/margin/isolated/account", { symbol: "BTCUSDT" });
    await expect(disable()).rejects.toMatchObject({ code: -11102 });
    await client["universalTransfer"]!({
      type: "ISOLATED_MARGIN_MAIN",
      asset: "USDT",
      amount: "5000",
      fromSymbol: "BTCUSDT",
    });
    expect(shapeOf(await disable())).toBe(shape(DISABLED));
  });

  test("a contract's margin type is changed once", async () => {
    const isolate = () => client["deliveryMarginType"]!({ symbol: "ETHUSD_PERP", marginType: "ISOLATED" });
    expect(shapeOf(await isolate())).toBe(shape(MARGIN_TYPE_CHANGED));
    await expect(isolate()).rejects.toMatchObject({ code: -4046, message: "No need to change margin type." });
  });
});

test("orders on the spot and on contracts, and the account after them", async () => {
  const bought = await client["order"]!({ symbol: "ETHUSDT", side: "BUY", type: "MARKET", quantity: "0.5" });
  expect(bought).toMatchObject({ status: "FILLED", executedQty: "0.50000000" });
  await client["universalTransfer"]!({ type: "MAIN_CMFUTURE", asset: "ETH", amount: "1" });
  await client["deliveryOrder"]!({ symbol: "ETHUSD_PERP", side: "SELL", type: "MARKET", quantity: "4" });
  const positions = (await client["deliveryPositionRisk"]!()) as { symbol: string; positionAmt: string }[];
  expect(positions.find(({ symbol }) => symbol === "ETHUSD_PERP")).toMatchObject({ positionAmt: "-4" });
  expect(await client["accountInfo"]!()).toMatchObject({ canTrade: true, accountType: "SPOT" });
});
