// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#trading-day-ticker

import { isWireError } from "../../../gateway/errors.ts";
import { earlier } from "../../../money/arithmetic.ts";
import { span } from "../../../money/units.ts";
import { intervalNumber, intervalOpen, timeZone } from "../../intervals.ts";
import { recall } from "../../page.ts";
import { statisticsSince } from "../../statistics.ts";
import { whichPairs } from "../params.ts";
import { askedTickers, tickersBody, tickersCost, tickerType } from "../tickers.ts";

/** What pairs did in the present day of a time zone, so far. */
export const tradingDayTicker = recall({
  page: "spot/market-data/Trading-Day-Ticker",
  title: "Trading Day Ticker",
  documented: "2026-07-21",
  route: "GET /api/v3/ticker/tradingDay",
  security: "NONE",
  weight: { per: "ip", cost: tickersCost },
  params: {
    symbol: whichPairs.symbol,
    symbols: whichPairs.symbols,
    timeZone,
    type: tickerType,
    symbolStatus: whichPairs.symbolStatus,
  },
  differs: "a pair that has not traded on that day, or never, is shown flat",
  present: (x, p, caller) => askedTickers(x, p, caller.now),
  past(asked, past, p, { now }) {
    if (isWireError(asked)) return asked;
    const today = intervalNumber("1d", now, p.timeZone);
    const openAt = intervalOpen("1d", today, p.timeZone);
    const closeAt = earlier(intervalOpen("1d", today + 1, p.timeZone), LAST_MS);
    return tickersBody(asked, p.type, ({ pair, moment }) => ({
      ...statisticsSince(past, pair.symbol, openAt, moment),
      closeAt,
    }));
  },
});

/** A day's last millisecond belongs to it. */
const LAST_MS = span(1);
