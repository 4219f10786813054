import { Spot } from "@binance/connector";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { shape, shapeOf } from "../shape.ts";
import { accountsAskedFor, allAccounts, DISABLED, ORDER_AND_LIST } from "./documented.ts";
import { type ListeningVenue, openListening } from "./listening.ts";

let venue: ListeningVenue;
let client: InstanceType<typeof Spot>;

beforeAll(async () => {
  venue = await openListening({ isolatedFigures: "padded" });
  const { apiKey, secret } = venue.keysOf("bob");
  // The timeout is the one the newer official connectors have.
  client = new Spot(apiKey, secret, { baseURL: venue.url, timeout: 1000 });
});
afterEach(() => expect(venue.faults()).toEqual([]));

/** The code a call is refused with; the library throws axios's own errors. */
const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (failure: { response: { data: { code: number } } }) => failure,
  );
  return error?.response.data.code;
};

describe("the margin pages", () => {
  test("an isolated account is queried, with and without symbols", async () => {
    await client.userUniversalTransfer("MAIN_ISOLATED_MARGIN", "USDT", 5000, { toSymbol: "BTCUSDT" });
    await client.userUniversalTransfer("MAIN_ISOLATED_MARGIN", "ETH", 1, { toSymbol: "ETHUSDT" });
    expect(shapeOf((await client.isolatedMarginAccountInfo()).data)).toBe(shape(allAccounts(2)));
    const { data } = await client.isolatedMarginAccountInfo({ symbols: "ETHUSDT" });
    expect(shapeOf(data)).toBe(shape(accountsAskedFor(1)));
    expect(data.assets[0]).toMatchObject({ symbol: "ETHUSDT", enabled: true, isolatedCreated: true });
  });

  test("all orders of a pair are cancelled, lists included", async () => {
    const isolated = { isIsolated: "TRUE" };
    await client.newMarginOrder("BTCUSDT", "BUY", "LIMIT", {
      ...isolated,
      timeInForce: "GTC",
      quantity: 0.01,
      price: 20000,
    });
    const stop = { stopLimitPrice: 90100, stopLimitTimeInForce: "GTC" };
    await client.marginOCOOrder("BTCUSDT", "BUY", 0.01, 25000, 90000, { ...isolated, ...stop });
    expect((await client.marginOpenOrders({ ...isolated, symbol: "BTCUSDT" })).data).toHaveLength(3);
    const { data } = await client.cancelAllOpenMarginOrder("BTCUSDT", { ...isolated });
    expect(shapeOf(data)).toBe(shape(ORDER_AND_LIST));
    expect(await refusal(client.cancelAllOpenMarginOrder("BTCUSDT", { ...isolated }))).toBe(-2011);
  });

  test("an account is disabled once it is empty, and once a day", async () => {
    expect(await refusal(client.disableIsolatedMarginAccount("ETHUSDT"))).toBe(-11102);
    await client.userUniversalTransfer("ISOLATED_MARGIN_MAIN", "ETH", 1, { fromSymbol: "ETHUSDT" });
    expect(shapeOf((await client.disableIsolatedMarginAccount("ETHUSDT")).data)).toBe(shape(DISABLED));
    await client.enableIsolatedMarginAccount("ETHUSDT");
    expect(await refusal(client.disableIsolatedMarginAccount("ETHUSDT"))).toBe(-11103);
    await venue.steer("POST", "time/advance", { by: "24h" });
    expect((await client.disableIsolatedMarginAccount("ETHUSDT")).data).toEqual({ success: true, symbol: "ETHUSDT" });
  });
});

test("what surrounds them: pairs, fees, tiers, limits, borrowing power, the account", async () => {
  expect((await client.marginAllPairs()).data.length).toBeGreaterThan(2);
  expect((await client.marginAllAssets()).data.map(({ assetName }: { assetName: string }) => assetName)).toContain(
    "USDT",
  );
  expect((await client.isolatedMarginAllSymbols()).data.length).toBeGreaterThan(2);
  expect((await client.isolatedMarginTier("BTCUSDT")).data[0]).toMatchObject({ symbol: "BTCUSDT", tier: 1 });
  expect((await client.isolatedMarginAccountLimit()).data).toMatchObject({ enabledAccount: 1 });
  expect((await client.marginPairIndex("BTCUSDT")).data).toMatchObject({ symbol: "BTCUSDT" });
  expect(Number((await client.marginMaxBorrowable("USDT", { isolatedSymbol: "BTCUSDT" })).data.amount)).toBeGreaterThan(
    5000,
  );
  expect((await client.marginAccount()).data).toMatchObject({ tradeEnabled: true });
  expect((await client.account()).data).toMatchObject({ accountType: "SPOT", canTrade: true });
});
