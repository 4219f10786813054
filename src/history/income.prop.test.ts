// The incomes of a futures wallet are a complete account of what is in it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { ask, busyVenue, wish } from "../../test/wishes/wishes.ts";
import type { CoreVenue } from "../../test/exchange.ts";
import { assetsOf, free } from "../core/select.ts";
import { atoms } from "../money/units.ts";
import { incomesOf } from "./income.ts";

/** What each account has of each coin for contracts, its isolated margins included; nothing of what it has none of. */
function wallets(venue: CoreVenue): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { id, kind, account } of venue.x.ledger.purses) {
    if (kind !== "coinm" && kind !== "leg") continue;
    for (const asset of assetsOf(venue.x.ledger, id))
      add(found, `${account} ${asset}`, atoms(free(venue.x.ledger, id, asset)));
  }
  return found;
}

function add(sums: Map<string, bigint>, key: string, by: bigint): void {
  const sum = (sums.get(key) ?? 0n) + by;
  if (sum === 0n) sums.delete(key);
  else sums.set(key, sum);
}

test("whatever happens, the incomes of an account in a coin sum to what it has of it for contracts", () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 80, size: "max" }), (wishes) => {
      const venue = busyVenue();
      venue.auditing = false;
      for (const wanted of wishes) ask(venue, wanted);
      const sums = new Map<string, bigint>();
      for (const event of venue.entries.flatMap(({ events }) => events)) {
        for (const { account, asset, amount } of incomesOf(event, venue.x))
          add(sums, `${account} ${asset}`, atoms(amount));
      }
      expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(wallets(venue)));
    }),
    { numRuns: 100 },
  );
});
