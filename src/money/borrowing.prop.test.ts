// The three questions of a margin level, each answered by asking the level again afterwards.

import fc from "fast-check";
import { expect, test } from "vitest";
import { borrowableAtRatio, compareLevel, priceAtLevel, removableAtRatio, worth } from "./convert.ts";
import { plus } from "./arithmetic.ts";
import { amount, atoms, price, ratio, type Value, value } from "./units.ts";

const ONE = ratio(100_000_000n);
const sum = fc.bigInt({ min: 0n, max: 10n ** 16n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 13n });
const initial = fc.bigInt({ min: 105_000_000n, max: 300_000_000n }).map(ratio);
const less = (from: Value, taken: Value): Value => value(atoms(from) - atoms(taken));

test("after borrowing the most, the level holds; one atom more and it does not", () => {
  fc.assert(
    fc.property(sum, sum, positive, initial, (a, d, p, keep) => {
      const at = price(p);
      const [assets, debts] = [worth(amount(a), at), worth(amount(d), at)];
      const after = (borrowed: bigint): number => {
        const more = worth(amount(borrowed), at);
        return compareLevel(plus(assets, more), plus(debts, more), keep);
      };
      const most = atoms(borrowableAtRatio(assets, debts, keep, ONE, at, "down"));
      // Nothing may be borrowed where the level is short already.
      expect(most === 0n || after(most) >= 0).toBe(true);
      expect(after(most + 1n)).toBe(-1);
    }),
  );
});

test("coins that count for less than they are worth leave less to borrow", () => {
  fc.assert(
    fc.property(sum, sum, positive, initial, fc.bigInt({ min: 0n, max: 100_000_000n }), (a, d, p, keep, counted) => {
      const at = price(p);
      const [assets, debts] = [worth(amount(a), at), worth(amount(d), at)];
      const whole = atoms(borrowableAtRatio(assets, debts, keep, ONE, at, "down"));
      const cut = atoms(borrowableAtRatio(assets, debts, keep, ratio(counted), at, "down"));
      expect(cut).toBeLessThanOrEqual(whole);
      // Exactly what is left of assets × 1 − keep × debts, shared by keep − counted.
      const room = atoms(assets) * 100_000_000n - atoms(keep) * atoms(debts);
      const share = (atoms(keep) - counted) * p;
      const exactly = cut * share <= room && (cut + 1n) * share > room;
      expect(room > 0n ? exactly : cut === 0n).toBe(true);
    }),
  );
});

test("after the most has left, the level holds; one atom more and it does not", () => {
  fc.assert(
    fc.property(sum, positive, positive, initial, (a, d, p, keep) => {
      const at = price(p);
      const [assets, debts] = [worth(amount(a), at), worth(amount(d), at)];
      const after = (gone: bigint): number => compareLevel(less(assets, worth(amount(gone), at)), debts, keep);
      const most = atoms(removableAtRatio(assets, debts, keep, ONE, at, "down"));
      expect(most === 0n || after(most) >= 0).toBe(true);
      expect(after(most + 1n)).toBe(-1);
    }),
  );
});

test("at the price it names an account has reached the ratio, and a tick of the scale before it has not", () => {
  const holdings = fc.record({ base: sum, quote: sum });
  fc.assert(
    fc.property(holdings, holdings, initial, (has, owes, at) => {
      const named = priceAtLevel(
        { base: amount(has.base), quote: amount(has.quote) },
        { base: amount(owes.base), quote: amount(owes.quote) },
        at,
        "down",
      );
      /** The sign of assets − ratio × debts, both in quote. */
      const level = (p: bigint): number =>
        compareLevel(
          value(has.base * p + has.quote * 100_000_000n),
          value(owes.base * p + owes.quote * 100_000_000n),
          at,
        );
      // Without such a price the level stays on one side, however low or high the price goes.
      const [low, high] =
        named === undefined ? [level(1n), level(10n ** 30n)] : [level(atoms(named)), level(atoms(named) + 1n)];
      expect(named === undefined ? low * high !== -1 : low === 0 || low !== high).toBe(true);
    }),
  );
});
