// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-Margin-Call

import { accountCode } from "../../../core/ids.ts";
import { assessScope, type Scope } from "../../../core/select-futures.ts";
import { padded, plain } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";

/** Positions have come near their liquidation. */
export const contractMarginCall: DeskEvent<readonly [scope: Scope]> = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-Margin-Call",
  title: "Event: Margin Call",
  documented: "2026-01-15",
  differs:
    "sent once when the maintenance margin of crossed positions in a coin, or of an isolated one, comes to 80 % of their " +
    "margin balance (the real exchange's threshold is not published), and again only after it was below that; not where a " +
    "liquidation follows at once",
  stream: "coinm",
  name: "MARGIN_CALL",
  render(x, scope) {
    const crossed = scope.symbol === "";
    const { legs, wallet } = assessScope(x, scope);
    return {
      e: "MARGIN_CALL",
      E: count(x.at),
      i: accountCode(x.seed, scope.account),
      ...(crossed ? { cw: padded(wallet) } : {}),
      p: legs.map((leg) => ({
        s: leg.symbol,
        ps: leg.leg.toUpperCase(),
        pa: String(count(leg.contracts)),
        mt: crossed ? "CROSSED" : "ISOLATED",
        iw: crossed ? "0" : plain(leg.isolatedWallet),
        mp: padded(leg.mark),
        up: plain(leg.unrealised),
        mm: plain(leg.maintenanceMargin),
      })),
    };
  },
};
