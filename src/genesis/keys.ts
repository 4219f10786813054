// The fixed API keys and secrets of the demo accounts: the same in every venue, so that examples and
// test suites can hold them. They open nothing but a venue of one's own.

import { inventedName } from "../core/ids.ts";

/** Separates demo keys from every other name the exchange invents. */
const KEY_SEED = 0x6d617267;
const SECRET_SEED = 0x72617665;
/** Binance's keys and secrets have 64 characters. */
const KEY_LENGTH = 64;

/** The API key of the nth demo account. */
export function demoKey(nth: number): string {
  return long(KEY_SEED, nth);
}

/** The secret that signs for the nth demo account. */
export function demoSecret(nth: number): string {
  return long(SECRET_SEED, nth);
}

function long(seed: number, nth: number): string {
  let text = "";
  for (let part = 0; text.length < KEY_LENGTH; part++) text += inventedName(seed, nth * 4 + part);
  return text.slice(0, KEY_LENGTH);
}
