// https://developers.binance.com/docs/margin_trading/risk-data-stream/Event-Liability-Update

import { accountOf } from "../../../core/select.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { Json } from "../../../gateway/declare.ts";
import { padded } from "../../../money/text.ts";
import { type Amount, count, NO_AMOUNT } from "../../../money/units.ts";
import type { UserEvent } from "../../declare.ts";

/** What a cross account owes has become more or less. */
export const liabilityUpdate: UserEvent = {
  page: "margin_trading/risk-data-stream/Event-Liability-Update",
  title: "Event: Liability Update",
  documented: "2026-01-15",
  differs:
    "principal and interest are what this change was; the page does not say whether they are that or what is owed then, and of the types it shows BORROW alone",
  stream: "risk",
  name: "USER_LIABILITY_CHANGE",
  render(event, x, account) {
    if (!("purse" in event) || event.purse !== accountOf(x, account).cross) return undefined;
    switch (event.type) {
      case "Borrowed":
        return change(x, "BORROW", event.asset, event.amount, NO_AMOUNT);
      case "Repaid":
      case "ShortfallCovered":
        return change(x, "REPAY", event.asset, event.principal, event.interest);
      case "InterestCharged":
        return change(x, "INTEREST", event.asset, NO_AMOUNT, event.interest);
      default:
        return undefined;
    }
  },
};

function change(
  x: ExchangeView,
  type: string,
  asset: string,
  principal: Amount,
  interest: Amount,
): Record<string, Json> {
  return {
    e: "USER_LIABILITY_CHANGE",
    E: count(x.at),
    a: asset,
    t: type,
    p: padded(principal),
    i: padded(interest),
  };
}
