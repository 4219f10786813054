import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "trades.recent",
    route: "GET /api/v3/trades",
    params: { symbol: "BTCUSDT", limit: 2 },
  }));
