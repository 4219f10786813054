// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Get-Funding-Rate-History-of-Perpetual-Futures

import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { rowLimit } from "../../../../../gateway/parameters.ts";
import { fundingsOf } from "../../../../../history/fundings.ts";
import { padded } from "../../../../../money/text.ts";
import { count } from "../../../../../money/units.ts";
import { NO_PRICE } from "../../../../absent-figures.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { rateText } from "../../figures.ts";
import { symbol, time } from "../../params.ts";

/** The rates at which a contract was funded: the newest, or the first from a moment on; none of one that is not funded. */
export const getFundingRateHistoryOfPerpetualFutures = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Get-Funding-Rate-History-of-Perpetual-Futures",
  title: "Get Funding Rate History of Perpetual Futures",
  documented: "2026-01-15",
  route: "GET /dapi/v1/fundingRate",
  security: "NONE",
  weight: perIp(1),
  params: { symbol, startTime: time, endTime: time, limit: rowLimit(100, 1000) },
  differs:
    "fundingTime is the stamp to the millisecond; a stamp's rate is made of 5,760 samples of the premium, each of the book " +
    "and the index as they stand five seconds after the one before, those of a contract listed later from then on, and a side " +
    "of the book too thin for the impact notional counts for nothing",
  present(x, p) {
    const contract = contractNamed(x, p.symbol, "ever");
    if (isWireError(contract)) return contract;
    if (p.startTime !== undefined && p.endTime !== undefined && p.startTime > p.endTime) {
      return wireError("START_AFTER_END");
    }
    return contract;
  },
  past: (contract, past, p) =>
    fundingsOf(past, contract.symbol, { from: p.startTime, to: p.endTime, limit: p.limit }).map((stamp) => ({
      symbol: contract.symbol,
      fundingTime: count(stamp.stamp),
      fundingRate: rateText(stamp.rate),
      markPrice: padded(stamp.mark ?? NO_PRICE),
    })),
});
