// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Change-Margin-Type

import { action, perIp } from "../../../../../gateway/declare.ts";
import { oneOf } from "../../../../../gateway/parameters.ts";
import { symbol } from "../../params.ts";

/** Sets whether an account's positions in a contract share its wallet. LONG and SHORT have one type, and margins of their own. */
export const changeMarginType = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Change-Margin-Type",
  title: "Change Margin Type",
  documented: "2026-01-15",
  route: "POST /dapi/v1/marginType",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { symbol, marginType: oneOf(["ISOLATED", "CROSSED"]) },
  command: (p, { account }) => ({
    type: "ChangeMarginType",
    account,
    symbol: p.symbol,
    isolated: p.marginType === "ISOLATED",
  }),
  reply: () => ({ code: 200, msg: "success" }),
});
