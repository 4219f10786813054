// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#rolling-window-price-change-statistics

import type { Parameter } from "../../../gateway/parameters.ts";
import { withDefault } from "../../../gateway/parameters.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { earlier, floorTo, higher } from "../../../money/arithmetic.ts";
import { count, DAY, HOUR, instant, MINUTE, span, type Span } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { statisticsSince } from "../../statistics.ts";
import { whichPairs } from "../params.ts";
import { askedTickers, tickersBody, tickersCost, tickerType } from "../tickers.ts";

/** The units of a window, and how many of each one may have. */
const UNITS: Readonly<Record<string, { readonly length: Span; readonly most: number }>> = {
  m: { length: MINUTE, most: 59 },
  h: { length: HOUR, most: 23 },
  d: { length: DAY, most: 7 },
};

/** Minutes, hours or days: `1m` to `59m`, `1h` to `23h`, `1d` to `7d`. */
const windowSize: Parameter<Span> = {
  type: "ENUM",
  range: "",
  read(value) {
    const [, number, unit] = /^([1-9]\d?)([mhd])$/.exec(value) ?? [];
    if (number === undefined) return { wrong: "invalid" };
    const { length, most } = UNITS[unit!]!;
    return Number(number) > most ? { wrong: "invalid" } : span(Number(number) * count(length));
  },
};

/** What pairs did in a window that ends now and begins with a minute. */
export const rollingWindowPriceChangeStatistics = recall({
  page: "spot/market-data/Rolling-Window-Price-Change-Statistics",
  title: "Rolling window price change statistics",
  documented: "2026-07-21",
  route: "GET /api/v3/ticker",
  security: "NONE",
  weight: { per: "ip", cost: tickersCost },
  params: {
    symbol: whichPairs.symbol,
    symbols: whichPairs.symbols,
    windowSize: withDefault(windowSize, DAY),
    type: tickerType,
    symbolStatus: whichPairs.symbolStatus,
  },
  differs: "a pair that has not traded in the window, or never, is shown flat",
  present: (x, p, caller) => askedTickers(x, p, caller.now),
  past: (asked, past, p, { now }) =>
    isWireError(asked)
      ? asked
      : tickersBody(asked, p.type, ({ pair, moment }) =>
          statisticsSince(past, pair.symbol, higher(floorTo(earlier(now, p.windowSize), MINUTE), instant(0)), moment),
        ),
});
