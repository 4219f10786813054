import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "orderList.place.opoco",
    route: "POST /api/v3/orderList/opoco",
    caller: "alice",
    params: {
      symbol: "BTCUSDT",
      workingType: "LIMIT",
      workingSide: "BUY",
      workingPrice: "29000",
      workingQuantity: "0.01",
      workingTimeInForce: "GTC",
      pendingSide: "SELL",
      pendingAboveType: "LIMIT_MAKER",
      pendingAbovePrice: "31000",
      pendingBelowType: "STOP_LOSS",
      pendingBelowStopPrice: "28000",
    },
  }));
