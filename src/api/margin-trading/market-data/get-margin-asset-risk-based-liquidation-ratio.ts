// https://developers.binance.com/docs/margin_trading/market-data/Get-Margin-Asset-Risk-Based-Liquidation-Ratio

import { perIp, query } from "../../../gateway/declare.ts";
import { plain } from "../../../money/text.ts";
import { marginAssets } from "../listings.ts";

/** The risk-based liquidation ratio of each margin asset that has one. */
export const getMarginAssetRiskBasedLiquidationRatio = query({
  page: "margin_trading/market-data/Get-Margin-Asset-Risk-Based-Liquidation-Ratio",
  title: "Get Margin Asset Risk-Based Liquidation Ratio",
  documented: "2026-02-12",
  route: "GET /sapi/v1/margin/risk-based-liquidation-ratio",
  security: "MARKET_DATA",
  weight: perIp(1),
  params: {},
  differs:
    "the documentation does not say what the figure is used for, and nothing is worked out from it here; it gives 0.01 for " +
    "dollar coins, and that of the others is assumed",
  answer: (x) =>
    marginAssets(x).flatMap(({ name, riskBasedLiquidation: ratio }) =>
      ratio === undefined ? [] : [{ asset: name, riskBasedLiquidationRatio: plain(ratio) }],
    ),
});
