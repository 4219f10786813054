// https://developers.binance.com/docs/margin_trading/trade/Delete-Special-Key-of-Low-Latency-Trading

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { isolatedSymbol } from "../params.ts";
import { apiKey, apiName, BY_ACCOUNT } from "../special-keys.ts";

/** Takes a special key away, or every one of a name. The account stays in special key mode. */
export const deleteSpecialKeyOfLowLatencyTrading = action({
  page: "margin_trading/trade/Delete-Special-Key-of-Low-Latency-Trading",
  title: "Delete Special Key(Low-Latency Trading)",
  documented: "2026-06-26",
  route: "DELETE /sapi/v1/margin/apiKey",
  security: "TRADE",
  weight: perUid(1),
  params: { apiKey: optional(apiKey), apiName: optional(apiName), symbol: isolatedSymbol },
  differs: `${BY_ACCOUNT}; orders it placed stay open`,
  command(p, { account }) {
    const { symbol } = p;
    if (p.apiKey !== undefined) return { type: "DeleteSpecialKeys", account, symbol, which: { key: p.apiKey } };
    if (p.apiName !== undefined) return { type: "DeleteSpecialKeys", account, symbol, which: { name: p.apiName } };
    return wireError("MISSING_BOTH", { one: "apiKey", other: "apiName" });
  },
  reply: () => ({}),
});
