import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, rounded } from "../../test/oracle.ts";
import { quotient, type Rounding } from "./convert.ts";

const any = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const divisor = any.filter((d) => d !== 0n);
const rounding = fc.constantFrom<Rounding>("down", "up", "half-up");

test("a quotient is what decimals make of it, whatever the signs", () => {
  fc.assert(
    fc.property(any, divisor, rounding, (n, d, how) => {
      expect(quotient(n, d, how)).toBe(rounded(decimal(n, 0).div(decimal(d, 0)), 0, how));
    }),
  );
});

test("halves go away from zero on both sides of it", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      (whole, d) => {
        const half = (2n * whole + 1n) * d;
        const away = whole >= 0n ? whole + 1n : whole;
        expect(quotient(half, 2n * d, "half-up")).toBe(away);
        expect(quotient(half, -2n * d, "half-up")).toBe(-away);
      },
    ),
  );
});

test("rounding down and up differ by one where there is a rest, and by nothing where there is none", () => {
  fc.assert(
    fc.property(any, divisor, (n, d) => {
      const away = n < 0n === d < 0n ? 1n : -1n;
      expect(quotient(n, d, "up") - quotient(n, d, "down")).toBe(n % d === 0n ? 0n : away);
    }),
  );
});
