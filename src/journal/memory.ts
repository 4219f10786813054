// A journal that ends with the process: for tests and throw-away venues. History is a database in
// memory, written in batches or when somebody asks for it.

import { DatabaseSync } from "node:sqlite";
import { type Past, openPast } from "../history/past.ts";
import type { Row } from "../history/rows.ts";
import { SCHEMA } from "../history/schema.ts";
import { decode } from "./codec.ts";
import { decodeEntry, type Entry } from "./entry.ts";
import type { Group, Journal, SnapshotText } from "./journal.ts";
import { writeRows } from "./write-rows.ts";

/** Rows kept unwritten at most: while nobody asks, writing them in batches is cheaper, and this bounds the pause. */
const MOST_UNWRITTEN = 256;

/** An empty journal in memory. Appending calls back at once. */
export function memoryJournal(): Journal {
  /** What was appended, as bytes: a long run's lines as live strings would keep the garbage collector busy. */
  const groups: { readonly last: number; readonly lines: Buffer }[] = [];
  let newest = 0;
  let snapshot: SnapshotText | undefined;
  let unwritten: Row[] = [];
  let history: { readonly db: DatabaseSync; readonly past: (upTo: number) => Past } | undefined;

  function written(): NonNullable<typeof history> {
    if (history === undefined) {
      const db = new DatabaseSync(":memory:");
      db.exec(SCHEMA);
      history = { db, past: openPast(db, decode) };
    }
    if (unwritten.length === 0) return history;
    const rows = unwritten;
    unwritten = [];
    history.db.exec("BEGIN");
    writeRows(history.db, rows);
    history.db.exec("COMMIT");
    return history;
  }

  return {
    get newest() {
      return newest;
    },
    get snapshot() {
      return snapshot?.seq ?? 0;
    },
    append(group: Group, done) {
      newest += group.lines.length;
      groups.push({ last: newest, lines: Buffer.from(group.lines.join("\n")) });
      for (const row of group.rows) unwritten.push(row);
      if (unwritten.length >= MOST_UNWRITTEN) written();
      done(undefined);
    },
    *read(from): Iterable<Entry> {
      for (const { last, lines } of groups) {
        if (last < from) continue;
        for (const line of lines.toString("utf8").split("\n")) {
          const entry = decodeEntry(line);
          if (entry.seq >= from) yield entry;
        }
      }
    },
    keepSnapshot(kept) {
      snapshot = kept;
    },
    newestSnapshot: () => snapshot,
    past: (upTo) => written().past(upTo),
    close() {
      history?.db.close();
      return Promise.resolve();
    },
  };
}
