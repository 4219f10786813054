// Readers of a book's changes miss none: whatever happens, what each entry says it changed leads from the book before it
// to the book after it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { ask, busyVenue, wish } from "../../../test/wishes/wishes.ts";
import { count } from "../../money/units.ts";
import { beginEntry, evolve } from "../evolve.ts";
import { changesOf, depthOf, standingAt, updateIdOf } from "../select-market.ts";
import { emptyExchange, type Exchange } from "../state.ts";

/** A book as somebody keeps it who hears of changes alone: lots by price. */
type Kept = Record<"buy" | "sell", Map<number, number>>;

/** What stands in a book, by price. */
function standing(x: Exchange, symbol: string): Kept {
  const { bids, asks } = depthOf(x, symbol, Number.MAX_SAFE_INTEGER);
  const side = (levels: typeof bids) => new Map(levels.map(({ ticks, lots }) => [count(ticks), count(lots)] as const));
  return { buy: side(bids), sell: side(asks) };
}

const sorted = (side: Map<number, number>): [number, number][] => [...side].toSorted(([a], [b]) => a - b);

test("what entries say they changed of a book is all that they changed of it", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60, size: "max" }), (wishes) => {
      const venue = busyVenue();
      venue.auditing = false;
      for (const wanted of wishes) ask(venue, wanted);
      const x = emptyExchange();
      const kept = new Map<string, Kept>();
      const numbers = new Map<string, number>();
      for (const { at, events } of venue.entries) {
        beginEntry(x, at);
        for (const event of events) evolve(x, event);
        for (const symbol of x.books.keys()) {
          const book = kept.get(symbol) ?? { buy: new Map(), sell: new Map() };
          kept.set(symbol, book);
          const changes = changesOf(x, symbol);
          for (const side of ["buy", "sell"] as const) {
            for (const price of changes[side]) {
              const lots = count(standingAt(x, symbol, side, price));
              if (lots === 0) book[side].delete(count(price));
              else book[side].set(count(price), lots);
            }
          }
          // Each change has a number of its own.
          const number = updateIdOf(x, symbol);
          expect(number - (numbers.get(symbol) ?? 0)).toBe(changes.buy.length + changes.sell.length);
          numbers.set(symbol, number);
        }
      }
      for (const [symbol, book] of kept) {
        const { buy, sell } = standing(x, symbol);
        expect(sorted(book.buy)).toEqual(sorted(buy));
        expect(sorted(book.sell)).toEqual(sorted(sell));
      }
    }),
    { numRuns: 40 },
  );
});
