// The thread that commits the journal's groups: one transaction a group, synced before it answers.

import { hash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Row } from "../history/rows.ts";
import { writeRows } from "./write-rows.ts";

/** A group as it arrives; null asks for an answer once everything before it is done. */
type Message = {
  readonly first: number;
  readonly last: number;
  readonly lines: string;
  readonly rows: readonly Row[];
} | null;

/** Groups committed together at most: a bound for what one transaction holds. */
const MOST_TOGETHER = 64;

const port = parentPort!;
const { file } = workerData as { file: string };
const db = new DatabaseSync(file);
db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;");
const insert = db.prepare("INSERT INTO groups (first, last, digest, lines) VALUES (?, ?, ?, ?)");
const begin = db.prepare("BEGIN IMMEDIATE");
const commit = db.prepare("COMMIT");

port.on("message", (message: Message) => {
  try {
    port.postMessage(write(message));
  } catch (failure) {
    port.postMessage(failure instanceof Error ? failure.message : "the journal could not be written");
  }
});

/** Writes a group and all that have arrived behind it in one transaction, and says how many messages that were. */
function write(first: Message): number {
  let messages = 0;
  begin.run();
  for (let next: Message | undefined = first; next !== undefined && messages < MOST_TOGETHER; next = waiting()) {
    messages++;
    if (next === null) continue;
    insert.run(next.first, next.last, hash("sha256", next.lines, "hex").slice(0, 32), next.lines);
    writeRows(db, next.rows);
  }
  commit.run();
  return messages;

  function waiting(): Message | undefined {
    // Looked for only while there is room: what is taken must be written.
    if (messages >= MOST_TOGETHER) return undefined;
    const arrived: { readonly message: Message } | undefined = receiveMessageOnPort(port);
    return arrived?.message;
  }
}
