// The open orders of the exchange, found by number, by owner and market, and by client id.

import type { PurseId } from "../ledger/ledger.ts";
import { type ListId, NO_LIST, type Order, type OrderId } from "../order.ts";
import type { Instant } from "../../money/units.ts";
import type { View } from "../view.ts";

/**
 * Orders that hang together. `oco`: a limit above or below the market and a stop on the other side, of which one ends
 * the other. `oto`: a working order, and one or two that are pending until it is filled; two of them are then an `oco`.
 */
export interface OrderList {
  readonly id: ListId;
  readonly symbol: string;
  readonly account: number;
  readonly purse: PurseId;
  readonly contingency: "oco" | "oto";
  /** Whether the working order of an `oto` pays for the pending ones with what it buys. */
  readonly paying?: true;
  readonly clientId: string;
  /** The legs in the order they were placed; the working order of an `oto` first. */
  readonly orders: readonly OrderId[];
  /** Their client ids, in the same order: one leg may be over, and so no longer at hand, before the list is. */
  clientIds: readonly string[];
  readonly placedAt: Instant;
  updatedAt: Instant;
  status: "executing" | "all-done";
}

/** The open orders of one purse in one market. */
export interface Desk {
  /** By client id. */
  readonly open: Map<string, Order>;
  /** How many of them are stop orders. */
  stops: number;
}

/** Until when everything a purse has open in a contract may stand, unless its owner says again that it may. */
export interface Countdown {
  readonly account: number;
  readonly purse: PurseId;
  readonly symbol: string;
  readonly dueAt: Instant;
}

/** All open orders, and those the current command has closed. */
export interface Orders {
  readonly open: Map<OrderId, Order>;
  /** The open orders on contracts, oldest first: they expire in that order. */
  readonly onContracts: Map<OrderId, Order>;
  readonly desks: Map<PurseId, Map<string, Desk>>;
  readonly lists: Map<ListId, OrderList>;
  /** Open lists by purse and client id, as `listKey` says. */
  readonly listIds: Map<string, ListId>;
  /** Lists whose working order is filled and whose pending orders are to be placed before the command ends. */
  readonly ready: Set<ListId>;
  /** Closed by the current command: kept until the next one, so that replies, streams and history can read them. */
  readonly settled: Map<OrderId, Order>;
  readonly settledLists: Map<ListId, OrderList>;
  /** The one that runs out first is first; of those that do at once, the one that was set first. */
  readonly countdowns: Countdown[];
}

/** No orders yet. */
export function emptyOrders(): Orders {
  return {
    open: new Map(),
    onContracts: new Map(),
    desks: new Map(),
    lists: new Map(),
    listIds: new Map(),
    ready: new Set(),
    settled: new Map(),
    settledLists: new Map(),
    countdowns: [],
  };
}

/** Files a countdown; the one its purse had in that contract is over. */
export function fileCountdown(orders: Orders, countdown: Countdown): void {
  dropCountdown(orders, countdown);
  const { countdowns } = orders;
  let at = countdowns.length;
  while (at > 0 && countdowns[at - 1]!.dueAt > countdown.dueAt) at--;
  countdowns.splice(at, 0, countdown);
}

/** Takes a purse's countdown in a contract away, if it has one. */
export function dropCountdown({ countdowns }: Orders, of: Pick<Countdown, "purse" | "symbol">): void {
  const at = countdowns.findIndex(({ purse, symbol }) => purse === of.purse && symbol === of.symbol);
  if (at >= 0) countdowns.splice(at, 1);
}

/** What an open list's client id is kept under. */
export function listKey(purse: PurseId, clientId: string): string {
  return `${purse}/${clientId}`;
}

/** The open orders of a purse in a market; undefined where it never had any. */
export function deskOf(orders: View<Orders>, purse: PurseId, symbol: string): View<Desk> | undefined {
  return orders.desks.get(purse)?.get(symbol);
}

/** The open orders of a purse in a market, to be changed; made where it never had any. */
export function deskFor(orders: Orders, { purse, symbol }: Pick<Order, "purse" | "symbol">): Desk {
  let desks = orders.desks.get(purse);
  if (desks === undefined) orders.desks.set(purse, (desks = new Map<string, Desk>()));
  let desk = desks.get(symbol);
  if (desk === undefined) desks.set(symbol, (desk = { open: new Map(), stops: 0 }));
  return desk;
}

/** The open orders of a purse in a market, oldest first. */
export function openOrders(orders: View<Orders>, purse: PurseId, symbol: string): View<Order>[] {
  const desk = deskOf(orders, purse, symbol);
  return desk === undefined ? [] : [...desk.open.values()].sort((a, b) => a.id - b.id);
}

/** Those of them that do not wait for a price: nothing is set aside, and no position is claimed, for what may never work. */
export function effectiveOrders(orders: View<Orders>, purse: PurseId, symbol: string): View<Order>[] {
  return openOrders(orders, purse, symbol).filter(({ stage }) => stage !== "armed");
}

/** Every open order of a purse, oldest first. */
export function openOrdersOf(orders: View<Orders>, purse: PurseId): View<Order>[] {
  const desks = orders.desks.get(purse);
  if (desks === undefined) return [];
  const found: View<Order>[] = [];
  for (const desk of desks.values()) found.push(...desk.open.values());
  return found.sort((a, b) => a.id - b.id);
}

/** An order that is open, or was closed by the current command. */
export function orderById(orders: View<Orders>, id: OrderId): View<Order> | undefined {
  return orders.open.get(id) ?? orders.settled.get(id);
}

/** A list that is open, or was ended by the current command. */
export function listById(orders: View<Orders>, id: ListId): View<OrderList> | undefined {
  return orders.lists.get(id) ?? orders.settledLists.get(id);
}

/** The other orders of an order's list that are still open. */
export function openSiblings(orders: View<Orders>, order: View<Order>): View<Order>[] {
  if (order.list === NO_LIST) return [];
  const list = orders.lists.get(order.list);
  if (list === undefined) return [];
  const found: View<Order>[] = [];
  for (const id of list.orders) {
    const sibling = id === order.id ? undefined : orders.open.get(id);
    if (sibling !== undefined) found.push(sibling);
  }
  return found;
}
