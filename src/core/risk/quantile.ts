// How near a position is to being deleveraged, as its owner is shown it.

import { whole } from "../../money/convert.ts";
import { count, rate } from "../../money/units.ts";
import { positionOf } from "../futures/futures.ts";
import { sideOf } from "../futures/position.ts";
import type { Contract } from "../listing.ts";
import type { LegName } from "../order.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { ranked } from "./deleverage.ts";

/** Fifths of a line. */
const PARTS = 5;
const NO_SCORE = rate(0n);

/**
 * The fifth of its side's line a position stands in: 4 of the first, 0 of the last and of whoever has gained nothing.
 * Undefined where there is no position.
 */
export function deleveragingQuantile(
  x: ExchangeView,
  account: number,
  contract: View<Contract>,
  leg: LegName,
): number | undefined {
  const { contracts } = positionOf(x.futures, account, contract.symbol, leg);
  if (count(contracts) === 0) return undefined;
  const line = ranked(x, contract, sideOf(contracts));
  const rank = line.findIndex((each) => each.account === account && each.position.leg === leg);
  if (rank < 0 || line[rank]!.score === NO_SCORE) return 0;
  return PARTS - 1 - whole(rank * PARTS, line.length);
}
