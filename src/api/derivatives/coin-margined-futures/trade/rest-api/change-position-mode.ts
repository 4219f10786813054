// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Change-Position-Mode

import { action, perIp } from "../../../../../gateway/declare.ts";
import { spokenFlag } from "../../params.ts";

/** Sets whether an account holds LONG and SHORT apart, in all contracts. */
export const changePositionMode = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Change-Position-Mode",
  title: "Change Position Mode",
  documented: "2026-01-15",
  route: "POST /dapi/v1/positionSide/dual",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { dualSidePosition: spokenFlag },
  command: (p, { account }) => ({ type: "ChangePositionMode", account, hedge: p.dualSidePosition }),
  reply: () => ({ code: 200, msg: "success" }),
});
