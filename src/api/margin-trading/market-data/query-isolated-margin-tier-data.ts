// https://developers.binance.com/docs/margin_trading/market-data/Query-Isolated-Margin-Tier-Data

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { int, optional } from "../../../gateway/parameters.ts";
import { plain } from "../../../money/text.ts";
import { pairsAsked } from "../listings.ts";
import { symbol } from "../params.ts";

/** A pair's isolated ladder: what each tier lets an account owe, and the ratios that then hold. */
export const queryIsolatedMarginTierData = query({
  page: "margin_trading/market-data/Query-Isolated-Margin-Tier-Data",
  title: "Query Isolated Margin Tier Data",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/isolatedMarginTier",
  security: "USER_DATA",
  weight: perIp(1),
  params: { symbol, tier: optional(int({ min: 1 })) },
  answer(x, p) {
    const asked = pairsAsked(x, "isolated", p.symbol);
    if (isWireError(asked)) return asked;
    const { tiers } = asked[0]!;
    const shown = p.tier === undefined ? tiers : tiers.filter(({ tier }) => tier === p.tier);
    if (shown.length === 0) return wireError("BAD_VALUE", { name: "tier" });
    return shown.map((tier) => ({
      symbol: p.symbol,
      tier: tier.tier,
      effectiveMultiple: plain(tier.multiple),
      initialRiskRatio: plain(tier.initial),
      liquidationRiskRatio: plain(tier.liquidation),
      baseAssetMaxBorrowable: plain(tier.baseLimit),
      quoteAssetMaxBorrowable: plain(tier.quoteLimit),
    }));
  },
});
