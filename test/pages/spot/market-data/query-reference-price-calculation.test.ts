import { expect, test } from "vitest";
import type { Asset, Pair } from "../../../../src/core/listing.ts";
import { repaired } from "../../../repaired.ts";
import { INTEGER, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";
import { costOf } from "../which-pairs.ts";

const venue = await openVenue();
const PATH = "/api/v3/referencePrice/calculation";

test("it has the documented members of a price that is calculated outside", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT", symbolStatus: "TRADING" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ symbol: TEXT, calculationType: TEXT, externalCalculationId: INTEGER }));
  expect(body).toEqual({ symbol: "BTCUSDT", calculationType: "EXTERNAL", externalCalculationId: 1 });
});

test("faults are found in the order of the parameters, then the market and its status", async () => {
  const answer = await repaired(venue, (params) => venue.get(PATH, params), { symbolStatus: "OPEN" }, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1122, "Invalid symbolStatus.", { symbolStatus: "BREAK" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-1220, "The symbol's status does not match the requested symbolStatus.", { symbolStatus: "TRADING" }],
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
