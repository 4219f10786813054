// The assets of a fresh venue. Daily interest follows the documentation's examples where there are
// any (BTC, USDT), else it is assumed; levels above VIP 0 follow an unofficial table and are settings.

import type { Asset } from "../core/listing.ts";
import { scaledRate } from "../money/convert.ts";
import { amountOf, rateOf, ratioOf } from "./figures.ts";

/** Interest of each VIP level as a share of level 0: assumed. */
const VIP_FACTORS = ["1", "0.95", "0.9", "0.8", "0.7", "0.6"];

/** Risk-based liquidation ratios: the documentation's example for dollar coins; that of other coins is assumed. */
const STABLE_LIQUIDATION = "0.01";
const COIN_LIQUIDATION = "0.02";

/** The assets, in the order in which they are listed. */
export const DEFAULT_ASSETS: readonly Asset[] = [
  asset("USDT", "TetherUS", { daily: "0.000475", least: "0.01", limit: "2000000" }),
  asset("BTC", "Bitcoin", { daily: "0.00026125", least: "0.000001", limit: "180" }),
  asset("ETH", "Ethereum", { daily: "0.00026125", least: "0.00001", limit: "2500" }),
  asset("BNB", "BNB", { daily: "0.0005", least: "0.0001", limit: "5000" }),
  asset("ADA", "Cardano", { daily: "0.0005", least: "0.01", limit: "2000000" }),
  // What liquidation loans are counted in. No pair trades it here, so that nobody lends it or takes it as collateral.
  {
    ...asset("USDC", "USD Coin", { daily: "0.000475", least: "0.01", limit: "0" }),
    borrowable: false,
    mortgageable: false,
  },
];

/**
 * The least of a loan and of a repayment is assumed: about a cent. The documentation has both codes, and its samples
 * show a least of zero.
 */
function asset(
  name: string,
  fullName: string,
  { daily, least, limit }: { readonly daily: string; readonly least: string; readonly limit: string },
): Asset {
  return {
    name,
    fullName,
    borrowable: true,
    mortgageable: true,
    minimumBorrow: amountOf(least),
    minimumRepay: amountOf(least),
    dailyRates: VIP_FACTORS.map((factor) => scaledRate(rateOf(daily), ratioOf(factor), "down")),
    borrowLimits: VIP_FACTORS.map(() => amountOf(limit)),
    collateralRatio: ratioOf("1"),
    riskBasedLiquidation: ratioOf(name === "USDT" ? STABLE_LIQUIDATION : COIN_LIQUIDATION),
  };
}
