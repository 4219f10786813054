import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { accrued } from "../../src/core/select.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { amountOf } from "../../src/genesis/figures.ts";
import { type RunningVenue, startVenue } from "../../src/main.ts";
import { plain } from "../../src/money/text.ts";
import { DAYS, HOURS, START } from "../venue.ts";

const data = mkdtempSync(join(tmpdir(), "margrave-resume-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

function startAt(wall: number): Promise<RunningVenue> {
  return startVenue({
    host: "127.0.0.1",
    port: 0,
    data,
    seed: 1,
    strictness: { timestamps: "venue", limits: "off" },
    clock: venueClock(() => wall),
  });
}

test("a venue that was away for a month has charged every hour of it before anybody asks", async () => {
  const first = await startAt(START);
  const cross = { kind: "cross", account: 1 } as const;
  for (const command of [
    { type: "Transfer", from: { kind: "spot", account: 1 }, to: cross, asset: "BTC", amount: amountOf("1") },
    { type: "Borrow", purse: cross, asset: "USDT", amount: amountOf("240") },
  ] as const) {
    await new Promise<void>((release, lost) => first.engine.perform(command, () => {}, { release, lost }));
  }
  await first.close();

  const second = await startAt(START + 30 * DAYS + HOURS);
  const { view } = second.engine;
  // 240 × 0.000475 ÷ 24 = 0.00475, at the borrow and for each of 721 hours.
  expect(plain(accrued(view.ledger, view.accounts.byId.get(1)!.cross, "USDT"))).toBe("3.4295");
  await second.close();
});
