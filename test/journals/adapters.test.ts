import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { encodeEntry, type Entry } from "../../src/journal/entry.ts";
import type { Group, Journal } from "../../src/journal/journal.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { sqliteJournal } from "../../src/journal/sqlite.ts";
import { instant } from "../../src/money/units.ts";

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "margrave-journal-"));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

function entry(seq: number): Entry {
  return { seq, at: instant(1_000 + seq), command: { type: "OpenAccount", name: `n${seq} #"\n€`, vip: 0 }, events: [] };
}

function group(first: number, size: number): Group {
  const lines = Array.from({ length: size }, (_, nth) => encodeEntry(entry(first + nth)));
  return {
    first,
    lines,
    rows: [{ table: "transfers", values: [first, first, 7, 1, 2, "BTC", 5, `{"transaction":${first}}`] }],
  };
}

function appended(journal: Journal, of: Group): Promise<void> {
  return new Promise((resolve, reject) =>
    journal.append(of, (failure) => (failure === undefined ? resolve() : reject(failure))),
  );
}

describe.each([
  ["memory", () => memoryJournal()],
  ["sqlite", () => sqliteJournal(folder())],
])("the %s journal", (_name, open) => {
  test("gives back what was appended, from any entry on, and history up to any entry", async () => {
    const journal = open();
    expect(journal.newest).toBe(0);
    await appended(journal, group(1, 3));
    await appended(journal, group(4, 1));
    await appended(journal, group(5, 2));
    expect(journal.newest).toBe(6);
    expect([...journal.read(1)]).toEqual([1, 2, 3, 4, 5, 6].map(entry));
    expect([...journal.read(3)]).toEqual([3, 4, 5, 6].map(entry));
    expect([...journal.read(7)]).toEqual([]);
    const sql = "SELECT body FROM transfers WHERE seq <= ? ORDER BY id";
    expect(journal.past(6).records(sql)).toEqual([{ transaction: 1 }, { transaction: 4 }, { transaction: 5 }]);
    expect(journal.past(4).records(sql)).toEqual([{ transaction: 1 }, { transaction: 4 }]);
    await journal.close();
  });

  test("keeps the newest snapshot", async () => {
    const journal = open();
    expect(journal.newestSnapshot()).toBeUndefined();
    journal.keepSnapshot({ seq: 3, text: "three" });
    journal.keepSnapshot({ seq: 9, text: "nine" });
    expect(journal.newestSnapshot()).toEqual({ seq: 9, text: "nine" });
    await journal.close();
  });
});

describe("the sqlite journal on disk", () => {
  test("is there again after it was closed", async () => {
    const directory = folder();
    const first = sqliteJournal(directory);
    await appended(first, group(1, 2));
    first.keepSnapshot({ seq: 2, text: "two" });
    await first.close();
    const second = sqliteJournal(directory);
    expect(second.newest).toBe(2);
    expect([...second.read(1)]).toEqual([entry(1), entry(2)]);
    expect(second.newestSnapshot()).toEqual({ seq: 2, text: "two" });
    await second.close();
  });

  const damages: [name: string, sql: string, says: string][] = [
    [
      "a changed entry",
      "UPDATE groups SET lines = replace(lines, 'n4', 'nX') WHERE first = 4",
      "entries from 4 to 5 are not as they were written",
    ],
    ["a lost group", "DELETE FROM groups WHERE first = 4", "lacks the entries from 4 to 5"],
  ];
  test.each(damages)("%s is refused by name, not guessed at", async (_damage, sql, says) => {
    const directory = folder();
    const journal = sqliteJournal(directory);
    for (const first of [1, 4, 6]) await appended(journal, group(first, first === 1 ? 3 : 2));
    await journal.close();
    const db = new DatabaseSync(join(directory, "venue.db"));
    db.exec(sql);
    db.close();
    const again = sqliteJournal(directory);
    expect(() => [...again.read(1)]).toThrow(says);
    await again.close();
  });

  test("a damaged snapshot is passed over for the one before", async () => {
    const directory = folder();
    const journal = sqliteJournal(directory);
    await appended(journal, group(1, 2));
    journal.keepSnapshot({ seq: 1, text: "one" });
    journal.keepSnapshot({ seq: 2, text: "two" });
    await journal.close();
    const db = new DatabaseSync(join(directory, "venue.db"));
    db.exec("UPDATE snapshots SET text = 'owt' WHERE seq = 2");
    db.close();
    const again = sqliteJournal(directory);
    expect(again.newestSnapshot()).toEqual({ seq: 1, text: "one" });
    await again.close();
  });

  test("a snapshot of entries that never became durable is forgotten when the journal is opened again", async () => {
    const directory = folder();
    const journal = sqliteJournal(directory);
    await appended(journal, group(1, 2));
    journal.keepSnapshot({ seq: 2, text: "two" });
    journal.keepSnapshot({ seq: 3, text: "three" });
    expect(journal.snapshot).toBe(3);
    await journal.close();
    const again = sqliteJournal(directory);
    expect(again.snapshot).toBe(2);
    await appended(again, group(3, 2));
    expect(again.newestSnapshot()).toEqual({ seq: 2, text: "two" });
    await again.close();
  });

  test("a journal of a newer version is refused", () => {
    const directory = folder();
    const db = new DatabaseSync(join(directory, "venue.db"));
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(() => sqliteJournal(directory)).toThrow("was written by a newer version");
  });
});
