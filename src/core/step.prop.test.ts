// Whatever traders and the market do: the exchange stays sound, refusals leave no trace, and what was
// recorded leads to the same exchange by either way.

import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode } from "../journal/codec.ts";
import { stateText, CoreVenue } from "../../test/exchange.ts";
import { ask, busyVenue, wish } from "../../test/wishes/wishes.ts";
import { isPositive, isZero } from "../money/arithmetic.ts";
import { count } from "../money/units.ts";
import { beginEntry, evolve } from "./evolve.ts";
import { type Portrait, revive } from "./portrait.ts";
import { emptyExchange } from "./state.ts";
import { step } from "./step.ts";

const LONGEST = 80;
/** How long a busy machine may take for the test that audits and compares everything: it decides nothing. */
const AMPLE_MS = 240_000;
/** What may be below zero: a loss, what is left of a margin, funding that is paid, and its rates with what they are made of. */
const SIGNED = ["realised", "fundRealised", "balance", "funding", "rate", "premium", "weighted"];

// The venue of a test audits after every command, and compares the whole state around every refusal.
test(
  "after any command the exchange is sound, and a refused one changed nothing",
  () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: LONGEST, size: "max" }), (wishes) => {
        const venue = busyVenue();
        for (const wanted of wishes) ask(venue, wanted);
      }),
      { numRuns: 300 },
    );
  },
  AMPLE_MS,
);

test("nothing that happens holds, frees, charges or pays less than nothing, but for losses and funding", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: LONGEST, size: "max" }), (wishes) => {
      const venue = busyVenue();
      venue.auditing = false;
      for (const wanted of wishes) ask(venue, wanted);
      const below = venue.entries
        .flatMap(({ events }) => events)
        .flatMap((event) =>
          Object.entries(event)
            .filter(([name, figure]) => typeof figure === "bigint" && figure < 0n && !SIGNED.includes(name))
            // Who takes his price from the book when his time comes may need less than he kept.
            .filter(() => event.type !== "OrderTriggered" || event.ticks === undefined)
            .map(([name]) => `${event.type}.${name}`),
        );
      expect(below).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("no order ever fills more than it asked for, nor holds anything once it is over", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: LONGEST, size: "max" }), (wishes) => {
      const venue = busyVenue();
      venue.auditing = false;
      for (const wanted of wishes) ask(venue, wanted);
      for (const { order: id } of venue.happened("OrderPlaced")) {
        const { lots, filled, prevented, quoteBudget, held, stage, status } = venue.order(id);
        const byQuote = isPositive(quoteBudget);
        expect(byQuote || count(filled) + count(prevented) <= count(lots)).toBe(true);
        expect(stage !== "closed" || isZero(held)).toBe(true);
        expect(status !== "filled" || byQuote || count(filled) + count(prevented) === count(lots)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("the recorded events alone lead to the same exchange", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: LONGEST, size: "max" }), (wishes) => {
      const venue = busyVenue();
      for (const wanted of wishes) ask(venue, wanted);
      const replayed = emptyExchange();
      for (const { at, events } of venue.entries) {
        beginEntry(replayed, at);
        for (const event of events) evolve(replayed, event);
      }
      expect(stateText(replayed)).toBe(stateText(venue.x));
    }),
    { numRuns: 120 },
  );
});

test("the recorded commands, decided again, do the same", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: LONGEST, size: "max" }), (wishes) => {
      const venue = busyVenue();
      for (const wanted of wishes) ask(venue, wanted);
      const again = emptyExchange();
      for (const { at, command, events } of venue.entries) {
        expect(encode(step(again, at, command).events)).toBe(encode(events));
      }
      expect(stateText(again)).toBe(stateText(venue.x));
    }),
    { numRuns: 120 },
  );
});

test("an exchange brought back from its portrait goes on as if nothing had happened", () => {
  const half = fc.array(wish, { maxLength: LONGEST / 2, size: "max" });
  fc.assert(
    fc.property(half, half, (before, after) => {
      const venue = busyVenue();
      for (const wanted of before) ask(venue, wanted);
      const revived = new CoreVenue(revive(decode(stateText(venue.x)) as Portrait));
      revived.at = venue.at;
      expect(stateText(revived.x)).toBe(stateText(venue.x));

      const from = venue.entries.length;
      for (const wanted of after) expect(ask(revived, wanted)).toBe(ask(venue, wanted));
      expect(encode(revived.entries)).toBe(encode(venue.entries.slice(from)));
      expect(stateText(revived.x)).toBe(stateText(venue.x));
    }),
    { numRuns: 120 },
  );
});
