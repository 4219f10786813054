// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Symbol-Price-Ticker

import { tapeOf } from "../../../../../core/select-market.ts";
import { query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { count } from "../../../../../money/units.ts";
import { contractsAsked } from "../../contracts.ts";
import { priceText } from "../../figures.ts";
import { pair, symbol } from "../../params.ts";

/** The last price of some contracts, as far as they have traded: always a list. */
export const symbolPriceTicker = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Symbol-Price-Ticker",
  title: "Symbol Price Ticker",
  documented: "2026-01-15",
  route: "GET /dapi/v1/ticker/price",
  security: "NONE",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 2 : 1) },
  params: { symbol: optional(symbol), pair: optional(pair) },
  answer(x, p) {
    const asked = contractsAsked(x, p);
    if (isWireError(asked)) return asked;
    return asked.flatMap((contract) => {
      const { lastTicks, lastAt } = tapeOf(x, contract.symbol);
      if (lastAt === undefined) return [];
      return [
        { symbol: contract.symbol, ps: contract.pair, price: priceText(contract, lastTicks), time: count(lastAt) },
      ];
    });
  },
});
