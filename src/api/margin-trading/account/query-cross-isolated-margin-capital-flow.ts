// https://developers.binance.com/docs/margin_trading/account/Query-Cross-Isolated-Margin-Capital-Flow

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName, oneOf, optional, rowLimit } from "../../../gateway/parameters.ts";
import { flowsBetween } from "../../../history/flows.ts";
import { plain } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { spell } from "../../words.ts";
import { ownPurse } from "../accounts.ts";
import { givenNumber, isolatedSymbol, time } from "../params.ts";
import { flowWindow } from "../windows.ts";

/** What the documentation lists. Of some nothing ever happens here; who asks for them finds nothing. */
const TYPES = [
  "TRANSFER",
  "BORROW",
  "REPAY",
  "BUY_INCOME",
  "BUY_EXPENSE",
  "SELL_INCOME",
  "SELL_EXPENSE",
  "TRADING_COMMISSION",
  "BUY_LIQUIDATION",
  "SELL_LIQUIDATION",
  "REPAY_LIQUIDATION",
  "OTHER_LIQUIDATION",
  "LIQUIDATION_FEE",
  "SMALL_BALANCE_CONVERT",
  "COMMISSION_RETURN",
  "SMALL_CONVERT",
] as const;

/** Everything that came into the cross or one isolated account or went out of it, and why, oldest first. */
export const queryCrossIsolatedMarginCapitalFlow = recall({
  page: "margin_trading/account/Query-Cross-Isolated-Margin-Capital-Flow",
  title: "Query Cross Isolated Margin Capital Flow",
  documented: "2026-02-02",
  route: "GET /sapi/v1/margin/capital-flow",
  security: "USER_DATA",
  weight: perIp(100),
  params: {
    asset: optional(assetName),
    symbol: isolatedSymbol,
    type: optional(oneOf(TYPES)),
    startTime: time,
    endTime: time,
    fromId: givenNumber,
    limit: rowLimit(500, 1000),
  },
  differs:
    "amounts that went out are negative; tranId is the trade's number in a trade's rows, and 0 where the control plane " +
    "brought something in; in the cross account symbol is empty but in a trade's rows; no rows carry a note",
  present(x, p, caller) {
    const purse = ownPurse(x, caller, p.symbol);
    if (isWireError(purse)) return purse;
    const window = flowWindow(caller, p);
    return isWireError(window) ? window : { purse, window };
  },
  past({ purse, window }, past, p) {
    const kind = p.type?.toLowerCase().replaceAll("_", "-");
    const { asset, fromId: after, limit } = p;
    return flowsBetween(past, purse, { ...window, asset, kind, after, limit }).map((flow) => ({
      id: flow.id,
      tranId: flow.source,
      timestamp: count(flow.at),
      asset: flow.asset,
      symbol: flow.symbol,
      type: spell(flow.kind),
      amount: plain(flow.amount),
    }));
  },
});
