// Whatever orders an account has been allowed to place: while they only wait, its margin suffices.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore, Refused } from "../../../test/exchange.ts";
import { atoms } from "../../money/units.ts";
import { assessCoin } from "../select-futures.ts";

/** Half percents off the mark: buys below it, sells above it. */
const waiting = fc.record({
  side: fc.constantFrom("buys" as const, "sells" as const),
  contracts: fc.integer({ min: 20, max: 250 }),
  off: fc.integer({ min: 1, max: 9 }),
  leg: fc.constantFrom("long" as const, "short" as const),
});

test.each([false, true])("an order that waits never takes more margin than there was; hedged: %s", (hedged) => {
  fc.assert(
    fc.property(
      fc.integer({ min: -250, max: 250 }),
      fc.boolean(),
      fc.array(waiting, { maxLength: 8 }),
      (held, isolated, orders) => {
        const venue = openCore();
        venue.auditing = false;
        const ben = venue.trader("ben").futures.has("10", "BTC");
        const ann = venue.trader("ann").futures.has("0.05", "BTC");
        if (hedged) ann.hedges();
        if (isolated) ann.isolates();
        if (held !== 0) {
          const [makes, takes] = held > 0 ? (["sells", "buys"] as const) : (["buys", "sells"] as const);
          ben[makes](Math.abs(held), { at: "30000" });
          ann[takes](Math.abs(held), { at: "30000", ...(hedged ? { leg: held > 0 ? "long" : "short" } : {}) });
        }
        for (const { side, contracts, off, leg } of orders) {
          const at = String(30_000 + (side === "buys" ? -150 : 150) * off);
          granted(() => ann[side](contracts, { at, ...(hedged ? { leg } : {}) }));
          const { spare } = assessCoin(venue.x, ann.trader.id, "BTC");
          expect(atoms(spare) >= 0n).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

function granted(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (thrown) {
    if (thrown instanceof Refused) return false;
    throw thrown;
  }
}
