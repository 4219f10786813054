import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params } from "../../../venue.ts";
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
const PATH = "/api/v3/orderList";

test("it has the documented members, while the list is open and after it has ended", async () => {
  const placed = await place({ listClientOrderId: "mine" });
  const { orderReports: _, ...list } = placed;
  const open = await alice.get(PATH, { orderListId: placed.orderListId });
  expect(open.status).toBe(200);
  expect(shapeOf(open.body)).toBe(shape(listOf(2)));
  expect(open.body).toEqual(list);
  expect((await alice.get(PATH, { origClientOrderId: "mine" })).body).toEqual(list);
  await venue.advance(1_000);
  await alice.delete(PATH, { symbol: "BTCUSDT", orderListId: placed.orderListId });
  const done = { ...list, listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE", transactionTime: venue.now() };
  expect((await alice.get(PATH, { orderListId: placed.orderListId })).body).toEqual(done);
  expect((await alice.get(PATH, { origClientOrderId: "mine" })).body).toEqual(done);
});

test("faults are found in the order of the parameters, then the list", async () => {
  const { orderListId } = await place();
  const wrong = { orderListId: "x", origClientOrderId: "?", symbol: "BTCUSDT" };
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [
      -1100,
      "Illegal characters found in parameter 'orderListId'; legal range is '^[0-9]{1,20}$'.",
      { orderListId: undefined },
    ],
    [
      -1100,
      "Illegal characters found in parameter 'origClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.",
      { origClientOrderId: undefined },
    ],
    [-1104, "Not all sent parameters were read; read '2' parameter(s) but was sent '3'.", { symbol: undefined }],
    [
      -1102,
      "Param 'orderListId' or 'origClientOrderId' must be sent, but both were empty/null!",
      { origClientOrderId: "nobodys" },
    ],
    [-2018, "Order list does not exist.", { origClientOrderId: undefined, orderListId }],
  ]);
  expect(answer.status).toBe(200);
  expect((await bob.get(PATH, { orderListId })).body.code).toBe(-2018);
  expect((await venue.get(PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
