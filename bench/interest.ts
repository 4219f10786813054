// An hour's interest of many loans: what the core takes to charge it, what its entry and its rows take to be written
// down, and what SQLite takes to keep them.

import type { Exchange } from "../src/core/state.ts";
import { amountOf } from "../src/genesis/figures.ts";
import { hourlyInterest } from "../src/money/convert.ts";
import { amount, HOUR, instant, rate } from "../src/money/units.ts";
import { measureEntries } from "./large-entry.ts";
import { freshVenue } from "./ticking.ts";

/** Half past an hour. */
const AT = instant(1_789_999_200_000 + 1_800_000);
const FIRST_HOUR = instant(1_790_002_800_000);
/** What each account owes. */
const LOANS = { USDT: "10", BTC: "0.001", ETH: "0.01", ADA: "20" } as const;

/** Measures the hours of a venue in which so many loans are owed, four by each account. */
export function interestBench(loans: number, rounds: number): void {
  const each = Object.keys(LOANS).length;
  const accounts = Math.ceil(loans / each);
  const many = accounts * each;
  measureEntries(lent(accounts), `interest: one hour of ${many} loans`, {
    first: FIRST_HOUR,
    every: HOUR,
    rounds,
    counted: "InterestCharged",
    many,
    beside: { name: "bare arithmetic: principal × rate ÷ 24, rounded up", act: () => bare(many) },
  });
}

/** A venue in which accounts owe something of each coin. */
function lent(accounts: number): Exchange {
  const { x, act } = freshVenue(AT);
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
