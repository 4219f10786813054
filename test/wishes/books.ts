// Random books of an account, as the house has them of markets that were.

import fc from "fast-check";
import type { ShapeBook } from "../../src/core/commands.ts";
import { priceFilter } from "../../src/core/listing.ts";
import { nearestTicks } from "../../src/money/convert.ts";
import { lots, price } from "../../src/money/units.ts";
import { account, CONTRACTS, PAIRS, priceOn, rung, side, type Wish, wishFrom } from "./figures.ts";

/** Has what an account offers at some prices come to something, or takes what stands there. */
export const shaping: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    account,
    symbol: fc.constantFrom(...PAIRS, CONTRACTS[0]),
    levels: fc.uniqueArray(fc.record({ side, rung, parts: fc.integer({ min: 0, max: 12 }), anew: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
      selector: (level) => `${level.side} ${level.rung}`,
    }),
    rest: fc.constantFrom<ShapeBook["rest"]>("stays", "stays", "goes"),
    behind: fc.boolean(),
    takes: fc.boolean(),
  }),
  function shaping({ levels: wanted, takes, ...w }, x) {
    const market = x.reference.markets.get(w.symbol)!;
    const levels = wanted.map(({ side: of, rung: at, parts, anew }) => ({
      side: of,
      anew,
      ticks: nearestTicks(price(priceOn(w.symbol, at)), priceFilter(market).tick, "half-up"),
      lots: lots(market.kind === "pair" ? parts * 500 : parts),
    }));
    const [{ side: of, ticks, lots: size }] = levels as [(typeof levels)[0]];
    return takes
      ? { type: "TakeLevel", account: w.account, symbol: w.symbol, side: of, ticks, lots: size }
      : { type: "ShapeBook", ...w, levels };
  },
);
