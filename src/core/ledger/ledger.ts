// Who has what. Every balance is a cell of 64-bit integers; the only way to change one is to move
// an amount from a cell to another, so that each asset sums to zero over all purses by construction.

import { type Amount, amount, atoms, NO_AMOUNT } from "../../money/units.ts";

/** A number of one purse: dense, from zero. */
export type PurseId = number;

/**
 * What a purse is for. The first six belong to the exchange: `world` is where credits come from (its
 * balance is minus all that was brought in), `pool` lends, `clearing` stands between the two sides of
 * a contract and keeps the dust that truncated profits leave.
 */
export type PurseKind =
  | "world"
  | "pool"
  | "fees"
  | "interest"
  | "insurance"
  | "clearing"
  | "spot"
  | "cross"
  | "isolated"
  | "coinm"
  | "leg";

/** A set of balances with one owner and one purpose. */
export interface Purse {
  readonly id: PurseId;
  readonly kind: PurseKind;
  /** The owning account; zero is the exchange. */
  readonly account: number;
  /** The pair of an isolated purse, the contract of a leg; empty elsewhere. */
  readonly symbol: string;
  /** Where the balances of each asset begin in `cells`. */
  readonly rows: Map<string, number>;
}

// Purses of the exchange itself, opened when it is born.

/** Where everything comes from that is credited; owes what the exchange holds. */
export const WORLD: PurseId = 0;
/** Lends, and is owed. */
export const POOL: PurseId = 1;
/** Commissions paid. */
export const FEES: PurseId = 2;
/** Interest paid. */
export const INTEREST: PurseId = 3;
/** Pays what a margin cannot bear. */
export const INSURANCE: PurseId = 4;
/** The other side of every profit and loss on contracts. */
export const CLEARING: PurseId = 5;

const HOUSE: readonly PurseKind[] = ["world", "pool", "fees", "interest", "insurance", "clearing"];

/**
 * The four balances of an asset in a purse. `free` can be spent, `locked` is held by open orders.
 * `principal` and `interest` are what the purse owes, as negative numbers; the pool's are its
 * claims, positive.
 */
export type Cell = 0 | 1 | 2 | 3;
/** Can be spent. */
export const FREE: Cell = 0;
/** Held by open orders. */
export const LOCKED: Cell = 1;
/** Owed as borrowed. */
export const PRINCIPAL: Cell = 2;
/** Owed as interest. */
export const ACCRUED: Cell = 3;

const CELLS = 4;

/** All purses and their balances. */
export interface Ledger {
  cells: BigInt64Array;
  /** Cells in use. */
  size: number;
  readonly purses: Purse[];
}

/** A ledger with the exchange's own purses and nothing in them. */
export function emptyLedger(): Ledger {
  const ledger: Ledger = { cells: new BigInt64Array(1024), size: 0, purses: [] };
  for (const kind of HOUSE) openPurse(ledger, { id: ledger.purses.length, kind, account: 0, symbol: "" });
  return ledger;
}

/** Adds a purse; its id must be the next one. */
export function openPurse(ledger: Ledger, purse: Omit<Purse, "rows">): void {
  ledger.purses.push({ ...purse, rows: new Map() });
}

/** What stands in one cell; zero where the purse never had the asset. */
export function balance(ledger: LedgerView, purse: PurseId, asset: string, cell: Cell): Amount {
  const row = ledger.purses[purse]!.rows.get(asset);
  return row === undefined ? NO_AMOUNT : amount(ledger.cells[row + cell]!);
}

/** What can be spent. */
export function free(ledger: LedgerView, purse: PurseId, asset: string): Amount {
  return balance(ledger, purse, asset, FREE);
}

/** What open orders hold. */
export function locked(ledger: LedgerView, purse: PurseId, asset: string): Amount {
  return balance(ledger, purse, asset, LOCKED);
}

/** Free and locked together. */
export function held(ledger: LedgerView, purse: PurseId, asset: string): Amount {
  const row = ledger.purses[purse]!.rows.get(asset);
  return row === undefined ? NO_AMOUNT : amount(ledger.cells[row]! + ledger.cells[row + LOCKED]!);
}

/** The loan principal still owed, positive. */
export function principal(ledger: LedgerView, purse: PurseId, asset: string): Amount {
  const row = ledger.purses[purse]!.rows.get(asset);
  return row === undefined ? NO_AMOUNT : amount(-ledger.cells[row + PRINCIPAL]!);
}

/** The interest posted and still owed, positive. */
export function accrued(ledger: LedgerView, purse: PurseId, asset: string): Amount {
  const row = ledger.purses[purse]!.rows.get(asset);
  return row === undefined ? NO_AMOUNT : amount(-ledger.cells[row + ACCRUED]!);
}

/** Principal and interest together, positive. */
export function owed(ledger: LedgerView, purse: PurseId, asset: string): Amount {
  const row = ledger.purses[purse]!.rows.get(asset);
  return row === undefined ? NO_AMOUNT : amount(-ledger.cells[row + PRINCIPAL]! - ledger.cells[row + ACCRUED]!);
}

/** The assets a purse ever had, by name. */
export function assetsOf(ledger: LedgerView, purse: PurseId): string[] {
  return [...ledger.purses[purse]!.rows.keys()].sort(byName);
}

/** Moves an amount of an asset from one cell to another. A negative amount moves back. */
export function move(ledger: Ledger, asset: string, moved: Amount, from: Place, to: Place): void {
  const bare = atoms(moved);
  if (bare === 0n) return;
  const source = rowOf(ledger, from.purse, asset) + from.cell;
  const target = rowOf(ledger, to.purse, asset) + to.cell;
  const { cells } = ledger;
  cells[source] = BigInt.asIntN(64, cells[source]! - bare);
  cells[target] = BigInt.asIntN(64, cells[target]! + bare);
}

/** One cell of one purse. */
export interface Place {
  readonly purse: PurseId;
  readonly cell: Cell;
}

/** The free balance of a purse. */
export const freeOf = (purse: PurseId): Place => ({ purse, cell: FREE });
/** The locked balance of a purse. */
export const lockedOf = (purse: PurseId): Place => ({ purse, cell: LOCKED });
/** The principal a purse owes or, for the pool, is owed. */
export const principalOf = (purse: PurseId): Place => ({ purse, cell: PRINCIPAL });
/** The interest a purse owes or, for the pool, is owed. */
export const accruedOf = (purse: PurseId): Place => ({ purse, cell: ACCRUED });

/** The ledger as questions see it: nothing in it can be written. */
export interface LedgerView {
  readonly cells: { readonly [at: number]: bigint | undefined };
  readonly size: number;
  readonly purses: readonly {
    readonly id: PurseId;
    readonly kind: PurseKind;
    readonly account: number;
    readonly symbol: string;
    readonly rows: ReadonlyMap<string, number>;
  }[];
}

function rowOf(ledger: Ledger, purse: PurseId, asset: string): number {
  const { rows } = ledger.purses[purse]!;
  const known = rows.get(asset);
  if (known !== undefined) return known;
  const row = ledger.size;
  if (row + CELLS > ledger.cells.length) {
    const larger = new BigInt64Array(ledger.cells.length * 2);
    larger.set(ledger.cells);
    ledger.cells = larger;
  }
  ledger.size = row + CELLS;
  rows.set(asset, row);
  return row;
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
