// Orders that begin to fill, and so count less against the limits of orders, or not at all.

import type { Event } from "../core/events.ts";
import { type AccountId, orderOf } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Instant, Lots } from "../money/units.ts";
import type { Family } from "./declare.ts";
import type { Limits } from "./stages/limit.ts";

/** Is told of everything that happens. */
export interface Fills {
  saw(event: Event, x: ExchangeView): void;
  happened(): undefined;
  settled(): void;
}

/** An order of a spot account that has begun to fill. */
interface Begun {
  readonly account: AccountId;
  readonly at: Instant;
  readonly asMaker: boolean;
}

/** Takes orders of spot accounts that begin to fill off what is counted, in the families that say how many for each. */
export function fillsOf<Past>(families: readonly Family<Past>[], allowance: Limits): Fills {
  const lenient = families.filter((family) => family.allowance.filled !== undefined);
  /** Of the entry that happens now, and of the one before. */
  let now: Begun[] = [];
  let before: Begun[] = [];

  return {
    saw(event, x) {
      if (event.type !== "Traded") return;
      note(x, event.maker, event.lots, true);
      note(x, event.taker, event.lots, false);
    },
    // An order is counted when whoever placed it is answered: after its entry has happened, and before the next one does.
    happened() {
      takeOff(before);
      before = now;
      now = [];
      return undefined;
    },
    settled() {
      takeOff(before);
      before = [];
    },
  };

  /** Notes an order whose first fill this was. */
  function note(x: ExchangeView, id: number, lots: Lots, asMaker: boolean): void {
    const { filled, purse } = orderOf(x, id);
    if (filled !== lots) return;
    const { kind, account } = x.ledger.purses[purse]!;
    if (kind === "spot") now.push({ account, at: x.at, asMaker });
  }

  function takeOff(begun: readonly Begun[]): void {
    for (const { account, at, asMaker } of begun) {
      for (const family of lenient) {
        const { asTaker: taker, asMaker: maker } = family.allowance.filled!;
        allowance.takeOffOrders(family, { kind: "spot", account }, at, asMaker ? maker : taker);
      }
    }
  }
}
