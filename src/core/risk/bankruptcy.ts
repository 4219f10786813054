// The price at which a position's loss would use up what its scope has left.

import { greatest, higher, least, minus } from "../../money/arithmetic.ts";
import { dividedPrice, nearestTicks, scaledPrice } from "../../money/convert.ts";
import { bankruptcyPrice } from "../../money/inverse.ts";
import { ratio, type Ratio, type Ticks, ticks } from "../../money/units.ts";
import { type PositionFigures, sideOf } from "../futures/position.ts";
import type { ScopeFigures } from "../futures/scope.ts";
import type { Contract } from "../listing.ts";
import type { View } from "../view.ts";

/** A bankruptcy price lies within so many times the mark, so that it always fits a book. */
const SPAN: Ratio = ratio(1_600_000_000n);

/**
 * The bankruptcy price of a position, the others of its scope valued at their marks; on the price grid, rounded so that
 * what is left of the margin is never below zero. Where there is none, the mark.
 */
export function bankruptcyTicks(contract: View<Contract>, found: ScopeFigures, leg: PositionFigures): Ticks {
  const side = sideOf(leg.contracts);
  const cushion = minus(found.balance, leg.unrealised);
  const rounding = side === "long" ? "up" : "down";
  const exact = bankruptcyPrice(side, leg.face, leg.cost, cushion, rounding) ?? leg.mark;
  const bounded = greatest(dividedPrice(leg.mark, SPAN, "up"), least(exact, scaledPrice(leg.mark, SPAN, "down")));
  const at = nearestTicks(bounded, contract.price.tick, rounding);
  return higher(at, ticks(1));
}
