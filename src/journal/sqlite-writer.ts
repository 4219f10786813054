// The thread that commits the journal's groups: one transaction a group, synced before it answers.

import { hash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { Row } from "../history/rows.ts";
import { writeRows } from "./write-rows.ts";

/** A group as it arrives; null asks for an answer once everything before it is done. */
type Message = { readonly first: number; readonly last: number; readonly lines: string; readonly rows: readonly Row[] } | null;

const port = parentPort!;
const { file } = workerData as { file: string };
const db = new DatabaseSync(file);
db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;");
const insert = db.prepare("INSERT INTO groups (first, last, digest, lines) VALUES (?, ?, ?, ?)");

port.on("message", (message: Message) => {
  try {
    if (message !== null) commit(message);
    port.postMessage(null);
  } catch (failure) {
    port.postMessage(failure instanceof Error ? failure.message : "the journal could not be written");
  }
});

function commit({ first, last, lines, rows }: NonNullable<Message>): void {
  db.exec("BEGIN IMMEDIATE");
  insert.run(first, last, hash("sha256", lines, "hex").slice(0, 32), lines);
  writeRows(db, rows);
  db.exec("COMMIT");
}
