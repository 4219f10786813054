import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf, costOver } from "../../asking.ts";
import { BTC, emptyBook, gets, rests } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const { signed } = await askerOf(venue, alice);

test("an order is cancelled by its number or its client id, and answered as over HTTP", async () => {
  const order = { side: "BUY", quantity: 1, price: "20000" };
  const first = await rests(alice, order);
  const second = await rests(alice, { ...order, newClientOrderId: "mine" });
  const cancel = (name: Record<string, string | number>) => signed("order.cancel", { symbol: BTC, ...name });
  expect((await cancel({ orderId: first }))["result"]).toMatchObject({ orderId: first, status: "CANCELED" });
  expect((await cancel({ origClientOrderId: "mine" }))["result"]).toMatchObject({ orderId: second });
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toEqual([]);
  expect(await cancel({ orderId: first })).toMatchObject({ status: 400, error: { code: -2011 } });
  expect(await cancel({})).toMatchObject({ status: 400, error: { code: -1102 } });
  expect(await costOver(() => cancel({ orderId: first }))).toBe(1);
});
