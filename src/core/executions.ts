// What happened to orders, counted: every report on an order has a number of its own.

import type { Event } from "./events.ts";

/** Events that do something to orders, and to how many; all others do nothing to any. */
const EXECUTIONS: { readonly [T in Event["type"]]?: number } = {
  OrderPlaced: 1,
  OrderActivated: 1,
  OrderTriggered: 1,
  OrderReduced: 1,
  OrderClosed: 1,
  Traded: 2,
  MatchPrevented: 2,
};

/** How many executions an event is: one for each order it does something to. */
export function executionsIn(event: Event): number {
  return EXECUTIONS[event.type] ?? 0;
}
