// https://developers.binance.com/docs/margin_trading/market-data/Get-Margin-Restricted-Assets

import { pairs } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { marginAssets } from "../listings.ts";

/** The margin assets that cannot be bought with borrowed money, and those that cross accounts do not take in. */
export const getMarginRestrictedAssets = query({
  page: "margin_trading/market-data/Get-Margin-Restricted-Assets",
  title: "Get Margin Restricted Assets",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/restricted-asset",
  security: "MARKET_DATA",
  weight: perIp(1),
  params: {},
  differs:
    "there are no risk limits that come and go: longs are restricted where no quote asset of a coin's margin pairs " +
    "is lent, and collateral where the listing does not take a coin in",
  answer(x) {
    const assets = marginAssets(x);
    return {
      openLongRestrictedAsset: assets.map(({ name }) => name).filter((name) => isKeptFromLongs(x, name)),
      maxCollateralExceededAsset: assets.filter(({ mortgageable }) => !mortgageable).map(({ name }) => name),
    };
  },
});

/** Whether an asset has margin pairs, but none whose quote asset can be borrowed to buy it. */
function isKeptFromLongs(x: ExchangeView, name: string): boolean {
  const bought = pairs(x).filter((pair) => pair.base === name && (pair.cross || pair.isolated));
  return bought.length > 0 && bought.every(({ quote }) => x.reference.assets.get(quote)?.borrowable !== true);
}
