// How the house goes along with a price that moves: a few orders at a time, as long as the price has not gone further
// than that; and how it trades, so that there is a last price, and minutes to look at.

import type { Command } from "../core/commands.ts";
import type { Market } from "../core/listing.ts";
import { accountOf, openOrders } from "../core/select.ts";
import { depthOf, tapeOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { amount, count, type Instant, SECOND, ticks } from "../money/units.ts";
import {
  centreOf,
  distances,
  FULL,
  type House,
  type Ladder,
  lean,
  middleOf,
  offer,
  quote,
  take,
  withdraw,
} from "./makers.ts";
import { numberOf, shareOf } from "./prng.ts";

/** Prices a side: fewer than the least are filled up a few at a time, more than the most are thinned out. */
const LEAST_LEVELS = 16;
const MOST_LEVELS = 24;
/** Steps the best price may be behind; where it is further, the market is quoted anew. */
const MOST_BEHIND = 6;
/** Orders too near the middle that are taken back one by one; where there are more, the market is quoted anew. */
const MOST_STALE = 6;
/** Prices a side that come at the far end at once. */
const MOST_MORE = 3;
/** Percent of the usual first offer: of a new best price, and of one at the far end. */
const NEAR = { least: 60, more: 300 };
const FAR = { least: 300, more: 300 };
/** The least and the most of a trade, in hundredths of a dollar; small ones are by far more frequent. */
const SMALLEST_TRADE = 1_500;
const LARGEST_TRADE = 1_500_000;
const CENT = 1_000_000;

/** An order of the house, as far as tending it goes. */
interface Quote {
  readonly id: number;
  readonly at: number;
}

/** Brings a market's quotes after its price: what is too near goes, what is missing comes, a little at a time. */
export function* tend(
  x: ExchangeView,
  house: House,
  market: View<Market>,
  { at, ladder = FULL }: { readonly at: Instant; readonly ladder?: Ladder },
): Generator<Command> {
  const { symbol } = market;
  const middle = middleOf(x, market);
  const centre = middle === undefined ? 0 : count(centreOf(market, middle, ladder));
  const bids = quotesOf(x, house, market, "buy");
  const asks = quotesOf(x, house, market, "sell");
  if (centre < 1 || ladder.deep === 0) {
    if (bids.length + asks.length > 0) yield withdraw(market, house.maker);
    return;
  }
  const { half, step } = distances(ticks(centre), ladder.wide);
  const nearest = Math.max(1, half >> 1);
  const stale = [
    ...bids.filter((bid) => bid.at > centre - nearest),
    ...asks.filter((ask) => ask.at < centre + nearest),
  ];
  const behind = half + MOST_BEHIND * step;
  const far = (best: Quote | undefined): boolean => best === undefined || Math.abs(best.at - centre) > behind;
  // A book that was recorded is left with many more.
  const strange = bids.length + asks.length > 4 * MOST_LEVELS;
  if (far(bids[0]) || far(asks[0]) || stale.length > MOST_STALE || strange) {
    yield* quote(x, house, symbol, lean(ladder));
    return;
  }
  const gone = stale.map(({ id }) => id);
  for (const quotes of [bids, asks]) if (quotes.length > MOST_LEVELS) gone.push(quotes.at(-1)!.id);
  if (gone.length > 0) yield cancel(market, house, gone);
  const second = Math.floor(count(at) / count(SECOND));
  const draw = (word: string, below: number): number => numberOf(x.seed, `${symbol} ${word}`, second) % below;
  for (const [side, quotes, away] of [["buy", bids, -1] as const, ["sell", asks, 1] as const]) {
    const kept = quotes.filter((each) => !stale.includes(each));
    const best = kept[0];
    const place = (level: number, { least, more }: typeof NEAR): Command =>
      offer(x, market, house.maker, {
        side,
        at: ticks(level),
        percent: Math.trunc(((least + draw(`${side} size`, more)) * ladder.deep) / 100),
      });
    if (best === undefined || Math.abs(best.at - centre) > half + step) {
      yield place(centre + away * (half + draw(side, 1 + (step >> 1))), NEAR);
    }
    const last = kept.at(-1);
    if (last === undefined) continue;
    for (let more = 1; more <= Math.min(MOST_MORE, LEAST_LEVELS - kept.length); more++) {
      const beyond = last.at + away * step * more;
      if (beyond >= 1) yield place(beyond, FAR);
    }
  }
}

/** One trade at the best price of a side: whichever the price has come from, more often than not. */
export function* strike(x: ExchangeView, house: House, market: View<Market>, at: Instant): Generator<Command> {
  const { symbol } = market;
  const second = Math.floor(count(at) / count(SECOND));
  const draw = (word: string): number => shareOf(x.seed, `${symbol} ${word}`, second);
  const { bids, asks } = depthOf(x, symbol, 1);
  const [bid] = bids;
  const [ask] = asks;
  if (bid === undefined || ask === undefined) return;
  const rises = count(bid.ticks) + count(ask.ticks) > 2 * count(tapeOf(x, symbol).lastTicks);
  const side = draw("side") < (rises ? 0.7 : 0.3) ? "buy" : "sell";
  const size = draw("trade") ** 6 * (LARGEST_TRADE - SMALLEST_TRADE) + SMALLEST_TRADE;
  const dollars = amount(BigInt(Math.round(size)) * BigInt(CENT));
  yield take(x, market, house.tape, { side, at: (side === "buy" ? ask : bid).ticks, dollars });
}

/** The house's resting orders on a side of a market, the best price first. */
function quotesOf(x: ExchangeView, house: House, market: View<Market>, side: "buy" | "sell"): Quote[] {
  const { spot, coinm } = accountOf(x, house.maker);
  const found: Quote[] = [];
  for (const order of openOrders(x.orders, market.kind === "pair" ? spot : coinm, market.symbol)) {
    if (order.side === side) found.push({ id: order.id, at: count(order.ticks) });
  }
  return found.sort((a, b) => (side === "buy" ? b.at - a.at : a.at - b.at) || a.id - b.id);
}

function cancel({ kind, symbol }: View<Market>, { maker }: House, ids: readonly number[]): Command {
  const purse = { kind: kind === "pair" ? "spot" : "coinm", account: maker } as const;
  return { type: "CancelOrders", purse, symbol, orders: ids.map((id) => ({ id })) };
}
