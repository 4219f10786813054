// What tells that a kept text is still as it was written.

import { hash } from "node:crypto";

/** The first half of a text's SHA-256, in hex: enough to notice any damage. */
export function digest(text: string): string {
  return hash("sha256", text, "hex").slice(0, 32);
}
