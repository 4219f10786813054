// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Get-Position-Margin-Change-History

import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { int, optional, rowLimit } from "../../../../../gateway/parameters.ts";
import { marginChangesOf } from "../../../../../history/margin-changes.ts";
import { plain } from "../../../../../money/text.ts";
import { count } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { spell } from "../../../../words.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol, time } from "../../params.ts";
import { CHANGES, changeOf } from "../../position-margin.ts";

/** What was added to an account's isolated positions in a contract, and taken out of them: oldest first. */
export const getPositionMarginChangeHistory = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Get-Position-Margin-Change-History",
  title: "Get Position Margin Change History",
  documented: "2026-01-15",
  route: "GET /dapi/v1/positionMargin/history",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: {
    symbol,
    type: optional(int({ min: CHANGES.add, max: CHANGES.remove })),
    startTime: time,
    endTime: time,
    limit: rowLimit(50, 500),
  },
  differs:
    "only what was asked for by positionMargin is told, and not what orders move; rows are the newest, or the first from " +
    "startTime on, in the order in which they happened; a limit above 500 counts as 500; no time is too long",
  present(x, p, { account }) {
    const contract = contractNamed(x, p.symbol, "ever");
    if (isWireError(contract)) return contract;
    if (p.startTime !== undefined && p.endTime !== undefined && p.startTime > p.endTime) {
      return wireError("START_AFTER_END");
    }
    return account;
  },
  past: (account, past, p) =>
    marginChangesOf(past, account, {
      symbol: p.symbol,
      does: p.type === undefined ? undefined : changeOf(p.type),
      from: p.startTime,
      to: p.endTime,
      limit: p.limit,
    }).map((change) => ({
      amount: plain(change.amount),
      asset: change.asset,
      symbol: change.symbol,
      time: count(change.at),
      type: CHANGES[change.does],
      positionSide: spell(change.leg),
    })),
});
