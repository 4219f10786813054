import { expect, test } from "vitest";
import { badValue, expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import { BAD_SYMBOL, BTC, DAPI, emptyBook, ETH, expectBody, gets, marks, posts, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const places = (more: Params) =>
  posts(alice, "/algoOrder", {
    algoType: "CONDITIONAL",
    symbol: BTC,
    side: "BUY",
    type: "STOP",
    quantity: 1,
    triggerPrice: "31000",
    price: "31000",
    workingType: "MARK_PRICE",
    ...more,
  });

test("those that wait are listed as they were placed, oldest first: of a contract, by number, or all", async () => {
  const first = await places({});
  const second = await places({ symbol: ETH, triggerPrice: "2100", price: "2100" });
  const third = await places({ triggerPrice: "33000" });
  expectBody(await gets(alice, "/openAlgoOrders"), [first, second, third]);
  expectBody(await gets(alice, "/openAlgoOrders", { symbol: BTC, algoType: "CONDITIONAL" }), [first, third]);
  expectBody(await gets(alice, "/openAlgoOrders", { algoId: second["algoId"] as number }), [second]);
  expectBody(await gets(venue.as("bob"), "/openAlgoOrders"), []);
  // One whose order was placed waits no more.
  await marks(venue, "31000");
  expectBody(await gets(alice, "/openAlgoOrders", { symbol: BTC }), [third]);
});

test("a caller is known, and a contract right", async () => {
  const path = `${DAPI}/openAlgoOrders`;
  await expectDoor(venue, { trader: alice, method: "GET", path, params: {}, mandatory: [] });
  await expectRefusal(venue, () => alice.get(path, { symbol: "NONE" }), BAD_SYMBOL);
  await expectRefusal(venue, () => alice.get(path, { algoType: "VP" }), badValue("algoType"));
  expect(await weightOf(() => alice.get(path))).toBe(40);
  expect(await weightOf(() => alice.get(path, { symbol: BTC }))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
