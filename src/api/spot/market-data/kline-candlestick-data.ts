// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { rowLimit } from "../../../gateway/parameters.ts";
import { padded } from "../../../money/text.ts";
import { INTERVALS, intervalIn, timeZone } from "../../intervals.ts";
import { klineMoment, klineRow, klinesOf } from "../../klines.ts";
import { recall } from "../../page.ts";
import { priceText, quantityText } from "../../pair-orders.ts";
import { namedPair, symbol, timeRange } from "../params.ts";

/** Klines of a pair, oldest first, from its first trade to now without a gap. */
export const klineCandlestickData = recall({
  page: "spot/market-data/Kline-Candlestick-Data",
  title: "Kline/Candlestick data",
  documented: "2026-07-21",
  route: "GET /api/v3/klines",
  security: "NONE",
  weight: perIp(2),
  params: { symbol, interval: intervalIn(INTERVALS), ...timeRange, timeZone, limit: rowLimit(500, 1000) },
  present(x, p, caller) {
    const pair = namedPair(x, p);
    return isWireError(pair) ? pair : { pair, moment: klineMoment(x, pair.symbol, caller.now) };
  },
  past({ pair, moment }, past, p) {
    const asked = { interval: p.interval, zone: p.timeZone, from: p.startTime, to: p.endTime, limit: p.limit };
    const texts = {
      price: priceText.bind(undefined, pair),
      size: quantityText.bind(undefined, pair),
      amount: padded,
    };
    return klinesOf(past, pair.symbol, asked, moment).map((kline) => klineRow(kline, texts));
  },
});
