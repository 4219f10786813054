// https://developers.binance.com/docs/margin_trading/risk-data-stream/Event-Margin-Call

import { accountOf } from "../../../core/select.ts";
import type { Json } from "../../../gateway/declare.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { padded } from "../../../money/text.ts";
import { count, type Ratio } from "../../../money/units.ts";
import type { UserEvent } from "../../declare.ts";
import { spelled } from "../../words.ts";

/**
 * The level of a cross account has come to another zone, or its owner is called again. Where a call follows the change
 * of zone at once, the two are one.
 */
export const marginCall: UserEvent = {
  page: "margin_trading/risk-data-stream/Event-Margin-Call",
  title: "Event: Margin Call",
  documented: "2026-01-15",
  differs:
    "sent for every zone, of which the page shows MARGIN_CALL alone, and once a day again while margin is called",
  stream: "risk",
  name: "MARGIN_LEVEL_STATUS_CHANGE",
  render(event, x, account) {
    if (event.type !== "LevelChanged" && event.type !== "MarginCalled") return undefined;
    if (event.purse !== accountOf(x, account).cross) return undefined;
    const { status, calledAt } = x.margin.accounts.get(event.purse)!;
    const isCalled = status === "margin-call" || status === "pre-liquidation";
    if (event.type === "LevelChanged" && isCalled && calledAt === undefined) return undefined;
    return told(x, spelled(status), event.level);
  },
};

function told(x: ExchangeView, status: string, level: Ratio): Record<string, Json> {
  return { e: "MARGIN_LEVEL_STATUS_CHANGE", E: count(x.at), l: padded(level), s: status };
}
