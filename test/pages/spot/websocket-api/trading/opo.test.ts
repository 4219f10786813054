import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "orderList.place.opo",
    route: "POST /api/v3/orderList/opo",
    caller: "alice",
    params: {
      symbol: "BTCUSDT",
      workingType: "LIMIT",
      workingSide: "BUY",
      workingPrice: "29000",
      workingQuantity: "0.01",
      workingTimeInForce: "GTC",
      pendingType: "MARKET",
      pendingSide: "SELL",
    },
  }));
