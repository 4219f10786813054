import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "allOrders",
    route: "GET /api/v3/allOrders",
    caller: "alice",
    params: { symbol: "BTCUSDT" },
  }));
