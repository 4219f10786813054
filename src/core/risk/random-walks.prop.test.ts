// One trader who does whatever he likes, and a market that walks at random: whoever was liquidated owes nothing, has
// nothing less than nothing, and nobody is left alone at his liquidation ratio.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoreVenue, openCore, Refused } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { isNegative, isZero } from "../../money/arithmetic.ts";
import { MINUTE } from "../../money/units.ts";
import { audit } from "../audit.ts";
import type { Event } from "../events.ts";
import { assess } from "../margin/assess.ts";

/** What the trader or the market does next. */
type Move =
  | { readonly does: "walk"; readonly percent: number; readonly liquid: boolean }
  | { readonly does: "buy" | "sell"; readonly thousandths: number; readonly wallet: "cross" | "isolated" }
  | { readonly does: "wait"; readonly minutes: number };

const wallet = fc.constantFrom("cross" as const, "isolated" as const);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("walk" as const),
      percent: fc.integer({ min: -12, max: 12 }),
      liquid: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom("buy" as const, "sell" as const),
      thousandths: fc.integer({ min: 300, max: 900 }),
      wallet,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 200 }) }),
  },
);

/** A venue, a trader with a little in both margin accounts, and the one who quotes. */
class Walk {
  readonly venue: CoreVenue = openCore();
  readonly cross: PairDesk;
  readonly isolated: PairDesk;
  readonly #quotes: PairDesk;
  #cents = 3_000_000;

  constructor() {
    this.venue.auditing = false;
    const trader = this.venue.trader("walker");
    this.cross = trader.cross.has("3000", "USDT");
    this.isolated = trader.isolated("BTCUSDT").has("3000", "USDT");
    this.#quotes = this.venue.trader("quoter").spot.has("1000000000", "USDT").has("100000", "BTC");
    this.#quote();
  }

  /** Refused where the trader may not, or the book has nothing for him: that is no fault. */
  makes(step: Move): void {
    try {
      if (step.does === "wait") this.venue.passes(step.minutes, MINUTE);
      else if (step.does === "walk") this.#walks(step.percent, step.liquid);
      else
        this[step.wallet][step.does === "buy" ? "buys" : "sells"](sizeIn(step), {
          effect: "auto-borrow-repay",
        });
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
    }
  }

  #walks(percent: number, liquid: boolean): void {
    this.#cents = Math.min(9_000_000, Math.max(400_000, Math.trunc((this.#cents * (100 + percent)) / 100)));
    this.#withdraw();
    this.venue.index("BTC", this.#price(0));
    if (liquid) this.#quote();
  }

  #withdraw(): void {
    try {
      this.#quotes.cancelsAll();
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
    }
  }

  #quote(): void {
    this.#quotes.buys("2", { at: this.#price(-100) });
    this.#quotes.sells("2", { at: this.#price(100) });
  }

  #price(offCents: number): string {
    return ((this.#cents + offCents) / 100).toFixed(2);
  }
}

/** The cross account lends a third of what the isolated one does. */
function sizeIn({ thousandths, wallet: to }: Extract<Move, { does: "buy" | "sell" }>): string {
  return ((to === "cross" ? thousandths / 3 : thousandths) / 1_000).toFixed(3);
}

/** Every liquidation that ended, how its account stood then, and what broke on the way. */
function walked(moves: readonly Move[]): { readonly ended: number; readonly faults: string[] } {
  const walk = new Walk();
  const { venue } = walk;
  const faults: string[] = [];
  let ended = 0;
  for (const step of moves) {
    const from = venue.entries.length;
    walk.makes(step);
    faults.push(...audit(venue.x));
    const events: Event[] = venue.entries.slice(from).flatMap((entry) => entry.events);
    for (const event of events) {
      if (event.type !== "LiquidationFinished") continue;
      ended++;
      const { assets, debts } = assess(venue.x, event.purse);
      if (!isZero(debts)) faults.push(`purse ${event.purse} still owes after its liquidation`);
      if (isNegative(assets)) faults.push(`purse ${event.purse} has less than nothing`);
    }
  }
  return { ended, faults };
}

test("however one trades and the market walks: nobody ends below nothing, and nobody is left alone", () => {
  let ended = 0;
  fc.assert(
    fc.property(fc.array(move, { minLength: 20, maxLength: 60, size: "max" }), (moves) => {
      const walk = walked(moves);
      ended += walk.ended;
      expect(walk.faults).toEqual([]);
    }),
    { numRuns: 150 },
  );
  // A walk in which nobody falls shows nothing.
  expect(ended).toBeGreaterThan(10);
});
