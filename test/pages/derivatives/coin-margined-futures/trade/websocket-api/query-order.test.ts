import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf, costOver } from "../../asking.ts";
import { BTC, emptyBook, gets, rests } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const { signed } = await askerOf(venue, alice);

test("an order is found, open or closed, and shown as over HTTP", async () => {
  const orderId = await rests(alice, { side: "BUY", quantity: 1, price: "20000", newClientOrderId: "mine" });
  const asks = (name: Record<string, string | number>) => signed("order.status", { symbol: BTC, ...name });
  const { result } = await asks({ orderId });
  expect(result).toEqual(await gets(alice, "/order", { symbol: BTC, orderId }));
  await signed("order.cancel", { symbol: BTC, orderId });
  expect((await asks({ origClientOrderId: "mine" }))["result"]).toEqual({ ...result, status: "CANCELED" });
  expect(await asks({ orderId: orderId + 1 })).toMatchObject({ status: 400, error: { code: -2013 } });
  expect(await costOver(() => asks({ orderId }))).toBe(1);
});
