// A bot tuned to the listing of one year meets that of another: the same orders, and a band a third as wide.

import { afterEach, describe, expect, test } from "vitest";
import { litecoinPerpetual } from "../litecoin.ts";
import { expectSound } from "../refusal.ts";
import { openVenue, type TestVenue } from "../venue.ts";

let venue: TestVenue;
afterEach(async () => {
  expectSound(venue);
  await venue.close();
});

/** A request of the control plane, and its body. */
async function steer(path: string, body: object): Promise<void> {
  const response = await fetch(`${venue.running.url}/margrave/v1${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  expect(await response.text()).not.toContain('"code"');
}

const TOO_HIGH = { code: -4016, msg: "Price is higher than mark price multiplier cap." };
const TOO_LOW = { code: -4024, msg: "Price is lower than mark price multiplier floor." };

// The mark is 90: 99 is a tenth above it, 81 a tenth below.
describe("a tenth away from the mark is near by the listing of one year and far by that of another", () => {
  test.each([
    ["2021", "1.1500", "0.8500", { price: "99" }, { price: "81" }],
    ["2025", "1.0500", "0.9500", TOO_HIGH, TOO_LOW],
  ] as const)("%s", async (_, up, down, above, below) => {
    venue = await openVenue();
    const saved = [
      { symbols: [litecoinPerpetual(up, down)] },
      [{ symbol: "LTCUSD_PERP", markPrice: "90", indexPrice: "90" }],
    ].map((content, nth) => ({ name: `${nth}.json`, text: JSON.stringify(content) }));
    await steer("/listing", { files: JSON.stringify(saved) });
    await steer("/accounts/alice/credit", { asset: "LTC", amount: "100", wallet: "coinm" });
    const { symbols } = (await venue.get("/dapi/v1/exchangeInfo")).body;
    const { filters } = symbols.find(({ symbol }: { symbol: string }) => symbol === "LTCUSD_PERP");
    expect(filters).toContainEqual(expect.objectContaining({ multiplierUp: up, multiplierDown: down }));
    const alice = venue.as("alice");
    const order = { symbol: "LTCUSD_PERP", type: "LIMIT", timeInForce: "GTC", quantity: "1" };
    expect((await alice.post("/dapi/v1/order", { ...order, side: "BUY", price: "99" })).body).toMatchObject(above);
    expect((await alice.post("/dapi/v1/order", { ...order, side: "SELL", price: "81" })).body).toMatchObject(below);
    // What the narrow band takes, both take.
    expect((await alice.post("/dapi/v1/order", { ...order, side: "BUY", price: "94.5" })).status).toBe(200);
  });
});
