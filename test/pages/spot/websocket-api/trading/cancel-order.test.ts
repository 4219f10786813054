import { expect, test } from "vitest";
import { dial, hmacSigner } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "order.cancel",
    route: "DELETE /api/v3/order",
    caller: "alice",
    params: { symbol: "BTCUSDT", origClientOrderId: "mine", newClientOrderId: "off" },
  }));

test("of an order of a list the whole list is answered, which ended with it", async () => {
  const [over, direct] = [await openVenue(), await openVenue()];
  const legs = { aboveType: "LIMIT_MAKER", abovePrice: "31000", belowType: "STOP_LOSS", belowStopPrice: "29000" };
  const names = { listClientOrderId: "both", aboveClientOrderId: "above", belowClientOrderId: "below" };
  const list = { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", ...names, ...legs };
  for (const venue of [over, direct]) await venue.as("alice").post("/api/v3/orderList/oco", list);
  const named = { symbol: "BTCUSDT", newClientOrderId: "off" };
  const alice = hmacSigner(over.as("alice"));
  const api = await dial(over, "/ws-api/v3");
  const answer = await api.asks(
    "order.cancel",
    alice.sign({ ...named, origClientOrderId: "above", timestamp: over.now() }),
  );
  const whole = await direct.as("alice").delete("/api/v3/orderList", { ...named, listClientOrderId: "both" });
  expect(whole.status, whole.text).toBe(200);
  expect(answer["result"]).toEqual(whole.body);
  expect(answer["result"]).toMatchObject({ listOrderStatus: "ALL_DONE", orderReports: [{}, {}] });
  expect(Object.keys(answer["result"])).toEqual(Object.keys(whole.body));
  expect([...over.faults(), ...direct.faults()]).toEqual([]);
});
