// Faults of streams on demand: events that never come, come twice or come late, and connections that only seem to
// be alive. They touch what is sent and never what happened: no journal and no snapshot knows of them.

import type { Reader, Wording } from "./audience.ts";

/** One fault that was asked for. */
export interface StreamFault {
  /** The account whose streams it befalls, or the name of a market stream. */
  readonly of: number | string;
  /** The event's name on the wire; `all` stands for whatever comes next. */
  readonly event: string;
  readonly does: "drop" | "double" | "swap" | "hold";
  /** How many events it befalls. What is held is held until faults are cleared. */
  readonly times: number;
}

/** An event as it is about to be sent. */
export interface Telling extends Wording {
  readonly of: StreamFault["of"];
  readonly event: string;
  readonly readers: readonly Reader[];
}

/** The faults of a venue's streams. */
export interface StreamFaults {
  /** Whether none is set, so that everything is sent as it is. */
  readonly none: () => boolean;
  /** Sets one; false where there are as many as there may be. */
  readonly add: (fault: StreamFault) => boolean;
  /** Forgets all of them, with what still waits for another to overtake it; says how many there were. */
  readonly clear: () => number;
  /** What is sent instead of an event, in order. */
  readonly instead: (telling: Telling) => readonly Telling[];
}

/** Faults that may be set at once: each event is looked up among them. */
const MOST = 100;

/** No faults yet. */
export function streamFaults(): StreamFaults {
  let faults: { readonly fault: StreamFault; left: number }[] = [];
  /** What each reader hears only after the next event: one at most, for what overtakes it is not held back itself. */
  let late = new WeakMap<Reader, Telling>();
  /** How many wait so. Those whose reader has left are counted on: that costs a look, and no memory. */
  let waiting = 0;

  return {
    none: () => faults.length === 0 && waiting === 0,
    add(fault) {
      if (faults.length >= MOST) return false;
      faults.push({ fault, left: fault.times });
      return true;
    },
    clear() {
      const { length } = faults;
      faults = [];
      late = new WeakMap();
      waiting = 0;
      return length;
    },
    instead(telling) {
      if (faults.some(({ fault }) => fault.does === "hold" && fault.of === telling.of)) return [];
      switch (befalling(telling)) {
        case "drop":
          return [];
        case "double":
          return overtaking([telling, telling]);
        case "swap":
          return swapped(telling);
        default:
          return overtaking([telling]);
      }
    },
  };

  /** The fault that was set first of those that befall an event, counted as used. */
  function befalling(telling: Telling): StreamFault["does"] | undefined {
    const found = faults.find(
      ({ fault: { of, event, does } }) =>
        of === telling.of &&
        (event === telling.event || event === "all") &&
        (does !== "swap" || telling.readers.some((reader) => !late.has(reader))),
    );
    if (found === undefined) return undefined;
    found.left--;
    if (found.left === 0) faults = faults.filter((each) => each !== found);
    return found.fault.does;
  }

  /** Readers who wait for an event to overtake another hear it now; for the others it is the one that waits. */
  function swapped(telling: Telling): readonly Telling[] {
    const behind = telling.readers.filter((reader) => late.has(reader));
    const ahead = telling.readers.filter((reader) => !late.has(reader));
    const said = behind.length === 0 ? [] : overtaking([{ ...telling, readers: behind }]);
    for (const reader of ahead) late.set(reader, { ...telling, readers: [reader] });
    waiting += ahead.length;
    return said;
  }

  /** What is said, and behind it what waited for that. */
  function overtaking(said: readonly Telling[]): readonly Telling[] {
    if (waiting === 0) return said;
    const overtaken: Telling[] = [];
    for (const reader of said[0]!.readers) {
      const waited = late.get(reader);
      if (waited === undefined) continue;
      late.delete(reader);
      waiting--;
      overtaken.push(waited);
    }
    return [...said, ...overtaken];
  }
}
