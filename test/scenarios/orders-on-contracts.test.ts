// Market makers on contracts: an amendment that costs the place in line, and a switch that cancels for who is gone.

import { expect, test } from "vitest";
import { expectRefusal, expectSound } from "../refusal.ts";
import { openVenue, type Params, type Trader } from "../venue.ts";

const SYMBOL = "BTCUSD_PERP";
const BID = { symbol: SYMBOL, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 2, price: "29000" };

async function done(call: Promise<{ readonly status: number; readonly body: unknown; readonly text: string }>) {
  const { status, body, text } = await call;
  expect(status, text).toBe(200);
  return body as Record<string, unknown>;
}

const order = (trader: Trader, newClientOrderId: string, more: Params = {}) =>
  done(trader.post("/dapi/v1/order", { ...BID, newClientOrderId, ...more }));
const shown = (trader: Trader, origClientOrderId: string) =>
  done(trader.get("/dapi/v1/order", { symbol: SYMBOL, origClientOrderId }));

test("who makes an order smaller stands behind those who did not, and may look up what it was", async () => {
  const venue = await openVenue({ house: false });
  const [alice, bob, carol] = [venue.as("alice"), venue.as("bob"), venue.as("carol")];
  await order(alice, "first");
  await order(bob, "second");
  const first = { symbol: SYMBOL, side: "BUY", origClientOrderId: "first", quantity: 1 };
  expect(await done(alice.put("/dapi/v1/order", first))).toMatchObject({
    origQty: "1",
    selfTradePreventionMode: "NONE",
  });
  await done(carol.post("/dapi/v1/order", { symbol: SYMBOL, side: "SELL", type: "MARKET", quantity: 2 }));
  expect([(await shown(alice, "first"))["status"], (await shown(bob, "second"))["status"]]).toEqual(["NEW", "FILLED"]);
  const [amended] = (await done(
    alice.get("/dapi/v1/orderAmendment", { symbol: SYMBOL, origClientOrderId: "first" }),
  )) as unknown as { amendment: unknown }[];
  expect(amended!.amendment).toEqual({
    price: { before: "29000", after: "29000" },
    origQty: { before: "2", after: "1" },
    count: 1,
  });
  await expectRefusal(venue, () => alice.put("/dapi/v1/order", first), [-4197, "No need to modify the order."]);
  expectSound(venue);
});

test("who stops saying that he is there has no orders two minutes later, and who says so keeps them", async () => {
  const venue = await openVenue({ house: false });
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  const beats = (trader: Trader) =>
    done(trader.post("/dapi/v1/countdownCancelAll", { symbol: SYMBOL, countdownTime: 120_000 }));
  await order(alice, "mine");
  await order(bob, "his");
  expect(await beats(alice)).toEqual({ symbol: SYMBOL, countdownTime: "120000" });
  for (let beat = 0; beat < 4; beat++) {
    await beats(bob);
    await venue.advance(30_000);
  }
  expect([(await shown(alice, "mine"))["status"], (await shown(bob, "his"))["status"]]).toEqual(["CANCELED", "NEW"]);
  expectSound(venue);
});
