// Numbers that look like chance and are none: the same seed gives the same numbers.

/** Draws whole numbers from 0 to below a bound. */
export type Draw = (below: number) => number;

/** A source of numbers (SplitMix32). */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}
