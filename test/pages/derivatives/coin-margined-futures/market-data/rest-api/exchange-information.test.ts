import { expect, test } from "vitest";
import { openVenue, START } from "../../../../../venue.ts";
import { BTC, DAPI, expectBody, gets, rests, type Row, weightOf } from "../../scene.ts";

const venue = await openVenue();

test("a contract is shown with its filters, after the allowances and before the time zone", async () => {
  const info = await gets<{ symbols: Row[] }>(venue, "/exchangeInfo");
  expect(Object.keys(info)).toEqual(["exchangeFilters", "rateLimits", "serverTime", "symbols", "timezone"]);
  expectBody(
    { ...info, symbols: [info.symbols[0]] },
    {
      exchangeFilters: [],
      rateLimits: [
        { interval: "MINUTE", intervalNum: 1, limit: 2400, rateLimitType: "REQUEST_WEIGHT" },
        { interval: "MINUTE", intervalNum: 1, limit: 1200, rateLimitType: "ORDERS" },
      ],
      serverTime: START,
      symbols: [
        {
          filters: [
            { filterType: "PRICE_FILTER", maxPrice: "4520958", minPrice: "1000", tickSize: "0.1" },
            { filterType: "LOT_SIZE", maxQty: "1000000", minQty: "1", stepSize: "1" },
            { filterType: "MARKET_LOT_SIZE", maxQty: "60000", minQty: "1", stepSize: "1" },
            { filterType: "MAX_NUM_ORDERS", limit: 200 },
            { filterType: "MAX_NUM_ALGO_ORDERS", limit: 20 },
            { filterType: "PERCENT_PRICE", multiplierUp: "1.0500", multiplierDown: "0.9500", multiplierDecimal: "4" },
          ],
          orderTypes: [
            "LIMIT",
            "MARKET",
            "STOP",
            "STOP_MARKET",
            "TAKE_PROFIT",
            "TAKE_PROFIT_MARKET",
            "TRAILING_STOP_MARKET",
          ],
          timeInForce: ["GTC", "IOC", "FOK", "GTX"],
          liquidationFee: "0.015000",
          marketTakeBound: "0.05",
          symbol: "BTCUSD_PERP",
          pair: "BTCUSD",
          contractType: "PERPETUAL",
          deliveryDate: 4133404800000,
          onboardDate: 1597042800000,
          contractStatus: "TRADING",
          contractSize: 100,
          quoteAsset: "USD",
          baseAsset: "BTC",
          marginAsset: "BTC",
          pricePrecision: 1,
          quantityPrecision: 0,
          baseAssetPrecision: 8,
          quotePrecision: 8,
          equalQtyPrecision: 4,
          triggerProtect: "0.0500",
          maintMarginPercent: "2.5000",
          requiredMarginPercent: "5.0000",
          underlyingType: "COIN",
          underlyingSubType: ["PoW"],
        },
      ],
      timezone: "UTC",
    },
  );
});

test("every listed contract is there, each with its own size and places", async () => {
  const { symbols } = await gets<{ symbols: Row[] }>(venue, "/exchangeInfo");
  const facts = symbols.map((each) => [each["symbol"], each["contractSize"], each["pricePrecision"]]);
  expect(facts).toEqual([
    ["BTCUSD_PERP", 100, 1],
    ["ETHUSD_PERP", 10, 2],
    ["BNBUSD_PERP", 10, 3],
    ["BTCUSD_260327", 100, 1],
    ["BTCUSD_260626", 100, 1],
    ["ETHUSD_260327", 10, 2],
    ["ETHUSD_260626", 10, 2],
  ]);
  expect(await weightOf(() => venue.get(`${DAPI}/exchangeInfo`))).toBe(1);
});

test("quarterly contracts say when they are delivered, and since when they are listed", async () => {
  const { symbols } = await gets<{ symbols: Row[] }>(venue, "/exchangeInfo");
  const delivered = symbols.filter((each) => each["contractType"] !== "PERPETUAL");
  const at = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 8);
  const current = { contractType: "CURRENT_QUARTER", onboardDate: at(2025, 9, 26), deliveryDate: at(2026, 3, 27) };
  const next = { contractType: "NEXT_QUARTER", onboardDate: at(2025, 12, 26), deliveryDate: at(2026, 6, 26) };
  expect(delivered).toMatchObject([
    { symbol: "BTCUSD_260327", pair: "BTCUSD", marginAsset: "BTC", contractStatus: "TRADING", ...current },
    { symbol: "BTCUSD_260626", pair: "BTCUSD", marginAsset: "BTC", contractStatus: "TRADING", ...next },
    { symbol: "ETHUSD_260327", pair: "ETHUSD", marginAsset: "ETH", contractStatus: "TRADING", ...current },
    { symbol: "ETHUSD_260626", pair: "ETHUSD", marginAsset: "ETH", contractStatus: "TRADING", ...next },
  ]);
  for (const each of delivered) expect(each["liquidationFee"]).toBe("0.010000");
  expect((delivered[0]!["filters"] as Row[]).slice(0, 3)).toEqual([
    { filterType: "PRICE_FILTER", maxPrice: "4671848", minPrice: "1000", tickSize: "0.1" },
    { filterType: "LOT_SIZE", maxQty: "1000000", minQty: "1", stepSize: "1" },
    { filterType: "MARKET_LOT_SIZE", maxQty: "1000", minQty: "1", stepSize: "1" },
  ]);
});

test("a contract that is halted does not say TRADING, and takes no orders", async () => {
  const market = venue.running.engine.view.reference.markets.get(BTC)!;
  await venue.perform({ type: "DefineMarket", market: { ...market, status: "halt" } as never });
  const { symbols } = await gets<{ symbols: Row[] }>(venue, "/exchangeInfo");
  expect(symbols[0]!["contractStatus"]).toBe("CLOSE");
  const order = { symbol: BTC, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 1, price: "29000" };
  const refused = await venue.as("alice").post(`${DAPI}/order`, order);
  expect(refused.body).toEqual({ code: -4022, msg: "market status sent is not valid." });
  await venue.perform({ type: "DefineMarket", market: market as never });
  expect(await rests(venue.as("alice"), order)).toBeGreaterThan(0);
  expect(venue.faults()).toEqual([]);
});
