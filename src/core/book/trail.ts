// Trailing stops that follow the price. Those of one side follow from the same price as soon as the
// market has passed it, so they stand together: a trade that sets a new best price moves one party
// of orders, however many are in it, and a trade that does not moves none.
//
//   sales:  last price ≤ extremes, the nearest last        triggers: a ladder, a place a party
//           … 31,000 ◀ 30,500 ◀ 30,200 | last 30,100       a party goes by its order that is due first
//
// A party is due at its extreme less (for purchases: plus) the smallest delta in it. Whether that is
// reached is decided in whole ticks: the trigger is rounded away from the extreme, so that
// last × 10,000 ≤ extreme × (10,000 − delta) says the same as last ≤ trigger.

import { trailedTicks } from "../../money/convert.ts";
import { count, lots, type Ticks } from "../../money/units.ts";
import type { OrderId, Side, Waiter } from "../order.ts";
import type { View } from "../view.ts";
import { emptyLadder, type Ladder, push, remove } from "./ladder.ts";
import { bestLevel, bestTicks, firstNode, NONE, nextNode } from "./ladder-view.ts";

/** Orders that follow from one price. */
export interface Party {
  /** The best price since they began: the highest for sales, the lowest for purchases. */
  from: Ticks;
  /** The one that is due first is last: the smallest delta, and of equal ones the oldest. */
  readonly line: Waiter[];
  /** Its place among the triggers; NONE where its trigger is beyond any price. */
  node: number;
}

/** The trailing stops of one side of a market that follow the price. */
export interface Trail {
  readonly side: Side;
  /** The highest price the market can have. */
  readonly limit: Ticks;
  /** Those whose extreme is nearest the last price are last; no two have the same extreme. */
  readonly parties: Party[];
  /** The same by the price at which the first of each is due. */
  readonly triggers: Ladder<Party>;
  readonly of: Map<OrderId, Party>;
}

/** A trail nobody follows, in a market with prices up to `limit` ticks. */
export function emptyTrail(side: Side, limit: Ticks): Trail {
  return {
    side,
    limit,
    parties: [],
    triggers: emptyLadder(side === "sell" ? "highest" : "lowest", limit),
    of: new Map(),
  };
}

/** Lets an order follow from a price that no other's extreme is nearer to the market than. */
export function join(trail: Trail, order: Waiter, from: Ticks): void {
  const nearest = trail.parties.at(-1);
  if (nearest !== undefined && betters(trail, from, nearest.from)) {
    throw new Error("invariant broken: a trailing stop begins at the last price");
  }
  if (nearest?.from === from) {
    unhang(trail, nearest);
    enlist(trail, nearest, order);
    hang(trail, nearest);
    return;
  }
  const party: Party = { from, line: [], node: NONE };
  trail.parties.push(party);
  enlist(trail, party, order);
  hang(trail, party);
}

/** Takes an order away that follows. */
export function depart(trail: Trail, order: Waiter): void {
  const party = trail.of.get(order.id)!;
  unhang(trail, party);
  party.line.splice(placeIn(party.line, order), 1);
  trail.of.delete(order.id);
  if (party.line.length > 0) hang(trail, party);
  else trail.parties.splice(placeOf(trail, party), 1);
}

/** Where a party stands among the others, by its extreme. */
function placeOf(trail: Trail, party: Party): number {
  let low = 0;
  let high = trail.parties.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (betters(trail, trail.parties[middle]!.from, party.from)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A trade at a price: everybody whose extreme it betters follows from it. Each party is passed once and is one from then on. */
export function follow(trail: Trail, at: Ticks): void {
  let nearest = trail.parties.at(-1);
  if (nearest === undefined || !betters(trail, at, nearest.from)) return;
  trail.parties.pop();
  unhang(trail, nearest);
  for (
    let next = trail.parties.at(-1);
    next !== undefined && (next.from === at || betters(trail, at, next.from));
    next = trail.parties.at(-1)
  ) {
    trail.parties.pop();
    unhang(trail, next);
    nearest = merged(trail, nearest, next);
  }
  nearest.from = at;
  trail.parties.push(nearest);
  hang(trail, nearest);
}

/** The order that is due at the last price: at the trigger nearest the extremes, the oldest that is first in its party. */
export function dueFollower(trail: View<Trail>, last: Ticks): View<Waiter> | undefined {
  const best = bestTicks(trail.triggers);
  if (best === undefined || (trail.side === "sell" ? last > best : last < best)) return undefined;
  let due: View<Waiter> | undefined;
  for (
    let node = firstNode(trail.triggers, bestLevel(trail.triggers));
    node !== NONE;
    node = nextNode(trail.triggers, node)
  ) {
    const first = trail.triggers.items[node]!.line.at(-1)!;
    if (due === undefined || first.id < due.id) due = first;
  }
  return due;
}

/** The price at which an order is due that follows from a price; rounded away from it. */
export function triggerOf(side: Side, from: Ticks, delta: number): Ticks {
  return trailedTicks(from, side === "sell" ? -delta : delta, side === "sell" ? "down" : "up");
}

function betters({ side }: Pick<Trail, "side">, at: Ticks, than: Ticks): boolean {
  return side === "sell" ? at > than : at < than;
}

/** Two parties as one: the smaller moves over, so that an order moves at most as often as its party can double. */
function merged(trail: Trail, a: Party, b: Party): Party {
  const [small, large] = a.line.length < b.line.length ? [a, b] : [b, a];
  for (const order of small.line) enlist(trail, large, order);
  return large;
}

function enlist(trail: Trail, party: Party, order: Waiter): void {
  party.line.splice(placeIn(party.line, order), 0, order);
  trail.of.set(order.id, party);
}

/** Where an order stands in a line, or would. */
function placeIn(line: readonly Waiter[], order: Waiter): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = line[middle]!;
    const before =
      there.trailingDelta === order.trailingDelta ? there.id > order.id : there.trailingDelta > order.trailingDelta;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hang(trail: Trail, party: Party): void {
  const at = triggerOf(trail.side, party.from, party.line.at(-1)!.trailingDelta);
  if (count(at) >= 0 && at <= trail.limit) party.node = push(trail.triggers, at, party, lots(0));
}

function unhang(trail: Trail, party: Party): void {
  if (party.node !== NONE) remove(trail.triggers, party.node);
  party.node = NONE;
}
