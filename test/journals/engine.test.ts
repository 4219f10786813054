// The one writer between clock and journal: nothing due is passed over, no group is without bounds, and
// what is asked while it closes is either durable or lost, and said to be so.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Command } from "../../src/core/commands.ts";
import { accrued, free } from "../../src/core/select.ts";
import { emptyExchange, type Exchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { Engine } from "../../src/engine/engine.ts";
import type { Followers } from "../../src/engine/follow.ts";
import { recover } from "../../src/engine/recover.ts";
import { genesis } from "../../src/genesis/default.ts";
import { amountOf } from "../../src/genesis/figures.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { sqliteJournal } from "../../src/journal/sqlite.ts";
import { plain } from "../../src/money/text.ts";
import { instant } from "../../src/money/units.ts";

const HOUR = 3_600_000;
const ONE_O_CLOCK = Date.UTC(2026, 0, 15, 13);
const CREDIT: Command = { type: "Credit", to: { kind: "spot", account: 2 }, asset: "BTC", amount: amountOf("1") };
const IGNORED = { release: () => {}, lost: () => {} };

/** A wall clock the test moves; `looks` runs at every look at it. */
interface Wall {
  at: number;
  looks?: (() => void) | undefined;
}

function engineOver(journal: Journal, wall: Wall, follow: Followers = () => [], exchange = emptyExchange()): Engine {
  const clock = venueClock(() => {
    wall.looks?.();
    return wall.at;
  });
  const engine = new Engine({
    exchange,
    journal,
    clock,
    follow,
    failed: (failure) => {
      throw failure;
    },
  });
  if (journal.newest === 0)
    for (const command of genesis({ seed: 1, at: engine.now(), house: false })) told(engine, command);
  return engine;
}

function told(engine: Engine, command: Command): void {
  engine.perform(command, ({ rejection }) => expect(rejection).toBeUndefined(), IGNORED);
}

/** The first account owes on cross margin; returns what its interest is. */
function borrows(engine: Engine, amount: string): () => string {
  const cross = { kind: "cross", account: 1 } as const;
  const spot = { kind: "spot", account: 1 } as const;
  told(engine, { type: "Transfer", from: spot, to: cross, asset: "BTC", amount: amountOf("1") });
  told(engine, { type: "Borrow", purse: cross, asset: "USDT", amount: amountOf(amount) });
  const { cross: purse } = engine.view.accounts.byId.get(1)!;
  return () => plain(accrued(engine.view.ledger, purse, "USDT"));
}

const folders: string[] = [];
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});

test("an hour that passes while a command is decided is charged all the same", () => {
  const wall: Wall = { at: ONE_O_CLOCK - HOUR / 2 };
  const engine = engineOver(memoryJournal(), wall);
  const interest = borrows(engine, "10000");
  // 10000 × 0.000475 ÷ 24, rounded up.
  expect(interest()).toBe("0.19791667");
  wall.at = ONE_O_CLOCK - 1;
  let looks = 0;
  wall.looks = () => {
    if (++looks > 1) wall.at = ONE_O_CLOCK + 1;
  };
  told(engine, CREDIT);
  wall.looks = undefined;
  wall.at = ONE_O_CLOCK + 1;
  told(engine, CREDIT);
  expect(interest()).toBe("0.39583334");
});

test("and so it is where it passes between a command and what follows it", () => {
  const wall: Wall = { at: ONE_O_CLOCK - HOUR / 2 };
  let follows = false;
  const engine = engineOver(memoryJournal(), wall, () => {
    if (!follows) return [];
    follows = false;
    wall.at = ONE_O_CLOCK + 1;
    return [CREDIT];
  });
  const interest = borrows(engine, "10000");
  wall.at = ONE_O_CLOCK - 1;
  follows = true;
  told(engine, CREDIT);
  told(engine, CREDIT);
  expect(interest()).toBe("0.39583334");
});

test("three years pass in groups the disk can take, and every hour of them is charged", async () => {
  const kept = memoryJournal();
  let largest = 0;
  const journal: Journal = {
    ...kept,
    get newest() {
      return kept.newest;
    },
    append(group, done) {
      largest = Math.max(largest, group.lines.length + group.rows.length);
      kept.append(group, done);
    },
  };
  const wall: Wall = { at: ONE_O_CLOCK };
  const engine = engineOver(journal, wall);
  const interest = borrows(engine, "240");
  const to = instant(ONE_O_CLOCK + 3 * 365 * 24 * HOUR);
  await new Promise<void>((resolve, reject) =>
    engine.advance(to, { release: resolve, lost: () => reject(new Error("lost")) }),
  );
  expect(engine.now()).toBe(to);
  // 240 × 0.000475 ÷ 24 = 0.00475, at the borrow and for each of 26280 hours.
  expect(interest()).toBe("124.83475");
  expect(largest).toBeGreaterThan(1_000);
  expect(largest).toBeLessThan(2_200);
});

test("commands that come while the venue closes are durable or lost, and the next starts agree with that", async () => {
  const directory = mkdtempSync(join(tmpdir(), "margrave-closing-"));
  folders.push(directory);
  const wall: Wall = { at: ONE_O_CLOCK };
  let credited = 0;
  for (let start = 0; start < 3; start++) {
    const journal = sqliteJournal(directory);
    const engine = engineOver(journal, wall, () => [], start === 0 ? undefined : recover(journal));
    const outcomes = { released: 0, lost: 0 };
    let asked = 0;
    const ask = (): void => {
      asked++;
      engine.perform(CREDIT, () => {}, {
        release: () => {
          outcomes.released++;
          if (asked < 200) ask();
        },
        lost: () => void outcomes.lost++,
      });
    };
    for (let nth = 0; nth < 20; nth++) ask();
    await new Promise<void>((resolve) => engine.read(() => {}, { release: resolve, lost: resolve }));
    const closed = engine.close();
    for (let nth = 0; nth < 20; nth++) ask();
    await closed;
    expect(outcomes.released + outcomes.lost).toBe(asked);
    expect(outcomes.lost).toBeGreaterThan(19);
    credited += outcomes.released;
  }
  const journal = sqliteJournal(directory);
  expect(bitcoinOf(recover(journal))).toBe(`${5 + credited}`);
  await journal.close();
});

/** The second account's bitcoin on spot; it began with five. */
function bitcoinOf(x: Exchange): string {
  const { spot } = x.accounts.byId.get(2)!;
  return plain(free(x.ledger, spot, "BTC"));
}
