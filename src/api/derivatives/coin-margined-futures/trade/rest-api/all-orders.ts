// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/All-Orders

import { accountOf } from "../../../../../core/select.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { optional, rowLimit } from "../../../../../gateway/parameters.ts";
import { closedOrdersThat } from "../../../../../history/orders.ts";
import { instant } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { contractsAsked, isMerged } from "../../contracts.ts";
import { isFound, openOrdersIn, queriedBody } from "../../orders.ts";
import { orderId, pair, symbol, time, timeAsked } from "../../params.ts";

/** The longest time one call may ask for. */
const LONGEST_DAYS = 7;

/** The orders of an account, open and closed: from a number on, from a time on, or the newest. */
export const allOrders = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/All-Orders",
  title: "All Orders",
  documented: "2026-01-15",
  route: "GET /dapi/v1/allOrders",
  security: "USER_DATA",
  needs: "futures",
  weight: { per: "ip", cost: (p, x) => (isMerged(x) ? 5 : p.pair === undefined ? 20 : 40) },
  params: {
    symbol: optional(symbol),
    pair: optional(pair),
    orderId,
    startTime: time,
    endTime: time,
    limit: rowLimit(50, 100),
  },
  present(x, p, caller) {
    if (p.symbol === undefined && p.pair === undefined)
      return wireError("MISSING_BOTH", { one: "symbol", other: "pair" });
    if (p.pair !== undefined && p.orderId !== undefined) return wireError("BAD_COMBINATION");
    const asked = contractsAsked(x, p, "ever");
    if (isWireError(asked)) return asked;
    const within = timeAsked(caller, p, LONGEST_DAYS);
    if (isWireError(within)) return within;
    // A call from a number on that names no time is about all of it.
    const anyTime = p.orderId !== undefined && p.startTime === undefined && p.endTime === undefined;
    const { from, to } = anyTime ? { from: instant(0), to: caller.now } : within;
    const fromId = p.orderId ?? (within.oldestFirst ? 0 : undefined);
    return {
      purse: accountOf(x, caller.account).coinm,
      range: { fromId, from, to, limit: p.limit },
      asked,
      open: asked.flatMap((contract) =>
        openOrdersIn(x, caller.account, contract.symbol)
          .filter(({ id, placedAt }) => id >= (fromId ?? 0) && placedAt >= from && placedAt <= to)
          .map((order) => ({ id: order.id, body: queriedBody(contract, order) })),
      ),
    };
  },
  past({ purse, range, asked, open }, past, p, { now }) {
    const closed = asked.flatMap((contract) =>
      closedOrdersThat((order) => isFound(order, now), past, purse, contract.symbol, range).map((order) => ({
        id: order.id,
        body: queriedBody(contract, order),
      })),
    );
    const found = [...open, ...closed].sort((a, b) => a.id - b.id);
    return (range.fromId === undefined ? found.slice(-p.limit) : found.slice(0, p.limit)).map(({ body }) => body);
  },
});
