import { expect, test } from "vitest";
import { badValue, expectRefusal, missing, type Refusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import { BTC, DAPI, emptyBook, gets, marks, posts, rests } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);
for (let step = 1; step <= 5; step++) {
  await rests(bob, { side: "SELL", quantity: 2, price: String(30_000 + 10 * step) });
  await rests(bob, { side: "BUY", quantity: 2, price: String(30_000 - 10 * step) });
}

const order = { symbol: BTC, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 1 };
const sends = (params: Params) => alice.post(`${DAPI}/order`, { ...order, ...params });
const expectRefused = (params: Params, by: Refusal) => expectRefusal(venue, () => sends(params), by);

test("an order shows the price it took from the book, and where from, in its answer and in queries", async () => {
  for (const [priceMatch, price] of [
    ["QUEUE", "29990"],
    ["QUEUE_5", "29950"],
    ["queue_5", "29950"],
  ] as const) {
    const placed = await posts(alice, "/order", { ...order, priceMatch });
    expect(placed).toMatchObject({ price, priceMatch: priceMatch.toUpperCase(), status: "NEW" });
    const { orderId } = placed as { orderId: number };
    expect(await gets(alice, "/order", { symbol: BTC, orderId })).toMatchObject({
      price,
      priceMatch: priceMatch.toUpperCase(),
    });
    await alice.delete(`${DAPI}/order`, { symbol: BTC, orderId });
  }
  const sold = await posts(alice, "/order", {
    ...order,
    side: "SELL",
    timeInForce: "IOC",
    priceMatch: "OPPONENT",
    newOrderRespType: "RESULT",
  });
  expect(sold).toMatchObject({ price: "29990", priceMatch: "OPPONENT", status: "FILLED" });
});

test("one that waits shows no price until it has come, and then the one it took", async () => {
  const stop = await posts<{ orderId: number }>(alice, "/order", {
    ...order,
    type: "STOP",
    stopPrice: "30100",
    workingType: "MARK_PRICE",
    priceMatch: "OPPONENT_5",
  });
  expect(stop).toMatchObject({ price: "0", priceMatch: "OPPONENT_5", status: "NEW" });
  await marks(venue, "30100");
  const done = await gets(alice, "/order", { symbol: BTC, orderId: stop.orderId });
  expect(done).toMatchObject({ price: "30050", avgPrice: "30010.0", priceMatch: "OPPONENT_5", status: "FILLED" });
  await marks(venue, "30000");
});

test("it goes with limit orders that send no price, and needs a book of so many levels", async () => {
  await expectRefused({ priceMatch: "BEST", price: "29000" }, badValue("priceMatch"));
  await expectRefused({ priceMatch: "QUEUE", price: "29000" }, [-1106, "Parameter 'price' sent when not required."]);
  await expectRefused({ priceMatch: "NONE" }, missing("price"));
  const type: Refusal = [-5038, "Price match only supports order type: LIMIT, STOP AND TAKE_PROFIT"];
  await expectRefused({ priceMatch: "QUEUE", type: "MARKET", timeInForce: undefined }, type);
  await expectRefused({ priceMatch: "QUEUE", type: "STOP_MARKET", stopPrice: "31000" }, type);
  await expectRefused({ priceMatch: "QUEUE", type: "TRAILING_STOP_MARKET", callbackRate: "1" }, type);
  for (const priceMatch of ["OPPONENT_10", "OPPONENT_20", "QUEUE_10", "QUEUE_20"]) {
    await expectRefused({ priceMatch }, [-5041, "No depth matches this BBO order"]);
  }
});
