// https://developers.binance.com/docs/margin_trading/market-data/Cross-margin-collateral-ratio

import { perIp, query } from "../../../gateway/declare.ts";
import { plain } from "../../../money/text.ts";
import { marginAssets } from "../listings.ts";

/** What share of an asset's value counts as collateral in the cross account; assets of one share stand together. */
export const crossMarginCollateralRatio = query({
  page: "margin_trading/market-data/Cross-margin-collateral-ratio",
  title: "Cross margin collateral ratio",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/crossMarginCollateralRatio",
  security: "MARKET_DATA",
  weight: perIp(100),
  params: {},
  differs: "an asset has one ratio, however much of it there is: each ladder has one step, which has no upper end",
  answer(x) {
    const names = new Map<string, string[]>();
    for (const { name, collateralRatio } of marginAssets(x)) {
      const rate = plain(collateralRatio);
      names.set(rate, [...(names.get(rate) ?? []), name]);
    }
    return [...names].map(([discountRate, assetNames]) => ({
      collaterals: [{ minUsdValue: "0", discountRate }],
      assetNames,
    }));
  },
});
