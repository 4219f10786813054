// https://developers.binance.com/docs/margin_trading/trade/Query-Special-Key-of-Low-Latency-Trading

import { specialKey } from "../../../core/select.ts";
import { perUid, query } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { isolatedSymbol } from "../params.ts";
import { apiKey, BY_ACCOUNT, shownKey } from "../special-keys.ts";

/** One special key, without its secret. */
export const querySpecialKeyOfLowLatencyTrading = query({
  page: "margin_trading/trade/Query-Special-Key-of-Low-Latency-Trading",
  title: "Query Special key(Low Latency Trading)",
  documented: "2026-06-26",
  route: "GET /sapi/v1/margin/apiKey",
  security: "TRADE",
  weight: perUid(1),
  params: { apiKey, symbol: isolatedSymbol },
  differs: BY_ACCOUNT,
  answer(x, p, { account }) {
    const found = specialKey(x, { account, symbol: p.symbol, key: p.apiKey });
    if (found === undefined) return wireError("NO_SPECIAL_KEY");
    const { apiName, apiKey: key, ip, type, permissionMode } = shownKey(found);
    return { apiKey: key, ip, apiName, type, permissionMode };
  },
});
