// Where a page belongs, by its address, and that its skeleton does not pass for a page.

import { expect, test } from "vitest";
import { placeOf, skeletons } from "./new-page.ts";
import { parseSource } from "./source.ts";
import { textFindings } from "./tidy/texts.ts";

const DOCS = "https://developers.binance.com/docs";
const SPOT = "binance-spot-api-docs/rest-api";

test.each([
  [
    "margin_trading/account/Query-Isolated-Margin-Account-Info",
    "margin_trading/account/Query-Isolated-Margin-Account-Info",
    "margin-trading/account/query-isolated-margin-account-info",
    "queryIsolatedMarginAccountInfo",
  ],
  ["zh-CN/wallet/others/system-status/", "wallet/others/system-status", "wallet/others/system-status", "systemStatus"],
  [
    `${SPOT}/account-endpoints#query-order-user_data`,
    "spot/account/Query-Order",
    "spot/account/query-order",
    "queryOrder",
  ],
  [
    `${SPOT}/market-data-endpoints#24hr-ticker-price-change-statistics`,
    "spot/market-data/24hr-Ticker-Price-Change-Statistics",
    "spot/market-data/24hr-ticker-price-change-statistics",
    "ticker24hrPriceChangeStatistics",
  ],
  [
    `${SPOT}/market-data-endpoints#klinecandlestick-data`,
    "spot/market-data/Kline-Candlestick-Data",
    "spot/market-data/kline-candlestick-data",
    "klineCandlestickData",
  ],
  [
    `${SPOT}/trading-endpoints#new-order-list---oco-trade`,
    "spot/trading/New-Order-List-Oco",
    "spot/trading/new-order-list-oco",
    "newOrderListOco",
  ],
  [
    "binance-spot-api-docs/websocket-api/authentication-requests#log-in-with-api-key-signed",
    "spot/websocket-api/authentication/Log-In-With-Api-Key",
    "spot/websocket-api/authentication/log-in-with-api-key",
    "logInWithApiKey",
  ],
  [
    "margin_trading/trade-data-stream/Listen-Token-Websocket-API#create-margin-account-listentoken-user_stream",
    "margin_trading/trade-data-stream/Listen-Token-Websocket-API/Create-Margin-Account-Listentoken",
    "margin-trading/trade-data-stream/listen-token-websocket-api/create-margin-account-listentoken",
    "createMarginAccountListentoken",
  ],
])("%s belongs where its address says", (address, page, home, name) => {
  const expected = { page, file: `src/api/${home}.ts`, test: `test/pages/${home}.test.ts`, name };
  expect(placeOf(`${DOCS}/${address}`)).toEqual(expected);
});

test.each(["https://example.com/", `${DOCS}/${SPOT}/account-endpoints`, `${DOCS}/${SPOT}/limits#ip-limits`])(
  "%s is no page",
  (address) => {
    expect(() => placeOf(address)).toThrow("is no");
  },
);

test("a skeleton is a program with the catalogue's title, and is refused until it is filled in", () => {
  const files = skeletons(`${DOCS}/${SPOT}/market-data-endpoints#old-trade-lookup`, "GET /api/v3/historicalTrades");
  expect(files.map(({ path }) => path)).toEqual([
    "src/api/spot/market-data/old-trade-lookup.ts",
    "test/pages/spot/market-data/old-trade-lookup.test.ts",
  ]);
  expect(files[0]!.text).toContain('title: "Old trade lookup"');
  for (const { path, text } of files) {
    const rules = textFindings(path, text, parseSource(path, text)).map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(["no-promises"]));
  }
});
