// Samples of positions against the plain way: looking at every full five minutes, whether anything moved or not.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore } from "../../../test/exchange.ts";
import { encode } from "../../journal/codec.ts";
import { count, instant } from "../../money/units.ts";
import { positioningOf, positioningStanding } from "./positioning.ts";

const BTC = "BTCUSD_PERP";
const EVERY = 300_000;
const NAMES = ["ann", "ben", "cid", "dan", "eve", "fay"] as const;

const move = fc.record({
  after: fc.oneof(
    fc.constantFrom(0, EVERY, 2 * EVERY, 10_000),
    fc.integer({ min: 0, max: 700_000 }),
    fc.constant(28_800_000),
  ),
  what: fc.constantFrom("trade", "trade", "mark", "index", "credit", "order", "hedge", "isolate"),
  who: fc.constantFrom(...NAMES),
  whom: fc.constantFrom(...NAMES),
  size: fc.integer({ min: 1, max: 40 }),
  price: fc.integer({ min: 29_900, max: 30_100 }),
});

test("every full five minutes sees what was there, told only where it is another than before", () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20, size: "max" }), (moves) => {
      const venue = openCore();
      const desks = new Map(NAMES.map((name, nth) => [name, venue.trader(name).futures.has(String(nth + 1), "BTC")]));
      const seen = new Map<number, string>();
      const look = (): string => encode(positioningOf(venue.x, "BTCUSD"));
      const pass = (after: number): void => {
        const to = count(venue.at) + after;
        for (let at = (Math.floor(count(venue.at) / EVERY) + 1) * EVERY; at <= to; at += EVERY) {
          // What is due at the moment itself comes after the look.
          if (at - 1 > count(venue.at)) venue.comesTo(instant(at - 1));
          seen.set(at, look());
        }
        venue.comesTo(instant(to));
      };
      for (const { after, what, who, whom, size, price } of moves) {
        pass(after);
        const [one, other] = [desks.get(who)!, desks.get(whom)!];
        try {
          if (what === "mark") venue.mark(BTC, String(price));
          if (what === "index") venue.index("BTC", String(price));
          if (what === "credit") one.has(String(size), "BTC");
          if (what === "hedge") one.hedges();
          if (what === "isolate") one.isolates();
          if (what === "order") one.buys(size, { at: "20000" });
          if (what === "trade") {
            one.sells(size, { at: String(price) });
            other.buys(size, { at: String(price) });
          }
        } catch {
          // Refused: a position mode cannot change any more, a position would be too large.
        }
      }
      pass(EVERY + 1);
      const told = venue.happened("PositioningSampled").filter(({ positioning }) => positioning.pair === "BTCUSD");
      const texts = told.map(({ positioning }) => encode(positioning));
      for (const [nth, text] of texts.entries()) expect(text).not.toBe(texts[nth - 1]);
      const untold = positioningStanding(venue.x, "BTCUSD", venue.at);
      for (const [at, there] of seen) {
        const newest = told.findLast((each) => count(each.at) <= at)?.positioning;
        const standing = untold !== undefined && count(untold.at) <= at ? untold.positioning : newest;
        expect(standing && encode(standing)).toBe(there);
      }
    }),
    { numRuns: 60 },
  );
});
