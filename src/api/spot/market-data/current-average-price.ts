// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#current-average-price

import type { Pair } from "../../../core/listing.ts";
import { AVERAGE_MINUTES, type Tape, tapeOf, tradedSince } from "../../../core/select-market.ts";
import type { View } from "../../../core/view.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { earlier, floorTo } from "../../../money/arithmetic.ts";
import { averagePrice, priceAt, quantityOf } from "../../../money/convert.ts";
import { padded } from "../../../money/text.ts";
import { count, instant, type Instant, MINUTE, type Price, span } from "../../../money/units.ts";
import { namedPair, symbol } from "../params.ts";

/** What a pair cost on average in the last five minutes: the one that runs and the four before it. */
export const currentAveragePrice = query({
  page: "spot/market-data/Current-Average-Price",
  title: "Current average price",
  documented: "2026-07-21",
  route: "GET /api/v3/avgPrice",
  security: "NONE",
  weight: perIp(2),
  params: { symbol },
  answer(x, p, caller) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const tape = tapeOf(x, pair.symbol);
    return {
      mins: AVERAGE_MINUTES,
      price: padded(averageOf(pair, tape, caller.now)),
      closeTime: count(tape.lastAt ?? instant(0)),
    };
  },
});

/** Without trades in that time, the last price. */
function averageOf(pair: View<Pair>, tape: View<Tape>, now: Instant): Price {
  const since = earlier(floorTo(now, MINUTE), span((AVERAGE_MINUTES - 1) * count(MINUTE)));
  const traded = tradedSince(tape, since);
  if (count(traded.lots) === 0) return priceAt(tape.lastTicks, pair.filters.price.tick);
  return averagePrice(traded.quote, quantityOf(traded.lots, pair.filters.lot.step), "down");
}
