import { expect, test } from "vitest";
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
const PATH = "/api/v3/openOrderList";

test("open lists of all pairs come newest first, with the documented members; those of margin are others", async () => {
  const first = await place();
  const second = await place({ symbol: "ETHUSDT", quantity: "0.1", abovePrice: "2100", belowStopPrice: "1900" });
  const { status, body } = await alice.get(PATH);
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape([listOf(2), listOf(2)]));
  const ids = async (who: typeof alice, path = PATH) =>
    (await who.get(path)).body.map(({ orderListId }: { orderListId: number }) => orderListId);
  expect(await ids(alice)).toEqual([second.orderListId, first.orderListId]);
  expect(await ids(bob)).toEqual([]);
  expect(await ids(alice, "/sapi/v1/margin/openOrderList")).toEqual([]);
  await alice.delete("/api/v3/order", { symbol: "BTCUSDT", orderId: first.orders[0].orderId });
  expect(await ids(alice)).toEqual([second.orderListId]);
  expect(venue.faults()).toEqual([]);
});

test("it takes no parameters and asks for a signature", async () => {
  expect((await alice.get(PATH, { symbol: "BTCUSDT" })).body).toEqual({
    code: -1104,
    msg: "Not all sent parameters were read; read '2' parameter(s) but was sent '3'.",
  });
  expect((await venue.get(PATH)).body.code).toBe(-2014);
});
