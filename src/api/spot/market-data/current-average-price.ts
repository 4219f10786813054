// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#current-average-price

import { AVERAGE_MINUTES, tapeOf } from "../../../core/select-market.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { padded } from "../../../money/text.ts";
import { count, instant } from "../../../money/units.ts";
import { averageOf } from "../../average-price.ts";
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
