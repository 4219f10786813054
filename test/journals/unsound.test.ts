import { expect, test } from "vitest";
import type { Command } from "../../src/core/commands.ts";
import { emptyExchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { Engine } from "../../src/engine/engine.ts";
import { genesis } from "../../src/genesis/default.ts";
import { memoryJournal } from "../../src/journal/memory.ts";

test("an exchange that failed at a command answers nobody any more, and its journal ends before it", async () => {
  const journal = memoryJournal();
  const failures: Error[] = [];
  const engine = new Engine({
    exchange: emptyExchange(),
    journal,
    clock: venueClock(() => 1_800_000_000_000),
    follow: () => [],
    failed: (failure) => failures.push(failure),
  });
  const perform = (command: Command): Promise<"released" | "lost"> =>
    new Promise((resolve) => {
      engine.perform(command, () => {}, { release: () => resolve("released"), lost: () => resolve("lost") });
    });
  for (const command of genesis({ seed: 1, at: engine.now(), house: false })) await perform(command);
  const sound = journal.newest;

  // An amount of the wrong type stands for any fault in the core.
  const faulty = perform({ type: "Credit", to: { kind: "spot", account: 1 }, asset: "BTC", amount: 5 as never });
  await expect(faulty).rejects.toThrow(TypeError);
  expect(failures).toHaveLength(1);
  expect(await perform({ type: "OpenAccount", name: "late", vip: 0 })).toBe("lost");
  await engine.close();
  expect(journal.newest).toBe(sound);
});
