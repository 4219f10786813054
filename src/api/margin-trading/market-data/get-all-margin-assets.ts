// https://developers.binance.com/docs/margin_trading/market-data/Get-All-Margin-Assets

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName, optional } from "../../../gateway/parameters.ts";
import { padded } from "../../../money/text.ts";
import { assetsAsked, DELIST_TIME, delistTime } from "../listings.ts";

/** The assets margin accounts deal in. */
export const getAllMarginAssets = query({
  page: "margin_trading/market-data/Get-All-Margin-Assets",
  title: "Get All Margin Assets",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/allAssets",
  security: "MARKET_DATA",
  weight: perIp(1),
  params: { asset: optional(assetName) },
  differs: DELIST_TIME,
  answer(x, p) {
    const assets = assetsAsked(x, p.asset);
    if (isWireError(assets)) return assets;
    return assets.map((asset) => ({
      assetFullName: asset.fullName,
      assetName: asset.name,
      isBorrowable: asset.borrowable,
      isMortgageable: asset.mortgageable,
      userMinBorrow: padded(asset.minimumBorrow),
      userMinRepay: padded(asset.minimumRepay),
      delistTime: delistTime(x, { asset: asset.name }),
    }));
  },
});
