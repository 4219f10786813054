// The price at which a position's loss would use up what its scope has left.

import { greatest, higher, least, minus } from "../../money/arithmetic.ts";
import { dividedPrice, nearestTicks, scaledPrice } from "../../money/convert.ts";
import { bankruptcyPrice } from "../../money/inverse.ts";
import { type Price, ratio, type Ratio, type Ticks, ticks } from "../../money/units.ts";
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
  const { lowest, highest } = bounds(leg);
  const bounded = greatest(lowest, least(exactly(found, leg) ?? leg.mark, highest));
  return higher(nearestTicks(bounded, contract.price.tick, roundingOf(leg)), ticks(1));
}

/** Whether a position has a bankruptcy price within what fits a book: nothing but the grid's rounding is left there. */
export function hasBankruptcyPrice(found: ScopeFigures, leg: PositionFigures): boolean {
  const exact = exactly(found, leg);
  const { lowest, highest } = bounds(leg);
  return exact !== undefined && exact >= lowest && exact <= highest;
}

function exactly(found: ScopeFigures, leg: PositionFigures): Price | undefined {
  const cushion = minus(found.balance, leg.unrealised);
  return bankruptcyPrice(sideOf(leg.contracts), leg.face, leg.cost, cushion, roundingOf(leg));
}

function bounds({ mark }: PositionFigures): { readonly lowest: Price; readonly highest: Price } {
  return { lowest: dividedPrice(mark, SPAN, "up"), highest: scaledPrice(mark, SPAN, "down") };
}

function roundingOf(leg: PositionFigures): "up" | "down" {
  return sideOf(leg.contracts) === "long" ? "up" : "down";
}
