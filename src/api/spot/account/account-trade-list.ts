// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#account-trade-list-user_data

import { isWireError, wireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { fillsOf } from "../../../history/trades.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { isLongerThan } from "../own-orders.ts";
import { namedPair, symbol, timeRange } from "../params.ts";
import { ownPurse } from "../trading-purse.ts";

/** How far one call may look. */
const MOST_HOURS = 24;

/** The trades of the spot account in a pair, oldest first. */
export const accountTradeList = recall({
  page: "spot/account/Account-Trade-List",
  title: "Account trade list",
  documented: "2026-07-21",
  route: "GET /api/v3/myTrades",
  security: "USER_DATA",
  weight: { per: "ip", cost: (p) => (p.orderId === undefined ? 20 : 5) },
  params: { symbol, orderId: optional(long()), ...timeRange, fromId: optional(long()), limit: rowLimit(500, 1000) },
  present(x, p, caller) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const timed = p.startTime !== undefined || p.endTime !== undefined;
    // The page lists the combinations there are: a number of an order or a trade goes with no time.
    if (timed && (p.orderId !== undefined || p.fromId !== undefined)) return wireError("BAD_COMBINATION");
    if (isLongerThan(MOST_HOURS, p)) return wireError("LOOKUP_TOO_LONG", { hours: MOST_HOURS });
    return { pair, purse: ownPurse(x, caller) };
  },
  past({ pair, purse }, past, p) {
    // From a time on, the first are meant; else the newest.
    const fromTrade = p.fromId ?? (p.startTime === undefined ? undefined : 0);
    const range = { order: p.orderId, fromTrade, from: p.startTime, to: p.endTime, limit: p.limit };
    return fillsOf(past, purse, pair.symbol, range).map((fill) => ({
      symbol: fill.symbol,
      id: fill.trade,
      orderId: fill.order,
      orderListId: fill.list,
      price: priceText(pair, fill.ticks),
      qty: quantityText(pair, fill.lots),
      quoteQty: padded(fill.quote),
      commission: padded(fill.commission),
      commissionAsset: fill.commissionAsset,
      time: count(fill.at),
      isBuyer: fill.side === "buy",
      isMaker: fill.maker,
      // Prices are matched best first, always.
      isBestMatch: true,
    }));
  },
});
