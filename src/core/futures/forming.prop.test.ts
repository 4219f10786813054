// A mark that is formed is the median of index, index with the mean of the last thirty seconds' bases, and last price:
// worked out here the plain way, a sample each second. Whoever jumps through time finds what second after second brings.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoreVenue, openCore, OPENING, Refused, stateText } from "../../../test/exchange.ts";
import { audit } from "../audit.ts";
import { atoms, count, instant, SECOND, span } from "../../money/units.ts";
import { later } from "../../money/arithmetic.ts";

const SYMBOL = "BTCUSD_PERP";
const UNIT = 100_000_000n;

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("order" as const), buys: fc.boolean(), off: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("clear" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("index" as const), dollars: fc.integer({ min: -90, max: 90 }) }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("time" as const), ms: fc.nat(45_000) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** The plain way: all samples, and the median of three. */
class Plain {
  readonly #samples: bigint[] = [];
  #basis = 0n;
  mark = 0n;

  second(venue: CoreVenue): void {
    const { bids, asks } = venue.book(SYMBOL);
    const at = (level: string): bigint => BigInt(Math.round(Number(level.split(" @ ")[1]) * 10)) * (UNIT / 10n);
    const index = atoms(venue.x.prices.index.get("BTC")!.price);
    if (bids.length > 0 && asks.length > 0) this.#basis = (at(bids[0]!) + at(asks[0]!)) / 2n - index;
    this.#samples.push(this.#basis);
    const newest = this.#samples.slice(-30);
    const sum = newest.reduce((a, b) => a + b, 0n);
    const n = BigInt(newest.length);
    // Half away from zero.
    const mean = ((sum < 0n ? -1n : 1n) * (2n * (sum < 0n ? -sum : sum) + n)) / (2n * n);
    const traded = index + mean;
    const tape = venue.x.prices.tapes.get(SYMBOL)!;
    const last = tape.lastAt === undefined ? traded : BigInt(count(tape.lastTicks)) * (UNIT / 10n);
    this.mark = [index, traded, last].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))[1]!;
  }
}

function opens(): CoreVenue {
  const venue = openCore({ funding: "none", at: OPENING });
  venue.auditing = false;
  for (const name of ["ann", "ben"]) venue.trader(name).futures.has("1000", "BTC");
  venue.perform({ type: "SteerMark", symbol: SYMBOL, formed: true });
  return venue;
}

function does(venue: CoreVenue, wanted: Act): void {
  const desk = venue.trader(wanted.does === "order" && wanted.buys ? "ann" : "ben").futures;
  try {
    if (wanted.does === "order") {
      const at = String(30_000 + (wanted.buys ? -1 : 1) * (wanted.off - 5));
      desk[wanted.buys ? "buys" : "sells"](1, { at });
    } else if (wanted.does === "clear") {
      venue.perform({ type: "CancelOpenOrders", purse: desk.name, symbol: SYMBOL, refuseIfNone: false });
    } else if (wanted.does === "index") venue.index("BTC", String(30_000 + wanted.dollars));
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
  }
}

test("whoever jumps through time finds the mark that second after second brings", () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
      const [jumping, walking] = [opens(), opens()];
      const plain = new Plain();
      for (const wanted of [...acts, { does: "time" as const, ms: 40_000 }]) {
        if (wanted.does !== "time") {
          for (const venue of [jumping, walking]) does(venue, wanted);
          continue;
        }
        const to = later(walking.at, span(wanted.ms));
        for (;;) {
          const next = instant(count(walking.at) - (count(walking.at) % count(SECOND)) + count(SECOND));
          if (next > to) break;
          // Samples are taken before anything happens at that second.
          plain.second(walking);
          walking.comesTo(next);
          expect(atoms(walking.x.prices.marks.get(SYMBOL)!.price)).toBe(plain.mark);
        }
        walking.comesTo(to);
        jumping.comesTo(to);
        expect(jumping.x.prices.marks.get(SYMBOL)!.price).toBe(walking.x.prices.marks.get(SYMBOL)!.price);
      }
      expect(audit(jumping.x)).toEqual([]);
      expect(stateText(jumping.x)).toBe(stateText(walking.x));
    }),
    { numRuns: 60 },
  );
});
