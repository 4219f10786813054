// https://developers.binance.com/docs/margin_trading/market-data/Query-Margin-PriceIndex

import { pairIndex, pairOf } from "../../../core/select-market.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { floorTo } from "../../../money/arithmetic.ts";
import { padded } from "../../../money/text.ts";
import { count, SECOND } from "../../../money/units.ts";
import { symbol } from "../params.ts";

/** The index of a pair: the price by which margin accounts are judged. */
export const queryMarginPriceindex = query({
  page: "margin_trading/market-data/Query-Margin-PriceIndex",
  title: "Query Margin PriceIndex",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/priceIndex",
  security: "MARKET_DATA",
  weight: perIp(10),
  params: { symbol },
  answer(x, p, caller) {
    const pair = pairOf(x, p.symbol);
    const price = pair === undefined || !(pair.cross || pair.isolated) ? undefined : pairIndex(x.prices, pair);
    if (price === undefined) return wireError("NO_INDEX");
    // A price holds until another is observed: it is worked out as of this second, as the real one is every second.
    return { calcTime: count(floorTo(caller.now, SECOND)), price: padded(price), symbol: p.symbol };
  },
});
