import { expect, test } from "vitest";
import { PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v3/asset/getUserAsset";
const alice = venue.as("alice");

const ROW = { asset: TEXT, free: PLAIN, locked: PLAIN, freeze: PLAIN, withdrawing: PLAIN, ipoable: PLAIN };

test("it has the documented members, and shows coins of which there is something", async () => {
  const { body } = await alice.post(PATH, { asset: "BTC", needBtcValuation: "true" });
  expect(shapeOf(body)).toBe(shape([{ ...ROW, btcValuation: PLAIN }]));
  const all = (await alice.post(PATH)).body;
  expect(all.length).toBeGreaterThan(1);
  for (const row of all) expect(shapeOf(row)).toBe(shape(ROW));
  expect(all.every(({ free, locked }: Record<string, string>) => Number(free) + Number(locked) > 0)).toBe(true);
});

test("what orders lock is told apart, and both are valued in BTC at the index", async () => {
  const bid = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "20000" };
  const usdt = async () => (await alice.post(PATH, { asset: "USDT", needBtcValuation: "true" })).body[0];
  const before = await usdt();
  await alice.post("/api/v3/order", bid);
  const after = await usdt();
  expect(after.locked).toBe("2000");
  expect(Number(before.free) - Number(after.free)).toBe(2000);
  // A bitcoin is 30,000 dollars.
  expect(Number(after.btcValuation)).toBeCloseTo(Number(before.free) / 30_000, 8);
});

test("a coin that is asked for is shown although there is none of it, and one that is none is not", async () => {
  await alice.post("/sapi/v1/asset/transfer", {
    type: "MAIN_MARGIN",
    asset: "BNB",
    amount: (await alice.post(PATH, { asset: "BNB" })).body[0].free,
  });
  expect((await alice.post(PATH, { asset: "BNB" })).body).toMatchObject([{ asset: "BNB", free: "0", locked: "0" }]);
  expect((await alice.post(PATH, { asset: "NOCOIN" })).body).toEqual([]);
  expect((await alice.post(PATH, { needBtcValuation: "perhaps" })).body.code).toBe(-1130);
});

test("it asks for a key and a signature", async () => {
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect((await venue.raw("POST", PATH, { apiKey: alice.key })).body.code).toBe(-1102);
  expect(venue.faults()).toEqual([]);
});
