import { expect, test } from "vitest";
import { emptyExchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { Engine } from "../../src/engine/engine.ts";
import { recover } from "../../src/engine/recover.ts";
import { stateText } from "../exchange.ts";
import { genesis } from "../../src/genesis/default.ts";
import { amountOf } from "../../src/genesis/figures.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { memoryJournal } from "../../src/journal/memory.ts";

const CREDITS = 6;

/** A journal that fails its nth append: nothing of that group is kept, and nothing after it is taken. */
function failingAt(nth: number, kept: Journal): Journal {
  let appends = 0;
  return {
    ...kept,
    get newest() {
      return kept.newest;
    },
    append(group, done) {
      if (++appends >= nth) setImmediate(() => done(new Error("the disk is gone")));
      else kept.append(group, done);
    },
  };
}

test("whichever append fails, exactly what was acknowledged before is there afterwards", async () => {
  for (let nth = 1; ; nth++) {
    const kept = memoryJournal();
    const failures: Error[] = [];
    const engine = new Engine({
      exchange: emptyExchange(),
      journal: failingAt(nth, kept),
      clock: venueClock(() => 1_800_000_000_000),
      follow: () => [],
      failed: (failure) => failures.push(failure),
    });
    const outcomes = { released: 0, lost: 0 };
    const perform = (command: Parameters<Engine["perform"]>[0]) =>
      new Promise<void>((resolve) => {
        engine.perform(command, () => {}, {
          release: () => resolve(void outcomes.released++),
          lost: () => resolve(void outcomes.lost++),
        });
      });
    const first = genesis({ seed: 1, at: engine.now(), house: false });
    await Promise.all(first.map(perform));
    for (let credit = 0; credit < CREDITS; credit++) {
      await perform({ type: "Credit", to: { kind: "spot", account: 1 }, asset: "BTC", amount: amountOf("1") });
    }
    expect(kept.newest).toBe(outcomes.released);
    if (failures.length === 0) {
      expect(outcomes).toEqual({ released: first.length + CREDITS, lost: 0 });
      expect(stateText(recover(kept))).toBe(stateText(engine.view as never));
      return;
    }
    expect(failures).toHaveLength(1);
    expect(outcomes.released + outcomes.lost).toBe(first.length + CREDITS);
    // What is acknowledged is there; of what is not, nothing is.
    if (outcomes.released > 0) expect(recover(kept).ledger.purses.length).toBeGreaterThan(6);
  }
});
