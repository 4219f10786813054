import { expect, test } from "vitest";
import { badValue, expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import { DAPI, emptyBook, ETH, expectBody, expectRepairs, gets, posts, rests, trade, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue, ETH);

const SAME: Refusal = [-4059, "No need to change position side."];
const ORDERS: Refusal = [-4067, "Position side cannot be changed if there exists open orders."];
const POSITION: Refusal = [-4068, "Position side cannot be changed if there exists position."];
const change = (dualSidePosition: string) => () => alice.post(`${DAPI}/positionSide/dual`, { dualSidePosition });

test("the mode of all contracts is set, and setting it again is refused", async () => {
  await expectRefusal(venue, change("false"), SAME);
  expectBody(await posts(alice, "/positionSide/dual", { dualSidePosition: "true" }), { code: 200, msg: "success" });
  expectBody(await gets(alice, "/positionSide/dual"), { dualSidePosition: true });
  await expectRefusal(venue, change("TRUE"), SAME);
  await posts(alice, "/positionSide/dual", { dualSidePosition: "False" });
  expectBody(await gets(alice, "/positionSide/dual"), { dualSidePosition: false });
  expect(await weightOf(change("false"))).toBe(1);
});

test("the same mode is said first, then open orders, then positions, in whatever contract", async () => {
  const bob = venue.as("bob");
  await trade(bob, alice, { symbol: ETH, takerSide: "BUY", quantity: 2, price: "2000" });
  const orderId = await rests(alice, { side: "BUY", quantity: 1, price: "29000" });
  await expectRefusal(venue, change("false"), SAME);
  await expectRefusal(venue, change("true"), ORDERS);
  await alice.delete(`${DAPI}/order`, { symbol: "BTCUSD_PERP", orderId });
  await expectRefusal(venue, change("true"), POSITION);
  await trade(bob, alice, { symbol: ETH, takerSide: "SELL", quantity: 2, price: "2000" });
  await posts(alice, "/positionSide/dual", { dualSidePosition: "true" });
});

test("refusals come in order", async () => {
  const params = { dualSidePosition: "true" };
  const called = { trader: alice, method: "POST", path: `${DAPI}/positionSide/dual`, params } as const;
  await expectDoor(venue, { ...called, mandatory: ["dualSidePosition"] });
  await expectRepairs(venue, (sent) => alice.post(`${DAPI}/positionSide/dual`, sent), { dualSidePosition: "hedge" }, [
    [badValue("dualSidePosition"), { dualSidePosition: "true" }],
    [SAME, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
