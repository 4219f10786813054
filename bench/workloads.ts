// The same operations for every order book: seeded, prepared before the clock starts.

import { seeded } from "../src/market/prng.ts";

/** One operation on a book. Prices are ticks, sizes lots; a cancel names the order it cancels. */
export type Operation =
  | {
      readonly kind: "limit";
      readonly id: number;
      readonly side: "buy" | "sell";
      readonly ticks: number;
      readonly lots: number;
    }
  | { readonly kind: "cancel"; readonly id: number };

/** A named sequence of operations. */
export interface Workload {
  readonly name: string;
  readonly says: string;
  readonly operations: readonly Operation[];
}

const MIDDLE = 30_000;

/** The four workloads, of about `size` operations each. */
export function workloads(size: number): Workload[] {
  return [
    { name: "insert", says: "passive orders within 500 prices of the middle", operations: inserts(size) },
    { name: "insert+cancel", says: "passive orders, nine in ten cancelled again", operations: insertCancel(size) },
    { name: "mixed", says: "45 % passive, 40 % cancel, 15 % cross and trade", operations: mixed(size, 15) },
    { name: "churn", says: "orders at the best prices placed and cancelled at once", operations: churn(size) },
  ];
}

function inserts(size: number): Operation[] {
  const draw = seeded(1);
  return Array.from({ length: size }, (_, id) => passive(draw, id, 500));
}

function insertCancel(size: number): Operation[] {
  const draw = seeded(2);
  const operations: Operation[] = [];
  const open: number[] = [];
  for (let id = 0; operations.length < size; id++) {
    operations.push(passive(draw, id, 500));
    open.push(id);
    if (open.length > 100 && draw(10) < 9) operations.push({ kind: "cancel", id: takeOne(open, draw(open.length)) });
  }
  return operations;
}

function mixed(size: number, crossing: number): Operation[] {
  const draw = seeded(3);
  const operations: Operation[] = [];
  const open: number[] = [];
  for (let id = 0; operations.length < size;) {
    const dice = draw(100);
    if (dice < 40 && open.length > 1_000) {
      // The order may have traded since: a cancel of one that is gone is part of life.
      operations.push({ kind: "cancel", id: takeOne(open, draw(open.length)) });
    } else if (dice < 40 + crossing) {
      const side = draw(2) === 0 ? "buy" : "sell";
      operations.push({
        kind: "limit",
        id,
        side,
        ticks: side === "buy" ? MIDDLE + 20 : MIDDLE - 20,
        lots: 1 + draw(30),
      });
      id++;
    } else {
      operations.push(passive(draw, id, 200));
      open.push(id++);
    }
  }
  return operations;
}

function churn(size: number): Operation[] {
  const draw = seeded(4);
  const operations: Operation[] = [];
  for (let id = 0; operations.length < size; id++) {
    operations.push(passive(draw, id, 5), { kind: "cancel", id });
  }
  return operations;
}

function passive(draw: (below: number) => number, id: number, prices: number): Operation {
  const side = draw(2) === 0 ? "buy" : "sell";
  const away = 1 + draw(prices);
  return { kind: "limit", id, side, ticks: side === "buy" ? MIDDLE - away : MIDDLE + away, lots: 1 + draw(100) };
}

function takeOne(open: number[], at: number): number {
  const id = open[at]!;
  open[at] = open[open.length - 1]!;
  open.pop();
  return id;
}
