import { test } from "vitest";
import { answersAsItsPage } from "../answers-as-its-page.ts";

test("it does and answers what the page does, and refuses what that refuses", () =>
  answersAsItsPage({
    method: "ticker.24hr",
    route: "GET /api/v3/ticker/24hr",
    params: { symbols: ["BTCUSDT", "ETHBTC"] },
  }));
