import { expect, test } from "vitest";
import type { Asset, Pair } from "../../../../src/core/listing.ts";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";
import { costOf } from "../which-pairs.ts";

const venue = await openVenue();
const PATH = "/api/v3/referencePrice";

test("it has the documented members: a pair's index, and since when it is that", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "ETHBTC" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ symbol: TEXT, referencePrice: PADDED, timestamp: INTEGER }));
  await venue.advance(1_000);
  await venue.price("BTCUSDT", "32000");
  await venue.advance(1_000);
  // 2000 ÷ 32000.
  const after = (await venue.get(PATH, { symbol: "ETHBTC" })).body;
  expect(after).toEqual({ symbol: "ETHBTC", referencePrice: "0.06250000", timestamp: START + 1_000 });
});

test("faults are found in the order of the parameters, then the market", async () => {
  const answer = await repaired(venue, (params) => venue.get(PATH, params), { y: 1 }, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1104, "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.", { y: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("it costs 2", async () => {
  expect(await costOf(venue, PATH, "symbol=BTCUSDT")).toBe("2");
});

test("a pair that never had one has none", async () => {
  const { assets, markets } = venue.running.engine.view.reference;
  const asset = { ...assets.get("BTC")!, name: "NEW" } as Asset;
  await venue.perform({ type: "DefineAsset", asset });
  const market = { ...markets.get("BTCUSDT")!, symbol: "NEWUSDT", base: "NEW" } as Pair;
  await venue.perform({ type: "DefineMarket", market });
  const { status, body } = await venue.get(PATH, { symbol: "NEWUSDT" });
  expect({ status, body }).toEqual({
    status: 400,
    body: { code: -2043, msg: "This symbol doesn't have a reference price." },
  });
});
