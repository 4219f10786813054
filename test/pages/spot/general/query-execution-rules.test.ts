import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";
import { ALL_PAIRS, costOf } from "../which-pairs.ts";

const venue = await openVenue();
const PATH = "/api/v3/executionRules";

test("it has the documented members, and no pair has a rule", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ symbolRules: [{ symbol: TEXT, rules: [] }] }));
});

test("one pair, some, all, or those of a status are listed", async () => {
  const names = async (params: Record<string, string>) =>
    (await venue.get(PATH, params)).body.symbolRules.map(({ symbol }: { symbol: string }) => symbol);
  expect(await names({ symbols: '["ETHBTC","BTCUSDT"]' })).toEqual(["ETHBTC", "BTCUSDT"]);
  expect(await names({})).toEqual(ALL_PAIRS);
  expect(await names({ symbolStatus: "TRADING" })).toEqual(ALL_PAIRS);
  expect(await names({ symbolStatus: "BREAK" })).toEqual([]);
});

test("only one parameter may be sent", async () => {
  const wrong = { symbol: "DOGEUSDT", symbols: '["BTCUSDT"]', symbolStatus: "TRADING" };
  const answer = await repaired(venue, (params) => venue.get(PATH, params), wrong, [
    [-1128, "Combination of optional parameters invalid.", { symbols: undefined }],
    [-1128, "Combination of optional parameters invalid.", { symbolStatus: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("a pair costs 2, and no call more than 40", async () => {
  const list = (length: number) =>
    `symbols=${encodeURIComponent(JSON.stringify(Array.from({ length }, (_each, n) => `P${n}`)))}`;
  expect(await costOf(venue, PATH, "symbol=BTCUSDT")).toBe("2");
  expect(await costOf(venue, PATH, list(3))).toBe("6");
  expect(await costOf(venue, PATH, list(21))).toBe("40");
  expect(await costOf(venue, PATH, "")).toBe("40");
  expect(await costOf(venue, PATH, "symbolStatus=TRADING")).toBe("40");
});
