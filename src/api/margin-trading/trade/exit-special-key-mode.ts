// https://developers.binance.com/docs/margin_trading/trade/Exit-Special-Key-Mode

import { action, perUid } from "../../../gateway/declare.ts";

/** Takes the cross account out of special key mode: its special keys go, and no new one can be made for a day. */
export const exitSpecialKeyMode = action({
  page: "margin_trading/trade/Exit-Special-Key-Mode",
  title: "Exit Special Key Mode",
  documented: "2026-06-26",
  route: "POST /sapi/v1/margin/exit-special-key-mode",
  security: "TRADE",
  weight: perUid(10),
  params: {},
  differs:
    "orders and loans are checked alike in special key mode and out of it; keys of isolated accounts stay; the code for an " +
    "account that owes something is ours",
  command: (_p, { account }) => ({ type: "ExitSpecialMode", account }),
  reply: () => ({}),
});
