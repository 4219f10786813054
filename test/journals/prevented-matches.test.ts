// What self-trade prevention did is on record as long as the journal is, and a journal from before there was
// such a record gets one.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { venueClock } from "../../src/engine/clock.ts";
import { demoKey, demoSecret } from "../../src/genesis/keys.ts";
import { type RunningVenue, startVenue } from "../../src/main.ts";
import { count } from "../../src/money/units.ts";
import { encodeParams, type Params, sign, START } from "../venue.ts";

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "margrave-preventions-"));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

async function startOn(data: string): Promise<RunningVenue> {
  const clock = venueClock(() => START);
  clock.setRunning(false);
  const strictness = { timestamps: "venue", limits: "off" } as const;
  return startVenue({ host: "127.0.0.1", port: 0, data, seed: 1, strictness, clock });
}

/** What the first demo account is answered, in a body that must not be a refusal. */
async function asks<T>(venue: RunningVenue, method: "GET" | "POST", path: string, params: Params): Promise<T> {
  const query = encodeParams({ ...params, timestamp: count(venue.engine.now()) });
  const signed = `${query}&signature=${sign(demoSecret(1), query)}`;
  const reply = await venue.handle({ method, path, query: signed, body: "", apiKey: demoKey(1), ip: "127.0.0.1" });
  expect(reply.status, reply.body).toBe(200);
  return JSON.parse(reply.body) as T;
}

/** Two orders of one account that meet, and the number of what was prevented. */
async function meets(venue: RunningVenue): Promise<number> {
  const order = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "30000" };
  await asks(venue, "POST", "/api/v3/order", { ...order, side: "SELL" });
  const bid = { ...order, side: "BUY", selfTradePreventionMode: "EXPIRE_BOTH" };
  return (await asks<{ preventedMatchId: number }>(venue, "POST", "/api/v3/order", bid)).preventedMatchId;
}

const match = (venue: RunningVenue, preventedMatchId: number) =>
  asks<unknown[]>(venue, "GET", "/api/v3/myPreventedMatches", { symbol: "BTCUSDT", preventedMatchId });

test("a prevented match is found as it was after the venue has started again", async () => {
  const data = folder();
  const first = await startOn(data);
  const number = await meets(first);
  const shown = await match(first, number);
  expect(shown).toMatchObject([{ preventedMatchId: number, makerPreventedQuantity: "0.10000000" }]);
  await first.close();

  const second = await startOn(data);
  expect(await match(second, number)).toEqual(shown);
  // The next one has a number of its own.
  const next = await meets(second);
  expect(next).toBeGreaterThan(number);
  expect(await match(second, next)).toHaveLength(1);
  await second.close();
});

test("a journal from before there was such a record is read, and records from then on", async () => {
  const data = folder();
  const first = await startOn(data);
  const before = await meets(first);
  await first.close();
  const db = new DatabaseSync(join(data, "venue.db"));
  db.exec("DROP TABLE preventions");
  db.close();

  const second = await startOn(data);
  expect(await match(second, before)).toEqual([]);
  const after = await meets(second);
  expect(await match(second, after)).toMatchObject([{ preventedMatchId: after }]);
  await second.close();
});
