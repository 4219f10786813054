import { CoinMClient, MainClient, type UniversalTransferParams } from "binance";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { shape, shapeOf } from "../shape.ts";
import { accountsAskedFor, allAccounts, DISABLED, MARGIN_TYPE_CHANGED, ORDER_AND_LIST } from "./documented.ts";
import { type ListeningVenue, openListening } from "./listening.ts";

let venue: ListeningVenue;
let main: MainClient;
let contracts: CoinMClient;

beforeAll(async () => {
  venue = await openListening({ isolatedFigures: "padded" });
  const { apiKey, secret } = venue.keysOf("alice");
  const options = { api_key: apiKey, api_secret: secret, baseUrl: venue.url };
  main = new MainClient(options);
  contracts = new CoinMClient(options);
});
afterEach(() => expect(venue.faults()).toEqual([]));

// The library's types call this parameter of the two calls "symbols"; the page calls it "symbol".
const ETHUSDT = { symbol: "ETHUSDT" } as never;
const transfer = (type: string, asset: string, amount: number, symbols = {}) =>
  main.submitUniversalTransfer({ type, asset, amount, ...symbols } as UniversalTransferParams);
const refused = (code: number) => expect.objectContaining({ code }) as unknown;

describe("isolated accounts, open orders and margin types", () => {
  test("an isolated account is queried, with and without symbols", async () => {
    await transfer("MAIN_ISOLATED_MARGIN", "USDT", 5000, { toSymbol: "BTCUSDT" });
    await transfer("MAIN_ISOLATED_MARGIN", "ETH", 1, { toSymbol: "ETHUSDT" });
    expect(shapeOf(await main.getIsolatedMarginAccountInfo())).toBe(shape(allAccounts(2)));
    const asked = await main.getIsolatedMarginAccountInfo({ symbols: "BTCUSDT,ETHUSDT" });
    expect(shapeOf(asked)).toBe(shape(accountsAskedFor(2)));
    expect(asked.assets[0]).toMatchObject({ symbol: "BTCUSDT", quoteAsset: { free: "5000.00000000" } });
  });

  test("all orders of a pair are cancelled, lists included", async () => {
    const order = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", quantity: 0.01 } as const;
    await main.marginAccountNewOrder({ ...order, type: "LIMIT", timeInForce: "GTC", price: 20000 });
    await main.marginAccountNewOCO({
      ...order,
      price: 25000,
      stopPrice: 90000,
      stopLimitPrice: 90100,
      stopLimitTimeInForce: "GTC",
    });
    const canceled = await main.marginAccountCancelOpenOrders({ symbol: "BTCUSDT", isIsolated: "TRUE" } as never);
    expect(shapeOf(canceled)).toBe(shape(ORDER_AND_LIST));
    const again = main.marginAccountCancelOpenOrders({ symbol: "BTCUSDT", isIsolated: "TRUE" } as never);
    await expect(again).rejects.toEqual(refused(-2011));
  });

  test("an account is disabled once it is empty, and once a day", async () => {
    const disable = () => main.disableIsolatedMarginAccount(ETHUSDT);
    await expect(disable()).rejects.toEqual(refused(-11102));
    await transfer("ISOLATED_MARGIN_MAIN", "ETH", 1, { fromSymbol: "ETHUSDT" });
    expect(shapeOf(await disable())).toBe(shape(DISABLED));
    await main.enableIsolatedMarginAccount(ETHUSDT);
    await expect(disable()).rejects.toEqual(refused(-11103));
    await venue.steer("POST", "time/advance", { by: "24h" });
    expect(await disable()).toEqual({ success: true, symbol: "ETHUSDT" });
  });

  test("a contract's margin type is changed once", async () => {
    const isolate = () => contracts.setMarginType({ symbol: "BTCUSD_PERP", marginType: "ISOLATED" });
    expect(shapeOf(await isolate())).toBe(shape(MARGIN_TYPE_CHANGED));
    await expect(isolate()).rejects.toEqual(refused(-4046));
  });
});

describe("what bots do", () => {
  test("borrow, buy by a loan, and see it all", async () => {
    await transfer("MAIN_MARGIN", "USDT", 5000);
    const { tranId } = await main.submitMarginAccountBorrowRepay({
      asset: "USDT",
      isIsolated: "FALSE",
      symbol: "",
      amount: 500,
      type: "BORROW",
    });
    expect(tranId).toBeGreaterThan(0);
    const bought = await main.marginAccountNewOrder({
      symbol: "BTCUSDT",
      side: "BUY",
      type: "MARKET",
      quoteOrderQty: 6000,
      sideEffectType: "MARGIN_BUY",
      newOrderRespType: "FULL",
    });
    expect(bought).toMatchObject({ status: "FILLED", isIsolated: false, marginBuyBorrowAsset: "USDT" });
    const account = await main.queryCrossMarginAccountDetails();
    expect(Number(account.marginLevel)).toBeGreaterThan(1);
    expect(account.userAssets.find(({ asset }) => asset === "USDT")).toMatchObject({ borrowed: "1000.00000000" });
    expect((await main.queryMarginAccountTradeList({ symbol: "BTCUSDT" })).length).toBeGreaterThan(0);
  });

  test("open and close a contract position", async () => {
    await transfer("MAIN_CMFUTURE", "BTC", 0.5);
    expect(await contracts.setLeverage({ symbol: "BTCUSD_PERP", leverage: 5 })).toMatchObject({
      leverage: 5,
      symbol: "BTCUSD_PERP",
    });
    const order = { symbol: "BTCUSD_PERP", type: "MARKET", quantity: 3, newOrderRespType: "RESULT" } as const;
    expect(await contracts.submitNewOrder({ ...order, side: "BUY" })).toMatchObject({
      status: "FILLED",
      executedQty: "3",
    });
    const positions = await contracts.getPositions();
    expect(positions.find(({ symbol }: { symbol: string }) => symbol === "BTCUSD_PERP")).toMatchObject({
      positionAmt: "3",
    });
    await expect(contracts.setMarginType({ symbol: "BTCUSD_PERP", marginType: "CROSSED" })).rejects.toEqual(
      refused(-4048),
    );
    expect(await contracts.submitNewOrder({ ...order, side: "SELL" })).toMatchObject({ status: "FILLED" });
  });

  test("look at the market", async () => {
    expect((await main.getExchangeInfo({ symbol: "BTCUSDT" })).symbols[0]).toMatchObject({
      symbol: "BTCUSDT",
      isMarginTradingAllowed: true,
    });
    expect((await main.getOrderBook({ symbol: "BTCUSDT" })).bids.length).toBeGreaterThan(5);
    expect((await contracts.getExchangeInfo()).symbols.map(({ symbol }) => symbol)).toContain("BTCUSD_PERP");
  });
});
