import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { PADDED, shape, shapeOf } from "../../../shape.ts";
import { openVenue, type Params, START } from "../../../venue.ts";
import { CANCELED, listOf } from "../list-shape.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList";
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const OCO: Params = {
  symbol: "BTCUSDT",
  side: "SELL",
  quantity: "0.01",
  aboveType: "LIMIT_MAKER",
  abovePrice: "30001",
  belowType: "STOP_LOSS",
  belowStopPrice: "29000",
};
const place = async (more: Params = {}) => (await alice.post("/api/v3/orderList/oco", { ...OCO, ...more })).body;

test("it has the documented members: the list, and a report on each of its orders", async () => {
  const { orderListId } = await place();
  const { status, body } = await alice.delete(PATH, { symbol: "BTCUSDT", orderListId, newClientOrderId: "enough" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(shape({ ...listOf(2), orderReports: [{ ...CANCELED, stopPrice: PADDED }, CANCELED] }));
  expect(body).toMatchObject({
    listStatusType: "ALL_DONE",
    listOrderStatus: "ALL_DONE",
    transactionTime: START,
    orderReports: [
      { status: "CANCELED", clientOrderId: "enough", type: "STOP_LOSS" },
      { status: "CANCELED", clientOrderId: "enough", type: "LIMIT_MAKER" },
    ],
  });
  const { balances } = (await alice.get("/api/v3/account")).body;
  expect(balances).toContainEqual({ asset: "BTC", free: "5.00000000", locked: "0.00000000" });
});

test("a list goes by its client id too, and what ended before is only named", async () => {
  await place({ listClientOrderId: "mine" });
  await bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.004" });
  const { body } = await alice.delete(PATH, { symbol: "BTCUSDT", listClientOrderId: "mine" });
  expect(body.orders).toHaveLength(2);
  expect(body.orderReports).toMatchObject([{ type: "LIMIT_MAKER", executedQty: "0.00400000", status: "CANCELED" }]);
});

test("faults are found in the order of the parameters, then the market, then the list", async () => {
  const { orderListId } = await place({ listClientOrderId: "theirs", abovePrice: "31000" });
  const wrong = { orderListId: "x", listClientOrderId: "no blanks", newClientOrderId: "?" };
  const id = "legal range is '^[a-zA-Z0-9-_]{1,36}$'.";
  const answer = await repaired(venue, (params) => alice.delete(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [
      -1100,
      "Illegal characters found in parameter 'orderListId'; legal range is '^[0-9]{1,20}$'.",
      { orderListId: undefined },
    ],
    [-1100, `Illegal characters found in parameter 'listClientOrderId'; ${id}`, { listClientOrderId: undefined }],
    [-1100, `Illegal characters found in parameter 'newClientOrderId'; ${id}`, { newClientOrderId: undefined }],
    [-1121, "Invalid symbol.", { symbol: "ETHUSDT" }],
    [
      -1102,
      "Param 'orderListId' or 'listClientOrderId' must be sent, but both were empty/null!",
      { orderListId, listClientOrderId: "theirs" },
    ],
    [-2011, "Unknown order list sent.", { symbol: "BTCUSDT", listClientOrderId: "others" }],
    [-2011, "Unknown order list sent.", { listClientOrderId: "theirs" }],
  ]);
  expect(answer.status).toBe(200);
  expect((await bob.delete(PATH, { symbol: "BTCUSDT", orderListId })).body.code).toBe(-2011);
  expect((await venue.raw("DELETE", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
