// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#historical-block-trades

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { long, rowLimit } from "../../../gateway/parameters.ts";
import { namedPair, symbol } from "../params.ts";

/** The block trades of a pair, of which there are none: everything here trades through the books. */
export const historicalBlockTrades = query({
  page: "spot/market-data/Historical-Block-Trades",
  title: "Historical Block Trades",
  documented: "2026-07-21",
  route: "GET /api/v3/historicalBlockTrades",
  security: "NONE",
  weight: perIp(25),
  params: { symbol, fromId: long(), limit: rowLimit(500, 1000) },
  differs: "there are no block trades: the list is always empty",
  answer(x, p) {
    const pair = namedPair(x, p);
    return isWireError(pair) ? pair : [];
  },
});
