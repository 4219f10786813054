import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { HOURS, openVenue, type Params, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";
import { costOf } from "../which-pairs.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/ticker/tradingDay";
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

test("the day is that of a time zone, and goes on to its end", async () => {
  const midnight = START - 12.5 * HOURS;
  expect(await ticker({ type: "MINI" })).toMatchObject({
    openTime: midnight,
    closeTime: midnight + 24 * HOURS - 1,
    count: 4,
    volume: "0.04017000",
  });
  // In a zone 11:28 ahead the day began at 12:32: only the trade of 12:34 is of it.
  expect(await ticker({ timeZone: "11:28", type: "MINI" })).toMatchObject({
    openTime: START + 120_000,
    closeTime: START + 120_000 + 24 * HOURS - 1,
    openPrice: "30000.50000000",
    firstId: 4,
    count: 1,
  });
  expect(await ticker({ timeZone: "-1:00" })).toMatchObject({ openTime: midnight + HOURS });
});

test("a day without trades stands at the last price", async () => {
  await venue.advance(12 * HOURS);
  expect(await ticker()).toMatchObject({
    priceChange: "0.00000000",
    openPrice: "30000.50000000",
    lastPrice: "30000.50000000",
    volume: "0.00000000",
    firstId: -1,
    count: 0,
  });
});

test("faults are found in the order of the parameters, then of what is named", async () => {
  const names = JSON.stringify(Array.from({ length: 101 }, (_each, n) => `P${n}`));
  const answer = await repaired(
    venue,
    (params) => venue.get(PATH, params),
    { timeZone: "14:01", type: "SHORT", symbolStatus: "OPEN" },
    [
      [-1130, "Data sent for parameter 'timeZone' is not valid.", { timeZone: "8" }],
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
