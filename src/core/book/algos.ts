// The algo orders of the exchange, found by number, by owner, by client id, and by the order they placed.

import type { AlgoId, AlgoOrder } from "../algo-order.ts";
import type { PurseId } from "../ledger/ledger.ts";
import type { OrderId } from "../order.ts";
import type { View } from "../view.ts";

/** All algo orders that are not over, and those the current command has ended. */
export interface Algos {
  /** Those that wait for their price, oldest first: they expire in that order. */
  readonly waiting: Map<AlgoId, AlgoOrder>;
  /** The same by owner, and then by the client's name for them, oldest first. */
  readonly desks: Map<PurseId, Map<string, AlgoOrder>>;
  /** Those whose order was placed and is open. */
  readonly triggered: Map<AlgoId, AlgoOrder>;
  /** The same by that order. */
  readonly placers: Map<OrderId, AlgoId>;
  /** Ended by the current command: kept until the next one, so that replies, streams and history can read them. */
  readonly settled: Map<AlgoId, AlgoOrder>;
}

/** No algo orders yet. */
export function noAlgos(): Algos {
  return { waiting: new Map(), desks: new Map(), triggered: new Map(), placers: new Map(), settled: new Map() };
}

/** Files an algo order that waits. */
export function fileAlgo(algos: Algos, algo: AlgoOrder): void {
  algos.waiting.set(algo.id, algo);
  let desk = algos.desks.get(algo.purse);
  if (desk === undefined) algos.desks.set(algo.purse, (desk = new Map<string, AlgoOrder>()));
  if (desk.has(algo.clientId)) throw new Error("invariant broken: a client id names one waiting algo order");
  desk.set(algo.clientId, algo);
}

/** Files an algo order whose order was placed. */
export function fileTriggered(algos: Algos, algo: AlgoOrder): void {
  algos.triggered.set(algo.id, algo);
  algos.placers.set(algo.actual, algo.id);
}

/** Takes an algo order out that waits no more. */
export function unfileAlgo(algos: Algos, algo: AlgoOrder): void {
  algos.waiting.delete(algo.id);
  const desk = algos.desks.get(algo.purse)!;
  desk.delete(algo.clientId);
  if (desk.size === 0) algos.desks.delete(algo.purse);
}

/** The waiting algo orders of a purse, oldest first; in one market, where that is said. */
export function waitingAlgos(algos: View<Algos>, purse: PurseId, symbol?: string): View<AlgoOrder>[] {
  const desk = algos.desks.get(purse);
  if (desk === undefined) return [];
  return [...desk.values()].filter((algo) => symbol === undefined || algo.symbol === symbol);
}

/** An algo order that is not over, or was ended by the current command, by its number. */
export function algoById(algos: View<Algos>, id: AlgoId): View<AlgoOrder> | undefined {
  return algos.waiting.get(id) ?? algos.triggered.get(id) ?? algos.settled.get(id);
}
