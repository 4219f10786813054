// Tickers: what markets did in a time that ends now. They are told where something about them has changed other than
// the times themselves.

import { type Statistics, statisticsMoment } from "../api/statistics.ts";
import type { Market } from "../core/listing.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Json } from "../gateway/declare.ts";
import { toJson } from "../gateway/json.ts";
import type { Past } from "../history/past.ts";
import { earlier, higher, isZero } from "../money/arithmetic.ts";
import { percentChangeTo } from "../money/convert.ts";
import { padded, withPlaces } from "../money/text.ts";
import { DAY, instant, type Instant, type Price, ratio, type Span } from "../money/units.ts";
import { bestPrices, type BestPrices } from "./best-prices.ts";
import type { Channel, Said, Times } from "./declare.ts";
import { streamPrice, streamSize } from "./market-text.ts";
import { Window } from "./window.ts";

/** Decimal places of a change in percent: the pages print -95.960. */
const PERCENT_PLACES = 3;

/** What a ticker is made of. */
export interface Ticker {
  readonly market: View<Market>;
  readonly time: Statistics;
  /** As it was when the ticker was looked at; undefined of tickers that do not show it. */
  readonly best: BestPrices | undefined;
}

/** What some tickers have in common. */
export interface TickerKind {
  readonly every: Span;
  /** When the window opens that ends at a moment. */
  readonly opens: (now: Instant) => Instant;
  /** Whether best prices are shown, so that a ticker is another when they are. */
  readonly best?: true;
  /** A ticker's body. */
  readonly body: (ticker: Ticker, times: Times) => Record<string, Json>;
}

/** A channel that tells one market's ticker. */
export function ticker(symbol: string, kind: TickerKind): Channel {
  const told = new Telling([symbol], kind);
  return {
    ...channelOf(kind, symbol),
    say: (x, now, joined) => ({
      recall: told.look(x, now, joined, (tickers) => tickers.map((each) => (times) => kind.body(each, times))),
    }),
  };
}

/** A channel that tells the tickers of all markets of a kind that have changed, as one list. */
export function allTickers(symbols: (x: ExchangeView) => readonly string[], kind: TickerKind): Channel {
  const told = new Telling(symbols, kind);
  return {
    ...channelOf(kind, undefined),
    say: (x, now, joined) => ({
      recall: told.look(x, now, joined, (tickers) =>
        tickers.length === 0 ? [] : [(times) => tickers.map((each) => kind.body(each, times))],
      ),
    }),
  };
}

function channelOf({ every, best }: TickerKind, name: string | undefined): Omit<Channel, "say"> {
  const of = name === undefined ? {} : { name };
  const hears = [{ of: "trades", ...of } as const, ...(best === true ? [{ of: "book", ...of } as const] : [])];
  return { hears, every, ages: true, greets: true };
}

/** When a window of a day opens. */
export function aDayAgo(now: Instant): Instant {
  return higher(earlier(now, DAY), instant(0));
}

/** A change in percent; none from nothing. */
export function percentText(open: Price, last: Price): string {
  const percent = isZero(open) ? ratio(0n) : percentChangeTo(open, last, PERCENT_PLACES, "half-up");
  return withPlaces(percent, PERCENT_PLACES);
}

/** What every ticker ends with. */
export function rangeOf({ market, time }: Ticker, times: Times) {
  return {
    o: streamPrice(market, time.open),
    h: streamPrice(market, time.high),
    l: streamPrice(market, time.low),
    v: streamSize(market, time.lots),
    q: padded(time.quote),
    O: times(time.openAt),
    C: times(time.closeAt),
    F: time.firstTrade,
    L: time.lastTrade,
    n: time.trades,
  };
}

const NO_TIME: Times = () => 0;

/** Tickers that were told, and how they were. */
class Telling {
  readonly #symbols: readonly string[] | ((x: ExchangeView) => readonly string[]);
  readonly #kind: TickerKind;
  readonly #told = new Map<string, string>();
  readonly #windows = new Map<string, Window>();

  constructor(symbols: readonly string[] | ((x: ExchangeView) => readonly string[]), kind: TickerKind) {
    this.#symbols = symbols;
    this.#kind = kind;
  }

  /** Looks now, and says later what has changed; everything where somebody is new. */
  look(
    x: ExchangeView,
    now: Instant,
    joined: boolean,
    say: (changed: readonly Ticker[]) => readonly Said[],
  ): (past: Past) => readonly Said[] {
    const { best: showsBest, opens } = this.#kind;
    const symbols = typeof this.#symbols === "function" ? this.#symbols(x) : this.#symbols;
    const looked = symbols.map((symbol) => ({
      market: x.reference.markets.get(symbol)!,
      moment: statisticsMoment(x, symbol, now),
      best: showsBest === true ? bestPrices(x, symbol) : undefined,
    }));
    return (past) =>
      say(
        looked
          .map(({ market, moment, best }) => {
            return { market, best, time: this.#windowOf(market.symbol).look(past, opens(now), moment) };
          })
          .filter((each) => this.#isNew(each) || joined),
      );
  }

  #isNew(each: Ticker): boolean {
    const text = toJson(this.#kind.body(each, NO_TIME));
    const { symbol } = each.market;
    if (this.#told.get(symbol) === text) return false;
    this.#told.set(symbol, text);
    return true;
  }

  #windowOf(symbol: string): Window {
    let window = this.#windows.get(symbol);
    if (window === undefined) this.#windows.set(symbol, (window = new Window(symbol)));
    return window;
  }
}
