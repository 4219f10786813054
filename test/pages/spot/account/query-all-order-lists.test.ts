import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";
import { listOf } from "../list-shape.ts";

const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const OCO: Params = {
  symbol: "BTCUSDT",
  side: "SELL",
  quantity: "0.01",
  aboveType: "LIMIT_MAKER",
  abovePrice: "31000",
  belowType: "STOP_LOSS",
  belowStopPrice: "29000",
};
const place = async (more: Params = {}) => (await alice.post("/api/v3/orderList/oco", { ...OCO, ...more })).body;
const PATH = "/api/v3/allOrderList";
const ids = async (params: Params = {}) =>
  (await alice.get(PATH, params)).body.map(({ orderListId }: { orderListId: number }) => orderListId);

test("open and ended lists come newest first, with the documented members", async () => {
  const first = await place();
  await alice.delete("/api/v3/orderList", { symbol: "BTCUSDT", orderListId: first.orderListId });
  await venue.advance(1_000);
  const second = await place();
  await venue.advance(1_000);
  const third = await place({ symbol: "ETHUSDT", quantity: "0.1", abovePrice: "2100", belowStopPrice: "1900" });
  const { status, body } = await alice.get(PATH);
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape([listOf(2), listOf(2), listOf(2)]));
  const [one, two, three] = [first.orderListId, second.orderListId, third.orderListId];
  expect(await ids()).toEqual([three, two, one]);
  expect(await ids({ limit: 1 })).toEqual([three]);
  expect(await ids({ fromId: two })).toEqual([three, two]);
  expect(await ids({ fromId: one, limit: 2 })).toEqual([two, one]);
  expect(await ids({ startTime: START + 1_000 })).toEqual([three, two]);
  expect(await ids({ endTime: START + 1_000 })).toEqual([two, one]);
  expect(await ids({ startTime: START, endTime: START })).toEqual([one]);
  expect((await bob.get(PATH)).body).toEqual([]);
});

test("faults are found in the order of the parameters, then of what goes together", async () => {
  const wrong = { fromId: "x", startTime: START, endTime: START + 86_400_001, limit: 0, symbol: "BTCUSDT" };
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1100, "Illegal characters found in parameter 'fromId'; legal range is '^[0-9]{1,20}$'.", { fromId: 1 }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1 }],
    [-1104, "Not all sent parameters were read; read '6' parameter(s) but was sent '7'.", { symbol: undefined }],
    [-1128, "Combination of optional parameters invalid.", { fromId: undefined }],
    [-1127, "More than 24 hours between startTime and endTime.", { endTime: START + 86_400_000 }],
  ]);
  expect(answer.status).toBe(200);
  expect((await venue.get(PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
