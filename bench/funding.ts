// A stamp of funding over many positions: what the core takes to charge it, what its entry and its rows take to be
// written down, and what SQLite takes to keep them.

import type { Exchange } from "../src/core/state.ts";
import { amountOf, priceOf } from "../src/genesis/figures.ts";
import { count, HOUR, instant, lots, span } from "../src/money/units.ts";
import { measureEntries } from "./large-entry.ts";
import { freshVenue } from "./ticking.ts";

/** Half past an hour, and the next stamp. */
const AT = instant(1_789_977_600_000 + 1_800_000);
const FIRST_STAMP = instant(1_790_006_400_000);
const INTERVAL = span(8 * count(HOUR));

/** Measures the stamps of a venue in which so many positions are held, each by an account of its own. */
export function fundingBench(positions: number, rounds: number): void {
  measureEntries(holding(positions), `funding: one stamp of ${positions} positions`, {
    first: FIRST_STAMP,
    every: INTERVAL,
    rounds,
    counted: "FundingPaid",
    many: positions,
  });
}

/** A venue in which half the accounts are long of ten contracts, and the others short. */
function holding(positions: number): Exchange {
  const { x, act } = freshVenue(AT);
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
