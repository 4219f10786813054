// What the engine needs of a disk: entries appended in groups and told when they are durable, read
// again from any number on, snapshots kept beside them, and history that is never behind.

import type { Past } from "../history/past.ts";
import type { Row } from "../history/rows.ts";
import type { Entry } from "./entry.ts";

/** Entries decided but not yet durable, encoded, with the history rows they make. */
export interface Group {
  /** The number of the first entry. */
  readonly first: number;
  /** One encoded entry a line. */
  readonly lines: string[];
  readonly rows: Row[];
}

/** A kept description of the whole exchange. */
export interface SnapshotText {
  /** The entry after which it was taken. */
  readonly seq: number;
  readonly text: string;
}

/** The journal port. One writer; entries are numbered from 1 without gaps. */
export interface Journal {
  /** The number of the newest durable entry; zero when empty. */
  readonly newest: number;
  /** The entry after which the newest snapshot was taken; zero where there is none. */
  readonly snapshot: number;
  /**
   * Makes a group durable, entries and rows together, and then calls back. The next group is appended
   * after that. A failure is final: nothing may be acknowledged any more.
   */
  append(group: Group, done: (failure: Error | undefined) => void): void;
  /** The entries from a number on, in order. Throws, naming the place, where they are damaged. */
  read(from: number): Iterable<Entry>;
  /**
   * Keeps a snapshot; older ones may be dropped. It may run ahead of what is durable: where the entries up to it
   * do not become so, it is forgotten when the journal is opened again. Throws where it cannot be kept.
   */
  keepSnapshot(snapshot: SnapshotText): void;
  /** The newest snapshot whose text is as it was written, if any. */
  newestSnapshot(): SnapshotText | undefined;
  /** History as of an entry that is durable. */
  past(upTo: number): Past;
  /** Waits for what was appended, then lets go of the disk. */
  close(): Promise<void>;
}
