// Which contract of a pair was of which type, and since when.

import type { Contract } from "../core/listing.ts";
import type { Instant } from "../money/units.ts";
import type { ContractTypeRecord } from "./market-records.ts";
import type { Past } from "./past.ts";

/** A contract, from when it was of a type, and until when: up to the moment it became another or another took its place. */
export interface Holder {
  readonly symbol: string;
  readonly from: Instant;
  until: Instant | undefined;
}

/** The contracts that were of a type, one after the other. */
export function holdersOf(past: Past, pair: string, type: Contract["contractType"]): readonly Readonly<Holder>[] {
  const listed = past.records<ContractTypeRecord>(
    "SELECT body FROM contract_types WHERE seq <= ? AND pair = ? ORDER BY id",
    pair,
  );
  const types = new Map<string, Contract["contractType"]>();
  const holders: Holder[] = [];
  for (const { symbol, type: now, at } of listed) {
    // Contracts are listed anew for other reasons too.
    if (types.get(symbol) === now) continue;
    types.set(symbol, now);
    const newest = holders.at(-1);
    if (newest !== undefined && (now === type || newest.symbol === symbol)) newest.until ??= at;
    if (now === type) holders.push({ symbol, from: at, until: undefined });
  }
  return holders;
}
