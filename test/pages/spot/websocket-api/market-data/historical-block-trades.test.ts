import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "blockTrades.historical",
    route: "GET /api/v3/historicalBlockTrades",
    params: { symbol: "BTCUSDT", fromId: 0 },
  }));
