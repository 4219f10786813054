// The journal on disk: one SQLite database a venue, write-ahead log, every commit synced. A thread of
// its own commits group after group, entries and history rows in one transaction; this thread reads.

import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { openPast } from "../history/past.ts";
import { decode } from "./codec.ts";
import { digest } from "./digest.ts";
import { decodeEntry, type Entry } from "./entry.ts";
import type { Group, Journal, SnapshotText } from "./journal.ts";
import { unpack } from "./pack.ts";
import { SCHEMA } from "../history/schema.ts";

/** Version of the tables below; a journal of a newer one is refused. Since version 2 groups may be packed. */
const FORMAT = 2;
/** Snapshots kept: the newest, and one to fall back on. */
const SNAPSHOTS_KEPT = 2;
/** Nobody but the owner may read it: the journal holds secrets. */
const OWNER_ONLY = 0o600;

// `lines` is a text, or a blob of many groups packed together; the digest is of the text in either case.
const TABLES = `
CREATE TABLE IF NOT EXISTS groups (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, digest TEXT NOT NULL, lines TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS snapshots (seq INTEGER PRIMARY KEY, digest TEXT NOT NULL, text TEXT NOT NULL);
`;

/** The data directory is in use by another process. */
export class InUse extends Error {
  constructor(directory: string) {
    super(`${directory} is in use by another venue`);
  }
}

/** The journal says something it cannot have been told. */
export class Damaged extends Error {}

/** Opens or creates the journal in a directory. Throws `InUse` or `Damaged`. */
export function sqliteJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = takeLock(directory);
  const file = join(directory, "venue.db");
  const db = new DatabaseSync(file);
  chmodSync(file, OWNER_ONLY);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  const { user_version: format } = db.prepare("PRAGMA user_version").get() as { user_version: number };
  if (format > FORMAT)
    throw new Damaged(`${file} was written by a newer version (format ${format}, this one knows ${FORMAT})`);
  db.exec(`${TABLES}${SCHEMA}PRAGMA user_version = ${FORMAT};`);
  const past = openPast(db, decode);
  const youngest = db.prepare("SELECT last FROM groups ORDER BY first DESC LIMIT 1").get();
  let newest = (youngest?.["last"] ?? 0) as number;
  // Taken ahead of entries that never became durable: others have their numbers now.
  db.prepare("DELETE FROM snapshots WHERE seq > ?").run(newest);
  let { snapshot } = db.prepare("SELECT coalesce(max(seq), 0) AS snapshot FROM snapshots").get() as {
    snapshot: number;
  };
  const writer = startWriter(file);

  return {
    get newest() {
      return newest;
    },
    get snapshot() {
      return snapshot;
    },
    append(group, done) {
      const upTo = group.first + group.lines.length - 1;
      writer.commit(group, (failure) => {
        if (failure === undefined) newest = upTo;
        done(failure);
      });
    },
    read: (from) => readGroups(db, from),
    keepSnapshot({ seq, text }) {
      db.exec("BEGIN IMMEDIATE");
      try {
        db.prepare("INSERT OR REPLACE INTO snapshots (seq, digest, text) VALUES (?, ?, ?)").run(
          seq,
          digest(text),
          text,
        );
        db.prepare(
          `DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ${SNAPSHOTS_KEPT})`,
        ).run();
        db.exec("COMMIT");
      } catch (failure) {
        db.exec("ROLLBACK");
        throw failure;
      }
      snapshot = seq;
    },
    newestSnapshot: () => soundSnapshot(db),
    past,
    async close() {
      try {
        await writer.stop();
      } finally {
        db.close();
        lock.close();
      }
    },
  };
}

/** Holds a lock that the system lets go of when the process ends, however it ends. */
function takeLock(directory: string): DatabaseSync {
  const lock = new DatabaseSync(join(directory, "lock.db"));
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    throw new InUse(directory);
  }
  return lock;
}

function* readGroups(db: DatabaseSync, from: number): Iterable<Entry> {
  let expected = from;
  const found = db.prepare(
    `SELECT first, last, digest, lines FROM groups
      WHERE first >= coalesce((SELECT max(first) FROM groups WHERE first <= ?), 0) ORDER BY first`,
  );
  for (const row of found.iterate(from)) {
    const { first, last, digest: kept } = row as { first: number; last: number; digest: string };
    if (first > expected) throw new Damaged(`the journal lacks the entries from ${expected} to ${first - 1}`);
    const written = row["lines"] as string | Uint8Array;
    const lines = typeof written === "string" ? written : unpack(written);
    if (lines === undefined || digest(lines) !== kept)
      throw new Damaged(`the journal's entries from ${first} to ${last} are not as they were written`);
    for (const line of lines.split("\n")) {
      const entry = decodeEntry(line);
      if (entry.seq < expected) continue;
      if (entry.seq !== expected) throw new Damaged(`the journal lacks entry ${expected}`);
      yield entry;
      expected++;
    }
  }
}

function soundSnapshot(db: DatabaseSync): SnapshotText | undefined {
  for (const row of db.prepare("SELECT seq, digest, text FROM snapshots ORDER BY seq DESC").all()) {
    const { seq, digest: kept, text } = row as { seq: number; digest: string; text: string };
    if (digest(text) === kept) return { seq, text };
  }
  return undefined;
}

/** The thread that commits. */
function startWriter(file: string): {
  commit(group: Group, done: (failure: Error | undefined) => void): void;
  stop(): Promise<void>;
} {
  const script = new URL(
    import.meta.url.endsWith(".ts") ? "./sqlite-writer.ts" : "./sqlite-writer.js",
    import.meta.url,
  );
  const worker = new Worker(script, { workerData: { file }, execArgv: ["--disable-warning=ExperimentalWarning"] });
  let waiting: ((failure: Error | undefined) => void) | undefined;
  let idle = (): void => {};
  let failed: Error | undefined;
  const answered = (failure: Error | undefined): void => {
    const done = waiting;
    waiting = undefined;
    failed ??= failure;
    done?.(failed);
    if (waiting === undefined) idle();
  };
  worker.on("message", (failure: string | undefined) =>
    answered(failure === undefined ? undefined : new Error(failure)),
  );
  worker.on("error", answered);
  worker.on("exit", (code) => {
    if (code !== 0) answered(new Error(`the journal's writer ended with code ${code}`));
  });
  return {
    commit({ first, lines, rows }, done) {
      if (failed !== undefined) return done(failed);
      waiting = done;
      worker.postMessage({ first, last: first + lines.length - 1, lines: lines.join("\n"), rows });
    },
    async stop() {
      if (waiting !== undefined) await new Promise<void>((resolve) => (idle = resolve));
      await worker.terminate();
    },
  };
}
