// What the benchmarks of single commands over a crowd have in common: bringing the crowd about, ticks at which nothing
// happens, and one tick at which something does.

import { audit } from "../src/core/audit.ts";
import type { Command } from "../src/core/commands.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { genesis } from "../src/genesis/default.ts";
import type { Instant } from "../src/money/units.ts";
import { clearGarbage, median } from "./measure.ts";

/** A fresh venue without a house, and how it is given commands at a moment: none may be refused. */
export function freshVenue(at: Instant): { readonly x: Exchange; readonly act: (command: Command) => void } {
  const x = emptyExchange();
  const act = (command: Command): void => {
    const { rejection } = step(x, at, command);
    if (rejection !== undefined) throw new Error(`${command.type}: ${rejection.reason}`);
  };
  for (const command of genesis({ seed: 1, at, house: false })) act(command);
  return { x, act };
}

/** Sets a price and says how many it has befallen. */
export type Tick = (x: Exchange, price: string) => number;

/** The time of one tick to and fro, in microseconds, at which nothing happens. */
export function quiet(x: Exchange, rounds: number, tick: Tick): number {
  const ticks = 2_000;
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    clearGarbage();
    const began = process.hrtime.bigint();
    for (let nth = 0; nth < ticks; nth++) tick(x, nth % 2 === 0 ? "30001" : "29999");
    const time = Number(process.hrtime.bigint() - began) / 1e3 / ticks;
    // The first round only warms up.
    if (round >= 0) times.push(time);
  }
  return median(times);
}

/** The time of the tick to a price that befalls so many, in microseconds. */
export function fall(x: Exchange, falling: number, tick: Tick, price: string): number {
  tick(x, "30001");
  clearGarbage();
  const began = process.hrtime.bigint();
  const fallen = tick(x, price);
  const time = Number(process.hrtime.bigint() - began) / 1e3;
  if (fallen !== falling) throw new Error(`it befell ${fallen}, not ${falling}`);
  if (audit(x).length > 0) throw new Error("the exchange is not sound after the tick");
  return time;
}

/** Prints a time and, where it is that of many, of each. */
export function say(what: string, microseconds: number, many: number): void {
  const each = many > 1 ? `, ${(microseconds / many).toFixed(1)} µs each` : "";
  process.stdout.write(`  ${what.padEnd(52)} ${microseconds.toFixed(1)} µs${each}\n`);
}
