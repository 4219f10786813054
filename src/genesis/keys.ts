// The fixed API keys and secrets of the demo accounts: the same in every venue, so that examples and
// test suites can hold them. They open nothing but a venue of one's own.

import { longName } from "../core/ids.ts";

/** Separates demo keys from every other name the exchange invents. */
const KEY_SEED = 0x6d617267;
const SECRET_SEED = 0x72617665;

/** The API key of the nth demo account. */
export function demoKey(nth: number): string {
  return longName(KEY_SEED, nth);
}

/** The secret that signs for the nth demo account. */
export function demoSecret(nth: number): string {
  return longName(SECRET_SEED, nth);
}
