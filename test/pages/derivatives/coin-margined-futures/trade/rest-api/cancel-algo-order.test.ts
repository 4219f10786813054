import { expect, test } from "vitest";
import { expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { openVenue, type Params } from "../../../../../venue.ts";
import { BTC, DAPI, emptyBook, expectBody, gets, posts, rests, type Row, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const stop = { algoType: "CONDITIONAL", symbol: BTC, side: "SELL", type: "STOP_MARKET", quantity: 1 };
const places = async (more: Params = {}): Promise<number> =>
  (await posts(alice, "/algoOrder", { ...stop, triggerPrice: "20000", ...more }))["algoId"] as number;
const cancel = (params: Params) => alice.delete(`${DAPI}/algoOrder`, params);

test("one is cancelled by its number, which counts before its client id, or by that", async () => {
  const [first, second] = [await places({ clientAlgoId: "one" }), await places({ clientAlgoId: "two" })];
  expectBody((await cancel({ algoId: first, clientAlgoId: "two" })).body, {
    algoId: first,
    clientAlgoId: "one",
    code: "200",
    msg: "success",
  });
  expect((await cancel({ clientAlgoId: "two" })).body).toMatchObject({ algoId: second });
  expect(await gets(alice, "/openAlgoOrders")).toEqual([]);
  expect(await gets<Row>(alice, "/algoOrder", { algoId: first })).toMatchObject({ algoStatus: "CANCELED" });
});

test("one that is over, somebody else's, or an order is unknown; one must be named", async () => {
  const theirs = await posts(venue.as("bob"), "/algoOrder", { ...stop, triggerPrice: "20000" });
  const orderId = await rests(alice, { side: "BUY", quantity: 1, price: "20000" });
  const over = await places();
  await cancel({ algoId: over });
  for (const algoId of [over, theirs["algoId"] as number, orderId, 999_999]) {
    await expectRefusal(venue, () => cancel({ algoId }), [-2011, "Unknown order sent."]);
  }
  const neither = "Param 'clientAlgoId' or 'algoId' must be sent, but both were empty/null!";
  await expectRefusal(venue, () => cancel({}), [-1102, neither]);
  // Cancelling orders is not about them.
  await expectRefusal(venue, () => alice.delete(`${DAPI}/order`, { symbol: BTC, orderId: over }), [
    -2011,
    "Unknown order sent.",
  ]);
});

test("a caller is known before anything is done", async () => {
  const params = { algoId: 1 };
  await expectDoor(venue, { trader: alice, method: "DELETE", path: `${DAPI}/algoOrder`, params, mandatory: [] });
  expect(await weightOf(() => cancel({ algoId: 1 }))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
