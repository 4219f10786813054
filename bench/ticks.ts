// A tick of an index over many isolated accounts that owe: what it costs where nobody's level comes to
// another zone, where one's does, and where a thousand's do. The first must not depend on how many there are.

import { audit } from "../src/core/audit.ts";
import type { Command } from "../src/core/commands.ts";
import { emptyExchange, type Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { genesis } from "../src/genesis/default.ts";
import { amountOf, priceOf } from "../src/genesis/figures.ts";
import { amount, atoms, instant } from "../src/money/units.ts";
import { clearGarbage, median } from "./measure.ts";

const AT = instant(1_790_000_000_000);
/** What an account owes against one bitcoin; its margin call is at 1.1 times that. */
const COMMON_DEBT = "20000";
/** Owed by those who are to be called: at 30000 a bitcoin their level is 1.12. */
const HIGH_DEBT = "26785";

/** Measures ticks over accounts, of which up to a thousand come to their margin call. */
export function ticksBench(accounts: number, rounds: number): void {
  const few = 100;
  process.stdout.write("\nindex ticks over isolated accounts that owe\n");
  const small = crowd(few, 0);
  const large = crowd(accounts, 0);
  const quietSmall = quiet(small, rounds);
  const quietLarge = quiet(large, rounds);
  say(`nobody's zone changes, ${few} accounts`, quietSmall, 0);
  say(`nobody's zone changes, ${accounts} accounts`, quietLarge, 0);
  process.stdout.write(`  ratio of the two: ${(quietLarge / quietSmall).toFixed(2)}\n`);
  for (const crossing of [1, Math.min(1_000, accounts)]) {
    const times: number[] = [];
    for (let round = 0; round < Math.max(1, Math.ceil(rounds / 2)); round++) {
      const x = crowd(accounts, crossing);
      times.push(fall(x, crossing));
    }
    say(`${crossing} margin calls among ${accounts} accounts`, median(times), crossing);
  }
}

/** A venue where accounts owe USDT against a bitcoin each, `high` of them close to their margin call. */
function crowd(accounts: number, high: number): Exchange {
  const x = emptyExchange();
  const act = (command: Command): void => {
    const { rejection } = step(x, AT, command);
    if (rejection !== undefined) throw new Error(`${command.type}: ${rejection.reason}`);
  };
  for (const command of genesis({ seed: 1, house: false })) act(command);
  act({ type: "Credit", to: { kind: "pool" }, asset: "USDT", amount: amountOf("20000000000") });
  act({ type: "ObserveIndex", asset: "BTC", price: priceOf("90000") });
  const first = x.counters.account + 1;
  for (let nth = 0; nth < accounts; nth++) {
    const account = first + nth;
    const isolated = { kind: "isolated", account, symbol: "BTCUSDT" } as const;
    const spot = { kind: "spot", account } as const;
    const debt = amountOf(nth < high ? HIGH_DEBT : COMMON_DEBT);
    act({ type: "OpenAccount", name: `account ${nth}`, vip: 0 });
    act({ type: "Credit", to: spot, asset: "BTC", amount: amountOf("1") });
    act({ type: "Transfer", from: spot, to: isolated, asset: "BTC", amount: amountOf("1") });
    act({ type: "Borrow", purse: isolated, asset: "USDT", amount: debt });
    act({ type: "Transfer", from: isolated, to: spot, asset: "USDT", amount: amount(atoms(debt)) });
  }
  act({ type: "ObserveIndex", asset: "BTC", price: priceOf("30000") });
  return x;
}

/** The time of one tick, in microseconds, at which nobody is looked at. */
function quiet(x: Exchange, rounds: number): number {
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

/** The time of the tick at which so many accounts are called. */
function fall(x: Exchange, crossing: number): number {
  tick(x, "30001");
  clearGarbage();
  const began = process.hrtime.bigint();
  const called = tick(x, "29400");
  const time = Number(process.hrtime.bigint() - began) / 1e3;
  if (called !== crossing) throw new Error(`${called} accounts were called, not ${crossing}`);
  if (audit(x).length > 0) throw new Error("the exchange is not sound after the tick");
  return time;
}

function tick(x: Exchange, price: string): number {
  const { events } = step(x, AT, { type: "ObserveIndex", asset: "BTC", price: priceOf(price) });
  return events!.filter(({ type }) => type === "MarginCalled").length;
}

function say(what: string, microseconds: number, crossing: number): void {
  const each = crossing > 1 ? `, ${(microseconds / crossing).toFixed(1)} µs each` : "";
  process.stdout.write(`  ${what.padEnd(52)} ${microseconds.toFixed(1)} µs${each}\n`);
}
