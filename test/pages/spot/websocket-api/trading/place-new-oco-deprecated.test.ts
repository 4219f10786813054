import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "orderList.place",
    route: "POST /api/v3/order/oco",
    caller: "alice",
    params: { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", price: "31000", stopPrice: "29000" },
  }));
