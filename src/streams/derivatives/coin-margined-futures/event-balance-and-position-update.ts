// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-Balance-and-Position-Update

import { legNames } from "../../../core/select-futures.ts";
import { count } from "../../../money/units.ts";
import type { UserEvent } from "../../declare.ts";

/**
 * An account's margin type in a contract has changed. That needs a contract without a position, so
 * the rows are flat; what the real exchange then sends is not documented.
 */
export const balanceAndPositionUpdate: UserEvent = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-Balance-and-Position-Update",
  title: "Event: Balance and Position Update",
  documented: "2026-01-15",
  differs:
    "sent only when a margin type changes (MARGIN_TYPE_CHANGE): not for orders, fees, transfers or any other reason",
  stream: "coinm",
  name: "ACCOUNT_UPDATE",
  render(event, x, account) {
    if (event.type !== "MarginTypeChanged" || event.account !== account) return undefined;
    return {
      e: "ACCOUNT_UPDATE",
      E: count(x.at),
      T: count(x.at),
      i: String(account),
      a: {
        m: "MARGIN_TYPE_CHANGE",
        B: [],
        P: legNames(x, account).map((leg) => ({
          s: event.symbol,
          pa: "0",
          ep: "0",
          bep: "0",
          cr: "0",
          up: "0",
          mt: event.isolated ? "isolated" : "cross",
          iw: "0",
          ps: leg.toUpperCase(),
        })),
      },
    };
  },
};
