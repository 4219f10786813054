// The past as of one journal entry: what pages ask for what is no longer in the exchange itself.

import { count, type Instant } from "../money/units.ts";
import type { Column, Database, Statement } from "./database.ts";
import { long } from "./short.ts";

/** History up to and with one entry. Rows of later entries are there and are not seen. */
export interface Past {
  readonly upTo: number;
  /** Rows of a query that has `seq <= :upTo` as its first parameter, decoded from their bodies. */
  records<T>(sql: string, ...parameters: Column[]): T[];
  /** Plain columns of a query with the same first parameter. */
  rows(sql: string, ...parameters: Column[]): Record<string, unknown>[];
  /** What readers keep of what cannot change any more, so that it is not worked out again: of all of a database's pasts. */
  readonly kept: Map<string, unknown>;
}

/** A database of history and its prepared statements. `decode` reads a body. */
export function openPast(db: Database, decode: (body: string) => unknown): (upTo: number) => Past {
  const prepared = new Map<string, Statement>();
  const kept = new Map<string, unknown>();
  const statement = (sql: string): Statement => {
    let known = prepared.get(sql);
    if (known === undefined) prepared.set(sql, (known = db.prepare(sql)));
    return known;
  };
  return (upTo) => ({
    upTo,
    kept,
    records: <T>(sql: string, ...parameters: Column[]) =>
      statement(sql)
        .all(upTo, ...parameters)
        .map((row) => long(decode(row["body"] as string)) as T),
    rows: (sql, ...parameters) => statement(sql).all(upTo, ...parameters),
  });
}

/** A time; a bound that is not given is open. */
export interface Time {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** A time as the two bounds of a query, both belonging to it. */
export function bounds(time: Time): [number, number] {
  return [
    time.from === undefined ? 0 : count(time.from),
    time.to === undefined ? Number.MAX_SAFE_INTEGER : count(time.to),
  ];
}

/** Which page of a list is asked for. */
export interface Paging {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** One page of a list that is shown newest first. */
export interface PageOf<T> {
  readonly rows: readonly T[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** A page of the records `where` selects: "FROM … WHERE seq <= ? AND …", with its other parameters. */
export function pageOf<T>(past: Past, where: string, parameters: Column[], { page, size }: Paging): PageOf<T> {
  const [counted] = past.rows(`SELECT count(*) AS n ${where}`, ...parameters);
  const rows = past.records<T>(
    `SELECT body ${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
    ...parameters,
    size,
    (page - 1) * size,
  );
  return { rows, total: Number(counted!["n"]) };
}
