// A market's book as a recording tells of it: what it says is kept, and what has changed is told.

import type { WantedLevel } from "../core/commands.ts";
import { count, lots, type Lots, ticks, type Ticks } from "../money/units.ts";

type Side = "buy" | "sell";

/** A price of a recorded book, on the market's grid. */
export interface RecordedLevel {
  readonly side: Side;
  readonly ticks: Ticks;
  readonly lots: Lots;
}

/**
 * What a recording says of a book: prices that changed; all of it; or the best prices alone, or what stands within
 * distances of the middle, which tell nothing of a book whose every change is told as well.
 */
export type Saying = "changes" | "whole" | "best" | "around";

/** A book that a recording tells of. */
export interface RecordedBook {
  /** Takes in what is said, and says which prices must be brought to what. */
  readonly say: (saying: Saying, levels: readonly RecordedLevel[]) => WantedLevel[];
  /** What is to stand at a price. */
  readonly at: (side: Side, at: Ticks) => Lots;
  /** What somebody took is gone until the recording says something of that price again. */
  readonly taken: (side: Side, at: Ticks, by: Lots) => void;
  /** Twice the middle of the best prices, in ticks; undefined while a side is empty, or the two cross. */
  readonly twiceTheMiddle: () => number | undefined;
}

/** A book of which nothing has been told. */
export function recordedBook(): RecordedBook {
  const stands = { buy: new Map<number, number>(), sell: new Map<number, number>() };
  // Each kind of word on less than every change replaces the one before it of its kind.
  const words = new Map<Saying, readonly RecordedLevel[]>();
  let everyChange = false;

  const set = ({ side, ticks: at, lots: size }: RecordedLevel, changed: WantedLevel[]): void => {
    const before = stands[side].get(count(at)) ?? 0;
    if (before === count(size)) return;
    if (count(size) === 0) stands[side].delete(count(at));
    else stands[side].set(count(at), count(size));
    changed.push({ side, ticks: at, lots: size });
  };
  const replace = (levels: readonly RecordedLevel[]): WantedLevel[] => {
    const changed: WantedLevel[] = [];
    const named = { buy: new Set<number>(), sell: new Set<number>() };
    for (const { side, ticks: at, lots: size } of levels) if (count(size) > 0) named[side].add(count(at));
    for (const side of ["buy", "sell"] as const) {
      for (const at of stands[side].keys()) {
        if (!named[side].has(at)) set({ side, ticks: ticks(at), lots: lots(0) }, changed);
      }
    }
    for (const level of levels) set(level, changed);
    return changed;
  };
  return {
    say(saying, levels) {
      if (saying === "whole") {
        everyChange = true;
        return replace(levels);
      }
      if (saying === "changes") {
        everyChange = true;
        const changed: WantedLevel[] = [];
        for (const level of levels) set(level, changed);
        return changed;
      }
      if (everyChange) return [];
      words.set(saying, levels);
      return replace(withinBest(words.get("best") ?? [], words.get("around") ?? []));
    },
    at: (side, at) => lots(stands[side].get(count(at)) ?? 0),
    taken(side, at, by) {
      const left = (stands[side].get(count(at)) ?? 0) - count(by);
      if (left > 0) stands[side].set(count(at), left);
      else stands[side].delete(count(at));
    },
    twiceTheMiddle() {
      let [bid, ask] = [0, Infinity];
      for (const at of stands.buy.keys()) if (at > bid) bid = at;
      for (const at of stands.sell.keys()) if (at < ask) ask = at;
      return bid === 0 || ask === Infinity || bid >= ask ? undefined : bid + ask;
    },
  };
}

/** The best prices, and of what stands around the middle what is no better than they are. */
function withinBest(best: readonly RecordedLevel[], around: readonly RecordedLevel[]): RecordedLevel[] {
  const limit = (side: Side): Ticks | undefined => best.find((level) => level.side === side)?.ticks;
  const [bid, ask] = [limit("buy"), limit("sell")];
  const kept = around.filter(({ side, ticks: at }) =>
    side === "buy" ? bid === undefined || at < bid : ask === undefined || at > ask,
  );
  return [...best, ...kept];
}
