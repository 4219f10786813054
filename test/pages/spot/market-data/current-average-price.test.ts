import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/avgPrice";

async function price(): Promise<string> {
  return (await venue.get(PATH, { symbol: "BTCUSDT" })).body.price;
}

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ mins: INTEGER, price: PADDED, closeTime: INTEGER }));
  expect(body).toMatchObject({ mins: 5, closeTime: START + 240_500 });
});

test("it weighs what traded in the running minute and the four before it", async () => {
  // 1205.095 for 0.04017; a minute later, without the first, 899.985 for 0.03.
  expect(await price()).toBe("29999.87552900");
  await venue.advance(START + 5 * 60_000 - venue.now());
  expect(await price()).toBe("29999.50000000");
  await venue.advance(60_000);
  expect(await price()).toBe("30000.50000000");
});

test("when nothing has traded for so long, it is the last price", async () => {
  await venue.advance(24 * 60 * 60_000);
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body).toEqual({
    mins: 5,
    price: "30000.50000000",
    closeTime: START + 240_500,
  });
});

test("faults are found in the order of the parameters, then the market", async () => {
  const answer = await repaired(venue, (params) => venue.get(PATH, params), { symbol: "BTC USDT", x: 1 }, [
    [
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
      { symbol: "BTCUSD_PERP" },
    ],
    [-1104, "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.", { x: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});
