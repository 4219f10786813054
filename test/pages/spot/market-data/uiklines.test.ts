import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue, type Params } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";
import { costOf } from "../which-pairs.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/uiKlines";

test.each<Params>([
  { interval: "1s", limit: 3 },
  { interval: "1m" },
  { interval: "1d", timeZone: "8" },
  { interval: "1M", timeZone: "-11:30" },
])("%j are the rows of klines", async (asked) => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT", ...asked });
  expect(status).toBe(200);
  expect(body.length).toBeGreaterThan(0);
  expect(body).toEqual((await venue.get("/api/v3/klines", { symbol: "BTCUSDT", ...asked })).body);
});

test("faults are found in the order of the parameters, then the market", async () => {
  const wrong = { symbol: "DOGEUSDT", interval: "2m", startTime: "x", endTime: "y", timeZone: "15", limit: "0" };
  const range = "legal range is '^[0-9]{1,20}$'.";
  const answer = await repaired(venue, (params) => venue.get(PATH, params), wrong, [
    [-1120, "Invalid interval.", { interval: "1m" }],
    [-1100, `Illegal characters found in parameter 'startTime'; ${range}`, { startTime: 0 }],
    [-1100, `Illegal characters found in parameter 'endTime'; ${range}`, { endTime: undefined }],
    [-1130, "Data sent for parameter 'timeZone' is not valid.", { timeZone: "14" }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1 }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.body).toHaveLength(1);
  expect(venue.faults()).toEqual([]);
});

test("it costs 2", async () => {
  expect(await costOf(venue, PATH, "symbol=BTCUSDT&interval=1m")).toBe("2");
});
