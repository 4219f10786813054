// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Symbol-Order-Book-Ticker

import type { Contract } from "../../../../../core/listing.ts";
import { depthOf, type Level } from "../../../../../core/select-market.ts";
import type { View } from "../../../../../core/view.ts";
import { query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { count, NO_LOTS, ticks } from "../../../../../money/units.ts";
import { contractsAsked } from "../../contracts.ts";
import { priceText, sizeText } from "../../figures.ts";
import { pair, symbol } from "../../params.ts";

/** The best bid and ask of some contracts: always a list. An empty side is zero. */
export const symbolOrderBookTicker = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Symbol-Order-Book-Ticker",
  title: "Symbol Order Book Ticker",
  documented: "2026-01-15",
  route: "GET /dapi/v1/ticker/bookTicker",
  security: "NONE",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 5 : 2) },
  params: { symbol: optional(symbol), pair: optional(pair) },
  answer(x, p) {
    const asked = contractsAsked(x, p);
    if (isWireError(asked)) return asked;
    return asked.map((contract) => {
      const { updateId, bids, asks } = depthOf(x, contract.symbol, 1);
      const bid = best(contract, bids);
      const ask = best(contract, asks);
      return {
        lastUpdateId: updateId,
        symbol: contract.symbol,
        pair: contract.pair,
        bidPrice: bid.price,
        bidQty: bid.size,
        askPrice: ask.price,
        askQty: ask.size,
        // The book is as the newest command of the exchange left it.
        time: count(x.at),
      };
    });
  },
});

function best(contract: View<Contract>, [level]: readonly Level[]) {
  return {
    price: priceText(contract, level?.ticks ?? ticks(0)),
    size: sizeText(level?.lots ?? NO_LOTS),
  };
}
