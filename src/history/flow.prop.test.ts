// The flows of a margin account are a complete account of what it has.

import fc from "fast-check";
import { expect, test } from "vitest";
import { ask, busyVenue, wish } from "../../test/wishes/wishes.ts";
import type { CoreVenue } from "../../test/exchange.ts";
import { assetsOf, held } from "../core/select.ts";
import { atoms } from "../money/units.ts";
import { flowsOf } from "./flow.ts";

/** What each margin account has of each asset, in atoms; nothing of what it has none of. */
function holdings(venue: CoreVenue): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const purse of venue.x.margin.accounts.keys()) {
    for (const asset of assetsOf(venue.x.ledger, purse)) {
      const has = atoms(held(venue.x.ledger, purse, asset));
      if (has !== 0n) found.set(`${purse} ${asset}`, has);
    }
  }
  return found;
}

test("whatever happens, the flows of a margin account in an asset sum to what it has of it", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 80, size: "max" }), (wishes) => {
      const venue = busyVenue();
      venue.auditing = false;
      const sums = holdings(venue);
      for (const wanted of wishes) {
        const from = venue.entries.length;
        ask(venue, wanted);
        for (const { purse, asset, amount } of venue.entries
          .slice(from)
          .flatMap(({ events }) => events)
          .flatMap((event) => flowsOf(event, venue.x))) {
          const sum = (sums.get(`${purse} ${asset}`) ?? 0n) + atoms(amount);
          if (sum === 0n) sums.delete(`${purse} ${asset}`);
          else sums.set(`${purse} ${asset}`, sum);
        }
      }
      expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(holdings(venue)));
    }),
    { numRuns: 150 },
  );
});
