// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Recent-Trades-List

import { perIp } from "../../../../../gateway/declare.ts";
import { rowLimit } from "../../../../../gateway/parameters.ts";
import { recentTrades } from "../../../../../history/trades.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";
import { tradeRow } from "../../trades.ts";

/** The newest trades of a contract, oldest first. */
export const recentTradesList = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Recent-Trades-List",
  title: "Recent Trades List",
  documented: "2026-01-15",
  route: "GET /dapi/v1/trades",
  security: "NONE",
  weight: perIp(5),
  params: { symbol, limit: rowLimit(500, 1000) },
  present: (x, p) => contractNamed(x, p.symbol, "ever"),
  past: (contract, past, p) => recentTrades(past, contract.symbol, p.limit).map((trade) => tradeRow(contract, trade)),
});
