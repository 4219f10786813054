// How far an account's positions in a contract may come to reach, and what its leverage allows.

import { faceOf, faceWithin } from "../../money/inverse.ts";
import { contracts, count, type Price } from "../../money/units.ts";
import { effectiveOrders } from "../book/desk.ts";
import type { Contract } from "../listing.ts";
import { type LegName, remaining, type Side } from "../order.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { maxNotional } from "./brackets.ts";
import { futuresOf, legsIn, positionOf } from "./futures.ts";

/**
 * Contracts a leg would hold in the direction of a side, were its open orders of that side filled; below zero
 * where they would not turn it. What may only close opens nothing.
 */
export function reach(x: ExchangeView, account: number, symbol: string, leg: LegName, side: Side): number {
  const held = count(positionOf(x.futures, account, symbol, leg).contracts);
  let sum = side === "buy" ? held : -held;
  for (const order of effectiveOrders(x.orders, x.accounts.byId.get(account)!.coinm, symbol)) {
    const { leg: of, reduceOnly } = order.terms!;
    if (order.side === side && of === leg && !reduceOnly) sum += count(remaining(order));
  }
  return sum;
}

/** The same of all legs together, each in the direction in which it reaches farther; `but` leaves one out. */
export function reachOfLegs(x: ExchangeView, account: number, symbol: string, but?: LegName): number {
  let sum = 0;
  for (const leg of legsIn(futuresOf(x.futures, account).hedge)) {
    if (leg === but) continue;
    sum += Math.max(reach(x, account, symbol, leg, "buy"), reach(x, account, symbol, leg, "sell"));
  }
  return sum;
}

/** Whether so many contracts are worth more than a leverage allows; both legs of a hedge count together. */
export function isBeyondCap(contract: View<Contract>, most: number, leverage: number, mark: Price): boolean {
  return most > 0 && !faceWithin(faceOf(contracts(most), contract.size), mark, maxNotional(contract, leverage));
}
