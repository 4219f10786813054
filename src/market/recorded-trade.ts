// A trade that was, made in the book that was: whether somebody's resting order is filled by it is a model, and which one is
// said by whoever replays.

import type { Command, ShapeBook, WantedLevel } from "../core/commands.ts";
import type { Market } from "../core/listing.ts";
import { depthOf, lineAt } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { count, lots, type Lots, ticks, type Ticks } from "../money/units.ts";
import type { House } from "./makers.ts";
import type { RecordedBook } from "./recorded-book.ts";

/**
 * When a trade at a price fills somebody's order that rests there: at once (`touch`), only what trades beyond the price
 * (`cross`), or when what stood in the book before it has been traded (`queue`). At a better price it is filled by all.
 */
export type FillModel = "touch" | "cross" | "queue";

/** Prices better than a trade's that are looked at: a recording's words on trades and on books are moments apart. */
const BETTER = 50;

/** A trade on the market's grid. */
export interface GridTrade {
  readonly takerSide: "buy" | "sell";
  readonly at: Ticks;
  readonly size: Lots;
}

/** Makes a trade in a recorded book, and leaves the book as it is recorded. */
export function* tradeInBook(
  x: ExchangeView,
  house: House,
  { market, book, fill }: { readonly market: View<Market>; readonly book: RecordedBook; readonly fill: FillModel },
  { takerSide, at, size }: GridTrade,
): Generator<Command> {
  const { symbol } = market;
  const side = takerSide === "buy" ? "sell" : "buy";
  const shape = (levels: readonly WantedLevel[]): ShapeBook => ({ ...SHAPE, account: house.maker, symbol, levels });
  const take = (to: Ticks, of: Lots): Command => {
    return { type: "TakeLevel", account: house.tape, symbol, side: takerSide, ticks: to, lots: of };
  };
  const better = betterThan(x, symbol, side, at);
  // The house's offers at better prices were gone when the trade was made.
  const own = better.filter((each) => lineAt(x, symbol, side, each).some(({ account }) => account === house.maker));
  if (own.length > 0) yield shape(own.map((each) => ({ side, ticks: each, lots: lots(0) })));
  let left = count(size);
  if (fill === "cross" && better.length > 0) {
    const theirs = better.flatMap((each) => lineAt(x, symbol, side, each));
    const through = Math.min(
      left,
      theirs.reduce((sum, each) => sum + count(each.lots), 0),
    );
    if (through > 0) yield take(ticks(count(at) + (takerSide === "buy" ? -1 : 1)), lots(through));
    left -= through;
  }
  const line = lineAt(x, symbol, side, at);
  const first = line.findIndex(({ account }) => account !== house.maker);
  const stands = line.reduce((sum, each) => sum + (each.account === house.maker ? count(each.lots) : 0), 0);
  if (first === -1 || fill !== "cross") {
    const others = line.reduce((sum, each) => sum + count(each.lots), 0) - stands;
    const wanted = Math.max(stands, left - others);
    if (wanted > stands || (fill === "touch" && first !== -1)) {
      yield shape([{ side, ticks: at, lots: lots(wanted), anew: fill === "touch" }]);
    }
  } else {
    // Only what stands before the first of them can be traded without it.
    left = Math.min(
      left,
      line.slice(0, first).reduce((sum, each) => sum + count(each.lots), 0),
    );
  }
  if (left > 0) yield take(at, lots(left));
  yield shape([at, ...own].map((each) => ({ side, ticks: each, lots: book.at(side, each) })));
}

const SHAPE = { type: "ShapeBook", rest: "stays", behind: true } as const;

/** Prices at which something stands that is better for a taker than a price. */
function betterThan(x: ExchangeView, symbol: string, side: "buy" | "sell", at: Ticks): Ticks[] {
  const { bids, asks } = depthOf(x, symbol, BETTER);
  return (side === "buy" ? bids : asks)
    .map((level) => level.ticks)
    .filter((each) => (side === "buy" ? each > at : each < at));
}
