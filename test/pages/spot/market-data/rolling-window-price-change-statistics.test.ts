import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";
import { costOf } from "../which-pairs.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/ticker";
const MINUTE = 60_000;
const FULL = {
  symbol: TEXT,
  priceChange: PADDED,
  priceChangePercent: PLAIN,
  weightedAvgPrice: PADDED,
  openPrice: PADDED,
  highPrice: PADDED,
  lowPrice: PADDED,
  lastPrice: PADDED,
  volume: PADDED,
  quoteVolume: PADDED,
  openTime: INTEGER,
  closeTime: INTEGER,
  firstId: INTEGER,
  lastId: INTEGER,
  count: INTEGER,
};
const { priceChange: _, priceChangePercent: __, weightedAvgPrice: ___, ...MINI } = FULL;

// oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every shape
async function ticker(params: Params = {}): Promise<any> {
  const { status, body, text } = await venue.get(PATH, { symbol: "BTCUSDT", ...params });
  expect(status, text).toBe(200);
  return body;
}

test("both kinds have the documented members, alone for one pair and listed for some", async () => {
  expect(shapeOf(await ticker())).toBe(shape(FULL));
  expect(shapeOf(await ticker({ type: "MINI" }))).toBe(shape(MINI));
  const some = await ticker({ symbol: undefined, symbols: '["ETHBTC","BTCUSDT"]', type: "MINI" });
  expect(some.map((row: { symbol: string }) => row.symbol)).toEqual(["ETHBTC", "BTCUSDT"]);
  expect(await ticker({ symbol: undefined, symbols: '["ETHBTC"]', symbolStatus: "HALT" })).toEqual([]);
});

test("a window begins with a minute: it may be up to a minute wider than asked for", async () => {
  // It is 12:34:00.500; five minutes back are 12:29:00.500.
  expect(await ticker({ windowSize: "5m" })).toEqual({
    symbol: "BTCUSDT",
    // From the venue's own first trade at 30000 to 30000.5; 0.5 ÷ 30000 = 0.00167 %.
    priceChange: "0.50000000",
    priceChangePercent: "0.002",
    // 5.1 + 300.01 + 599.98 + 300.005 = 1205.095 for 0.04017 is 29999.87553, cut.
    weightedAvgPrice: "29999.87552900",
    openPrice: "30000.00000000",
    highPrice: "30001.00000000",
    lowPrice: "29999.00000000",
    lastPrice: "30000.50000000",
    volume: "0.04017000",
    quoteVolume: "1205.09500000",
    openTime: START - MINUTE,
    closeTime: START + 240_500,
    firstId: 1,
    lastId: 4,
    count: 4,
  });
  // Three minutes back are 12:31:00.500: the trade of 12:31:05 and the newest.
  expect(await ticker({ windowSize: "3m", type: "MINI" })).toMatchObject({
    openTime: START + MINUTE,
    openPrice: "29999.00000000",
    firstId: 3,
    count: 2,
  });
});

test.each([
  ["59m", 59 * MINUTE],
  ["23h", 23 * 60 * MINUTE],
  ["7d", 7 * 24 * 60 * MINUTE],
  [undefined, 24 * 60 * MINUTE],
])("a window of %s reaches back as far", async (windowSize, length) => {
  const { openTime } = await ticker({ windowSize });
  expect(openTime).toBe(START + 240_000 - length);
});

test.each(["0m", "60m", "24h", "8d", "1w", "1d2h", "m", "01m", "1M"])("%s is no window", async (windowSize) => {
  const { body } = await venue.get(PATH, { symbol: "BTCUSDT", windowSize });
  expect(body).toEqual({ code: -1130, msg: "Data sent for parameter 'windowSize' is not valid." });
});

test("faults are found in the order of the parameters, then of what is named", async () => {
  const names = JSON.stringify(Array.from({ length: 101 }, (_each, n) => `P${n}`));
  const answer = await repaired(
    venue,
    (params) => venue.get(PATH, params),
    { windowSize: "2w", type: "SHORT", symbolStatus: "OPEN" },
    [
      [-1130, "Data sent for parameter 'windowSize' is not valid.", { windowSize: "1h" }],
      [-1139, "Invalid ticker type.", { type: "MINI" }],
      [-1122, "Invalid symbolStatus.", { symbolStatus: "HALT" }],
      [-1102, "Param 'symbol' or 'symbols' must be sent, but both were empty/null!", { symbols: names }],
      [-1101, "Too many parameters; expected '100' and received '101'.", { symbols: '["A"]', symbol: "DOGEUSDT" }],
      [-1128, "Combination of optional parameters invalid.", { symbols: undefined }],
      [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
      [-1220, "The symbol's status does not match the requested symbolStatus.", { symbolStatus: undefined }],
    ],
  );
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("each pair costs 4, and no call more than 200", async () => {
  const list = (length: number) =>
    `symbols=${encodeURIComponent(JSON.stringify(Array.from({ length }, (_each, n) => `P${n}`)))}`;
  expect(await costOf(venue, PATH, "symbol=BTCUSDT")).toBe("4");
  expect(await costOf(venue, PATH, list(2))).toBe("8");
  expect(await costOf(venue, PATH, list(50))).toBe("200");
  expect(await costOf(venue, PATH, list(51))).toBe("200");
});
