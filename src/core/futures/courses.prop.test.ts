// Minutes of figures against the plain way: every sample written down, and minutes made of them.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoreVenue, openCore } from "../../../test/exchange.ts";
import { atoms, count, instant, span } from "../../money/units.ts";
import type { PriceCandle } from "../prices/course.ts";
import { listedContract } from "../listing.ts";
import { candleAt } from "../prices/course.ts";
import { premiumStanding, priceStanding } from "./courses.ts";
import { premiumOf } from "./premium.ts";

const BTC = "BTCUSD_PERP";
const MINUTE = 60_000;
const EVERY = 5_000;

interface Plain {
  open: bigint;
  high: bigint;
  low: bigint;
  close: bigint;
}

const plainOf = ({ open, high, low, close }: PriceCandle<never>): Plain => ({
  open: atoms(open),
  high: atoms(high),
  low: atoms(low),
  close: atoms(close),
});

/** Minutes by their number, every one of them in which something was looked at. */
class Minutes {
  readonly made = new Map<number, Plain>();
  saw(at: number, figure: bigint): void {
    const minute = this.made.get(Math.floor(at / MINUTE));
    if (minute === undefined) {
      this.made.set(Math.floor(at / MINUTE), { open: figure, high: figure, low: figure, close: figure });
      return;
    }
    if (figure > minute.high) minute.high = figure;
    if (figure < minute.low) minute.low = figure;
    minute.close = figure;
  }
}

/** What is told of a figure, a flat minute wherever nothing is told. */
function told(venue: CoreVenue, of: "mark" | "premium"): Map<number, Plain> {
  const standing = of === "mark" ? priceStanding(venue.x, of, BTC) : premiumStanding(venue.x, BTC, venue.at);
  const closed = venue.happened("PriceCandleClosed").filter((each) => each.of === of && each.name === BTC);
  const rows = [...closed.map(({ candle }) => candle), ...standing!.minutes] as PriceCandle<never>[];
  const found = new Map(rows.map((candle) => [count(candle.openAt) / MINUTE, plainOf(candle)]));
  expect(found.size).toBe(rows.length);
  let last: Plain | undefined;
  for (let minute = Math.floor(count(standing!.since) / MINUTE); minute <= count(venue.at) / MINUTE; minute++) {
    const at =
      found.get(minute) ?? (last && { open: last.close, high: last.close, low: last.close, close: last.close });
    if (at === undefined) throw new Error("there is a gap at the beginning");
    found.set(minute, at);
    last = at;
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

const moved = fc.record({
  after: fc.oneof(
    fc.constantFrom(0, 1, EVERY, MINUTE, 2 * MINUTE),
    fc.constant("minute" as const),
    fc.integer({ min: 0, max: 20_000 }),
    fc.integer({ min: 0, max: 400_000 }),
  ),
  what: fc.constantFrom("index", "mark", "order", "nothing"),
  price: fc.integer({ min: 29_900, max: 30_100 }),
});

test("minutes of marks and premiums are what looking at every moment makes of them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MINUTE }),
      fc.array(moved, { maxLength: 25, size: "max" }),
      (start, moves) => {
        const venue = openCore();
        venue.passes(1, span(start));
        const ann = venue.trader("ann").futures.has("100", "BTC");
        const premium = new Minutes();
        const mark = new Minutes();
        let marked = 0n;
        let markedAt = 0;
        const pass = (wanted: number | "minute"): void => {
          const after = wanted === "minute" ? MINUTE - (count(venue.at) % MINUTE) : wanted;
          // Nothing moves until the next command: every sample until then is of what is there now.
          const to = count(venue.at) + after;
          for (let at = (Math.floor(count(venue.at) / EVERY) + 1) * EVERY; at <= to; at += EVERY) {
            premium.saw(at, atoms(premiumOf(venue.x, listedContract(venue.x, BTC))));
          }
          venue.comesTo(instant(to));
        };
        const listedAt = count(venue.x.prices.courses.premium.get(BTC)!.since);
        for (let at = listedAt; at <= count(venue.at); at += EVERY) premium.saw(at, 0n);
        // The venue began with marks of its own.
        const began = venue.x.prices.courses.mark.get(BTC);
        if (began !== undefined) {
          marked = atoms(began.candle.close);
          mark.saw(count(began.since), marked);
          markedAt = count(began.since);
        }
        for (const { after, what, price } of moves) {
          pass(after);
          if (what === "index") venue.index("BTC", String(price));
          if (what === "order") ann.buys(300, { at: String(price) });
          if (what === "mark") {
            venue.mark(BTC, String(price));
            holds(mark, marked, markedAt, count(venue.at));
            markedAt = count(venue.at);
            marked = BigInt(price) * 100_000_000n;
            mark.saw(count(venue.at), marked);
          }
        }
        pass(7_001);
        holds(mark, marked, markedAt, count(venue.at) + 1);
        if (marked > 0n) expect(told(venue, "mark")).toEqual(mark.made);
        if (listedAt <= count(venue.at)) expect(told(venue, "premium")).toEqual(premium.made);
      },
    ),
    { numRuns: 60 },
  );
});

/** Looks at a figure that stays at the beginning of each minute before a moment, at which it may become another. */
function holds(minutes: Minutes, figure: bigint, from: number, to: number): void {
  if (figure === 0n) return;
  for (let at = (Math.floor(from / MINUTE) + 1) * MINUTE; at < to; at += MINUTE) minutes.saw(at, figure);
}

test("a minute nobody observed anything in is flat, and one that was left behind is as it ended", () => {
  const venue = openCore();
  venue.mark(BTC, "30000");
  venue.passes(1, span(90_000));
  venue.mark(BTC, "30010");
  const at = (minutes: number) =>
    plainOf(
      candleAt(
        venue.x.prices.courses.mark.get(BTC)!,
        instant(count(venue.at) + minutes * MINUTE),
      ) as PriceCandle<never>,
    );
  expect(at(0)).toEqual({
    open: 3_000_000_000_000n,
    high: 3_001_000_000_000n,
    low: 3_000_000_000_000n,
    close: 3_001_000_000_000n,
  });
  expect(at(3)).toEqual({
    open: 3_001_000_000_000n,
    high: 3_001_000_000_000n,
    low: 3_001_000_000_000n,
    close: 3_001_000_000_000n,
  });
});
