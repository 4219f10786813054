// How the names of market streams are read: a market or a pair in small letters, and what is wanted of it.

import type { Contract, Market, Pair } from "../core/listing.ts";
import { contractOf, contracts, pairOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Channel } from "./declare.ts";

/** Reads a name; undefined where it is none of a stream's. */
export type Opener = (name: string, x: ExchangeView) => Channel | undefined;

/** Makes the channel of what a name begins with and of what it wants. */
type Make<T> = (of: T, wanted: RegExpExecArray, x: ExchangeView) => Channel | undefined;

/** Names of a pair that is traded: `<symbol>` and what fits. */
export function ofPair(pattern: RegExp, make: Make<View<Pair>>): Opener {
  return parted(pattern, (written, x) => pairOf(x, written), make);
}

/** Names of a contract: `<symbol>` and what fits. */
export function ofContract(pattern: RegExp, make: Make<View<Contract>>): Opener {
  return parted(pattern, (written, x) => contractOf(x, written), make);
}

/** Names of what contracts are written on: `<pair>` and what fits. */
export function ofUnderlying(pattern: RegExp, make: Make<string>): Opener {
  const known = (written: string, x: ExchangeView): string | undefined =>
    contracts(x).some(({ pair }) => pair === written) ? written : undefined;
  return parted(pattern, known, make);
}

/** One name for all markets of a host, or a few that fit. */
export function ofAll(
  pattern: RegExp,
  make: (wanted: RegExpExecArray, x: ExchangeView) => Channel | undefined,
): Opener {
  return (name, x) => {
    const wanted = pattern.exec(name);
    return wanted === null ? undefined : make(wanted, x);
  };
}

function parted<T>(pattern: RegExp, find: (written: string, x: ExchangeView) => T | undefined, make: Make<T>): Opener {
  return (name, x) => {
    const at = name.indexOf("@");
    const [written, rest] = [name.slice(0, at), name.slice(at)];
    const wanted = at < 0 ? null : pattern.exec(rest);
    // A market's name is written small here; a client that writes it otherwise hears nothing, as on the real exchange.
    if (wanted === null || written !== written.toLowerCase()) return undefined;
    const found = find(written.toUpperCase(), x);
    return found === undefined ? undefined : make(found, wanted, x);
  };
}

/** The market of a symbol as it is listed by now. */
export function marketNow(x: ExchangeView, symbol: string): View<Market> {
  const market = x.reference.markets.get(symbol);
  if (market === undefined) throw new Error(`invariant broken: ${symbol} stays listed`);
  return market;
}

/** The contract of a symbol that was found to be one, also when it is listed no more. */
export function contractNow(x: ExchangeView, symbol: string): View<Contract> {
  const market = marketNow(x, symbol);
  if (market.kind !== "contract") throw new Error(`invariant broken: ${symbol} stays a contract`);
  return market;
}
