import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/myFilters";
const alice = venue.as("alice");

test("it has the documented members: the filters that count what the account has", async () => {
  const { status, body } = await alice.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(["exchangeFilters", "symbolFilters", "assetFilters"]);
  expect(body.exchangeFilters).toEqual([]);
  expect(body.assetFilters).toEqual([]);
  const { symbols } = (await venue.get("/api/v3/exchangeInfo", { symbol: "BTCUSDT" })).body;
  const counting = symbols[0].filters.filter(({ filterType }: { filterType: string }) =>
    filterType.startsWith("MAX_NUM"),
  );
  expect(counting.length).toBeGreaterThan(1);
  expect(body.symbolFilters).toEqual(counting);
});

test("faults are found in the order of the parameters, then the market", async () => {
  const answer = await repaired(venue, (params) => alice.get(PATH, params), { y: 1 }, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { y: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});

test("it costs 40", async () => {
  const used = async () => Number((await alice.get(PATH, { symbol: "BTCUSDT" })).headers["x-mbx-used-weight-1m"]);
  const before = await used();
  expect((await used()) - before).toBe(40);
});
