import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf, costOver } from "../../asking.ts";
import { BTC, emptyBook, gets, rests, type Row } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const { signed } = await askerOf(venue, alice);

test("an order gets another price and size under its number, and is answered as over HTTP", async () => {
  const orderId = await rests(alice, { side: "BUY", quantity: 2, price: "20000" });
  const order = { symbol: BTC, side: "BUY", orderId };
  const { status, result, rateLimits } = await signed("order.modify", { ...order, quantity: 3, price: "20100.5" });
  expect({ status, result }).toMatchObject({ status: 200, result: { orderId, origQty: "3", price: "20100.5" } });
  // The placement over HTTP was the first.
  expect(rateLimits[0]).toMatchObject({ rateLimitType: "ORDERS", intervalNum: 1, interval: "MINUTE", count: 2 });
  const shown = await gets<Row>(alice, "/order", { symbol: BTC, orderId });
  expect(shown).toMatchObject({ origQty: "3", price: "20100.5" });
  expect(await signed("order.modify", { ...order, quantity: 3, price: "20100.5" })).toMatchObject({
    status: 400,
    error: { code: -4197 },
  });
  expect(await costOver(() => signed("order.modify", { ...order, quantity: 4, price: "20100" }))).toBe(1);
});
