// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Index-Price-and-Mark-Price

import { indexOf, markOf } from "../../../../../core/select-market.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { padded } from "../../../../../money/text.ts";
import { count, NO_AMOUNT } from "../../../../../money/units.ts";
import { NO_PRICE } from "../../../../absent-figures.ts";
import { contractsAsked } from "../../contracts.ts";
import { pair, symbol } from "../../params.ts";

/** Mark and index price of some contracts: always a list. */
export const indexPriceAndMarkPrice = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Index-Price-and-Mark-Price",
  title: "Index Price and Mark Price",
  documented: "2026-01-15",
  route: "GET /dapi/v1/premiumIndex",
  security: "NONE",
  weight: perIp(10),
  params: { symbol: optional(symbol), pair: optional(pair) },
  differs:
    "funding is not charged yet, and no contract is settled: " +
    "lastFundingRate and interestRate are zero, nextFundingTime is 0, and estimatedSettlePrice is the index price",
  answer(x, p, caller) {
    const asked = contractsAsked(x, p);
    if (isWireError(asked)) return asked;
    return asked.map((contract) => {
      const index = padded(indexOf(x.prices, contract.base) ?? NO_PRICE);
      return {
        symbol: contract.symbol,
        pair: contract.pair,
        markPrice: padded(markOf(x.prices, contract.symbol) ?? NO_PRICE),
        indexPrice: index,
        estimatedSettlePrice: index,
        lastFundingRate: padded(NO_AMOUNT),
        interestRate: padded(NO_AMOUNT),
        nextFundingTime: 0,
        time: count(caller.now),
      };
    });
  },
});
