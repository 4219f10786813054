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
  asset("USDT", "TetherUS", "0.000475", "2000000"),
  asset("BTC", "Bitcoin", "0.00026125", "180"),
  asset("ETH", "Ethereum", "0.00026125", "2500"),
  asset("BNB", "BNB", "0.0005", "5000"),
  asset("ADA", "Cardano", "0.0005", "2000000"),
  // What liquidation loans are counted in. No pair trades it here, so that nobody lends it or takes it as collateral.
  { ...asset("USDC", "USD Coin", "0.000475", "0"), borrowable: false, mortgageable: false },
];

function asset(name: string, fullName: string, daily: string, borrowLimit: string): Asset {
  return {
    name,
    fullName,
    borrowable: true,
    mortgageable: true,
    minimumBorrow: amountOf("0"),
    minimumRepay: amountOf("0"),
    dailyRates: VIP_FACTORS.map((factor) => scaledRate(rateOf(daily), ratioOf(factor), "down")),
    borrowLimits: VIP_FACTORS.map(() => amountOf(borrowLimit)),
    collateralRatio: ratioOf("1"),
    riskBasedLiquidation: ratioOf(name === "USDT" ? STABLE_LIQUIDATION : COIN_LIQUIDATION),
  };
}
