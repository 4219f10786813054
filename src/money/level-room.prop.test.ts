// How far prices may move and debts may grow before a level can have come to another zone: checked against the level
// itself, at the very ends of what is allowed.

import fc from "fast-check";
import { expect, test } from "vitest";
import { isPositive, plus } from "./arithmetic.ts";
import { compareLevel, dividedPrice, levelRoom, part, priceReach, ratioPart, scaledPrice, worth } from "./convert.ts";
import { amount, atoms, NO_VALUE, price, ratio, type Ratio, type Value } from "./units.ts";

/** Amounts from nothing and a single atom to more than there is of anything. */
const size = fc.oneof(fc.constant(0n), fc.bigInt(1n, 1_000n), fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 2n ** 62n));
const cost = fc.oneof(fc.bigInt(1n, 1_000n), fc.bigInt(1n, 10n ** 14n), fc.bigInt(1n, 10n ** 20n));
/** Where within what is allowed something comes to lie; the ends are what matters. */
const end = fc.constantFrom("lowest", "highest", "same" as const);
const coin = fc.record({ has: size, owes: size, costs: cost, goes: end, grows: fc.boolean() });
const FOR_INTEREST = ratio(12_500_000n);

interface Zone {
  readonly above: Ratio | undefined;
  readonly upTo: Ratio | undefined;
}

const isIn = (assets: Value, debts: Value, { above, upTo }: Zone): boolean =>
  (above === undefined || compareLevel(assets, debts, above) > 0) &&
  (upTo === undefined || compareLevel(assets, debts, upTo) <= 0);

test("within the reach of its prices and debts no level leaves its zone", () => {
  let inside = 0;
  fc.assert(
    fc.property(
      fc.array(coin, { minLength: 1, maxLength: 4 }),
      fc.bigInt(100_000_000n, 400_000_000n),
      fc.bigInt(0n, 100_000_000n),
      fc.constantFrom("between", "above", "below", "close above", "close below"),
      (coins, threshold, width, shape) => {
        const value = (which: "has" | "owes"): Value =>
          coins.reduce((sum, each) => plus(sum, worth(amount(each[which]), price(each.costs))), NO_VALUE);
        const [assets, debts] = [value("has"), value("owes")];
        if (!isPositive(debts)) return;
        const level = (atoms(assets) * 100_000_000n) / atoms(debts);
        const zone: Zone =
          shape === "close above"
            ? { above: ratio(level - (threshold % 3n)), upTo: undefined }
            : shape === "close below"
              ? { above: undefined, upTo: ratio(level + 1n + (threshold % 20n)) }
              : {
                  above: shape === "below" ? undefined : ratio(threshold),
                  upTo: shape === "above" ? undefined : ratio(threshold + width),
                };
        if (!isIn(assets, debts, zone) || (zone.above !== undefined && atoms(zone.above) <= 0n)) return;
        inside++;
        const room = levelRoom(assets, debts, zone);
        const forDebts = ratioPart(room, FOR_INTEREST, "down");
        const reach = priceReach(room, forDebts);
        let [after, owed] = [NO_VALUE, NO_VALUE];
        for (const { has, owes, costs, goes, grows } of coins) {
          const now = price(costs);
          const moved =
            goes === "lowest"
              ? dividedPrice(now, reach, "up")
              : goes === "highest"
                ? scaledPrice(now, reach, "down")
                : now;
          const debt = grows ? plus(amount(owes), part(amount(owes), forDebts, "down")) : amount(owes);
          after = plus(after, worth(amount(has), moved));
          owed = plus(owed, worth(debt, moved));
        }
        expect(isIn(after, owed, zone)).toBe(true);
      },
    ),
    // A counterexample of this many figures takes minutes to shrink: the seed is enough.
    { numRuns: 20_000, endOnFailure: true },
  );
  expect(inside).toBeGreaterThan(2_000);
});
