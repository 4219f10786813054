import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

const venue = await openVenue();
await threeTrades(venue);
const PATH = "/api/v3/historicalTrades";

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT", limit: 1 });
  expect(status).toBe(200);
  const row = { id: INTEGER, price: PADDED, qty: PADDED, quoteQty: PADDED, time: INTEGER };
  expect(shapeOf(body)).toBe(shape([{ ...row, isBuyerMaker: BOOLEAN, isBestMatch: BOOLEAN }]));
});

test("trades come from a number on, oldest first, or else the newest do", async () => {
  const ids = async (params: object) =>
    (await venue.get(PATH, { symbol: "BTCUSDT", ...params })).body.map(({ id }: { id: number }) => id);
  expect(await ids({})).toEqual([1, 2, 3, 4]);
  expect(await ids({ limit: 2 })).toEqual([3, 4]);
  expect(await ids({ fromId: 2, limit: 2 })).toEqual([2, 3]);
  expect(await ids({ fromId: 4 })).toEqual([4]);
  expect(await ids({ fromId: 5 })).toEqual([]);
  const { body } = await venue.get(PATH, { symbol: "BTCUSDT", fromId: 3, limit: 1 });
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
  ]);
});

test("faults are found in the order of the parameters, then the market", async () => {
  const wrong = { symbol: "", limit: "0", fromId: "x", y: 1 };
  const answer = await repaired(venue, (params) => venue.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 5000 }],
    [-1100, "Illegal characters found in parameter 'fromId'; legal range is '^[0-9]{1,20}$'.", { fromId: 1 }],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { y: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.body).toHaveLength(4);
  expect(venue.faults()).toEqual([]);
});

test("it costs 25", async () => {
  const { headers } = await venue.raw("GET", PATH, { ip: "10.0.0.2", query: "symbol=BTCUSDT" });
  expect(headers["x-mbx-used-weight-1m"]).toBe("25");
});
