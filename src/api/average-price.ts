// What a pair cost on average in the last five minutes.

import type { Pair } from "../core/listing.ts";
import { AVERAGE_MINUTES, type Tape, tradedSince } from "../core/select-market.ts";
import type { View } from "../core/view.ts";
import { earlier, floorTo } from "../money/arithmetic.ts";
import { averagePrice, priceAt, quantityOf } from "../money/convert.ts";
import { count, type Instant, MINUTE, type Price, span } from "../money/units.ts";

/** The average of the minute that runs and the four before it. Without trades in that time, the last price. */
export function averageOf(pair: View<Pair>, tape: View<Tape>, now: Instant): Price {
  const since = earlier(floorTo(now, MINUTE), span((AVERAGE_MINUTES - 1) * count(MINUTE)));
  const traded = tradedSince(tape, since);
  if (count(traded.lots) === 0) return priceAt(tape.lastTicks, pair.filters.price.tick);
  return averagePrice(traded.quote, quantityOf(traded.lots, pair.filters.lot.step), "down");
}
