// The order book against the npm order books, the same operations for all. Each engine says what it
// traded; the results must agree, so that speed is never bought with a wrong answer.

import { createRequire } from "node:module";
import { emptyLadder, push, remove, take } from "../src/core/book/ladder.ts";
import { planMatch } from "../src/core/book/match.ts";
import { count, lots, ticks } from "../src/money/units.ts";
import { clearGarbage, type Measured, median, report } from "./measure.ts";
import { type Operation, type Workload, workloads } from "./workloads.ts";

/** What a run of one engine came to. */
interface Result {
  readonly traded: number;
  readonly open: number;
}

interface Engine {
  readonly name: string;
  /** Makes ready what the engine wants to be given, before the clock starts; the returned function runs it all. */
  prepare(operations: readonly Operation[]): () => Result;
}

const PEERS = ["nodejs-order-book", "hft-limit-order-book"] as const;

/** Measures all engines on all workloads, engine after engine within each round. */
export function bookBench(size: number, rounds: number): void {
  const engines: Engine[] = [margrave, ...PEERS.map(peer)];
  for (const workload of workloads(size)) {
    const measured = engines.map((engine) => ({
      engine,
      rates: [] as number[],
      result: engine.prepare(workload.operations)(),
    }));
    compare(
      workload,
      measured.map(({ engine, result }) => ({ name: engine.name, result })),
    );
    for (let round = 0; round < rounds; round++) {
      for (const { engine, rates } of measured) {
        const run = engine.prepare(workload.operations);
        clearGarbage();
        const began = process.hrtime.bigint();
        run();
        rates.push(workload.operations.length / (Number(process.hrtime.bigint() - began) / 1e9));
      }
    }
    const rows: Measured[] = measured.map(({ engine, rates }) => ({ name: engine.name, perSecond: median(rates) }));
    report(`book: ${workload.name} (${workload.says})`, rows, "fastest other");
  }
}

function compare(workload: Workload, results: readonly { readonly name: string; readonly result: Result }[]): void {
  const [ours, ...others] = results;
  for (const { name, result } of others) {
    if (result.traded !== ours!.result.traded || result.open !== ours!.result.open) {
      throw new Error(
        `${workload.name}: ${name} traded ${result.traded} and left ${result.open} open; ` +
          `ours ${ours!.result.traded} and ${ours!.result.open}`,
      );
    }
  }
}

/** The exchange's own ladders and matching. An order is its number; a table says where each one stands. */
const margrave: Engine = {
  name: "Margrave's book",
  prepare: (operations) => () => {
    const bids = emptyLadder<number>("highest", ticks(1_000_000));
    const asks = emptyLadder<number>("lowest", ticks(1_000_000));
    // Where an order stands: its node, counted from one; negative on the asks; zero when it is gone.
    const place: number[] = [];
    let standing = 0;
    let traded = 0;
    for (const operation of operations) {
      const { id } = operation;
      if (operation.kind === "cancel") {
        const at = place[id] ?? 0;
        if (at === 0) continue;
        remove(at > 0 ? bids : asks, Math.abs(at) - 1);
        place[id] = 0;
        standing--;
        continue;
      }
      const buys = operation.side === "buy";
      const against = buys ? asks : bids;
      const limit = ticks(operation.ticks);
      const taker = {
        side: operation.side,
        account: 0,
        limit,
        lots: lots(operation.lots),
        prevention: "none",
      } as const;
      const plan = planMatch(against, taker, nobody);
      for (const { maker, lots: size } of plan.steps) {
        if (take(against, Math.abs(place[maker]!) - 1, size) === "gone") {
          place[maker] = 0;
          standing--;
        }
        traded += count(size);
      }
      const left = operation.lots - count(plan.traded);
      if (left > 0) {
        const node = push(buys ? bids : asks, limit, id, lots(left)) + 1;
        place[id] = buys ? node : -node;
        standing++;
      }
    }
    return { traded, open: standing };
  },
};

const nobody = (): number => -1;

interface PeerBook {
  limit(order: { id: string; side: string; size: number; price: number }): {
    done: { size: number }[];
    partial: { size: number } | null;
    partialQuantityProcessed: number;
    quantityLeft: number;
  };
  cancel(id: string): unknown;
}

function peer(name: (typeof PEERS)[number]): Engine {
  const { OrderBook } = createRequire(import.meta.url)(name) as { OrderBook: new () => PeerBook };
  return {
    name,
    prepare(operations) {
      const words = operations.map((operation) => {
        const id = String(operation.id);
        if (operation.kind === "cancel") return id;
        const { side, ticks: price, lots: size } = operation;
        return { id, side, size, price };
      });
      return () => {
        const book = new OrderBook();
        let traded = 0;
        let open = 0;
        for (const word of words) {
          if (typeof word === "string") {
            if (book.cancel(word) !== undefined) open--;
            continue;
          }
          const done = book.limit(word);
          const left = done.quantityLeft;
          traded += word.size - left;
          // `done` lists what was filled, the taker itself included where nothing of it is left.
          open -= done.done.length - (left === 0 ? 1 : 0);
          if (left > 0) open++;
        }
        return { traded, open };
      };
    },
  };
}
