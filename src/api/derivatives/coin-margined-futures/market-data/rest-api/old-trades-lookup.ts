// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Old-Trades-Lookup

import { perIp } from "../../../../../gateway/declare.ts";
import { long, optional, rowLimit } from "../../../../../gateway/parameters.ts";
import { recentTrades, tradesFrom } from "../../../../../history/trades.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";
import { tradeRow } from "../../trades.ts";

/** The trades of a contract from a number on, or the newest, oldest first. */
export const oldTradesLookup = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Old-Trades-Lookup",
  title: "Old Trades Lookup",
  documented: "2026-01-15",
  route: "GET /dapi/v1/historicalTrades",
  security: "MARKET_DATA",
  weight: perIp(20),
  params: { symbol, limit: rowLimit(100, 500), fromId: optional(long()) },
  differs: "nothing is too old to be told",
  present: (x, p) => contractNamed(x, p.symbol, "ever"),
  past(contract, past, p) {
    const found =
      p.fromId === undefined
        ? recentTrades(past, contract.symbol, p.limit)
        : tradesFrom(past, contract.symbol, p.fromId, p.limit);
    return found.map((trade) => tradeRow(contract, trade));
  },
});
