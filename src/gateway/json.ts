// Values to JSON text. A floating-point number keeps some fifteen digits, amounts and identifiers have
// more: where the wire wants those as numbers, their digits are handed over as text.

import type { Json, Numeral } from "./declare.ts";

/** A value as JSON; undefined members are left out. */
export function toJson(value: Json): string {
  return JSON.stringify(value);
}

/** Decimal digits as the number they are, none of them lost. Throws where the text is no JSON at all. */
export function numeral(digits: string): Numeral {
  return JSON.rawJSON(digits);
}

declare global {
  interface JSON {
    /** JSON text that is written as it is (ECMAScript proposal "JSON.parse source text access"; in V8 since 11.4). */
    rawJSON(text: string): { readonly rawJSON: string };
  }
}
