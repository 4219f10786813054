// A stamp of funding over many positions: what the core takes to charge it, what its entry and its rows take to be
// written down, and what SQLite takes to keep them.

import { DatabaseSync } from "node:sqlite";
import { audit } from "../src/core/audit.ts";
import type { Command } from "../src/core/commands.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { genesis } from "../src/genesis/default.ts";
import { amountOf, priceOf } from "../src/genesis/figures.ts";
import { rowsOf } from "../src/history/rows.ts";
import { SCHEMA } from "../src/history/schema.ts";
import { encode } from "../src/journal/codec.ts";
import { encodeEntry } from "../src/journal/entry.ts";
import { writeRows } from "../src/journal/write-rows.ts";
import { later } from "../src/money/arithmetic.ts";
import { count, HOUR, instant, type Instant, lots, span } from "../src/money/units.ts";
import { clearGarbage, median } from "./measure.ts";

/** Half past an hour, and the next stamp. */
const AT = instant(1_789_977_600_000 + 1_800_000);
const FIRST_STAMP = instant(1_790_006_400_000);
const INTERVAL = span(8 * count(HOUR));

const STEPS = [
  "core: decided and applied",
  "journal: the entry as text",
  "history: the rows",
  "handed to the writer",
] as const;
const WRITER = "SQLite, on the writer's own thread";

/** Measures the stamps of a venue in which so many positions are held, each by an account of its own. */
export function fundingBench(positions: number, rounds: number): void {
  const x = holding(positions);
  const db = new DatabaseSync(":memory:");
  db.exec(SCHEMA);
  const times = new Map<string, number[]>([...STEPS, WRITER].map((name) => [name, []]));
  const timed = <T>(name: string, act: () => T): T => {
    clearGarbage();
    const began = process.hrtime.bigint();
    const made = act();
    times.get(name)!.push(Number(process.hrtime.bigint() - began) / 1e6);
    return made;
  };
  let at: Instant = FIRST_STAMP;
  for (let round = 0; round < rounds; round++, at = later(at, INTERVAL)) {
    const command: Command = { type: "AdvanceTime", to: at };
    const { events = [] } = timed(STEPS[0], () => step(x, at, command));
    const charged = events.filter(({ type }) => type === "FundingPaid").length;
    if (charged !== positions) throw new Error(`${charged} positions were funded`);
    timed(STEPS[1], () => encodeEntry({ seq: round + 1, at, command, events }));
    const rows = timed(STEPS[2], () => rowsOf(round + 1, events, x, encode));
    timed(STEPS[3], () => structuredClone(rows));
    timed(WRITER, () => {
      db.exec("BEGIN");
      writeRows(db, rows);
      db.exec("COMMIT");
    });
  }
  db.close();
  if (audit(x).length > 0) throw new Error("the exchange is not sound after the run");
  process.stdout.write(`\nfunding: one stamp of ${positions} positions\n`);
  for (const [name, each] of times) process.stdout.write(`  ${name.padEnd(52)} ${median(each).toFixed(1)} ms\n`);
  const all = STEPS.reduce((sum, name) => sum + median(times.get(name)!), 0);
  process.stdout.write(`  the venue stands still for ${all.toFixed(0)} ms\n`);
}

/** A venue in which half the accounts are long of ten contracts, and the others short. */
function holding(positions: number): Exchange {
  const x = emptyExchange();
  const act = (command: Command): void => {
    const { rejection } = step(x, AT, command);
    if (rejection !== undefined) throw new Error(`${command.type}: ${rejection.reason}`);
  };
  for (const command of genesis({ seed: 1, house: false })) act(command);
  const first = x.counters.account + 1;
  for (let nth = 0; nth < positions; nth++) {
    const account = first + nth;
    act({ type: "OpenAccount", name: `holder ${nth}`, vip: 0 });
    act({ type: "Credit", to: { kind: "coinm", account }, asset: "BTC", amount: amountOf("0.1") });
    act({
      type: "PlaceContractOrder",
      account,
      symbol: "BTCUSD_PERP",
      side: nth % 2 === 0 ? "buy" : "sell",
      kind: "limit",
      timeInForce: "gtc",
      contracts: lots(10),
      price: priceOf("30000"),
      leg: "both",
      reduceOnly: false,
      clientId: undefined,
      prevention: undefined,
    });
  }
  return x;
}
