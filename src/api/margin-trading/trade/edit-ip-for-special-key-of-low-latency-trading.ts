// https://developers.binance.com/docs/margin_trading/trade/Edit-ip-for-Special-Key-of-Low-Latency-Trading

import { action, perUid } from "../../../gateway/declare.ts";
import { isolatedSymbol } from "../params.ts";
import { addressList, apiKey, BY_ACCOUNT } from "../special-keys.ts";

/** Binds a special key to other addresses than before; from any other it is refused. */
export const editIpForSpecialKeyOfLowLatencyTrading = action({
  page: "margin_trading/trade/Edit-ip-for-Special-Key-of-Low-Latency-Trading",
  title: "Edit ip for Special Key(Low-Latency Trading)",
  documented: "2026-06-26",
  route: "PUT /sapi/v1/margin/apiKey/ip",
  security: "TRADE",
  weight: perUid(1),
  params: { apiKey, symbol: isolatedSymbol, ip: addressList },
  differs: `${BY_ACCOUNT}; the list replaces the one before`,
  command: (p, { account }) => ({
    type: "BindSpecialKey",
    account,
    key: p.apiKey,
    symbol: p.symbol,
    addresses: p.ip,
  }),
  reply: () => ({}),
});
