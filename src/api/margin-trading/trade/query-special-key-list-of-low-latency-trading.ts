// https://developers.binance.com/docs/margin_trading/trade/Query-Special-Key-List-of-Low-Latency-Trading

import { specialKeys } from "../../../core/select.ts";
import { perUid, query } from "../../../gateway/declare.ts";
import { isolatedSymbol } from "../params.ts";
import { shownKey } from "../special-keys.ts";

/** The special keys of one margin account, without their secrets, in the order in which they were made. */
export const querySpecialKeyListOfLowLatencyTrading = query({
  page: "margin_trading/trade/Query-Special-Key-List-of-Low-Latency-Trading",
  title: "Query Special key List(Low Latency Trading)",
  documented: "2026-06-26",
  route: "GET /sapi/v1/margin/api-key-list",
  security: "TRADE",
  weight: perUid(1),
  params: { symbol: isolatedSymbol },
  differs: "the keys of one account are shown, which symbol names (the cross account without it): inferred",
  answer: (x, p, { account }) => specialKeys(x, { account, symbol: p.symbol }).map(shownKey),
});
