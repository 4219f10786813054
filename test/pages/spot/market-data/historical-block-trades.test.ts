import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";
import { costOf } from "../which-pairs.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/historicalBlockTrades";

test("there are none, whatever has traded through the book", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT", fromId: 0 });
  expect({ status, body }).toEqual({ status: 200, body: [] });
});

test("faults are found in the order of the parameters, then the market", async () => {
  const answer = await repaired(venue, (params) => venue.get(PATH, params), { limit: "-1", y: 1 }, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1102, "Mandatory parameter 'fromId' was not sent, was empty/null, or malformed.", { fromId: 1 }],
    [-1100, "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.", { limit: 1 }],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { y: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.body).toEqual([]);
  expect(venue.faults()).toEqual([]);
});

test("it costs 25", async () => {
  expect(await costOf(venue, PATH, "symbol=BTCUSDT&fromId=1")).toBe("25");
});
