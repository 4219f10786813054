import fc from "fast-check";
import { expect, test } from "vitest";
import { price } from "../../money/units.ts";
import { dequeue, emptyQueue, enqueue, firstBeyond } from "./price-queue.ts";

const act = fc.record({
  purse: fc.integer({ min: 0, max: 30 }),
  at: fc.bigInt({ min: 1n, max: 40n }),
  leaves: fc.boolean(),
});

for (const first of ["lowest", "highest"] as const) {
  test(`whoever comes and goes, the ${first} price beyond another is found as by looking at all of them`, () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 200, size: "max" }), fc.bigInt({ min: 1n, max: 40n }), (acts, asked) => {
        const queue = emptyQueue(first);
        const plain = new Map<number, bigint>();
        for (const { purse, at, leaves } of acts) {
          dequeue(queue, purse);
          plain.delete(purse);
          if (!leaves) {
            enqueue(queue, purse, price(at));
            plain.set(purse, at);
          }
          const prices = [...plain.values()].sort((a, b) => Number(a - b));
          const best = first === "lowest" ? prices[0] : prices.at(-1);
          const beyond = best !== undefined && (first === "lowest" ? best < asked : best > asked);
          const found = firstBeyond(queue, price(asked));
          expect(found === undefined ? undefined : plain.get(found)).toBe(beyond ? best : undefined);
        }
        expect(queue.places.size).toBe(plain.size);
      }),
      { numRuns: 200 },
    );
  });
}
