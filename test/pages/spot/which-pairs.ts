// What the three tickers have in common: a call names one pair, some, or none.

import { expect } from "vitest";
import { type Fault, repaired } from "../../repaired.ts";
import type { Params, TestVenue } from "../../venue.ts";

const LIST = String.raw`^\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\]$`;

/** The pairs of a fresh venue. */
export const ALL_PAIRS = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"];

/** One pair is answered alone; some are answered in the order asked for, and all in that of their listing. */
export async function answersByPair(venue: TestVenue, path: string): Promise<void> {
  const symbols = async (params: Params) =>
    (await venue.get(path, params)).body.map((row: { symbol: string }) => row.symbol);
  expect((await venue.get(path, { symbol: "ETHBTC" })).body.symbol).toBe("ETHBTC");
  expect(await symbols({ symbols: '["BNBBTC","BTCUSDT"]' })).toEqual(["BNBBTC", "BTCUSDT"]);
  expect(await symbols({ symbols: '["BTCUSDT"]' })).toEqual(["BTCUSDT"]);
  expect(await symbols({})).toEqual(ALL_PAIRS);
  expect(await symbols({ symbolStatus: "TRADING" })).toEqual(ALL_PAIRS);
  expect(await symbols({ symbolStatus: "BREAK" })).toEqual([]);
  expect(await symbols({ symbols: '["BTCUSDT"]', symbolStatus: "HALT" })).toEqual([]);
}

/** Faults are found in the order of the parameters, then in their combination, then in the names. */
export async function refusesInTurn(
  venue: TestVenue,
  path: string,
  more: readonly Fault[] = [],
  wrong: Params = {},
): Promise<void> {
  const sent = 3 + more.length;
  const answer = await repaired(
    venue,
    (params) => venue.get(path, params),
    { symbol: "btcusdt", symbols: "BTCUSDT", symbolStatus: "OPEN", ...wrong, x: 1 },
    [
      [
        -1100,
        "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
        { symbol: "DOGEUSDT" },
      ],
      [-1100, `Illegal characters found in parameter 'symbols'; legal range is '${LIST}'.`, { symbols: '["A","A"]' }],
      [-1122, "Invalid symbolStatus.", { symbolStatus: "HALT" }],
      ...more,
      [
        -1104,
        `Not all sent parameters were read; read '${sent}' parameter(s) but was sent '${sent + 1}'.`,
        { x: undefined },
      ],
      [-1128, "Combination of optional parameters invalid.", { symbol: undefined }],
      [-1151, "Symbol is present multiple times in the list.", { symbols: '["BTCUSDT","DOGEUSDT"]' }],
      [-1121, "Invalid symbol.", { symbols: "[]" }],
      [-1105, "Parameter 'symbols' was empty.", { symbols: undefined, symbol: "BTCUSD_PERP" }],
      [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
      [-1220, "The symbol's status does not match the requested symbolStatus.", { symbolStatus: undefined }],
    ],
  );
  expect(answer.status).toBe(200);
}

/** What a call costs an address that made no other. */
export async function costOf(venue: TestVenue, path: string, query: string): Promise<string | undefined> {
  const { headers } = await venue.raw("GET", path, { query, ip: `10.0.0.${encodeURIComponent(query)}` });
  return headers["x-mbx-used-weight-1m"];
}
