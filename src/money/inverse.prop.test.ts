// The crossings of coin-margined contracts, against their equations in decimals.

import type { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, exact, rounded } from "../../test/oracle.ts";
import type { Rounding } from "./convert.ts";
import {
  averageInverse,
  breakEvenPrice,
  coinCommission,
  coins,
  costAt,
  costShare,
  entryPrice,
  faceOf,
  faceWithin,
  initialMarginRate,
  type Leg,
  liquidationPrice,
  maintenanceAt,
  marginAt,
  openLoss,
  profit,
} from "./inverse.ts";
import { amount, atoms, type BigUnit, contracts, cost, face, price, rate, ratio } from "./units.ts";

const rounding = fc.constantFrom<Rounding>("down", "up", "half-up");
const size = fc.integer({ min: 1, max: 1_000_000 });
const dollars = fc.bigInt({ min: 10n * 10n ** 8n, max: 10n ** 6n * 10n ** 8n });
const share = fc.bigInt({ min: 100_000n, max: 100_000_000n });
const expectEquation = (result: BigUnit, scale: number, how: Rounding, is: Decimal): void =>
  expect(atoms(result)).toBe(rounded(is, scale, how));
const faceOfContracts = (n: number): ReturnType<typeof face> => faceOf(contracts(n), face(100n));

test("what contracts are worth, cost and bind follows its equations", () => {
  fc.assert(
    fc.property(size, dollars, share, rounding, (n, p, r, how) => {
      const [of, at, by] = [faceOfContracts(n), price(p), ratio(r)];
      const notional = decimal(BigInt(n) * 100n, 0).div(exact(at));
      expectEquation(coins(of, at, how), 8, how, notional);
      expectEquation(costAt(of, at, how), 13, how, notional);
      expectEquation(marginAt(of, at, by, how), 8, how, notional.times(exact(by)));
      expectEquation(coinCommission(of, at, rate(r), how), 8, how, notional.times(decimal(r, 12)));
      expect(faceWithin(of, at, amount(r))).toBe(notional.lte(exact(amount(r))));
      const kept = maintenanceAt(of, at, by, amount(r), how);
      const needed = notional.times(exact(by)).minus(exact(amount(r)));
      expect(atoms(kept)).toBe(needed.isNegative() ? 0n : rounded(needed, 8, how));
    }),
  );
});

test("a long gains what a short loses, up to one atom of rounding", () => {
  fc.assert(
    fc.property(size, dollars, dollars, rounding, (n, entry, exit, how) => {
      const of = faceOfContracts(n);
      const paid = costAt(of, price(entry), "half-up");
      const gain = decimal(atoms(paid), 13).minus(decimal(BigInt(n) * 100n, 0).div(exact(price(exit))));
      expectEquation(profit("long", of, paid, price(exit), how), 8, how, gain);
      expectEquation(profit("short", of, paid, price(exit), how), 8, how, gain.negated());
    }),
  );
});

test("an order away from the mark loses at once what the mark would give back", () => {
  fc.assert(
    fc.property(size, dollars, dollars, rounding, (n, p, mark, how) => {
      const of = faceOfContracts(n);
      const difference = decimal(1n, 0)
        .div(exact(price(p)))
        .minus(decimal(1n, 0).div(exact(price(mark))))
        .times(n * 100);
      const lost = (signed: Decimal): bigint => (signed.isNegative() ? rounded(signed.abs(), 8, how) : 0n);
      expect(atoms(openLoss("buy", of, price(p), price(mark), how))).toBe(lost(difference));
      expect(atoms(openLoss("sell", of, price(p), price(mark), how))).toBe(lost(difference.negated()));
    }),
  );
});

test("closing a position piece by piece gives back its whole cost, and never more", () => {
  fc.assert(
    fc.property(size, dollars, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (n, p, cuts) => {
      let held = n;
      let left = atoms(costAt(faceOfContracts(n), price(p), "half-up"));
      for (const cut of cuts) {
        const taken = Math.floor(held * cut);
        const of = atoms(costShare(cost(left), contracts(taken), contracts(held), "half-up"));
        expect(of).toBeLessThanOrEqual(left);
        left -= of;
        held -= taken;
        if (held === 0) break;
      }
      const rest = held === 0 ? 0n : atoms(costShare(cost(left), contracts(held), contracts(held), "half-up"));
      expect(rest).toBe(left);
    }),
  );
});

test("an entry price lies within the prices paid", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(size, dollars), { minLength: 1, maxLength: 6 }), (fills) => {
      let paid = 0n;
      for (const [n, p] of fills) paid += atoms(costAt(faceOfContracts(n), price(p), "half-up"));
      const whole = faceOfContracts(fills.reduce((sum, [n]) => sum + n, 0));
      const entry = exact(entryPrice(whole, cost(paid), "half-up"));
      const prices = fills.map(([, p]) => exact(price(p)));
      // The cost keeps thirteen places: of a small position the entry price is off by as much.
      const off = entry
        .pow(2)
        .times(fills.length)
        .div(decimal(atoms(whole), 0))
        .times("1e-13")
        .plus("1e-8");
      expect(prices.some((each) => entry.gte(each.minus(off)))).toBe(true);
      expect(prices.some((each) => entry.lte(each.plus(off)))).toBe(true);
    }),
  );
});

test("an initial margin rate is one over the leverage, never less", () => {
  for (let leverage = 1; leverage <= 125; leverage++) {
    expectEquation(initialMarginRate(leverage, "up"), 8, "up", decimal(1n, 0).div(leverage));
  }
});

test("at its liquidation price a position's balance is its maintenance margin", () => {
  const leg = fc.record({ n: size, entry: dollars, rate: fc.bigInt({ min: 400_000n, max: 25_000_000n }) });
  const legs = fc.record({ long: fc.option(leg), short: fc.option(leg) });
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), legs, (wallet, drawn) => {
      const made = (of: typeof drawn.long): Leg | undefined =>
        of === null
          ? undefined
          : { face: faceOfContracts(of.n), entry: price(of.entry), rate: ratio(of.rate), deduction: amount(0n) };
      const [long, short] = [made(drawn.long), made(drawn.short)];
      const found = liquidationPrice(amount(wallet), long, short);
      /** Wallet and profit less maintenance margin, at a price. */
      const spare = (at: Decimal): Decimal => {
        let sum = exact(amount(wallet));
        for (const [of, sign] of [
          [long, 1],
          [short, -1],
        ] as const) {
          if (of === undefined) continue;
          const dollarsFace = decimal(atoms(of.face), 0);
          sum = sum.plus(dollarsFace.div(exact(of.entry)).minus(dollarsFace.div(at)).times(sign));
          sum = sum.minus(dollarsFace.div(at).times(exact(of.rate)));
        }
        return sum;
      };
      // Rounded to eight places, the price has the balance met within one; without one, nowhere.
      const near = found === undefined ? undefined : exact(found);
      const [below, above] =
        near === undefined
          ? [spare(decimal(1n, 8)), spare(decimal(10n ** 30n, 0))]
          : [spare(near.minus("1e-8")), spare(near.plus("1e-8"))];
      const crosses = below.times(above).lte(0);
      expect(crosses).toBe(near !== undefined);
    }),
  );
});

test("an average is dollars by coins, and breaking even is the entry and the fee of opening", () => {
  fc.assert(
    fc.property(size, dollars, share, rounding, (n, p, r, how) => {
      const average = decimal(BigInt(n) * 100n, 0).div(exact(amount(r)));
      expectEquation(averageInverse(faceOfContracts(n), amount(r), how), 8, how, average);
      const fee = decimal(r, 12);
      expectEquation(breakEvenPrice("long", price(p), rate(r), how), 8, how, exact(price(p)).times(fee.plus(1)));
      expectEquation(
        breakEvenPrice("short", price(p), rate(r), how),
        8,
        how,
        exact(price(p)).times(fee.minus(1).negated()),
      );
    }),
  );
});
