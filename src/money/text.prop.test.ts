import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, rounded } from "../../test/oracle.ts";
import { fixed, readDecimal, trimmed } from "./text.ts";

const bare = fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n });
const scale = fc.constantFrom(0, 1, 8, 12, 13);

test("what is written is read back as it was, padded or trimmed", () => {
  fc.assert(
    fc.property(bare, scale, (value, places) => {
      expect(readDecimal(fixed(value, places, places), places, "signed")).toBe(value);
      expect(readDecimal(trimmed(value, places), places, "signed")).toBe(value);
    }),
  );
});

test("what is read is the number the text stands for", () => {
  const digits = fc.stringMatching(/^\d{0,12}$/);
  fc.assert(
    fc.property(digits, digits, (whole, fraction) => {
      fc.pre(whole + fraction !== "");
      const read = readDecimal(`${whole}.${fraction}`, 8);
      const number = decimal(BigInt(whole + fraction), fraction.length);
      expect(read).toEqual(number.decimalPlaces() > 8 ? "too-precise" : rounded(number, 8, "down"));
    }),
  );
});

test("nothing but plain decimals is read", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20, unit: "binary" }), (text) => {
      fc.pre(!/^(?:\d+\.?\d*|\.\d+)$/.test(text));
      expect(readDecimal(text, 8)).toBe("malformed");
    }),
  );
});
