// A journal that ends with the process: for tests and throw-away venues. History is a database in
// memory, written only when somebody asks for it.

import { DatabaseSync } from "node:sqlite";
import { type Past, openPast } from "../history/past.ts";
import type { Row } from "../history/rows.ts";
import { SCHEMA } from "../history/schema.ts";
import { decode } from "./codec.ts";
import { decodeEntry, type Entry } from "./entry.ts";
import type { Group, Journal, SnapshotText } from "./journal.ts";
import { writeRows } from "./write-rows.ts";

/** An empty journal in memory. Appending calls back at once. */
export function memoryJournal(): Journal {
  const lines: string[] = [];
  let snapshot: SnapshotText | undefined;
  let unwritten: Row[] = [];
  let history: { readonly db: DatabaseSync; readonly past: (upTo: number) => Past } | undefined;

  function open(): NonNullable<typeof history> {
    if (history === undefined) {
      const db = new DatabaseSync(":memory:");
      db.exec(SCHEMA);
      history = { db, past: openPast(db, decode) };
    }
    return history;
  }

  return {
    get newest() {
      return lines.length;
    },
    append(group: Group, done) {
      for (const line of group.lines) lines.push(line);
      for (const row of group.rows) unwritten.push(row);
      done(undefined);
    },
    *read(from): Iterable<Entry> {
      for (let at = from - 1; at < lines.length; at++) yield decodeEntry(lines[at]!);
    },
    keepSnapshot(kept) {
      snapshot = kept;
    },
    newestSnapshot: () => snapshot,
    past(upTo) {
      const { db, past } = open();
      if (unwritten.length > 0) {
        const rows = unwritten;
        unwritten = [];
        db.exec("BEGIN");
        writeRows(db, rows);
        db.exec("COMMIT");
      }
      return past(upTo);
    },
    close() {
      history?.db.close();
      return Promise.resolve();
    },
  };
}
