import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "sor.order.test",
    route: "POST /api/v3/sor/order/test",
    caller: "alice",
    params: { symbol: "BTCUSDT", side: "SELL", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "31000" },
  }));
