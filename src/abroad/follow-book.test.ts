import { describe, expect, test } from "vitest";
import { type Became, followedBook, MOST_HELD, MOST_PRICES } from "./follow-book.ts";

describe("a copy of a book", () => {
  const step = (U: number, u: number, bids: [string, string][] = [], pu?: number) => ({
    U,
    u,
    bids,
    asks: [],
    ...(pu === undefined ? {} : { pu }),
  });
  const snapshot = (lastUpdateId: number, bids: [string, string][] = []) => ({ lastUpdateId, bids, asks: [] });

  test("holds steps back until a snapshot comes, passes over those before it, and follows from the one it lies in", () => {
    const copy = followedBook();
    const became: Became[] = [];
    became.push(
      copy.hear(step(1, 3, [["1", "9"]])),
      copy.hear(step(4, 6, [["2", "5"]])),
      copy.hear(step(7, 8, [["3", "7"]])),
    );
    became.push(copy.begin(snapshot(5, [["1", "1"]])));
    expect(became).toEqual(["held", "held", "held", "followed"]);
    expect(copy.best(9).bids).toEqual([
      ["3", "7"],
      ["2", "5"],
      ["1", "1"],
    ]);
    expect(copy.hear(step(9, 9, [["2", "0.000"]]))).toBe("followed");
    expect(copy.hear(step(9, 9, [["2", "4"]]))).toBe("passed");
    expect(copy.best(1).bids).toEqual([["3", "7"]]);
    expect(copy.best(9).bids).toEqual([
      ["3", "7"],
      ["1", "1"],
    ]);
  });

  test("asks for a newer snapshot where there is a hole behind it", () => {
    const copy = followedBook();
    copy.hear(step(10, 12, [["2", "5"]]));
    expect(copy.begin(snapshot(8))).toBe("unsynced");
    expect(copy.synced()).toBe(false);
    expect(copy.begin(snapshot(9))).toBe("followed");
    expect(copy.hear(step(14, 15))).toBe("unsynced");
    expect(copy.synced()).toBe(false);
    // What was heard behind the hole follows the next snapshot.
    expect(copy.begin(snapshot(13))).toBe("followed");
    expect(copy.hear(step(16, 16))).toBe("followed");
  });

  test("goes by the step before where contracts name it", () => {
    const copy = followedBook();
    copy.begin(snapshot(100));
    expect(copy.hear(step(98, 104, [], 97))).toBe("followed");
    expect(copy.hear(step(110, 120, [], 104))).toBe("followed");
    expect(copy.hear(step(121, 130, [], 119))).toBe("unsynced");
  });

  test("is bounded, however much comes", () => {
    const copy = followedBook();
    for (let nth = 1; nth <= 2 * MOST_HELD; nth++) copy.hear(step(nth, nth));
    // The oldest are forgotten: a snapshot from before the others leaves a hole.
    expect(copy.begin(snapshot(MOST_HELD - 1))).toBe("unsynced");
    expect(copy.begin(snapshot(MOST_HELD))).toBe("followed");
    for (let nth = 1; nth <= 3 * MOST_PRICES; nth++)
      copy.hear(step(2 * MOST_HELD + nth, 2 * MOST_HELD + nth, [[String(nth), "1"]]));
    const { bids } = copy.best(Number.MAX_SAFE_INTEGER);
    expect(bids.length).toBeLessThanOrEqual(MOST_PRICES * 1.5);
    expect(bids[0]).toEqual([String(3 * MOST_PRICES), "1"]);
  });
});
