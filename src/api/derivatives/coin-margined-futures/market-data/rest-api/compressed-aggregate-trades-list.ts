// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Compressed-Aggregate-Trades-List

import { tapeOf } from "../../../../../core/select-market.ts";
import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../../../gateway/parameters.ts";
import type { Past } from "../../../../../history/past.ts";
import type { TradeRecord } from "../../../../../history/rows.ts";
import { aggregatesBetween, tradesOfAggregates } from "../../../../../history/trades.ts";
import { add, later } from "../../../../../money/arithmetic.ts";
import { count, HOUR, type Instant } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { priceText, sizeText } from "../../figures.ts";
import { symbol, time } from "../../params.ts";

/** Trades of a contract, those one order made at one price in one: from a number on, of a time, or the newest. */
export const compressedAggregateTradesList = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Compressed-Aggregate-Trades-List",
  title: "Compressed/Aggregate Trades List",
  documented: "2026-01-15",
  route: "GET /dapi/v1/aggTrades",
  security: "NONE",
  weight: perIp(20),
  params: { symbol, fromId: optional(long()), startTime: time, endTime: time, limit: rowLimit(500, 1000) },
  differs: "trades of one order at one price are one row also where more than 100 milliseconds lie between",
  present(x, p) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const { startTime, endTime } = p;
    if (p.fromId !== undefined && (startTime !== undefined || endTime !== undefined))
      return wireError("BAD_COMBINATION");
    if (startTime !== undefined && endTime !== undefined) {
      if (startTime > endTime) return wireError("START_AFTER_END");
      if (endTime > later(startTime, HOUR)) return wireError("LOOKUP_TOO_LONG", { hours: 1 });
    }
    return { contract, newest: tapeOf(x, contract.symbol).aggregate };
  },
  past({ contract, newest }, past, p) {
    const asked = numbersOf(past, contract.symbol, p, newest);
    if (asked === undefined) return [];
    return aggregatesOf(tradesOfAggregates(past, contract.symbol, asked.first, asked.last)).map((trades) => {
      const [first] = trades as [TradeRecord];
      return {
        a: first.aggregate,
        p: priceText(contract, first.ticks),
        q: sizeText(trades.map(({ lots }) => lots).reduce(add)),
        f: first.trade,
        l: trades.at(-1)!.trade,
        T: count(first.at),
        m: first.takerSide === "sell",
      };
    });
  },
});

/** The numbers of the aggregates asked for; undefined where there is none. */
function numbersOf(
  past: Past,
  symbolAsked: string,
  asked: {
    readonly fromId: number | undefined;
    readonly startTime: Instant | undefined;
    readonly endTime: Instant | undefined;
    readonly limit: number;
  },
  newest: number,
): { readonly first: number; readonly last: number } | undefined {
  const most = asked.limit - 1;
  if (asked.fromId !== undefined) return { first: asked.fromId, last: asked.fromId + most };
  if (asked.startTime === undefined && asked.endTime === undefined) return { first: newest - most, last: newest };
  const found = aggregatesBetween(past, symbolAsked, { from: asked.startTime, to: asked.endTime });
  if (found === undefined) return undefined;
  return asked.startTime === undefined
    ? { first: Math.max(found.first, found.last - most), last: found.last }
    : { first: found.first, last: Math.min(found.last, found.first + most) };
}

/** Trades that follow each other, put together by aggregate. */
function aggregatesOf(trades: readonly TradeRecord[]): TradeRecord[][] {
  return [...Map.groupBy(trades, (trade) => trade.aggregate).values()];
}
