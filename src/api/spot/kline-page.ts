// What the two pages of klines have in common: all but their names.

import type { Pair } from "../../core/listing.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { perIp } from "../../gateway/declare.ts";
import { isWireError, type WireError } from "../../gateway/errors.ts";
import { rowLimit, type Values } from "../../gateway/parameters.ts";
import type { Past } from "../../history/past.ts";
import { padded } from "../../money/text.ts";
import type { Instant } from "../../money/units.ts";
import { INTERVALS, intervalIn, timeZone } from "../intervals.ts";
import { klineMoment, type KlineMoment, klineRow, klinesOf } from "../klines.ts";
import { priceText, quantityText } from "../pair-orders.ts";
import { namedPair, symbol, timeRange } from "./params.ts";

const params = { symbol, interval: intervalIn(INTERVALS), ...timeRange, timeZone, limit: rowLimit(500, 1000) } as const;

interface Present {
  readonly pair: View<Pair>;
  readonly moment: KlineMoment;
}

/** Klines of a pair, oldest first, from its first trade to now without a gap. */
export const KLINE_PAGE = {
  security: "NONE",
  weight: perIp(2),
  params,
  present(x: ExchangeView, p: Values<typeof params>, caller: { readonly now: Instant }): Present | WireError {
    const pair = namedPair(x, p);
    return isWireError(pair) ? pair : { pair, moment: klineMoment(x, pair.symbol, caller.now) };
  },
  past({ pair, moment }: Present, past: Past, p: Values<typeof params>) {
    const asked = { interval: p.interval, zone: p.timeZone, from: p.startTime, to: p.endTime, limit: p.limit };
    const texts = {
      price: priceText.bind(undefined, pair),
      size: quantityText.bind(undefined, pair),
      amount: padded,
    };
    return klinesOf(past, pair.symbol, asked, moment).map((kline) => klineRow(kline, texts));
  },
} as const;
