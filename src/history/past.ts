// The past as of one journal entry: what pages ask for what is no longer in the exchange itself.

import type { Column, Database, Statement } from "./database.ts";

/** History up to and with one entry. Rows of later entries are there and are not seen. */
export interface Past {
  readonly upTo: number;
  /** Rows of a query that has `seq <= :upTo` as its first parameter, decoded from their bodies. */
  records<T>(sql: string, ...parameters: Column[]): T[];
  /** Plain columns of a query with the same first parameter. */
  rows(sql: string, ...parameters: Column[]): Record<string, unknown>[];
}

/** A database of history and its prepared statements. `decode` reads a body. */
export function openPast(db: Database, decode: (body: string) => unknown): (upTo: number) => Past {
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    let known = prepared.get(sql);
    if (known === undefined) prepared.set(sql, (known = db.prepare(sql)));
    return known;
  };
  return (upTo) => ({
    upTo,
    records: <T>(sql: string, ...parameters: Column[]) =>
      statement(sql)
        .all(upTo, ...parameters)
        .map((row) => decode(row["body"] as string) as T),
    rows: (sql, ...parameters) => statement(sql).all(upTo, ...parameters),
  });
}
