import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { encodeEntry, type Entry } from "../../src/journal/entry.ts";
import type { Group, Journal } from "../../src/journal/journal.ts";
import { PACK_BYTES } from "../../src/journal/pack.ts";
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

  /** Appends groups of some entries until more than one pack of them is durable; how many entries that is. */
  async function manyPacks(journal: Journal): Promise<number> {
    let entries = 0;
    for (let bytes = 0; bytes < 3 * PACK_BYTES;) {
      const next = group(entries + 1, 400);
      await appended(journal, next);
      entries += next.lines.length;
      bytes += next.lines.join("\n").length;
    }
    return entries;
  }

  /** How each row of the table of groups is kept: as text or packed. */
  function kept(directory: string): { readonly kind: string; readonly bytes: number }[] {
    const db = new DatabaseSync(join(directory, "venue.db"));
    const rows = db.prepare("SELECT typeof(lines) AS kind, length(lines) AS bytes FROM groups ORDER BY first").all();
    db.close();
    return rows.map(({ kind, bytes }) => ({ kind: String(kind), bytes: Number(bytes) }));
  }

  test("packs groups together once there are enough of them, and gives back each entry, also after a restart", async () => {
    const directory = folder();
    const first = sqliteJournal(directory);
    const entries = await manyPacks(first);
    const numbers = Array.from({ length: entries }, (_, nth) => nth + 1);
    expect([...first.read(1)]).toEqual(numbers.map(entry));
    await first.close();
    const packed = kept(directory).filter(({ kind }) => kind === "blob");
    expect(packed.length).toBeGreaterThanOrEqual(2);
    for (const { bytes } of packed) expect(bytes * 5).toBeLessThan(PACK_BYTES);
    const second = sqliteJournal(directory);
    expect(second.newest).toBe(entries);
    // From the middle of what is packed, from what is not, and from behind it.
    for (const from of [1, 2, 399, 1_234, entries - 1, entries, entries + 1]) {
      expect([...second.read(from)], `from ${from}`).toEqual(numbers.slice(from - 1).map(entry));
    }
    await second.close();
  });

  test("goes on packing what was left unpacked when it was closed", async () => {
    const directory = folder();
    let entries = 0;
    do {
      const journal = sqliteJournal(directory);
      for (let nth = 0; nth < 3; nth++, entries += 400) await appended(journal, group(entries + 1, 400));
      await journal.close();
      expect(entries).toBeLessThan(20_000);
    } while (!kept(directory).some(({ kind }) => kind === "blob"));
    const journal = sqliteJournal(directory);
    expect([...journal.read(1)]).toHaveLength(entries);
    await journal.close();
  });

  test("a group that is not as it was written is not packed: it is still found, and named", async () => {
    const directory = folder();
    const journal = sqliteJournal(directory);
    await appended(journal, group(1, 3));
    await appended(journal, group(4, 2));
    await journal.close();
    const db = new DatabaseSync(join(directory, "venue.db"));
    db.exec("UPDATE groups SET lines = replace(lines, 'n4', 'nX') WHERE first = 4");
    db.close();
    const again = sqliteJournal(directory);
    for (let entries = 5, nth = 0; nth < 20; nth++, entries += 400) await appended(again, group(entries + 1, 400));
    expect(() => [...again.read(1)]).toThrow("entries from 4 to 5 are not as they were written");
    await again.close();
    expect(kept(directory).slice(0, 2)).toMatchObject([{ kind: "text" }, { kind: "text" }]);
  });

  test.each([
    ["a changed byte", "substr(lines, 1, length(lines) / 2) || x'5a' || substr(lines, length(lines) / 2 + 2)"],
    ["a lost end", "substr(lines, 1, length(lines) / 2)"],
    ["other packed lines", "(SELECT lines FROM groups WHERE typeof(lines) = 'blob' ORDER BY first DESC LIMIT 1)"],
  ])("%s of what is packed is refused by name", async (_damage, instead) => {
    const directory = folder();
    const journal = sqliteJournal(directory);
    await manyPacks(journal);
    await journal.close();
    const db = new DatabaseSync(join(directory, "venue.db"));
    db.exec(`UPDATE groups SET lines = CAST(${instead} AS BLOB) WHERE first = 1`);
    db.close();
    const again = sqliteJournal(directory);
    expect(() => [...again.read(1)]).toThrow(/entries from 1 to \d+ are not as they were written/);
    await again.close();
  });

  test("a journal of the version before, whose groups are all texts, is read and gone on with", async () => {
    const directory = folder();
    const journal = sqliteJournal(directory);
    await appended(journal, group(1, 3));
    await journal.close();
    const db = new DatabaseSync(join(directory, "venue.db"));
    db.exec("PRAGMA user_version = 1");
    db.close();
    const again = sqliteJournal(directory);
    await appended(again, group(4, 1));
    expect([...again.read(2)]).toEqual([2, 3, 4].map(entry));
    await again.close();
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
