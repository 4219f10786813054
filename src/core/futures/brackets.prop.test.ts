// Ladders of brackets: what must be kept never jumps at an edge, and never falls as a position grows.

import fc from "fast-check";
import { expect, test } from "vitest";
import { brackets, DEFAULT_CONTRACTS } from "../../genesis/contracts.ts";
import { atoms, face, price } from "../../money/units.ts";
import type { Contract } from "../listing.ts";
import { bracketAt, maintenanceMargin } from "./brackets.ts";

const BTC = DEFAULT_CONTRACTS[0]!;

/** Ladders of one to eight brackets, each wider and stricter than the one below, in half percents. */
const ladder: fc.Arbitrary<Contract> = fc
  .array(fc.record({ wider: fc.integer({ min: 1, max: 400 }), stricter: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => {
    let [cap, rate] = [0, 0];
    const rows = steps.map(({ wider, stricter }, nth) => {
      cap += wider;
      rate += stricter;
      return [100 - nth, String(cap), (rate / 200).toFixed(3)] as const;
    });
    return { ...BTC, brackets: brackets(rows) };
  });
/** Cents, so that notionals are no round numbers. */
const mark = fc.integer({ min: 10_000, max: 20_000_000 }).map((cents) => price(BigInt(cents) * 1_000_000n));

test("at every edge of a ladder both brackets ask for the same, to the last atom", () => {
  fc.assert(
    fc.property(ladder, ({ brackets: of }) => {
      for (const [nth, bracket] of of.slice(1).entries()) {
        const below = of[nth]!;
        expect(atoms(bracket.floor)).toBe(atoms(below.cap));
        // rate × edge − deduction, with sixteen places.
        const asked = (at: typeof bracket): bigint =>
          atoms(at.maintenance) * atoms(bracket.floor) - atoms(at.deduction) * 100_000_000n;
        expect(asked(bracket)).toBe(asked(below));
      }
    }),
  );
});

test("the more is held and the lower the mark, the more must be kept, and never by a jump", () => {
  fc.assert(
    fc.property(
      ladder,
      mark,
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.integer({ min: 1, max: 50 }),
      (of, at, n, more) => {
        const [small, large] = [face(BigInt(n) * 100n), face(BigInt(n + more) * 100n)];
        const [less, kept] = [maintenanceMargin(of, small, at), maintenanceMargin(of, large, at)];
        expect(kept >= less).toBe(true);
        // No more is asked of what was added than the rate of the bracket it came into, and what cutting leaves.
        const added = (BigInt(more) * 100n * 10n ** 16n) / atoms(at);
        expect(
          atoms(kept) - atoms(less) <= (added * atoms(bracketAt(of, large, at).maintenance)) / 100_000_000n + 2n,
        ).toBe(true);
        const lower = price((atoms(at) * 9n) / 10n);
        expect(maintenanceMargin(of, small, lower) >= less).toBe(true);
      },
    ),
  );
});
