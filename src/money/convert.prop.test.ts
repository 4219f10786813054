// Every crossing between units, against its equation in decimals; and that nobody gains by cutting
// an order, a loan or a payment into pieces.

import type { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, exact, rounded } from "../../test/oracle.ts";
import {
  affordable,
  amountWorth,
  averagePrice,
  commission,
  compareLevel,
  crossPrice,
  hourlyInterest,
  indexFrom,
  level,
  multipleOf,
  notional,
  part,
  percentChange,
  percentChangeTo,
  type Rounding,
  scaledPrice,
  scaledRate,
  settled,
  valuePart,
  worth,
  yearlyRate,
} from "./convert.ts";
import { amount, atoms, type BigUnit, price, quantity, rate, ratio, value } from "./units.ts";

const rounding = fc.constantFrom<Rounding>("down", "up", "half-up");
const some = fc.bigInt({ min: 0n, max: 10n ** 17n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 15n });
const daily = fc.bigInt({ min: 0n, max: 10n ** 11n });
const expectEquation = (result: BigUnit, scale: number, how: Rounding, is: Decimal): void =>
  expect(atoms(result)).toBe(rounded(is, scale, how));

test("prices, quantities and amounts cross by their equations", () => {
  fc.assert(
    fc.property(positive, some, rounding, (p, s, how) => {
      const [at, size, of] = [price(p), quantity(s), amount(s)];
      expectEquation(notional(at, size, how), 8, how, exact(at).times(exact(size)));
      expectEquation(affordable(of, at, how), 8, how, exact(of).div(exact(at)));
      expectEquation(averagePrice(of, quantity(p), how), 8, how, exact(of).div(exact(at)));
      expectEquation(crossPrice(price(s), at, how), 8, how, exact(of).div(exact(at)));
      expectEquation(indexFrom(price(s), at, how), 8, how, exact(of).times(exact(at)));
      expectEquation(amountWorth(value(s), at, how), 8, how, decimal(s, 16).div(exact(at)));
      expectEquation(settled(value(s), how), 8, how, decimal(s, 16));
      expect(decimal(atoms(worth(of, at)), 16).eq(exact(of).times(exact(at)))).toBe(true);
    }),
  );
});

test("shares, rates and multiples cross by their equations", () => {
  fc.assert(
    fc.property(some, daily, fc.bigInt({ min: 0n, max: 10n ** 10n }), rounding, (s, d, r, how) => {
      const [of, a, by] = [amount(s), rate(d), ratio(r)];
      expectEquation(commission(of, a, how), 8, how, exact(of).times(decimal(d, 12)));
      expectEquation(hourlyInterest(of, a, how), 8, how, exact(of).times(decimal(d, 12)).div(24));
      expectEquation(part(of, by, how), 8, how, exact(of).times(exact(by)));
      expectEquation(scaledPrice(price(s), by, how), 8, how, exact(of).times(exact(by)));
      expectEquation(valuePart(value(s), by, how), 16, how, decimal(s, 16).times(exact(by)));
      expectEquation(scaledRate(a, by, how), 12, how, decimal(d, 12).times(exact(by)));
      expect(atoms(yearlyRate(a, 4, how))).toBe(rounded(decimal(d, 12).times(365), 4, how) * 10_000n);
      const initial = ratio(r + 100_000_001n);
      expectEquation(multipleOf(initial, how), 8, how, exact(initial).div(exact(initial).minus(1)));
    }),
  );
});

test("a change is worked out in parts of the old price and shown in percent", () => {
  fc.assert(
    fc.property(positive, some, rounding, (p, s, how) => {
      const change = exact(price(s))
        .minus(exact(price(p)))
        .div(exact(price(p)));
      expect(atoms(percentChange(price(p), price(s), how))).toBe(rounded(change, 8, how) * 100n);
      expect(atoms(percentChangeTo(price(p), price(s), 3, how))).toBe(rounded(change.times(100), 3, how) * 100_000n);
    }),
  );
});

test("a level is compared as its fraction is, however close it comes", () => {
  const near = fc.tuple(positive, fc.bigInt({ min: -2n, max: 2n }));
  fc.assert(
    fc.property(positive, fc.bigInt({ min: 1n, max: 10n ** 10n }), near, (debts, threshold, [, off]) => {
      // Assets within two atoms of threshold × debts.
      const assets = (debts * threshold) / 100_000_000n + off;
      fc.pre(assets >= 0n);
      const fraction = decimal(assets, 16).div(decimal(debts, 16));
      expect(compareLevel(value(assets), value(debts), ratio(threshold))).toBe(fraction.cmp(exact(ratio(threshold))));
      expect(atoms(level(value(assets), value(debts), "down"))).toBe(rounded(fraction, 8, "down"));
    }),
  );
});

test("cutting an order into pieces never makes it cheaper to buy or better to sell", () => {
  fc.assert(
    fc.property(positive, some, some, (p, first, second) => {
      const worthOf = (size: bigint, how: Rounding): bigint => atoms(notional(price(p), quantity(size), how));
      expect(worthOf(first, "down") + worthOf(second, "down")).toBeLessThanOrEqual(worthOf(first + second, "down"));
      expect(worthOf(first, "up") + worthOf(second, "up")).toBeGreaterThanOrEqual(worthOf(first + second, "up"));
      const bought = (quote: bigint): bigint => atoms(affordable(amount(quote), price(p), "down"));
      expect(bought(first) + bought(second)).toBeLessThanOrEqual(bought(first + second));
    }),
  );
});

test("two loans of parts never cost less interest than one of the whole", () => {
  fc.assert(
    fc.property(daily, some, some, (d, first, second) => {
      const interest = (principal: bigint): bigint => atoms(hourlyInterest(amount(principal), rate(d), "up"));
      expect(interest(first) + interest(second)).toBeGreaterThanOrEqual(interest(first + second));
    }),
  );
});

test("what was bought with an amount never costs more than it", () => {
  fc.assert(
    fc.property(positive, some, (p, quote) => {
      const bought = affordable(amount(quote), price(p), "down");
      expect(atoms(notional(price(p), bought, "up"))).toBeLessThanOrEqual(quote);
    }),
  );
});
