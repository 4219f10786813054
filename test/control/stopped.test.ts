// The control plane of a venue whose disk is gone: everything that is asked is answered, and nothing is shown
// that a restart could take back.

import { recordings } from "../../src/market/recorded.ts";
import { expect, test } from "vitest";
import { guard } from "../../src/control/guard.ts";
import { controlPlane } from "../../src/control/plane.ts";
import { emptyExchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { Engine } from "../../src/engine/engine.ts";
import { genesis } from "../../src/genesis/default.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { START } from "../venue.ts";

const IGNORE = { release: () => {}, lost: () => {} };
const HOST = "127.0.0.1:9080";

/** A venue whose disk answers when it is told to: that it has taken what was given to it, or that it is gone. */
function slowVenue() {
  const kept = memoryJournal();
  const answers: ((failure?: Error) => void)[] = [];
  const engine = new Engine({
    exchange: emptyExchange(),
    journal: { ...kept, append: (_group, done) => void answers.push(done) },
    clock: venueClock(() => START),
    follow: () => [],
    failed: () => {},
  });
  for (const command of genesis({ seed: 1, at: engine.now(), house: false })) engine.perform(command, () => {}, IGNORE);
  const faults: unknown[] = [];
  const plane = controlPlane(
    {
      engine,
      house: () => undefined,
      recorded: recordings(),
      faults: { events: [], isMarketStream: () => false, add: () => false, clear: () => 0 },
    },
    { admit: guard(undefined, "127.0.0.1"), fault: (error) => faults.push(error) },
  );
  const ask = (method: string, verb: string, body = "") =>
    new Promise<{ status: number; body: string }>((resolve) => {
      const knock = { ip: "127.0.0.1", authorization: undefined, origin: undefined, host: HOST };
      const request = { method, path: `/margrave/v1${verb}`, query: "", body, apiKey: undefined, ip: "127.0.0.1" };
      plane(request, knock, resolve);
    });
  const disk = async (failure?: Error) => {
    await new Promise((resolve) => setImmediate(resolve));
    answers.shift()!(failure);
  };
  return { ask, disk, faults };
}

const UNKNOWN = { status: 500, body: expect.stringContaining('"code":-1006') as string };

test.each(["/accounts", "/prices", "/audit", "/health"])("%s waits for the disk", async (verb) => {
  const { ask, disk, faults } = slowVenue();
  let answered = false;
  const answer = ask("GET", verb).then((reply) => {
    answered = true;
    return reply;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toBe(false);
  await disk();
  expect(await answer).toMatchObject({ status: 200 });
  expect(faults).toEqual([]);
});

test.each([
  ["GET", "/accounts", ""],
  ["GET", "/prices", ""],
  ["GET", "/audit", ""],
  ["GET", "/health", ""],
  ["PUT", "/prices/BTCUSDT", '{"price":"31000"}'],
  ["POST", "/accounts", '{"name":"alice"}'],
  ["POST", "/accounts", '{"name":"zoe"}'],
  ["POST", "/accounts/alice/credit", '{"asset":"USDT","amount":"1"}'],
  ["POST", "/accounts/alice/keys", ""],
  ["POST", "/time/advance", '{"by":"1h"}'],
])("%s %s is answered with an unknown outcome when the disk is gone, and after that", async (method, verb, body) => {
  const { ask, disk, faults } = slowVenue();
  const asked = ask(method, verb, body);
  await disk(new Error("the disk is gone"));
  expect(await asked).toMatchObject(UNKNOWN);
  expect(await ask(method, verb, body)).toMatchObject(UNKNOWN);
  expect(faults).toEqual([]);
});
