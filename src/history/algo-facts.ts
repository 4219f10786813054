// What history keeps of an algo order.

import { algoOf, type AlgoOrder, orderById } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { type Cost, type Lots, NO_COST, NO_LOTS } from "../money/units.ts";

/** An algo order without its place among those that wait, and what the order it placed has traded. */
export type AlgoFacts = Omit<View<AlgoOrder>, "node"> & {
  readonly filled: Lots;
  /** The sum of face ÷ price of its fills. */
  readonly cost: Cost;
};

/** An algo order that is open, or was ended by the current command, as it is now. */
export function algoFacts(x: ExchangeView, { node: _, ...algo }: View<AlgoOrder>): AlgoFacts {
  const actual = orderById(x.orders, algo.actual);
  return { ...algo, filled: actual?.filled ?? NO_LOTS, cost: actual?.terms?.cost ?? NO_COST };
}

/** The same of one the current command ended. */
export function endedAlgoFacts(x: ExchangeView, id: number): AlgoFacts {
  return algoFacts(x, algoOf(x, id));
}
