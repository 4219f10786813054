// What history needs of a database: the synchronous half of SQLite's interface.

/** A value a column can hold. */
export type Column = string | number | bigint | null;

/** A prepared statement. */
export interface Statement {
  run(...parameters: Column[]): unknown;
  get(...parameters: Column[]): Record<string, unknown> | undefined;
  all(...parameters: Column[]): Record<string, unknown>[];
}

/** A database that is open. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
}
