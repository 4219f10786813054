// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Kline-Candlestick-Streams

import { type Interval, INTERVALS } from "../../../api/intervals.ts";
import type { Contract } from "../../../core/listing.ts";
import { contractOf, contracts } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { type Instant, span } from "../../../money/units.ts";
import type { Channel, MarketStream } from "../../declare.ts";
import { figureKlines } from "../../figure-klines.ts";
import { klines, type KlineSource, type Moment } from "../../klines.ts";
import { ofAll, ofContract, ofUnderlying } from "../../names.ts";
import { tradedKlines } from "../../traded-klines.ts";

const EVERY = span(250);

const ABOUT = {
  documented: "2026-01-15",
  host: "coinm",
  pace: "250 ms",
  differs: "sent when it has changed, and when an interval is over: closed, and then the next one",
} as const;
const FIGURE = {
  ...ABOUT,
  differs: `${ABOUT.differs}; what was seen last counts as one sample a second`,
} as const;

/** Klines of a contract; the volume is in contracts, the other one in coin. */
export const contractKlineStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Kline-Candlestick-Streams",
  title: "Kline/Candlestick Streams",
  names: "<symbol>@kline_<interval>",
  open: ofContract(/^@kline_(\w+)$/, ({ symbol }, [, asked]) =>
    klinesOf(asked, (interval) =>
      tradedKlines({
        interval,
        hears: [{ of: "trades", name: symbol }],
        market: (x) => contractOf(x, symbol),
        body: (k, times, now) => ({ e: "kline", E: times(now), s: symbol, k }),
      }),
    ),
  ),
};

/** Klines of whichever contract of a pair is of a type just then. */
export const continuousKlineStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Continuous-Contract-Kline-Candlestick-Streams",
  title: "Continuous Contract Kline/Candlestick Streams",
  names: "<pair>_<contractType>@continuousKline_<interval>",
  open: ofAll(
    /^([a-z0-9]+)_(perpetual|current_quarter|next_quarter)@continuousKline_(\w+)$/,
    ([, small, kind, asked], opened) => {
      const [pair, type] = [small!.toUpperCase(), kind!.toUpperCase()];
      if (!contracts(opened).some((each) => each.pair === pair)) return undefined;
      return klinesOf(asked, (interval) =>
        tradedKlines({
          interval,
          hears: [{ of: "trades" }],
          market: (x) => contractOfType(x, pair, type),
          body({ s: _, ...k }, times, now) {
            return { e: "continuous_kline", E: times(now), ps: pair, ct: type, k };
          },
        }),
      );
    },
  ),
};

/** Klines of the index of a pair. */
export const indexPriceKlineStream: MarketStream = {
  ...FIGURE,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Index-Kline-Candlestick-Streams",
  title: "Index Kline/Candlestick Streams",
  names: "<pair>@indexPriceKline_<interval>",
  open: ofUnderlying(/^@indexPriceKline_(\w+)$/, (pair, [, asked], opened) => {
    const { base } = contracts(opened).find((each) => each.pair === pair)!;
    return klinesOf(asked, (interval) =>
      figureKlines({
        interval,
        figure: { of: "index", name: base },
        symbol: "0",
        body: (k, times, now) => ({ e: "indexPrice_kline", E: times(now), ps: pair, k }),
      }),
    );
  }),
};

/** Klines of the mark price of a contract. */
export const markPriceKlineStream: MarketStream = {
  ...FIGURE,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Mark-Price-Kline-Candlestick-Streams",
  title: "Mark Price Kline/Candlestick Streams",
  names: "<symbol>@markPriceKline_<interval>",
  open: ofContract(/^@markPriceKline_(\w+)$/, ({ symbol, pair }, [, asked]) =>
    klinesOf(asked, (interval) =>
      figureKlines({
        interval,
        figure: { of: "mark", name: symbol },
        symbol,
        body: (k, times, now) => ({ e: "markPrice_kline", E: times(now), ps: pair, k }),
      }),
    ),
  ),
};

/** Klines of an interval that contracts have: all but seconds. */
function klinesOf<T extends { readonly openAt: Instant }, M extends Moment<T>>(
  asked: string | undefined,
  source: (interval: Interval) => KlineSource<T, M>,
): Channel | undefined {
  const interval = INTERVALS.find((each) => each === asked && each !== "1s");
  return interval === undefined ? undefined : klines({ interval, zone: span(0) }, EVERY, source(interval));
}

function contractOfType(x: ExchangeView, pair: string, type: string): View<Contract> | undefined {
  return contracts(x).find((contract) => contract.pair === pair && contract.contractType === type);
}
