// Of a hedge with isolated margins one leg dies alone: what the other has of its own and what the account shares is not
// asked for, whatever the book takes.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore } from "../../../test/exchange.ts";
import { amountOf } from "../../genesis/figures.ts";
import { DEFAULT_SETTINGS } from "../../genesis/settings.ts";
import { atoms } from "../../money/units.ts";

const SYMBOL = "BTCUSD_PERP";

test("liquidating LONG moves neither SHORT nor its margin, nor takes anything out of the cross wallet", () => {
  fc.assert(
    fc.property(
      fc.record({
        long: fc.integer({ min: 1, max: 600 }),
        short: fc.integer({ min: 1, max: 600 }),
        leverage: fc.constantFrom(10, 20, 50, 100),
        added: fc.integer({ min: 0, max: 20 }),
        /** What bids there are for what is sold, and how far below the mark. */
        bid: fc.integer({ min: 0, max: 600 }),
        away: fc.integer({ min: 0, max: 900 }),
        mark: fc.integer({ min: 15_000, max: 26_000 }),
        insuranceFund: fc.constantFrom("pays" as const, "empty" as const),
      }),
      ({ long, short, leverage, added, bid, away, mark, insuranceFund }) => {
        const venue = openCore({ settings: { ...DEFAULT_SETTINGS, insuranceFund }, funding: "none" });
        const ben = venue.trader("ben").futures.has("1000", "BTC");
        ben.leverage(1);
        const ann = venue.trader("ann").futures.has("1", "BTC");
        ann.hedges();
        ann.leverage(leverage);
        ann.isolates();
        ben.sells(long, { at: "30000" });
        ann.buys(long, { leg: "long" });
        ben.buys(short, { at: "30000" });
        ann.sells(short, { leg: "short" });
        const resting = ann.buys(1, { at: "10000", leg: "short" });
        if (added > 0) ann.adds(`0.0000${String(added).padStart(2, "0")}`, "short");
        const [margin, wallet] = [ann.isolatedWallet("short"), amountOf(ann.wallet)];
        if (bid > 0) ben.buys(bid, { at: String(mark - away) });

        // At the next mark what the book did not take goes past it. Deleveraging may close the account's own short last.
        for (const at of [mark, mark - 1]) venue.mark(SYMBOL, String(at));

        expect(ann.position("long")).toBe(0);
        const deleveraged = venue.happened("PositionDeleveraged").length > 0;
        if (!deleveraged) {
          expect([ann.position("short"), ann.isolatedWallet("short")]).toEqual([-short, margin]);
          expect(venue.order(resting.id).status).toBe("new");
        }
        expect(atoms(amountOf(ann.wallet)) >= atoms(wallet)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
