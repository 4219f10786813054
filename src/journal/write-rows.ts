// Writes history rows through prepared statements, one a table.

import type { Database, Statement } from "../history/database.ts";
import type { Row } from "../history/rows.ts";
import { insertInto, type TableName } from "../history/schema.ts";

const prepared = new WeakMap<Database, Map<TableName, Statement>>();

/** Writes rows within the caller's transaction. */
export function writeRows(db: Database, rows: readonly Row[]): void {
  let statements = prepared.get(db);
  if (statements === undefined) prepared.set(db, (statements = new Map<TableName, Statement>()));
  for (const { table, values } of rows) {
    let statement = statements.get(table);
    if (statement === undefined) statements.set(table, (statement = db.prepare(insertInto(table))));
    statement.run(...values);
  }
}
