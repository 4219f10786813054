// https://developers.binance.com/docs/margin_trading/account/Query-Cross-Margin-Fee-Data

import { accountOf } from "../../../core/select.ts";
import { forLevel } from "../../../core/select-margin.ts";
import { query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName, optional } from "../../../gateway/parameters.ts";
import { yearlyRate } from "../../../money/convert.ts";
import { plain } from "../../../money/text.ts";
import { assetsAsked, pairsAsked, rateText } from "../listings.ts";
import { vipLevel } from "../params.ts";

/** Decimal places of a yearly rate: 0.00026125 a day is shown as 0.0953, which is cut and not rounded. */
const YEARLY_PLACES = 4;

/** What the cross account pays for loans and may borrow, coin by coin, at a fee level. */
export const queryCrossMarginFeeData = query({
  page: "margin_trading/account/Query-Cross-Margin-Fee-Data",
  title: "Query Cross Margin Fee Data",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/crossMarginData",
  security: "USER_DATA",
  weight: { per: "ip", cost: (p) => (p.coin === undefined ? 5 : 1) },
  params: { vipLevel, coin: optional(assetName) },
  answer(x, p, caller) {
    const assets = assetsAsked(x, p.coin);
    if (isWireError(assets)) return assets;
    const level = p.vipLevel ?? accountOf(x, caller.account).vip;
    const crossPairs = pairsAsked(x, "cross", undefined);
    if (isWireError(crossPairs)) return crossPairs;
    return assets.map((asset) => {
      const daily = forLevel(asset.dailyRates, level);
      return {
        vipLevel: level,
        coin: asset.name,
        transferIn: asset.mortgageable,
        borrowable: asset.borrowable,
        dailyInterest: rateText(daily),
        yearlyInterest: plain(yearlyRate(daily, YEARLY_PLACES, "down")),
        borrowLimit: plain(forLevel(asset.borrowLimits, level)),
        marginablePairs: crossPairs
          .filter((pair) => pair.base === asset.name || pair.quote === asset.name)
          .map((pair) => pair.symbol),
      };
    });
  },
});
