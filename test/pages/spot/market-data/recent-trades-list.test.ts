import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/trades";

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT", limit: 1 });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape([
      {
        id: INTEGER,
        price: PADDED,
        qty: PADDED,
        quoteQty: PADDED,
        time: INTEGER,
        isBuyerMaker: BOOLEAN,
        isBestMatch: BOOLEAN,
      },
    ]),
  );
});

test("the newest trades come oldest first, and the seller's are those whose buyer waited", async () => {
  const { body } = await venue.get(PATH, { symbol: "BTCUSDT", limit: 2 });
  expect(body).toEqual([
    {
      id: 3,
      price: "29999.00000000",
      qty: "0.02000000",
      quoteQty: "599.98000000",
      time: START + 65_000,
      isBuyerMaker: true,
      isBestMatch: true,
    },
    {
      id: 4,
      price: "30000.50000000",
      qty: "0.01000000",
      quoteQty: "300.00500000",
      time: START + 240_500,
      isBuyerMaker: false,
      isBestMatch: true,
    },
  ]);
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3, 4]);
});

test("faults are found in the order of the parameters, then the market; more rows than there are is no fault", async () => {
  const answer = await repaired(venue, (params) => venue.get(PATH, params), { symbol: "", limit: "-1", x: 1 }, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.", { limit: 5000 }],
    [-1104, "Not all sent parameters were read; read '2' parameter(s) but was sent '3'.", { x: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.body).toHaveLength(4);
  expect(venue.faults()).toEqual([]);
});

test("it costs 25", async () => {
  const { headers } = await venue.raw("GET", PATH, { ip: "10.0.0.2", query: "symbol=BTCUSDT" });
  expect(headers["x-mbx-used-weight-1m"]).toBe("25");
});
