import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/asset/tradeFee";
const alice = venue.as("alice");

test("it has the documented members, in an array also for one pair", async () => {
  const { status, body } = await alice.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape([{ symbol: TEXT, makerCommission: PLAIN, takerCommission: PLAIN }]));
});

test("it is what trades are charged", async () => {
  expect((await alice.get(PATH, { symbol: "ETHBTC" })).body).toEqual([
    { symbol: "ETHBTC", makerCommission: "0.001", takerCommission: "0.001" },
  ]);
  const { body } = await alice.post("/api/v3/order", {
    symbol: "BTCUSDT",
    side: "BUY",
    type: "MARKET",
    quantity: "0.01",
  });
  expect(body.fills).toMatchObject([{ qty: "0.01000000", commission: "0.00001000" }]);
});

test("without a pair it shows all", async () => {
  const symbols = (await alice.get(PATH, { symbol: "" })).body.map(({ symbol }: { symbol: string }) => symbol);
  expect(symbols).toEqual(["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"]);
});

test("faults are found in the order of the parameter, then the market", async () => {
  const answer = await repaired(venue, (params) => alice.get(PATH, params), { symbol: "btc usdt" }, [
    [
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
      { symbol: "BTCUSD_PERP" },
    ],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.body).toHaveLength(1);
  expect(venue.faults()).toEqual([]);
});
