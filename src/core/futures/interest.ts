// How much is held in contracts.

import { type Contracts, contracts, count } from "../../money/units.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { Position } from "./futures.ts";

/** The contracts all longs hold together, the insurance fund among them; shorts hold as many. */
export function openInterest(x: ExchangeView, symbol: string): Contracts {
  let held = 0;
  for (const { positions } of x.futures.accounts.values()) {
    for (const position of positions.values() as Iterable<View<Position>>) {
      if (position.symbol === symbol) held += Math.max(0, count(position.contracts));
    }
  }
  const fund = x.futures.fund.get(symbol);
  return contracts(held + (fund === undefined ? 0 : Math.max(0, count(fund.contracts))));
}
