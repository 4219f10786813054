// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Open-Interest-Statistics

import { oneOf } from "../../../../../gateway/parameters.ts";
import { plus } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { count, NO_AMOUNT } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { NEWEST_ROWS, sampledMoment, samplesAt, statisticsParams, statisticsWeight } from "../../market-statistics.ts";
import { CONTRACT_TYPES, pair } from "../../params.ts";

/** How many contracts on a pair were held at each full period, and what they were worth in coin. */
export const openInterestStatistics = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Open-Interest-Statistics",
  title: "Open Interest Statistics",
  documented: "2026-01-15",
  route: "GET /futures/data/openInterestHist",
  security: "NONE",
  weight: statisticsWeight,
  params: { pair, contractType: oneOf(["ALL", ...CONTRACT_TYPES]), ...statisticsParams },
  differs: `${NEWEST_ROWS}; the value is in coin, at the marks of the moment; a contract counts under the type it had then`,
  present: (x, p, caller) => sampledMoment(x, p, caller.now),
  past: (moment, past, { pair: of, contractType }) =>
    samplesAt(past, moment).map(({ at, sample }) => {
      const held = sample.interest.filter(({ type }) => contractType === "ALL" || type === contractType);
      return {
        pair: of,
        contractType,
        sumOpenInterest: String(held.reduce((sum, { contracts }) => sum + count(contracts), 0)),
        sumOpenInterestValue: padded(held.reduce((sum, { coins }) => plus(sum, coins), NO_AMOUNT)),
        timestamp: count(at),
      };
    }),
});
