// The ladder against a plain map of prices to lines: whatever is put in and taken out, at prices next
// to each other and at prices further apart than 32 bits reach, both tell the same story.

import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyLadder, type Ladder, pushIceberg, remove, take } from "../../src/core/book/ladder.ts";
import {
  bestLevel,
  bestTicks,
  firstNode,
  hiddenOfNode,
  lotsAt,
  lotsOfNode,
  NONE,
  nextNode,
  ticksAt,
  worseLevel,
} from "../../src/core/book/ladder-view.ts";
import { count, lots, ticks } from "../../src/money/units.ts";

/** Beyond 32 bits, and near enough to be empty at small cost. */
const LIMIT = 2 ** 34;
/** As far as a book may reach. */
const FARTHEST = 2 ** 38;

/** An item of a line: what it shows and what it hides, how much comes forward at a time. */
interface Standing {
  readonly name: number;
  readonly part: number;
  shown: number;
  hidden: number;
}

/** Lines by price, in a map that knows no order: it is sorted whenever somebody asks. */
class PlainLadder {
  readonly lines = new Map<number, Standing[]>();

  push(at: number, item: Standing): void {
    this.lines.set(at, [...(this.lines.get(at) ?? []), item]);
  }

  remove(name: number): void {
    for (const [at, line] of this.lines)
      this.#keep(
        at,
        line.filter((item) => item.name !== name),
      );
  }

  take(name: number, by: number): void {
    for (const [at, line] of this.lines) {
      const item = line.find((each) => each.name === name);
      if (item === undefined) continue;
      if (by < item.shown) item.shown -= by;
      else {
        const left = item.shown + item.hidden - by;
        const others = line.filter((each) => each !== item);
        const shown = Math.min(left, item.part);
        this.#keep(at, left === 0 ? others : [...others, { ...item, shown, hidden: left - shown }]);
      }
    }
  }

  /** Everything, from the best price on: price, lots shown, and the line. */
  told(best: "highest" | "lowest"): unknown {
    const prices = [...this.lines.keys()].toSorted((a, b) => (best === "highest" ? b - a : a - b));
    return prices.map((at) => {
      const line = this.lines.get(at)!;
      const shown = line.reduce((sum, item) => sum + item.shown, 0);
      return { at, shown, line: line.map((item) => [item.name, item.shown, item.hidden]) };
    });
  }

  #keep(at: number, line: Standing[]): void {
    if (line.length === 0) this.lines.delete(at);
    else this.lines.set(at, line);
  }
}

/** The same of the real ladder. */
function told(ladder: Ladder<number>): unknown {
  const levels = [];
  for (let level = bestLevel(ladder); level !== NONE; level = worseLevel(ladder, level)) {
    const line = [];
    for (let node = firstNode(ladder, level); node !== NONE; node = nextNode(ladder, node)) {
      line.push([ladder.items[node], count(lotsOfNode(ladder, node)), count(hiddenOfNode(ladder, node))]);
    }
    levels.push({ at: count(ticksAt(ladder, level)), shown: count(lotsAt(ladder, level)), line });
  }
  return levels;
}

/** Prices close together, around the seams of pages, chunks and words, and anywhere. */
const price = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc
    .tuple(
      fc.constantFrom(2 ** 5, 2 ** 8, 2 ** 13, 2 ** 18, 2 ** 23, 2 ** 28, 2 ** 31, 2 ** 32, 2 ** 33),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([seam, off]) => seam + off),
  fc
    .tuple(fc.constantFrom(1, 3, 7, 30), fc.integer({ min: 0, max: 40 }))
    .map(([by, nth]) => 2 ** 32 + by * nth * 2 ** 18),
  fc.integer({ min: 1, max: LIMIT - 1 }),
  fc.constant(LIMIT),
);
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at: price, size: fc.integer({ min: 1, max: 90 }), part: fc.constantFrom(0, 0, 1, 7, 40) }),
  },
  { weight: 2, arbitrary: fc.record({ which: fc.nat(), removes: fc.constant(true) }) },
  { weight: 3, arbitrary: fc.record({ which: fc.nat(), percent: fc.integer({ min: 1, max: 100 }) }) },
);

test.each(["highest", "lowest"] as const)("a ladder led by its %s price does what a plain map does", (best) => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 120, size: "max" }), (acts) => {
      const ladder = emptyLadder<number>(best, ticks(LIMIT));
      const plain = new PlainLadder();
      const nodes = new Map<number, number>();
      for (const [name, each] of acts.entries()) {
        if ("at" in each) {
          const part = each.part === 0 ? each.size : each.part;
          nodes.set(name, pushIceberg(ladder, ticks(each.at), name, lots(each.size), lots(part)));
          plain.push(each.at, { name, part, shown: Math.min(part, each.size), hidden: Math.max(0, each.size - part) });
          continue;
        }
        const chosen = [...nodes][each.which % Math.max(1, nodes.size)];
        if (chosen === undefined) continue;
        const [item, node] = chosen;
        if ("removes" in each) {
          remove(ladder, node);
          nodes.delete(item);
          plain.remove(item);
          continue;
        }
        const left = count(lotsOfNode(ladder, node)) + count(hiddenOfNode(ladder, node));
        const by = Math.max(1, Math.floor((left * each.percent) / 100));
        if (take(ladder, node, lots(by)) === "gone") nodes.delete(item);
        plain.take(item, by);
      }
      expect(told(ladder)).toEqual(plain.told(best));
      expect(ladder.depth).toBe(plain.lines.size);
      const prices = [...plain.lines.keys()];
      const first = best === "highest" ? Math.max(...prices) : Math.min(...prices);
      expect(bestTicks(ladder)).toBe(prices.length === 0 ? undefined : first);
    }),
    { numRuns: 500 },
  );
});

test("prices further apart than 32 bits are found from one another", () => {
  const ladder = emptyLadder<string>("lowest", ticks(FARTHEST));
  const far = FARTHEST;
  pushIceberg(ladder, ticks(far), "far", lots(1), lots(1));
  const near = pushIceberg(ladder, ticks(3), "near", lots(1), lots(1));
  expect(bestTicks(ladder)).toBe(3);
  remove(ladder, near);
  expect(bestTicks(ladder)).toBe(far);
});
