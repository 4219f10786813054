// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/24hr-Ticker-Price-Change-Statistics

import type { Contract } from "../../../../../core/listing.ts";
import type { View } from "../../../../../core/view.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { isZero, minus } from "../../../../../money/arithmetic.ts";
import { percentChangeTo } from "../../../../../money/convert.ts";
import { averageInverse, faceOf } from "../../../../../money/inverse.ts";
import { padded, withPlaces } from "../../../../../money/text.ts";
import { contracts, count, type Price } from "../../../../../money/units.ts";
import { NO_PRICE, NO_RATIO } from "../../../../absent-figures.ts";
import { recall } from "../../../../page.ts";
import { type Statistics, statisticsMoment, statisticsOf } from "../../../../statistics.ts";
import { contractsAsked } from "../../contracts.ts";
import { averageText, priceOf, priceText, sizeText } from "../../figures.ts";
import { pair, symbol } from "../../params.ts";

/** Decimal places of a change in percent. */
const PERCENT_PLACES = 3;

/** What some contracts did in the last twenty-four hours: always a list. The volume is in contracts, the other one in coin. */
export const ticker24hr = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/24hr-Ticker-Price-Change-Statistics",
  title: "24hr Ticker Price Change Statistics",
  documented: "2026-01-15",
  route: "GET /dapi/v1/ticker/24hr",
  security: "NONE",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 40 : 1) },
  params: { symbol: optional(symbol), pair: optional(pair) },
  differs:
    "the window begins to the millisecond, on the real exchange with a minute; " +
    "weightedAvgPrice has the contract's places, there eight",
  present(x, p, caller) {
    const asked = contractsAsked(x, p);
    if (isWireError(asked)) return asked;
    return asked.map((contract) => ({ contract, moment: statisticsMoment(x, contract.symbol, caller.now) }));
  },
  past: (asked, past) =>
    asked.map(({ contract, moment }) => tickerRow(contract, statisticsOf(past, contract.symbol, moment))),
});

function tickerRow(contract: View<Contract>, day: Statistics) {
  const open = priceOf(contract, day.open);
  const last = priceOf(contract, day.last);
  const percent = isZero(open) ? NO_RATIO : percentChangeTo(open, last, PERCENT_PLACES, "half-up");
  return {
    symbol: contract.symbol,
    pair: contract.pair,
    priceChange: withPlaces(minus(last, open), contract.pricePlaces),
    priceChangePercent: withPlaces(percent, PERCENT_PLACES),
    weightedAvgPrice: averageText(contract, averageOf(contract, day)),
    lastPrice: priceText(contract, day.last),
    lastQty: sizeText(day.lastLots),
    openPrice: priceText(contract, day.open),
    highPrice: priceText(contract, day.high),
    lowPrice: priceText(contract, day.low),
    volume: sizeText(day.lots),
    baseVolume: padded(day.quote),
    openTime: count(day.openAt),
    closeTime: count(day.closeAt),
    firstId: day.firstTrade,
    lastId: day.lastTrade,
    count: day.trades,
  };
}

function averageOf(contract: View<Contract>, { lots, quote }: Statistics): Price {
  return isZero(quote) ? NO_PRICE : averageInverse(faceOf(contracts(count(lots)), contract.size), quote, "half-up");
}
