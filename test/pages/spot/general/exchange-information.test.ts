import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/exchangeInfo";
const ALL = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"];

async function symbols(params: Record<string, string>): Promise<string[]> {
  const { body } = await venue.get(PATH, params);
  return body.symbols.map((row: { symbol: string }) => row.symbol);
}

const LIMIT = { rateLimitType: TEXT, interval: TEXT, intervalNum: INTEGER, limit: INTEGER };
const LOT = { minQty: PADDED, maxQty: PADDED, stepSize: PADDED };
const FILTERS = [
  { filterType: TEXT, minPrice: PADDED, maxPrice: PADDED, tickSize: PADDED },
  { filterType: TEXT, ...LOT },
  { filterType: TEXT, limit: INTEGER },
  { filterType: TEXT, ...LOT },
  {
    filterType: TEXT,
    minTrailingAboveDelta: INTEGER,
    maxTrailingAboveDelta: INTEGER,
    minTrailingBelowDelta: INTEGER,
    maxTrailingBelowDelta: INTEGER,
  },
  {
    filterType: TEXT,
    bidMultiplierUp: PLAIN,
    bidMultiplierDown: PLAIN,
    askMultiplierUp: PLAIN,
    askMultiplierDown: PLAIN,
    avgPriceMins: INTEGER,
  },
  {
    filterType: TEXT,
    minNotional: PADDED,
    applyMinToMarket: BOOLEAN,
    maxNotional: PADDED,
    applyMaxToMarket: BOOLEAN,
    avgPriceMins: INTEGER,
  },
  { filterType: TEXT, maxNumOrders: INTEGER },
  { filterType: TEXT, maxNumOrderLists: INTEGER },
  { filterType: TEXT, maxNumAlgoOrders: INTEGER },
  { filterType: TEXT, maxNumOrderAmends: INTEGER },
];

test("it has the documented members, in their order", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape({
      timezone: TEXT,
      serverTime: INTEGER,
      rateLimits: [LIMIT, LIMIT, LIMIT, LIMIT],
      exchangeFilters: [],
      symbols: [
        {
          symbol: TEXT,
          status: TEXT,
          baseAsset: TEXT,
          baseAssetPrecision: INTEGER,
          quoteAsset: TEXT,
          quotePrecision: INTEGER,
          quoteAssetPrecision: INTEGER,
          baseCommissionPrecision: INTEGER,
          quoteCommissionPrecision: INTEGER,
          orderTypes: Array.from({ length: 7 }, () => TEXT),
          icebergAllowed: BOOLEAN,
          ocoAllowed: BOOLEAN,
          otoAllowed: BOOLEAN,
          opoAllowed: BOOLEAN,
          quoteOrderQtyMarketAllowed: BOOLEAN,
          allowTrailingStop: BOOLEAN,
          cancelReplaceAllowed: BOOLEAN,
          amendAllowed: BOOLEAN,
          pegInstructionsAllowed: BOOLEAN,
          isSpotTradingAllowed: BOOLEAN,
          isMarginTradingAllowed: BOOLEAN,
          filters: FILTERS,
          permissions: [],
          permissionSets: [[TEXT, TEXT]],
          defaultSelfTradePreventionMode: TEXT,
          allowedSelfTradePreventionModes: Array.from({ length: 5 }, () => TEXT),
        },
      ],
    }),
  );
});

test("a market client finds the figures it rounds and checks by", async () => {
  const { body } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(body.serverTime).toBe(START);
  expect(body.rateLimits).toEqual([
    { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 6000 },
    { rateLimitType: "ORDERS", interval: "SECOND", intervalNum: 10, limit: 100 },
    { rateLimitType: "ORDERS", interval: "DAY", intervalNum: 1, limit: 200_000 },
    { rateLimitType: "RAW_REQUESTS", interval: "MINUTE", intervalNum: 5, limit: 300_000 },
  ]);
  const [row] = body.symbols;
  expect(row).toMatchObject({
    symbol: "BTCUSDT",
    status: "TRADING",
    baseAsset: "BTC",
    quoteAsset: "USDT",
    isSpotTradingAllowed: true,
    isMarginTradingAllowed: true,
    allowTrailingStop: true,
    ocoAllowed: true,
    otoAllowed: true,
    permissionSets: [["SPOT", "MARGIN"]],
    defaultSelfTradePreventionMode: "EXPIRE_MAKER",
    allowedSelfTradePreventionModes: ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"],
  });
  expect(row.orderTypes).toEqual([
    "LIMIT",
    "LIMIT_MAKER",
    "MARKET",
    "STOP_LOSS",
    "STOP_LOSS_LIMIT",
    "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
  ]);
  const filter = (type: string) => row.filters.find((each: { filterType: string }) => each.filterType === type);
  expect(filter("PRICE_FILTER")).toMatchObject({
    minPrice: "0.01000000",
    maxPrice: "1000000.00000000",
    tickSize: "0.01000000",
  });
  expect(filter("LOT_SIZE")).toMatchObject({ minQty: "0.00001000", maxQty: "9000.00000000", stepSize: "0.00001000" });
  expect(filter("MARKET_LOT_SIZE")).toMatchObject({
    minQty: "0.00000000",
    maxQty: "97.09521512",
    stepSize: "0.00000000",
  });
  expect(filter("PERCENT_PRICE_BY_SIDE")).toMatchObject({
    bidMultiplierUp: "5",
    askMultiplierDown: "0.2",
    avgPriceMins: 5,
  });
  expect(filter("NOTIONAL")).toMatchObject({
    minNotional: "5.00000000",
    applyMinToMarket: true,
    applyMaxToMarket: false,
  });
  expect(filter("MAX_NUM_ORDERS")).toEqual({ filterType: "MAX_NUM_ORDERS", maxNumOrders: 200 });
});

test("pairs are all shown, or named, or chosen by what may be done with them", async () => {
  expect(await symbols({})).toEqual(ALL);
  expect(await symbols({ symbols: '["ETHBTC","BTCUSDT"]' })).toEqual(["ETHBTC", "BTCUSDT"]);
  expect(await symbols({ permissions: "MARGIN" })).toEqual(ALL);
  expect(await symbols({ permissions: '["SPOT","LEVERAGED"]' })).toEqual(ALL);
  expect(await symbols({ permissions: "LEVERAGED" })).toEqual([]);
  expect(await symbols({ permissions: "SPOT", symbolStatus: "TRADING" })).toEqual(ALL);
  expect(await symbols({ symbolStatus: "HALT" })).toEqual([]);
});

test("permission sets are left out where the call asks for that", async () => {
  const without = await venue.get(PATH, { symbol: "BTCUSDT", showPermissionSets: false });
  expect(without.body.symbols[0]).not.toHaveProperty("permissionSets");
  expect(without.body.symbols[0]).toHaveProperty("permissions", []);
  const withThem = await venue.get(PATH, { symbol: "BTCUSDT", showPermissionSets: true });
  expect(withThem.body.symbols[0].permissionSets).toEqual([["SPOT", "MARGIN"]]);
});

test("faults are found in the order of the parameters, then their combination, then the names", async () => {
  const list = String.raw`^\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\]$`;
  const answer = await repaired(
    venue,
    (params) => venue.get(PATH, params),
    {
      symbol: "btcusdt",
      symbols: '["BTCUSDT", "ETHUSDT"]',
      permissions: "spot",
      showPermissionSets: "yes",
      symbolStatus: "OPEN",
      x: 1,
    },
    [
      [
        -1100,
        "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
        { symbol: "DOGEUSDT" },
      ],
      [
        -1100,
        `Illegal characters found in parameter 'symbols'; legal range is '${list}'.`,
        { symbols: '["DOGEUSDT","DOGEUSDT"]' },
      ],
      [-1130, "Data sent for parameter 'permissions' is not valid.", { permissions: "SPOT" }],
      [-1130, "Data sent for parameter 'showPermissionSets' is not valid.", { showPermissionSets: "TRUE" }],
      [-1122, "Invalid symbolStatus.", { symbolStatus: "trading" }],
      [-1104, "Not all sent parameters were read; read '5' parameter(s) but was sent '6'.", { x: undefined }],
      [-1128, "Combination of optional parameters invalid.", { permissions: undefined }],
      [-1128, "Combination of optional parameters invalid.", { symbolStatus: undefined }],
      [-1128, "Combination of optional parameters invalid.", { symbol: undefined }],
      [-1151, "Symbol is present multiple times in the list.", { symbols: '["DOGEUSDT"]' }],
      [-1121, "Invalid symbol.", { symbols: "[]" }],
      [-1105, "Parameter 'symbols' was empty.", { symbols: undefined, symbol: "BTCUSD_PERP" }],
      [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    ],
  );
  expect(answer.status).toBe(200);
});

test("a pair says honestly that it is not for margin, or that it stands still", async () => {
  const ada = venue.running.engine.view.reference.markets.get("ADAUSDT")!;
  if (ada.kind !== "pair") throw new Error("ADAUSDT is a pair");
  await venue.perform({ type: "DefineMarket", market: { ...ada, cross: false, isolated: false, status: "halt" } });
  const { body } = await venue.get(PATH, { symbol: "ADAUSDT" });
  expect(body.symbols[0]).toMatchObject({
    status: "HALT",
    isMarginTradingAllowed: false,
    permissionSets: [["SPOT"]],
  });
  expect(await symbols({ symbolStatus: "HALT" })).toEqual(["ADAUSDT"]);
  expect(await symbols({ permissions: "MARGIN" })).not.toContain("ADAUSDT");
  expect(venue.faults()).toEqual([]);
});

test("it costs 20", async () => {
  const { headers } = await venue.raw("GET", PATH, { ip: "10.0.0.2", query: "symbol=BTCUSDT" });
  expect(headers["x-mbx-used-weight-1m"]).toBe("20");
});
