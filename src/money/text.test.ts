import { expect, test } from "vitest";
import { fixed, padded, plain, readDecimal, trimmed, withPlaces } from "./text.ts";
import { amount } from "./units.ts";

test("plain decimals are read exactly, others are refused by kind", () => {
  expect(readDecimal("31000.01", 8)).toBe(3_100_001_000_000n);
  expect(readDecimal(".5", 8)).toBe(50_000_000n);
  expect(readDecimal("1.", 8)).toBe(100_000_000n);
  expect(readDecimal("0.100000000000", 8)).toBe(10_000_000n);
  expect(readDecimal("0.123456789", 8)).toBe("too-precise");
  for (const text of ["", ".", "1e3", "-1", "+1", "1,000", "0x10", "1.2.3", " 1", "NaN"]) {
    expect(readDecimal(text, 8)).toBe("malformed");
  }
  expect(readDecimal("-1.5", 8, "signed")).toBe(-150_000_000n);
  expect(readDecimal("9".repeat(40), 8)).toBe("too-large");
});

test("a sign alone, a doubled sign and digits of other alphabets are no numbers", () => {
  for (const text of ["-", "-.", "--1", "+1", "1-", "٣", "１", "Infinity", "1_000", "1 ", "\n1", "null"]) {
    expect(readDecimal(text, 8, "signed")).toBe("malformed");
  }
});

test("leading zeros count for nothing, and neither do zeros beyond the scale", () => {
  expect(readDecimal("0001", 8)).toBe(100_000_000n);
  expect(readDecimal("00.10", 8)).toBe(10_000_000n);
  expect(readDecimal("-0", 8, "signed")).toBe(0n);
  expect(readDecimal("3.000", 0)).toBe(3n);
  expect(readDecimal("3.001", 0)).toBe("too-precise");
});

test("a text longer than any balance is refused before it is read, zeros or not", () => {
  expect(readDecimal("9".repeat(30), 0)).toBe(10n ** 30n - 1n);
  expect(readDecimal("0".repeat(33), 8)).toBe("too-large");
  // What is wrong with it does not matter any more then.
  expect(readDecimal("x".repeat(1_000_000), 8)).toBe("too-large");
});

test("integers are written with as many places as asked, and without the sign of a zero", () => {
  expect(fixed(3_100_001_000_000n, 8, 8)).toBe("31000.01000000");
  expect(fixed(-1n, 8, 8)).toBe("-0.00000001");
  expect(fixed(-1n, 8, 2)).toBe("0.00");
  expect(fixed(5n, 0, 0)).toBe("5");
  expect(trimmed(150_000_000n, 8)).toBe("1.5");
  expect(trimmed(0n, 8)).toBe("0");
});

test("places beyond the wanted ones are cut, so that nobody is shown more than there is", () => {
  expect(fixed(199_999_999n, 8, 2)).toBe("1.99");
  expect(fixed(-199_999_999n, 8, 2)).toBe("-1.99");
  expect(fixed(199_999_999n, 8, 0)).toBe("1");
  expect(fixed(15n, 1, 4)).toBe("1.5000");
});

test("amounts are written padded, trimmed, or with the places of a market", () => {
  expect(padded(amount(100_000n))).toBe("0.00100000");
  expect(plain(amount(100_000n))).toBe("0.001");
  expect(plain(amount(-2_000_000_000n))).toBe("-20");
  expect(withPlaces(amount(123_456_789n), 1)).toBe("1.2");
});
