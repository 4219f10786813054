import { expect, test } from "vitest";
import { expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import { BAD_SYMBOL, BTC, DAPI, emptyBook, ETH, expectBody, gets, posts, rests, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const places = (more: Params) =>
  posts(alice, "/algoOrder", {
    algoType: "CONDITIONAL",
    symbol: BTC,
    side: "SELL",
    type: "STOP_MARKET",
    quantity: 1,
    triggerPrice: "20000",
    ...more,
  });
const cancel = (params: Params) => alice.delete(`${DAPI}/algoOpenOrders`, params);

test("all that wait in a contract go; orders, and what waits elsewhere, stay", async () => {
  await places({});
  await places({ triggerPrice: "19000" });
  const { algoId } = await places({ symbol: ETH, triggerPrice: "1500" });
  await rests(alice, { side: "BUY", quantity: 1, price: "20000" });
  const done = { code: 200, msg: "The operation of cancel all open order is done." };
  expectBody((await cancel({ symbol: BTC })).body, done);
  expect((await gets(alice, "/openAlgoOrders")).map((row) => row["algoId"])).toEqual([algoId]);
  expect(await gets(alice, "/openOrders", { symbol: BTC })).toHaveLength(1);
  // That there is none is no refusal, and cancelling all orders leaves them alone.
  expectBody((await cancel({ symbol: BTC })).body, done);
  await alice.delete(`${DAPI}/allOpenOrders`, { symbol: ETH });
  expect(await gets(alice, "/openAlgoOrders")).toHaveLength(1);
});

test("a caller is known, and a contract named", async () => {
  const params = { symbol: BTC };
  const path = `${DAPI}/algoOpenOrders`;
  await expectDoor(venue, { trader: alice, method: "DELETE", path, params, mandatory: ["symbol"] });
  await expectRefusal(venue, () => cancel({ symbol: "NONE" }), BAD_SYMBOL);
  expect(await weightOf(() => cancel(params))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
