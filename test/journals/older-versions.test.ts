// Journals as older versions wrote them, one of each, named by its day: every version after them goes on from there.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Establish } from "../../src/core/commands.ts";
import { audit } from "../../src/core/audit.ts";
import { LATER_SETTINGS } from "../../src/core/later-settings.ts";
import { openOrdersOf } from "../../src/core/select.ts";
import type { Exchange } from "../../src/core/state.ts";
import { step } from "../../src/core/step.ts";
import { recover } from "../../src/engine/recover.ts";
import { DEFAULT_SETTINGS } from "../../src/genesis/settings.ts";
import { decodeEntry, type Entry } from "../../src/journal/entry.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { priceOf } from "../../src/genesis/figures.ts";

const FOLDER = join(import.meta.dirname, "written");
const VERSIONS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".journal"))
  .map((name) => name.replace(".journal", ""));

/** What was read of a journal: its entries from some number on. */
interface Read {
  readonly journal: Journal;
  readonly from: number[];
}

/** The journal of a version, with the snapshot it took last. */
function journalOf(version: string): Read {
  const entries: Entry[] = readFileSync(join(FOLDER, `${version}.journal`), "utf8")
    .trimEnd()
    .split("\n")
    .map(decodeEntry);
  const text = readFileSync(join(FOLDER, `${version}.snapshot`), "utf8").trimEnd();
  const from: number[] = [];
  const journal = {
    newest: entries.length,
    newestSnapshot: () => ({ seq: entries.length, text }),
    read(first: number) {
      from.push(first);
      return entries.filter(({ seq }) => seq >= first);
    },
  };
  return { journal: journal as unknown as Journal, from };
}

function goesOn(x: Exchange, index: string): readonly string[] {
  const outcome = step(x, x.at, { type: "ObserveIndex", asset: "BTC", price: priceOf(index) });
  return outcome.events!.map(({ type }) => type);
}

test.each(VERSIONS)("a venue of %s is brought back from its entries, as it was", (version) => {
  const { journal, from } = journalOf(version);
  const x = recover(journal);
  expect(audit(x)).toEqual([]);
  expect(from).toEqual([1]);
  // What it was founded with stays; what there was not yet is as in a fresh venue.
  const [founding] = journal.read(1);
  expect(x.reference.settings).toEqual({ ...LATER_SETTINGS, ...(founding!.command as Establish).settings });
});

test("what a venue of 2026-11-20 was not told of its levels it is told at the next tick", () => {
  const x = recover(journalOf("2026-11-20").journal);
  const { purse, status } = [...x.margin.accounts.values()].find(({ symbol }) => symbol === "BTCUSDT")!;
  expect(status).toBe("excessive");
  expect(openOrdersOf(x.orders, purse).map(({ kind, trailingDelta }) => [kind, trailingDelta])).toEqual([
    ["limit", 0],
    ["stop-loss-limit", 0],
    ["stop-loss-limit", 0],
    ["limit-maker", 0],
  ]);
  expect([...x.orders.lists.values()].map(({ contingency }) => contingency)).toEqual(["oco"]);
  expect(goesOn(x, "27500")).toEqual(["IndexObserved", "LevelChanged", "MarginCalled"]);
  expect(goesOn(x, "20000")).toContain("LiquidationStarted");
  expect(audit(x)).toEqual([]);
});

test("every setting that is not of the first version has a figure for venues founded without it", () => {
  const first = JSON.parse(readFileSync(join(FOLDER, "2026-11-20.journal"), "utf8").split("\n")[0]!) as {
    readonly command: { readonly settings: object };
  };
  const known = [...Object.keys(first.command.settings), ...Object.keys(LATER_SETTINGS)];
  expect(Object.keys(DEFAULT_SETTINGS).toSorted()).toEqual(known.toSorted());
});
