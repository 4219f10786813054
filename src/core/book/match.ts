// What an order would trade with, worked out without touching the book: best price first, oldest
// first within a price, an iceberg's next part behind those already waiting. Where maker and taker
// belong to one account, the taker's self-trade prevention decides.

import { add, lower, subtract } from "../../money/arithmetic.ts";
import { count, type Lots, lots, NO_LOTS, type Ticks } from "../../money/units.ts";
import type { Prevention } from "../listing.ts";
import type { View } from "../view.ts";
import { bestLevel, firstNode, lotsOfNode, NONE, nextNode, ticksAt, worseLevel, type LadderView } from "./ladder.ts";
import { type Order, remaining, type Side } from "../order.ts";

/** What meets the book. */
export interface Taker {
  readonly side: Side;
  readonly account: number;
  /** The worst price it accepts; undefined takes any. */
  readonly limit: Ticks | undefined;
  /** The most it wants. */
  readonly lots: Lots;
  readonly prevention: Prevention;
  /** How many lots it can still pay for at a price, given what it took before; undefined means any. */
  readonly affords?: (at: Ticks) => Lots;
  /** Told of each trade in turn, so that `affords` can follow. */
  readonly spend?: (at: Ticks, size: Lots) => void;
}

/** One thing that happens between a taker and a maker. */
export interface Step {
  readonly maker: View<Order>;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** `prevent`: the two belong to one account and do not trade. */
  readonly does: "trade" | "prevent";
}

/** The whole way of a taker through the book. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly traded: Lots;
  /** Lots taken off the taker by decrementing prevention. */
  readonly decremented: Lots;
  /** Whether prevention ends the taker before it is filled. */
  readonly takerExpires: boolean;
}

/** Works out the way of a taker through the opposite side of a book. */
export function planMatch(against: LadderView<View<Order>>, taker: Taker): Plan {
  const steps: Step[] = [];
  let wanted = taker.lots;
  let traded = NO_LOTS;
  let decremented = NO_LOTS;
  for (let level = bestLevel(against); level !== NONE && count(wanted) > 0; level = worseLevel(against, level)) {
    const at = ticksAt(against, level);
    if (taker.limit !== undefined && (taker.side === "buy" ? at > taker.limit : at < taker.limit)) break;
    // What each iceberg at this price still hides once the part in the queue is gone.
    let waiting: Waiting[] = [];
    for (let node = firstNode(against, level); node !== NONE; node = nextNode(against, node)) {
      const maker = against.items[node]!;
      const visible = lotsOfNode(against, node);
      const outcome = meet(maker, visible, subtract(remaining(maker), visible));
      if (outcome === "stop") return { steps, traded, decremented, takerExpires: takerExpires() };
      if (count(wanted) === 0) break;
    }
    while (waiting.length > 0 && count(wanted) > 0) {
      const round = waiting;
      waiting = [];
      for (const next of round) {
        const visible = lower(next.maker.icebergLots, next.hidden);
        const outcome = meet(next.maker, visible, subtract(next.hidden, visible));
        if (outcome === "stop") return { steps, traded, decremented, takerExpires: takerExpires() };
        if (count(wanted) === 0) break;
      }
    }

    function meet(maker: View<Order>, visible: Lots, hidden: Lots): "on" | "stop" {
      if (maker.account === taker.account && taker.prevention !== "none") return prevent(maker, visible, hidden);
      let size = lower(visible, wanted);
      if (taker.affords !== undefined) {
        size = lower(size, taker.affords(at));
        if (count(size) === 0) return "stop";
      }
      steps.push({ maker, ticks: at, lots: size, does: "trade" });
      taker.spend?.(at, size);
      traded = add(traded, size);
      wanted = subtract(wanted, size);
      if (size === visible && count(hidden) > 0) waiting.push({ maker, hidden });
      return size < visible && count(wanted) > 0 ? "stop" : "on";
    }

    function prevent(maker: View<Order>, visible: Lots, hidden: Lots): "on" | "stop" {
      // All of the maker is judged at once, hidden parts included.
      const both = lower(add(visible, hidden), wanted);
      steps.push({ maker, ticks: at, lots: both, does: "prevent" });
      if (taker.prevention === "expire-maker") return "on";
      if (taker.prevention === "decrement" || taker.prevention === "transfer") {
        decremented = add(decremented, both);
        wanted = subtract(wanted, both);
        return "on";
      }
      return "stop";
    }
  }
  return { steps, traded, decremented, takerExpires: takerExpires() };

  function takerExpires(): boolean {
    const last = steps.at(-1);
    return (
      last?.does === "prevent" && (taker.prevention === "expire-taker" || taker.prevention === "expire-both")
    );
  }
}

interface Waiting {
  readonly maker: View<Order>;
  readonly hidden: Lots;
}

/** Lots without a bound, for takers limited by what they can pay. */
export const UNBOUNDED: Lots = lots(Number.MAX_SAFE_INTEGER);
