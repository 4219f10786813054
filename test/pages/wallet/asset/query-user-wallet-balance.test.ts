import { expect, test } from "vitest";
import { BOOLEAN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/asset/wallet/balance";
const alice = venue.as("alice");

test("it has the documented members, a row a wallet", async () => {
  const { body } = await alice.get(PATH);
  for (const { balance, ...row } of body) {
    expect(shapeOf(row)).toBe(shape({ activate: BOOLEAN, walletName: TEXT }));
    expect(balance).toMatch(/^\d+(\.\d*[1-9])?$/);
  }
  expect(body.map(({ walletName, activate }: Record<string, unknown>) => [walletName, activate])).toEqual([
    ["Spot", true],
    ["Funding", false],
    ["Cross Margin", true],
    ["Isolated Margin", true],
    ["USDⓈ-M Futures", false],
    ["COIN-M Futures", true],
  ]);
});

test("what is moved goes from one row to another, and what is owed is taken off", async () => {
  const rows = async (quoteAsset: string) => {
    const { body } = await alice.get(PATH, { quoteAsset });
    return Object.fromEntries(
      body.map((each: Record<string, string>) => [each["walletName"], Number(each["balance"])]),
    );
  };
  const before = await rows("USDT");
  await alice.post("/sapi/v1/asset/transfer", { type: "MAIN_MARGIN", asset: "BTC", amount: "1" });
  const moved = await rows("USDT");
  expect([moved["Cross Margin"], before["Spot"] - moved["Spot"]]).toEqual([30_000, 30_000]);
  expect((await rows("BTC"))["Cross Margin"]).toBe(1);
  const loan = { asset: "USDT", amount: "10000", isIsolated: "FALSE", type: "BORROW" };
  expect((await alice.post("/sapi/v1/margin/borrow-repay", loan)).status).toBe(200);
  const owing = (await rows("USDT"))["Cross Margin"];
  // An hour of interest is owed at once.
  expect(owing).toBeLessThan(30_000);
  expect(owing).toBeGreaterThan(29_999);
  expect([moved["Funding"], moved["Isolated Margin"]]).toEqual([0, 0]);
});

test("a coin without a price is refused", async () => {
  expect((await alice.get(PATH, { quoteAsset: "NOCOIN" })).body).toEqual({
    code: -1130,
    msg: "Data sent for parameter 'quoteAsset' is not valid.",
  });
});

test("it asks for a key and a signature", async () => {
  expect((await venue.raw("GET", PATH)).body.code).toBe(-2014);
  expect((await venue.raw("GET", PATH, { apiKey: alice.key })).body.code).toBe(-1102);
  expect(venue.faults()).toEqual([]);
});
