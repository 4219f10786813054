// Values to JSON text. Integers above 2^53 are written as they are, which JSON.stringify alone cannot.

import type { Json } from "./declare.ts";

/** A value as JSON; undefined members are left out. */
export function toJson(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Only a bigint gets here, and few answers have one: the replacer is slow.
    return JSON.stringify(value, plainBigints);
  }
}

function plainBigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? JSON.rawJSON(value.toString()) : value;
}

declare global {
  interface JSON {
    /** JSON text that is written as it is (ECMAScript proposal "JSON.parse source text access"; in V8 since 11.4). */
    rawJSON(text: string): unknown;
  }
}
