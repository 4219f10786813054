// The shape of an answer: its keys in their order and the kind of every value, so that it can be held
// against a shape written by hand.

/** A decimal in a string with exactly eight places. */
export const PADDED = "decimal with eight places";
/** A decimal in a string without trailing zeros. */
export const PLAIN = "decimal without trailing zeros";
/** Any other string. */
export const TEXT = "text";
/** A whole JSON number. */
export const INTEGER = "integer";
/** A JSON number with a fraction. */
export const NUMBER = "number";
/** True or false. */
export const BOOLEAN = "boolean";

/** The shape of a parsed body as one text, in which the order of keys counts. */
export function shapeOf(value: unknown): string {
  return JSON.stringify(kindsIn(value), undefined, 1);
}

/** A shape written by hand, as `shapeOf` prints one. */
export function shape(written: unknown): string {
  return JSON.stringify(written, undefined, 1);
}

function kindsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kindsIn);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, kindsIn(each)]));
  }
  if (typeof value === "string") return kindOfText(value);
  if (typeof value === "number") return Number.isInteger(value) ? INTEGER : NUMBER;
  return typeof value === "boolean" ? BOOLEAN : String(value);
}

function kindOfText(text: string): string {
  if (!/^-?[0-9]+(\.[0-9]+)?$/.test(text)) return TEXT;
  return /\.[0-9]{8}$/.test(text) ? PADDED : /\.[0-9]*0$/.test(text) ? "decimal of another form" : PLAIN;
}
