// A local copy of another venue's book, kept as its documentation tells clients to: steps are held back until a snapshot
// comes, those before it are passed over, and where a step is missing all begins anew with the next snapshot.

/** A step of a book as depth streams tell it; quantities are absolute, zero takes a price away. */
export interface DepthStep {
  /** The numbers of its first and its last change; and, of contracts, of the last change of the step before. */
  readonly U: number;
  readonly u: number;
  readonly pu?: number;
  readonly bids: readonly (readonly [price: string, quantity: string])[];
  readonly asks: readonly (readonly [price: string, quantity: string])[];
}

/** A whole book as it is asked for. */
export interface DepthSnapshot {
  readonly lastUpdateId: number;
  readonly bids: DepthStep["bids"];
  readonly asks: DepthStep["asks"];
}

/** What became of a step or a snapshot: `unsynced`, a (newer) snapshot is to be asked for. */
export type Became = "followed" | "held" | "passed" | "unsynced";

/** A copy of a book. */
export interface FollowedBook {
  readonly hear: (step: DepthStep) => Became;
  readonly begin: (snapshot: DepthSnapshot) => Became;
  /** Forgets all: the connection is another one now. */
  readonly reset: () => void;
  readonly synced: () => boolean;
  /** The best prices of both sides. */
  readonly best: (most: number) => Pick<DepthSnapshot, "bids" | "asks">;
}

/** Steps held back while a snapshot is on its way. */
export const MOST_HELD = 1_000;
/** Prices kept a side; once there are half as many more, the farthest go. */
export const MOST_PRICES = 1_000;

/** A copy that knows nothing yet. */
export function followedBook(): FollowedBook {
  const sides = { bids: new Map<string, string>(), asks: new Map<string, string>() };
  let held: DepthStep[] = [];
  /** The last change that is in the copy; undefined before a snapshot. */
  let last: number | undefined;
  /** No step has followed the snapshot yet: the first may begin before it. */
  let fresh = false;

  const reset = (): void => {
    sides.bids.clear();
    sides.asks.clear();
    held = [];
    last = undefined;
  };
  const apply = (step: Pick<DepthStep, "bids" | "asks">): void => {
    for (const side of ["bids", "asks"] as const) {
      for (const [price, quantity] of step[side]) {
        if (Number(quantity) === 0) sides[side].delete(price);
        else sides[side].set(price, quantity);
      }
      if (sides[side].size > MOST_PRICES * 1.5) prune(sides[side], side);
    }
  };
  const follow = (step: DepthStep): Became => {
    if (step.u <= last!) return "passed";
    const before = step.pu ?? step.U - 1;
    if (fresh ? before > last! : before !== last) {
      reset();
      // What comes from here on may follow the next snapshot.
      held = [step];
      return "unsynced";
    }
    fresh = false;
    apply(step);
    last = step.u;
    return "followed";
  };
  return {
    reset,
    synced: () => last !== undefined,
    hear(step) {
      if (last !== undefined) return follow(step);
      held.push(step);
      if (held.length > MOST_HELD) held.shift();
      return "held";
    },
    begin(snapshot) {
      const waiting = held;
      const [first] = waiting;
      // A snapshot from before the first step that was heard leaves a hole between them.
      if (first !== undefined && (first.pu ?? first.U - 1) > snapshot.lastUpdateId) return "unsynced";
      reset();
      last = snapshot.lastUpdateId;
      fresh = true;
      apply(snapshot);
      for (const [nth, step] of waiting.entries()) {
        if (follow(step) !== "unsynced") continue;
        held = waiting.slice(nth);
        return "unsynced";
      }
      return "followed";
    },
    best: (most) => ({
      bids: sorted(sides.bids, "bids").slice(0, most),
      asks: sorted(sides.asks, "asks").slice(0, most),
    }),
  };
}

function sorted(side: ReadonlyMap<string, string>, of: "bids" | "asks"): (readonly [string, string])[] {
  const sign = of === "bids" ? -1 : 1;
  return [...side].sort(([a], [b]) => sign * (Number(a) - Number(b)));
}

function prune(side: Map<string, string>, of: "bids" | "asks"): void {
  for (const [price] of sorted(side, of).slice(MOST_PRICES)) side.delete(price);
}
