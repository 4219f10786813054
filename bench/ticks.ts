// A tick of an index over many isolated accounts that owe: what it costs where nobody's level comes to
// another zone, where one's does, and where a thousand's do. The first must not depend on how many there are.

import type { Exchange } from "../src/core/state.ts";
import { step } from "../src/core/step.ts";
import { amountOf, priceOf } from "../src/genesis/figures.ts";
import { amount, atoms, instant } from "../src/money/units.ts";
import { median } from "./measure.ts";
import { fall, freshVenue, quiet, say } from "./ticking.ts";

const AT = instant(1_790_000_000_000);
/** What an account owes against one bitcoin; its margin call is at 1.1 times that. */
const COMMON_DEBT = "20000";
/** Owed by those who are to be called: at 30000 a bitcoin their level is 1.12. */
const HIGH_DEBT = "26785";

/** Measures ticks over accounts, of which up to a thousand come to their margin call. */
export function ticksBench(accounts: number, rounds: number): void {
  const few = 100;
  process.stdout.write("\nindex ticks over isolated accounts that owe\n");
  const quietSmall = quiet(crowd(few, 0), rounds, tick);
  const quietLarge = quiet(crowd(accounts, 0), rounds, tick);
  say(`nobody's zone changes, ${few} accounts`, quietSmall, 0);
  say(`nobody's zone changes, ${accounts} accounts`, quietLarge, 0);
  process.stdout.write(`  ratio of the two: ${(quietLarge / quietSmall).toFixed(2)}\n`);
  for (const crossing of [1, Math.min(1_000, accounts)]) {
    const times: number[] = [];
    for (let round = 0; round < Math.max(1, Math.ceil(rounds / 2)); round++) {
      times.push(fall(crowd(accounts, crossing), crossing, tick, "29400"));
    }
    say(`${crossing} margin calls among ${accounts} accounts`, median(times), crossing);
  }
}

/** A venue where accounts owe USDT against a bitcoin each, `high` of them close to their margin call. */
function crowd(accounts: number, high: number): Exchange {
  const { x, act } = freshVenue(AT);
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

function tick(x: Exchange, price: string): number {
  const { events } = step(x, AT, { type: "ObserveIndex", asset: "BTC", price: priceOf(price) });
  return events!.filter(({ type }) => type === "MarginCalled").length;
}
