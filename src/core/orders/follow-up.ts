// What trades of a pair lead to beyond themselves: pending orders whose working order was filled are
// placed, and stop orders whose price was reached go to work. Each may trade and lead to the next; the
// loop ends because every turn takes an order out of the waiting.

import type { Instant } from "../../money/units.ts";
import type { OrderList } from "../book/desk.ts";
import type { Emit } from "../emit.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { activateList } from "./activate.ts";
import { nextTriggered, trigger } from "./trigger.ts";

/** Does everything that is due after an order has worked its way through a pair's book. */
export function followUp(x: ExchangeView, at: Instant, symbol: string, emit: Emit): void {
  let list = nextReady(x);
  let stop = list === undefined ? nextTriggered(x, symbol) : undefined;
  while (list !== undefined || stop !== undefined) {
    if (list !== undefined) activateList(x, at, list, emit);
    else trigger(x, at, stop!, emit);
    list = nextReady(x);
    stop = list === undefined ? nextTriggered(x, symbol) : undefined;
  }
}

/** The list whose working order was filled first. */
function nextReady(x: ExchangeView): View<OrderList> | undefined {
  for (const id of x.orders.ready) return x.orders.lists.get(id);
  return undefined;
}
