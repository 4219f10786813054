// A restart may come between any two commands: while an account waits to be sold, is called, or follows the price.
// What the venue does next is what it would have done without.

import fc from "fast-check";
import { expect, test } from "vitest";
import { CoreVenue, stateText } from "../../test/exchange.ts";
import { dare, daringVenue } from "../../test/wishes/contract-pressure.ts";
import { pressing } from "../../test/wishes/pressure.ts";
import { ask, busyVenue } from "../../test/wishes/wishes.ts";
import { decode, encode } from "../journal/codec.ts";
import { type Portrait, revive } from "./portrait.ts";

test.each([
  ["pairs", pressing, busyVenue],
  ["contracts", dare, () => daringVenue("pays")],
] as const)(
  "a venue of %s restarted before any command answers it as one that ran on, amid liquidations",
  (_, each, opens) => {
    fc.assert(
      fc.property(fc.array(each, { minLength: 60, maxLength: 110, size: "max" }), (wishes) => {
        const venue = opens();
        for (const wanted of wishes) {
          const text = stateText(venue.x);
          const restarted = new CoreVenue(revive(decode(text) as Portrait));
          restarted.at = venue.at;
          restarted.auditing = false;
          const from = venue.entries.length;
          expect(ask(restarted, wanted)).toBe(ask(venue, wanted));
          expect(encode(restarted.entries)).toBe(encode(venue.entries.slice(from)));
          expect(stateText(restarted.x)).toBe(stateText(venue.x));
        }
      }),
      { numRuns: 8 },
    );
  },
);
