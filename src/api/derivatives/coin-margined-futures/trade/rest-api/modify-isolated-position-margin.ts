// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Modify-Isolated-Position-Margin

import { action, perIp } from "../../../../../gateway/declare.ts";
import { numeral } from "../../../../../gateway/json.ts";
import { int } from "../../../../../gateway/parameters.ts";
import { plain } from "../../../../../money/text.ts";
import { LEGS } from "../../../../words.ts";
import { positionSide, symbol } from "../../params.ts";
import { CHANGES, changeOf, signedAmount } from "../../position-margin.ts";

/** Adds margin to an isolated position, or takes some out. */
export const modifyIsolatedPositionMargin = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Modify-Isolated-Position-Margin",
  title: "Modify Isolated Position Margin",
  documented: "2026-01-15",
  route: "POST /dapi/v1/positionMargin",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { symbol, positionSide, amount: signedAmount, type: int({ min: CHANGES.add, max: CHANGES.remove }) },
  differs:
    "a margin type of CROSSED is refused before a missing position; to take out of a position that is not there reads -4051, " +
    "and so does a positionSide that the position mode has not (-4054 where margin is added)",
  command: (p, { account }) => ({
    type: "ChangePositionMargin",
    account,
    symbol: p.symbol,
    leg: LEGS[p.positionSide],
    does: changeOf(p.type),
    amount: p.amount,
  }),
  reply: (_events, _x, p) => ({
    amount: numeral(plain(p.amount)),
    code: 200,
    msg: "Successfully modify position margin.",
    type: p.type,
  }),
});
