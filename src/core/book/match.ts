// What an order would trade with, worked out without touching the book: best price first, oldest
// first within a price, an iceberg's next part behind those already waiting. Where maker and taker
// belong to one account, the taker's self-trade prevention decides.

import { count, type Lots, lots, type Ticks } from "../../money/units.ts";
import type { Prevention } from "../listing.ts";
import type { Order, Side } from "../order.ts";
import type { View } from "../view.ts";
import { bestLevel, firstNode, type LadderView, NONE, nextNode, ticksAt, worseLevel } from "./ladder-view.ts";

/** Whose a maker is; asked only where self-trades are prevented. */
export type AccountOf<T> = (maker: T) => number;

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
  readonly affords?: ((at: Ticks) => Lots) | undefined;
  /** Told of each trade in turn, so that `affords` can follow. */
  readonly spend?: ((at: Ticks, size: Lots) => void) | undefined;
  /** Told of what decrementing prevention takes off it, at which price. */
  readonly forgo?: ((at: Ticks, size: Lots) => void) | undefined;
}

/** One thing that happens between a taker and a maker. */
export interface Step<T> {
  readonly maker: T;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** `prevent`: the two belong to one account and do not trade. */
  readonly does: "trade" | "prevent";
}

/** The whole way of a taker through the book. */
export interface Plan<T> {
  readonly steps: readonly Step<T>[];
  readonly traded: Lots;
  /** Lots taken off the taker by decrementing prevention. */
  readonly decremented: Lots;
  /** Whether prevention ends the taker before it is filled. */
  readonly takerExpires: boolean;
}

/** A plan while it is being made; sizes as bare numbers. */
interface Draft<T> {
  readonly accountOf: AccountOf<T>;
  readonly steps: Step<T>[];
  wanted: number;
  traded: number;
  decremented: number;
  takerExpires: boolean;
}

/** The way of an order that meets nobody, as most do. */
const MEETS_NOBODY: Plan<never> = { steps: [], traded: lots(0), decremented: lots(0), takerExpires: false };

/** Works out the way of a taker through the opposite side of a book. */
export function planMatch<T>(against: LadderView<T>, taker: Taker, accountOf: AccountOf<T>): Plan<T> {
  if (!reaches(taker, bestLevel(against), against)) return MEETS_NOBODY;
  const draft: Draft<T> = {
    accountOf,
    steps: [],
    wanted: count(taker.lots),
    traded: 0,
    decremented: 0,
    takerExpires: false,
  };
  for (
    let level = bestLevel(against);
    draft.wanted > 0 && reaches(taker, level, against);
    level = worseLevel(against, level)
  ) {
    if (crossLevel(against, level, ticksAt(against, level), taker, draft) === "stop") break;
  }
  return {
    steps: draft.steps,
    traded: lots(draft.traded),
    decremented: lots(draft.decremented),
    takerExpires: draft.takerExpires,
  };
}

/** Whether a taker accepts the price of a level, where there is one. */
function reaches<T>({ limit, side }: Taker, level: number, against: LadderView<T>): boolean {
  if (level === NONE) return false;
  if (limit === undefined) return true;
  const at = ticksAt(against, level);
  return side === "buy" ? at <= limit : at >= limit;
}

/** An iceberg whose shown part the taker has used up, and what it still hides. */
interface Hiding {
  readonly node: number;
  readonly hidden: number;
}

/** Meets everybody at one price: first the line as it stands, then the icebergs' next parts, round after round. */
function crossLevel<T>(against: LadderView<T>, level: number, at: Ticks, taker: Taker, draft: Draft<T>): "on" | "stop" {
  let hiding: Hiding[] | undefined;
  for (let node = firstNode(against, level); node !== NONE; node = nextNode(against, node)) {
    const shown = against.nodeLots[node]!;
    const hidden = against.nodeHidden[node]!;
    const met = meet(against, node, shown, hidden, at, taker, draft);
    if (met === "stop") return "stop";
    if (draft.wanted === 0) return "on";
    if (met === "used-up" && hidden > 0) (hiding ??= []).push({ node, hidden });
  }
  while (hiding !== undefined && hiding.length > 0) {
    const round: Hiding[] = hiding;
    hiding = [];
    for (const { node, hidden } of round) {
      const shown = Math.min(against.nodePart[node]!, hidden);
      const met = meet(against, node, shown, hidden - shown, at, taker, draft);
      if (met === "stop") return "stop";
      if (draft.wanted === 0) return "on";
      if (met === "used-up" && hidden > shown) hiding.push({ node, hidden: hidden - shown });
    }
  }
  return "on";
}

/** Meets one maker with what it shows. */
function meet<T>(
  against: LadderView<T>,
  node: number,
  shown: number,
  hidden: number,
  at: Ticks,
  taker: Taker,
  draft: Draft<T>,
): "used-up" | "prevented" | "stop" {
  const maker = against.items[node]!;
  // All of a maker is judged at once, hidden parts included.
  if (taker.prevention !== "none" && draft.accountOf(maker) === taker.account)
    return prevent(maker, shown + hidden, at, taker, draft);
  const size = Math.min(shown, wantedAt(at, taker, draft));
  if (size === 0) return "stop";
  draft.steps.push({ maker, ticks: at, lots: lots(size), does: "trade" });
  taker.spend?.(at, lots(size));
  draft.traded += size;
  draft.wanted -= size;
  return size < shown && draft.wanted > 0 ? "stop" : "used-up";
}

/** What a taker still wants, as far as it can pay for it at a price. */
function wantedAt<T>(at: Ticks, taker: Taker, draft: Draft<T>): number {
  return taker.affords === undefined ? draft.wanted : Math.min(draft.wanted, count(taker.affords(at)));
}

function prevent<T>(maker: T, standing: number, at: Ticks, taker: Taker, draft: Draft<T>): "prevented" | "stop" {
  const both = Math.min(standing, wantedAt(at, taker, draft));
  if (both === 0) return "stop";
  draft.steps.push({ maker, ticks: at, lots: lots(both), does: "prevent" });
  switch (taker.prevention) {
    case "decrement":
    case "transfer":
      taker.forgo?.(at, lots(both));
      draft.decremented += both;
      draft.wanted -= both;
      return both < standing ? "stop" : "prevented";
    case "expire-maker":
      return "prevented";
    case "expire-taker":
    case "expire-both":
    case "none":
      draft.takerExpires = true;
      return "stop";
  }
}

/** Lots without a bound, for takers limited by what they can pay. */
export const UNBOUNDED: Lots = lots(Number.MAX_SAFE_INTEGER);

/** Whose an order is. */
export const ownerOf: AccountOf<View<Order>> = (order) => order.account;

/** The way of an order through a book of orders. */
export type OrderPlan = Plan<View<Order>>;
/** One thing that happens between two orders. */
export type OrderStep = Step<View<Order>>;
