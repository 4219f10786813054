import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "order.amend.keepPriority",
    route: "PUT /api/v3/order/amend/keepPriority",
    caller: "alice",
    params: { symbol: "BTCUSDT", origClientOrderId: "mine", newQty: "0.005", newClientOrderId: "less" },
  }));
