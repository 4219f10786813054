// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Get-Funding-Rate-Info

import type { Contract, FundingTerms } from "../../../../../core/listing.ts";
import { contracts } from "../../../../../core/select-market.ts";
import type { View } from "../../../../../core/view.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { equal, negated } from "../../../../../money/arithmetic.ts";
import { shareAsRate, whole } from "../../../../../money/convert.ts";
import { count, HOUR, type Ratio, ratio } from "../../../../../money/units.ts";
import { rateText } from "../../figures.ts";

/** The hours between two stamps of a contract nobody adjusted, and its cap as a share of the first maintenance rate. */
const COMMON_HOURS = 8;
const COMMON_SHARE: Ratio = ratio(75_000_000n);

/** The contracts whose funding is not the common one. */
export const getFundingRateInfo = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Get-Funding-Rate-Info",
  title: "Get Funding Rate Info",
  documented: "2026-01-15",
  route: "GET /dapi/v1/fundingInfo",
  security: "NONE",
  weight: perIp(0),
  params: {},
  differs:
    "a contract is adjusted where its interval is not eight hours or its cap and floor are not three quarters of its first " +
    "bracket's maintenance rate, so that a fresh venue shows none; disclaimer is always false",
  answer: (x) =>
    contracts(x).flatMap((contract) => {
      const { symbol, funding } = contract;
      if (funding === undefined || isCommon(contract, funding)) return [];
      return [
        {
          symbol,
          adjustedFundingRateCap: rateText(funding.cap),
          adjustedFundingRateFloor: rateText(funding.floor),
          fundingIntervalHours: hoursOf(funding),
          disclaimer: false,
        },
      ];
    }),
});

function isCommon({ brackets }: View<Contract>, funding: View<FundingTerms>): boolean {
  const cap = shareAsRate(brackets[0]!.maintenance, COMMON_SHARE, "down");
  return hoursOf(funding) === COMMON_HOURS && equal(funding.cap, cap) && equal(funding.floor, negated(cap));
}

function hoursOf({ interval }: View<FundingTerms>): number {
  return whole(count(interval), count(HOUR));
}
