// The thread that commits the journal's groups: one transaction a group, synced before it answers.

import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { Row } from "../history/rows.ts";
import { digest } from "./digest.ts";
import { writeRows } from "./write-rows.ts";

/** A group as it arrives. */
interface Message {
  readonly first: number;
  readonly last: number;
  readonly lines: string;
  readonly rows: readonly Row[];
}

/**
 * Pages of the write-ahead log, of 4 KiB each, before they are copied into the database. Four times SQLite's
 * default: a page that changes often is copied less often, and the copying, which holds up a commit, comes less often.
 */
const LOG_PAGES = 4_000;

const port = parentPort!;
const { file } = workerData as { file: string };
const db = new DatabaseSync(file);
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;
  PRAGMA wal_autocheckpoint = ${LOG_PAGES};`);
const insert = db.prepare("INSERT INTO groups (first, last, digest, lines) VALUES (?, ?, ?, ?)");
const begin = db.prepare("BEGIN IMMEDIATE");
const commit = db.prepare("COMMIT");

port.on("message", ({ first, last, lines, rows }: Message) => {
  try {
    begin.run();
    insert.run(first, last, digest(lines), lines);
    writeRows(db, rows);
    commit.run();
    port.postMessage(undefined);
  } catch (failure) {
    port.postMessage(failure instanceof Error ? failure.message : "the journal could not be written");
  }
});
