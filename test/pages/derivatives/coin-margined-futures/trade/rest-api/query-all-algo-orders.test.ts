import { expect, test } from "vitest";
import { expectDoor, expectRefusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, type Params, START } from "../../../../../venue.ts";
import { BAD_SYMBOL, BTC, DAPI, emptyBook, ETH, gets, marks, posts, type Row, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await emptyBook(venue);
const places = async (more: Params): Promise<number> => {
  const order = { algoType: "CONDITIONAL", symbol: BTC, side: "BUY", type: "STOP", quantity: 1, ...more };
  return (await posts(alice, "/algoOrder", { workingType: "MARK_PRICE", ...order }))["algoId"] as number;
};
const lists = async (params: Params = {}): Promise<number[]> =>
  (await gets(alice, "/allAlgoOrders", { symbol: BTC, ...params })).map((row) => row["algoId"] as number);

const ids: number[] = [];
for (const triggerPrice of ["31000", "32000", "33000", "34000"]) {
  ids.push(await places({ triggerPrice, price: triggerPrice }));
  await venue.advance(1_000);
}
const elsewhere = await places({ symbol: ETH, triggerPrice: "2100", price: "2100" });
await alice.delete(`${DAPI}/algoOrder`, { algoId: ids[1]! });
await marks(venue, "31000");

test("those that wait, were triggered and are over are listed as a query shows them, oldest first", async () => {
  expect(await lists()).toEqual(ids);
  const rows = await gets(alice, "/allAlgoOrders", { symbol: BTC });
  expect(rows.map((row) => row["algoStatus"])).toEqual(["TRIGGERED", "CANCELED", "NEW", "NEW"]);
  for (const row of rows) {
    expect(row).toEqual(await gets<Row>(alice, "/algoOrder", { algoId: row["algoId"] as number }));
  }
  expect(await lists({ symbol: ETH })).toEqual([elsewhere]);
  expect(await gets(venue.as("bob"), "/allAlgoOrders", { symbol: BTC })).toEqual([]);
});

test("they can be had from a number on, of a time, and page by page", async () => {
  expect(await lists({ algoId: ids[2]! })).toEqual(ids.slice(2));
  expect(await lists({ startTime: START + 1_000, endTime: START + 2_000 })).toEqual(ids.slice(1, 3));
  expect(await lists({ limit: 3 })).toEqual(ids.slice(0, 3));
  expect(await lists({ limit: 3, page: 2 })).toEqual(ids.slice(3));
  expect(await lists({ limit: 3, page: 3 })).toEqual([]);
});

test("without a time the last week is meant", async () => {
  await venue.advance(7 * DAYS);
  expect(await lists()).toEqual([]);
  expect(await lists({ startTime: START })).toEqual([ids[0], ids[2], ids[3]]);
  expect(await lists({ algoId: 0 })).toEqual([ids[0], ids[2], ids[3]]);
  // What is not found any more takes no place from what is.
  await alice.delete(`${DAPI}/algoOpenOrders`, { symbol: BTC });
  await venue.advance(4 * DAYS);
  const newest = await places({ triggerPrice: "35000", price: "35000" });
  await alice.delete(`${DAPI}/algoOrder`, { algoId: newest });
  expect(await lists({ algoId: 0, limit: 1 })).toEqual([ids[0]]);
  expect(await lists({ algoId: ids[1]!, limit: 1 })).toEqual([newest]);
});

test("a caller is known, and what is asked for right", async () => {
  const path = `${DAPI}/allAlgoOrders`;
  await expectDoor(venue, { trader: alice, method: "GET", path, params: { symbol: BTC }, mandatory: ["symbol"] });
  const refused = (params: Params, code: number, msg: string) =>
    expectRefusal(venue, () => alice.get(path, { symbol: BTC, ...params }), [code, msg]);
  await refused({ symbol: "NONE" }, ...BAD_SYMBOL);
  await refused({ startTime: 2, endTime: 1 }, -1023, "Start time is greater than end time.");
  expect(await weightOf(() => alice.get(path, { symbol: BTC }))).toBe(5);
  expect(venue.faults()).toEqual([]);
});
