import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "orderList.cancel",
    route: "DELETE /api/v3/orderList",
    caller: "alice",
    params: { symbol: "BTCUSDT", listClientOrderId: "both" },
  }));
