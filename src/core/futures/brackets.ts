// The ladder of a contract: how much leverage a notional allows, and how much margin it must keep.

import { isZero } from "../../money/arithmetic.ts";
import { faceWithin, maintenanceAt } from "../../money/inverse.ts";
import { type Amount, type Face, NO_AMOUNT, type Price } from "../../money/units.ts";
import type { Bracket, Contract } from "../listing.ts";
import type { View } from "../view.ts";

/** The bracket a notional falls into at a price; the last one holds everything above. */
export function bracketAt(contract: View<Contract>, of: Face, at: Price): View<Bracket> {
  for (const bracket of contract.brackets) if (faceWithin(of, at, bracket.cap)) return bracket;
  return contract.brackets.at(-1)!;
}

/** The largest notional, in coin, a leverage allows: the cap of the highest bracket that still allows it. */
export function maxNotional(contract: View<Contract>, leverage: number): Amount {
  let cap = NO_AMOUNT;
  for (const bracket of contract.brackets) if (bracket.leverage >= leverage) cap = bracket.cap;
  return cap;
}

/** The highest leverage a contract allows at all. */
export function maxLeverage(contract: View<Contract>): number {
  return contract.brackets[0]!.leverage;
}

/** Maintenance margin of a face at a price: notional × rate − deduction, truncated. */
export function maintenanceMargin(contract: View<Contract>, of: Face, at: Price): Amount {
  if (isZero(of)) return NO_AMOUNT;
  const bracket = bracketAt(contract, of, at);
  return maintenanceAt(of, at, bracket.maintenance, bracket.deduction, "down");
}
