// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Index-Price-and-Mark-Price

import { comingRate, settlementPrice } from "../../../../../core/select-futures.ts";
import { indexOf, markOf } from "../../../../../core/select-market.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { nextMultiple } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { count } from "../../../../../money/units.ts";
import { NO_PRICE } from "../../../../absent-figures.ts";
import { contractsAsked } from "../../contracts.ts";
import { rateText } from "../../figures.ts";
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
    "estimatedSettlePrice is the index price until the samples of the settlement price begin, thirty minutes before delivery, " +
    "and then their mean so far; lastFundingRate is, as clients read it, the rate of the coming stamp as the samples of the " +
    "premium so far make it",
  answer(x, p, caller) {
    const asked = contractsAsked(x, p);
    if (isWireError(asked)) return asked;
    return asked.map((contract) => {
      const { funding } = contract;
      const rate = comingRate(x, contract, caller.now);
      return {
        symbol: contract.symbol,
        pair: contract.pair,
        markPrice: padded(markOf(x.prices, contract.symbol) ?? NO_PRICE),
        indexPrice: padded(indexOf(x.prices, contract.base) ?? NO_PRICE),
        estimatedSettlePrice: padded(settlementPrice(x, contract, caller.now) ?? NO_PRICE),
        lastFundingRate: rate === undefined ? "" : rateText(rate),
        interestRate: funding === undefined ? "" : rateText(funding.interest),
        nextFundingTime: funding === undefined ? 0 : count(nextMultiple(caller.now, funding.interval)),
        time: count(caller.now),
      };
    });
  },
});
