// What a source of prices asks for happens at its moments, in order with what is due anyway, and is journaled.

import { expect, test } from "vitest";
import type { Command } from "../../src/core/commands.ts";
import { emptyExchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { Engine } from "../../src/engine/engine.ts";
import type { MarketSource } from "../../src/engine/source.ts";
import { genesis } from "../../src/genesis/default.ts";
import { amountOf, priceOf } from "../../src/genesis/figures.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { nextMultiple } from "../../src/money/arithmetic.ts";
import { count, instant, span } from "../../src/money/units.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 15, 12);
const IGNORED = { release: () => {}, lost: () => {} };

/** Sets a coin's price every so many minutes; at a price of nothing it is refused, and leaves no entry. */
function every(minutes: number, price = "31000"): MarketSource & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    next: (x, since) => (x.reference.settings === undefined ? undefined : nextMultiple(since, span(minutes * MINUTE))),
    act(_x, _since, at) {
      asked.push(count(at) - NOON);
      return [{ type: "ObserveIndex", asset: "BTC", price: priceOf(price) }];
    },
  };
}

/** A venue that stands at a minute past noon, and what happens in it from then on: minute, kind of command. */
function venueWith(source: MarketSource) {
  let wall = NOON + MINUTE;
  const engine = new Engine({
    exchange: emptyExchange(),
    journal: memoryJournal(),
    clock: venueClock(() => wall),
    follow: () => [],
    source,
    failed: (failure) => {
      throw failure;
    },
  });
  const perform = (command: Command): void =>
    engine.perform(command, ({ rejection }) => expect(rejection).toBeUndefined(), IGNORED);
  for (const command of genesis({ seed: 1, at: instant(NOON), house: false })) perform(command);
  const happened: string[] = [];
  engine.listen({
    happened(events, x) {
      happened.push(
        `${(count(x.at) - NOON) / MINUTE} ${events.find(({ type }) => type !== "PriceCandleClosed")!.type}`,
      );
      return undefined;
    },
  });
  return {
    engine,
    happened,
    perform,
    waits: (minutes: number) => (wall += minutes * MINUTE),
    advances: (minutes: number) =>
      new Promise<void>((release, lost) => engine.advance(instant(NOON + minutes * MINUTE), { release, lost })),
  };
}

test("its moments come in order with what is due, which goes first, and time then comes to where it was sent", async () => {
  const { happened, perform, advances, engine } = venueWith(every(30));
  const cross = { kind: "cross", account: 1 } as const;
  perform({ type: "Transfer", from: { kind: "spot", account: 1 }, to: cross, asset: "BTC", amount: amountOf("1") });
  perform({ type: "Borrow", purse: cross, asset: "USDT", amount: amountOf("100") });
  happened.length = 0;
  await advances(95);
  expect(happened).toEqual([
    "30 IndexObserved",
    "60 TimeAdvanced",
    "60 IndexObserved",
    "90 IndexObserved",
    "95 TimeAdvanced",
  ]);
  await engine.close();
});

test("what time passed over by itself is caught up before the next command", async () => {
  const { happened, perform, waits, engine } = venueWith(every(10));
  happened.length = 0;
  waits(24);
  perform({ type: "Credit", to: { kind: "spot", account: 1 }, asset: "BTC", amount: amountOf("1") });
  expect(happened).toEqual(["10 IndexObserved", "20 IndexObserved", "25 Credited"]);
  await engine.close();
});

test("a moment at which it is refused is over all the same", async () => {
  const source = every(10, "0");
  const { happened, advances, engine } = venueWith(source);
  source.asked.length = 0;
  await advances(35);
  expect(source.asked).toEqual([10, 20, 30].map((minute) => minute * MINUTE));
  expect(happened).toEqual(["35 TimeAdvanced"]);
  await engine.close();
});

test("a source that fails stops the venue, as every failing command does", () => {
  let failed: Error | undefined;
  const engine = new Engine({
    exchange: emptyExchange(),
    journal: memoryJournal(),
    clock: venueClock(() => NOON),
    follow: () => [],
    source: {
      next: () => instant(NOON),
      act: () => {
        throw new Error("nothing to be had");
      },
    },
    failed: (failure) => (failed = failure),
  });
  expect(() => engine.read(() => {}, IGNORED)).toThrow("nothing to be had");
  expect(failed?.message).toBe("nothing to be had");
});
