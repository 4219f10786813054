// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Compressed-Aggregate-Trades-List

import { tapeOf } from "../../../../../core/select-market.ts";
import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../../../gateway/parameters.ts";
import { later } from "../../../../../money/arithmetic.ts";
import { HOUR, type Ticks } from "../../../../../money/units.ts";
import { aggregateRow, aggregatesOf } from "../../../../aggregates.ts";
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
    const contract = contractNamed(x, p.symbol, "ever");
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
    const texts = { price: (ticks: Ticks) => priceText(contract, ticks), size: sizeText };
    return aggregatesOf(past, contract.symbol, p, newest).map((trades) => aggregateRow(trades, texts));
  },
});
