// The thread that commits the journal's groups: one transaction a group, synced before it answers. Groups are written as
// they come, and packed together later, when they are durable and nobody waits.

import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { Row } from "../history/rows.ts";
import { digest } from "./digest.ts";
import { pack, PACK_BYTES } from "./pack.ts";
import { writeRows } from "./write-rows.ts";

/** A group as it arrives. */
interface Message {
  readonly first: number;
  readonly last: number;
  readonly lines: string;
  readonly rows: readonly Row[];
}

/** A row of the table of groups. */
interface Kept {
  readonly first: number;
  readonly last: number;
  readonly digest: string;
  readonly lines: string | Uint8Array;
}

/**
 * Pages of the write-ahead log, of 4 KiB each, before they are copied into the database. Four times SQLite's
 * default: a page that changes often is copied less often, and the copying, which holds up a commit, comes less often.
 */
const LOG_PAGES = 4_000;
/** Groups that a writer before this one left unpacked are packed up to as many times what is packed at once. */
const MOST_LEFT = 16;

const port = parentPort!;
const { file } = workerData as { file: string };
const db = new DatabaseSync(file);
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;
  PRAGMA wal_autocheckpoint = ${LOG_PAGES};`);
const insert = db.prepare("INSERT INTO groups (first, last, digest, lines) VALUES (?, ?, ?, ?)");
const remove = db.prepare("DELETE FROM groups WHERE first BETWEEN ? AND ?");
const begin = db.prepare("BEGIN IMMEDIATE");
const commit = db.prepare("COMMIT");

/** Durable groups that are not packed yet, oldest first, and their size. */
let loose: Kept[] = leftLoose();
let size = loose.reduce((sum, { lines }) => sum + lines.length, 0);
/** What takes the place of groups in the next transaction. */
let packed: Kept | undefined;

port.on("message", ({ first, last, lines, rows }: Message) => {
  const group = { first, last, digest: digest(lines), lines };
  try {
    begin.run();
    if (packed !== undefined) {
      remove.run(packed.first, packed.last);
      insert.run(packed.first, packed.last, packed.digest, packed.lines);
    }
    insert.run(first, last, group.digest, lines);
    writeRows(db, rows);
    commit.run();
  } catch (failure) {
    port.postMessage(failure instanceof Error ? failure.message : "the journal could not be written");
    return;
  }
  port.postMessage(undefined);
  packed = undefined;
  loose.push(group);
  size += lines.length;
  if (size < PACK_BYTES) return;
  const all = loose.map((each) => each.lines).join("\n");
  packed = { first: loose[0]!.first, last, digest: digest(all), lines: pack(all) };
  loose = [];
  size = 0;
});

/**
 * The newest groups as far as they are not packed. One that is not as it was written is left as it is, to be found
 * by whoever reads it, and so is what came before it.
 */
function leftLoose(): Kept[] {
  const found: Kept[] = [];
  let bytes = 0;
  for (const row of db.prepare("SELECT first, last, digest, lines FROM groups ORDER BY first DESC").iterate()) {
    const group = row as unknown as Kept;
    if (typeof group.lines !== "string" || digest(group.lines) !== group.digest) break;
    bytes += group.lines.length;
    if (bytes > MOST_LEFT * PACK_BYTES) break;
    found.push(group);
  }
  return found.reverse();
}
