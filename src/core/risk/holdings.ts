// What a purse that is liquidated has left to sell.

import { isPositive } from "../../money/arithmetic.ts";
import { worth } from "../../money/convert.ts";
import type { Amount, Price, Value } from "../../money/units.ts";
import { free, owed, type PurseId } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";

/** A coin of which something is free, its dollar price, and what that is worth. */
export interface Holding {
  readonly asset: string;
  readonly index: Price;
  readonly free: Amount;
  readonly worth: Value;
}

/** What a purse has free of coins that have a price: worth most first, of equal ones by name. */
export function byWorth(x: ExchangeView, purse: PurseId): Holding[] {
  const found: Holding[] = [];
  for (const asset of x.ledger.purses[purse]!.rows.keys()) {
    const index = indexOf(x.prices, asset);
    const there = free(x.ledger, purse, asset);
    if (index !== undefined && isPositive(there)) found.push({ asset, index, free: there, worth: worth(there, index) });
  }
  return found.sort((a, b) => (a.worth > b.worth ? -1 : a.worth < b.worth ? 1 : a.asset < b.asset ? -1 : 1));
}

/** The coins a purse owes, by name. */
export function debtsOf(x: ExchangeView, purse: PurseId): string[] {
  const { rows } = x.ledger.purses[purse]!;
  return [...rows.keys()].filter((asset) => isPositive(owed(x.ledger, purse, asset))).sort(byName);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
