import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/account/commission";
const alice = venue.as("alice");

const RATES = { maker: PADDED, taker: PADDED, buyer: PADDED, seller: PADDED };

test("it has the documented members", async () => {
  const { status, body } = await alice.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape({
      symbol: TEXT,
      standardCommission: RATES,
      specialCommission: RATES,
      taxCommission: RATES,
      discount: { enabledForAccount: BOOLEAN, enabledForSymbol: BOOLEAN, discountAsset: TEXT, discount: PADDED },
    }),
  );
});

test("it tells a thousandth, nothing else, and whether the account pays in BNB", async () => {
  const { body } = await alice.get(PATH, { symbol: "BTCUSDT" });
  const none = "0.00000000";
  expect(body.standardCommission).toEqual({ maker: "0.00100000", taker: "0.00100000", buyer: none, seller: none });
  expect(body.taxCommission.maker).toBe(none);
  const discount = { enabledForSymbol: true, discountAsset: "BNB", discount: "0.25000000" };
  expect(body.discount).toEqual({ enabledForAccount: false, ...discount });
  await alice.post("/sapi/v1/bnbBurn", { spotBNBBurn: "true" });
  const after = (await alice.get(PATH, { symbol: "BTCUSDT" })).body;
  expect(after.discount).toEqual({ enabledForAccount: true, ...discount });
});

test("faults are found in the order of the parameters, then the market", async () => {
  const answer = await repaired(venue, (params) => alice.get(PATH, params), { y: 1 }, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { y: undefined }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer.headers["x-mbx-used-weight-1m"]).toMatch(/0$/);
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
