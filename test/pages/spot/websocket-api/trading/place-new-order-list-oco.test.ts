import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "orderList.place.oco",
    route: "POST /api/v3/orderList/oco",
    caller: "alice",
    params: {
      symbol: "BTCUSDT",
      side: "SELL",
      quantity: "0.01",
      aboveType: "LIMIT_MAKER",
      abovePrice: "31000",
      belowType: "STOP_LOSS",
      belowStopPrice: "29000",
    },
  }));
