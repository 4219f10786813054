// https://developers.binance.com/docs/margin_trading/account/Disable-Isolated-Margin-Account

import { action, perUid } from "../../../gateway/declare.ts";
import { symbol } from "../params.ts";

/** Disables the isolated account of a pair: an empty one, once a day. */
export const disableIsolatedMarginAccount = action({
  page: "margin_trading/account/Disable-Isolated-Margin-Account",
  title: "Disable Isolated Margin Account",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/margin/isolated/account",
  security: "TRADE",
  weight: perUid(300),
  params: { symbol },
  command: (p, caller) => ({ type: "DisableIsolated", account: caller.account, symbol: p.symbol }),
  reply: (_events, _x, p) => ({ success: true, symbol: p.symbol }),
});
