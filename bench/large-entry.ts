// What a single large entry costs on its way: what the core takes to decide it, what the entry and its rows take to be
// written down, and what SQLite takes to keep them.

import { DatabaseSync } from "node:sqlite";
import { audit } from "../src/core/audit.ts";
import type { Command } from "../src/core/commands.ts";
import type { Event } from "../src/core/events.ts";
import type { Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { rowsOf } from "../src/history/rows.ts";
import { SCHEMA } from "../src/history/schema.ts";
import { encode } from "../src/journal/codec.ts";
import { encodeEntry } from "../src/journal/entry.ts";
import { writeRows } from "../src/journal/write-rows.ts";
import { later } from "../src/money/arithmetic.ts";
import type { Instant, Span } from "../src/money/units.ts";
import { clearGarbage, median } from "./measure.ts";

/** What is measured, in the order in which it happens. */
const STEPS = [
  "core: decided and applied",
  "journal: the entry as text",
  "history: the rows",
  "handed to the writer",
] as const;
const WRITER = "SQLite, on the writer's own thread";

/** Moments that time comes to, and what must happen at each of them. */
export interface Moments {
  readonly first: Instant;
  readonly every: Span;
  readonly rounds: number;
  /** The events that count, and how many of them there must be. */
  readonly counted: Event["type"];
  readonly many: number;
  /** Measured beside it, under its name: the same work without an exchange. */
  readonly beside?: { readonly name: string; readonly act: () => unknown };
}

/** Lets time come to each moment and prints the median time of each step. */
export function measureEntries(x: Exchange, title: string, moments: Moments): void {
  const { first, every, rounds, counted, many, beside } = moments;
  const db = new DatabaseSync(":memory:");
  db.exec(SCHEMA);
  const times = new Map<string, number[]>();
  const timed = <T>(name: string, act: () => T): T => {
    clearGarbage();
    const began = process.hrtime.bigint();
    const made = act();
    times.set(name, [...(times.get(name) ?? []), Number(process.hrtime.bigint() - began) / 1e6]);
    return made;
  };
  let at = first;
  for (let round = 0; round < rounds; round++, at = later(at, every)) {
    const command: Command = { type: "AdvanceTime", to: at };
    const { events = [] } = timed(STEPS[0], () => step(x, at, command));
    const found = events.filter(({ type }) => type === counted).length;
    if (found !== many) throw new Error(`${counted} happened ${found} times, not ${many}`);
    timed(STEPS[1], () => encodeEntry({ seq: round + 1, at, command, events }));
    const rows = timed(STEPS[2], () => rowsOf(round + 1, events, x, encode));
    timed(STEPS[3], () => structuredClone(rows));
    timed(WRITER, () => {
      db.exec("BEGIN");
      writeRows(db, rows);
      db.exec("COMMIT");
    });
    if (beside !== undefined) timed(beside.name, beside.act);
  }
  db.close();
  if (audit(x).length > 0) throw new Error("the exchange is not sound after the run");
  process.stdout.write(`\n${title}\n`);
  for (const [name, each] of times) process.stdout.write(`  ${name.padEnd(52)} ${median(each).toFixed(1)} ms\n`);
  const all = STEPS.reduce((sum, name) => sum + median(times.get(name)!), 0);
  process.stdout.write(`  the venue stands still for ${all.toFixed(0)} ms\n`);
}
