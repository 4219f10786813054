// https://developers.binance.com/docs/margin_trading/account/Query-Isolated-Margin-Fee-Data

import { accountOf } from "../../../core/select.ts";
import { forLevel } from "../../../core/select-margin.ts";
import { query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { plain } from "../../../money/text.ts";
import { pairsAsked, rateText } from "../listings.ts";
import { symbol, vipLevel } from "../params.ts";

/** What isolated accounts pay for loans and may borrow, pair by pair, at a fee level. */
export const queryIsolatedMarginFeeData = query({
  page: "margin_trading/account/Query-Isolated-Margin-Fee-Data",
  title: "Query Isolated Margin Fee Data",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/isolatedMarginData",
  security: "USER_DATA",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 10 : 1) },
  params: { vipLevel, symbol: optional(symbol) },
  answer(x, p, caller) {
    const asked = pairsAsked(x, "isolated", p.symbol);
    if (isWireError(asked)) return asked;
    const level = p.vipLevel ?? accountOf(x, caller.account).vip;
    return asked.map((pair) => {
      const limits = forLevel(pair.isolatedLimits, level);
      const coin = (name: string, limit: typeof limits.base) => ({
        coin: name,
        dailyInterest: rateText(forLevel(x.reference.assets.get(name)!.dailyRates, level)),
        borrowLimit: plain(limit),
      });
      return {
        vipLevel: level,
        symbol: pair.symbol,
        leverage: plain(pair.tiers[0]!.multiple),
        data: [coin(pair.base, limits.base), coin(pair.quote, limits.quote)],
      };
    });
  },
});
