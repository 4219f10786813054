import { expect, test } from "vitest";
import { numeral, toJson } from "./json.ts";

test("a numeral is a JSON number of any length, wherever it stands", () => {
  const eighteen = "1234567890.12345678";
  expect(toJson({ amount: numeral(eighteen), of: [numeral("0.00000001"), numeral("-5"), 5] })).toBe(
    `{"amount":${eighteen},"of":[0.00000001,-5,5]}`,
  );
  expect(toJson(numeral("351637150141315861"))).toBe("351637150141315861");
});

test("a member that is undefined is left out", () => {
  expect(toJson({ a: 1, b: undefined, c: null })).toBe('{"a":1,"c":null}');
});

test("text that is no number does not pass for one", () => {
  expect(() => numeral("1,5")).toThrow(SyntaxError);
  expect(() => numeral("")).toThrow(SyntaxError);
});
