import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "klines",
    route: "GET /api/v3/klines",
    params: { symbol: "BTCUSDT", interval: "1m" },
  }));
