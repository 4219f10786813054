import { expect, test } from "vitest";
import { accountCode } from "./ids.ts";

test("accounts go by codes of four letters and digits, no two alike, which the seed decides", () => {
  const codes = Array.from({ length: 50_000 }, (_, account) => accountCode(7, account));
  expect(new Set(codes).size).toBe(50_000);
  for (const code of codes) expect(code).toMatch(/^[0-9A-Za-z]{4}$/);
  expect(accountCode(7, 12)).toBe(codes[12]);
  expect(accountCode(8, 12)).not.toBe(codes[12]);
});
