// An hour's interest of many loans: what the core takes to charge it, what its entry and its rows take to be written
// down, and what SQLite takes to keep them.

import { DatabaseSync } from "node:sqlite";
import { audit } from "../src/core/audit.ts";
import type { Command } from "../src/core/commands.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { genesis } from "../src/genesis/default.ts";
import { amountOf } from "../src/genesis/figures.ts";
import { rowsOf } from "../src/history/rows.ts";
import { SCHEMA } from "../src/history/schema.ts";
import { encode } from "../src/journal/codec.ts";
import { encodeEntry } from "../src/journal/entry.ts";
import { writeRows } from "../src/journal/write-rows.ts";
import { later } from "../src/money/arithmetic.ts";
import { hourlyInterest } from "../src/money/convert.ts";
import { amount, HOUR, instant, type Instant, rate } from "../src/money/units.ts";
import { clearGarbage, median } from "./measure.ts";

/** Half past an hour. */
const AT = instant(1_789_999_200_000 + 1_800_000);
const FIRST_HOUR = instant(1_790_002_800_000);
/** What each account owes. */
const LOANS = { USDT: "10", BTC: "0.001", ETH: "0.01", ADA: "20" } as const;

/** What is measured, in the order in which it happens. */
const STEPS = [
  "core: decided and applied",
  "journal: the entry as text",
  "history: the rows",
  "handed to the writer",
] as const;
const WRITER = "SQLite, on the writer's own thread";
const BARE = "bare arithmetic: principal × rate ÷ 24, rounded up";

/** Measures the hours of a venue in which so many loans are owed, four by each account. */
export function interestBench(loans: number, rounds: number): void {
  const accounts = Math.ceil(loans / Object.keys(LOANS).length);
  const x = lent(accounts);
  const db = new DatabaseSync(":memory:");
  db.exec(SCHEMA);
  const times = new Map<string, number[]>([...STEPS, WRITER, BARE].map((name) => [name, []]));
  const timed = <T>(name: string, act: () => T): T => {
    clearGarbage();
    const began = process.hrtime.bigint();
    const made = act();
    times.get(name)!.push(Number(process.hrtime.bigint() - began) / 1e6);
    return made;
  };
  let at: Instant = FIRST_HOUR;
  for (let round = 0; round < rounds; round++, at = later(at, HOUR)) {
    const command: Command = { type: "AdvanceTime", to: at };
    const { events = [] } = timed(STEPS[0], () => step(x, at, command));
    const charged = events.filter(({ type }) => type === "InterestCharged").length;
    if (charged !== accounts * Object.keys(LOANS).length) throw new Error(`${charged} loans were charged`);
    timed(STEPS[1], () => encodeEntry({ seq: round + 1, at, command, events }));
    const rows = timed(STEPS[2], () => rowsOf(round + 1, events, x, encode));
    timed(STEPS[3], () => structuredClone(rows));
    timed(WRITER, () => {
      db.exec("BEGIN");
      writeRows(db, rows);
      db.exec("COMMIT");
    });
    timed(BARE, () => bare(charged));
  }
  db.close();
  if (audit(x).length > 0) throw new Error("the exchange is not sound after the run");
  process.stdout.write(`\ninterest: one hour of ${accounts * Object.keys(LOANS).length} loans\n`);
  for (const [name, each] of times) process.stdout.write(`  ${name.padEnd(52)} ${median(each).toFixed(1)} ms\n`);
  const all = STEPS.reduce((sum, name) => sum + median(times.get(name)!), 0);
  process.stdout.write(`  the venue stands still for ${all.toFixed(0)} ms\n`);
}

/** A venue in which accounts owe something of each coin. */
function lent(accounts: number): Exchange {
  const x = emptyExchange();
  const act = (command: Command): void => {
    const { rejection } = step(x, AT, command);
    if (rejection !== undefined) throw new Error(`${command.type}: ${rejection.reason}`);
  };
  for (const command of genesis({ seed: 1, house: false })) act(command);
  for (let nth = 0; nth < accounts; nth++) {
    act({ type: "OpenAccount", name: `debtor ${nth}`, vip: 0 });
    const account = x.counters.account;
    const purse = { kind: "cross", account } as const;
    act({ type: "Credit", to: purse, asset: "USDT", amount: amountOf("1000") });
    for (const [asset, text] of Object.entries(LOANS)) {
      act({ type: "Borrow", purse, asset, amount: amountOf(text) });
    }
  }
  return x;
}

function bare(loans: number): bigint {
  const daily = rate(475_000_000n);
  let sum = 0n;
  for (let nth = 0; nth < loans; nth++)
    sum += hourlyInterest(amount(1_000_000_000n + BigInt(nth)), daily, "up") as never as bigint;
  return sum;
}
