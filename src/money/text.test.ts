import { expect, test } from "vitest";
import { fixed, readDecimal, trimmed } from "./text.ts";

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

test("integers are written with as many places as asked, and without the sign of a zero", () => {
  expect(fixed(3_100_001_000_000n, 8, 8)).toBe("31000.01000000");
  expect(fixed(-1n, 8, 8)).toBe("-0.00000001");
  expect(fixed(-1n, 8, 2)).toBe("0.00");
  expect(fixed(5n, 0, 0)).toBe("5");
  expect(trimmed(150_000_000n, 8)).toBe("1.5");
  expect(trimmed(0n, 8)).toBe("0");
});
