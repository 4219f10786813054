import { expect, test } from "vitest";
import { PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";
import { answersByPair, costOf, refusesInTurn } from "../which-pairs.ts";

const venue = await openVenue();
const PATH = "/api/v3/ticker/price";

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ symbol: TEXT, price: PADDED }));
});

test("the price is that of the last trade, not of the index", async () => {
  await threeTrades(venue);
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body).toEqual({ symbol: "BTCUSDT", price: "30000.50000000" });
  await venue.price("BTCUSDT", "31000");
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body.price).toBe("31000.00000000");
});

test("a call is about one pair, some, or all", () => answersByPair(venue, PATH));

test("faults are found in the order of the parameters, then in their combination, then in the names", async () => {
  await refusesInTurn(venue, PATH);
  expect(venue.faults()).toEqual([]);
});

test("one pair costs 2, more cost 4", async () => {
  expect(await costOf(venue, PATH, "symbol=BTCUSDT")).toBe("2");
  expect(await costOf(venue, PATH, "symbols=%5B%22BTCUSDT%22%5D")).toBe("4");
  expect(await costOf(venue, PATH, "")).toBe("4");
});
