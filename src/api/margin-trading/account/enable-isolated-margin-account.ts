// https://developers.binance.com/docs/margin_trading/account/Enable-Isolated-Margin-Account

import { action, perUid } from "../../../gateway/declare.ts";
import { symbol } from "../params.ts";

/** Re-enables the isolated account of a pair. The first transfer into a pair opens it. */
export const enableIsolatedMarginAccount = action({
  page: "margin_trading/account/Enable-Isolated-Margin-Account",
  title: "Enable Isolated Margin Account",
  documented: "2026-01-15",
  route: "POST /sapi/v1/margin/isolated/account",
  security: "TRADE",
  weight: perUid(300),
  params: { symbol },
  differs: "what it does for a pair that never had an isolated account is the quirk firstEnable",
  command: (p, caller) => ({ type: "EnableIsolated", account: caller.account, symbol: p.symbol }),
  reply: (_events, _x, p) => ({ success: true, symbol: p.symbol }),
});
