import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "order.amendments",
    route: "GET /api/v3/order/amendments",
    caller: "alice",
    params: { symbol: "BTCUSDT", orderId: 1 },
  }));
