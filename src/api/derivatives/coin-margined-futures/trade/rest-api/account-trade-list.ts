// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Account-Trade-List

import { accountOf } from "../../../../../core/select.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../../../gateway/parameters.ts";
import { fillsOf } from "../../../../../history/trades.ts";
import { count, instant } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { contractsAsked, isMerged } from "../../contracts.ts";
import { fillRow } from "../../fills.ts";
import { orderId, pair, symbol, time, timeAsked } from "../../params.ts";

/** The longest time one call may ask for. */
const LONGEST_DAYS = 7;

/** An account's trades: of an order, from a trade on, from a time on, or the newest. */
export const accountTradeList = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Account-Trade-List",
  title: "Account Trade List",
  documented: "2026-01-15",
  route: "GET /dapi/v1/userTrades",
  security: "USER_DATA",
  needs: "futures",
  weight: { per: "ip", cost: (p, x) => (isMerged(x) ? 5 : p.pair === undefined ? 20 : 40) },
  params: {
    symbol: optional(symbol),
    pair: optional(pair),
    orderId,
    startTime: time,
    endTime: time,
    fromId: optional(long()),
    limit: rowLimit(50, 1000),
  },
  present(x, p, caller) {
    if (p.symbol === undefined && p.pair === undefined)
      return wireError("MISSING_BOTH", { one: "symbol", other: "pair" });
    if (p.pair !== undefined && (p.orderId !== undefined || p.fromId !== undefined))
      return wireError("BAD_COMBINATION");
    const timed = p.startTime !== undefined || p.endTime !== undefined;
    if (p.fromId !== undefined && timed) return wireError("BAD_COMBINATION");
    const asked = contractsAsked(x, p, "ever");
    if (isWireError(asked)) return asked;
    const within = timeAsked(caller, p, LONGEST_DAYS);
    if (isWireError(within)) return within;
    // A call about one order, or from a trade on, that names no time is about all of it.
    const anyTime = !timed && (p.orderId !== undefined || p.fromId !== undefined);
    const { from, to } = anyTime ? { from: instant(0), to: caller.now } : within;
    return {
      asked,
      purse: accountOf(x, caller.account).coinm,
      range: {
        order: p.orderId,
        fromTrade: p.fromId ?? (within.oldestFirst ? 0 : undefined),
        from,
        to,
        limit: p.limit,
      },
    };
  },
  past({ asked, purse, range }, past, p) {
    const found = asked.flatMap((contract) =>
      fillsOf(past, purse, contract.symbol, range).map((fill) => ({ contract, fill })),
    );
    found.sort((a, b) => count(a.fill.at) - count(b.fill.at) || a.fill.trade - b.fill.trade);
    const newest = range.fromTrade === undefined && range.order === undefined;
    return (newest ? found.slice(-p.limit) : found.slice(0, p.limit)).map(({ contract, fill }) =>
      fillRow(contract, fill),
    );
  },
});
