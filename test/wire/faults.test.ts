// When something is wrong with the venue itself: callers read that it is, at once, and never an order's end
// that the venue cannot vouch for.

import { expect, test } from "vitest";
import { families } from "../../src/api/endpoints.ts";
import { emptyExchange } from "../../src/core/state.ts";
import { venueClock } from "../../src/engine/clock.ts";
import { Engine } from "../../src/engine/engine.ts";
import type { Reply } from "../../src/gateway/call.ts";
import { type GatewayParts, openGateway } from "../../src/gateway/pipeline.ts";
import { DEMO_ACCOUNTS, genesis } from "../../src/genesis/default.ts";
import { demoKey, demoSecret } from "../../src/genesis/keys.ts";
import type { Past } from "../../src/history/past.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { instant } from "../../src/money/units.ts";
import { encodeParams, type Params, sign, START } from "../venue.ts";

const ORDER = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };

/** A venue whose disk takes only the first commands, and everything its gateway has logged. */
async function frailVenue(): Promise<{ parts: GatewayParts<Past>; logged: string[]; breakDisk: () => void }> {
  const kept = memoryJournal();
  let broken = false;
  const engine = new Engine({
    exchange: emptyExchange(),
    journal: {
      ...kept,
      get newest() {
        return kept.newest;
      },
      append: (group, done) => (broken ? done(new Error("the disk is gone")) : kept.append(group, done)),
    },
    clock: venueClock(() => START),
    follow: () => [],
    failed: () => {},
  });
  await Promise.all(
    genesis({ seed: 1, at: instant(START), house: false }).map(
      (command) =>
        new Promise<void>((resolve, reject) => {
          engine.perform(command, () => {}, { release: resolve, lost: () => reject(new Error("lost")) });
        }),
    ),
  );
  const logged: string[] = [];
  const parts: GatewayParts<Past> = {
    venue: engine,
    wall: () => instant(START),
    families,
    socketApis: [],
    unserved: [],
    strictness: { timestamps: "venue", limits: "off" },
    fault: (error, route) => logged.push(`${route}: ${String(error)}`),
  };
  return { parts, logged, breakDisk: () => (broken = true) };
}

function asks(parts: GatewayParts<Past>, method: string, path: string, params: Params): Promise<Reply> {
  const query = encodeParams({ ...params, timestamp: START });
  const account = DEMO_ACCOUNTS.indexOf("alice") + 1;
  const signed = `${query}&signature=${sign(demoSecret(account), query)}`;
  const request = { method, path, query: signed, body: "", apiKey: demoKey(account), ip: "127.0.0.1" };
  return new Promise((resolve) => openGateway(parts).handle(request, resolve));
}

test("what the disk did not take is answered with an unknown outcome, and so is everything after it", async () => {
  const { parts, breakDisk } = await frailVenue();
  expect((await asks(parts, "POST", "/api/v3/order", ORDER)).status).toBe(200);
  breakDisk();
  const unknown = {
    status: 500,
    body: '{"code":-1006,"msg":"An unexpected response was received from the message bus. Execution status unknown."}',
  };
  expect(await asks(parts, "POST", "/api/v3/order", ORDER)).toMatchObject(unknown);
  expect(await asks(parts, "GET", "/api/v3/account", {})).toMatchObject(unknown);
  expect(await asks(parts, "GET", "/api/v3/myTrades", { symbol: "BTCUSDT" })).toMatchObject(unknown);
});

test("a fault of the program is answered in a line, and told to whoever runs the venue", async () => {
  const { parts, logged } = await frailVenue();
  const broken = {
    ...parts,
    venue: {
      ...parts.venue,
      view: parts.venue.view,
      now: () => parts.venue.now(),
      read: () => {
        throw new Error("a wire is loose");
      },
    } as typeof parts.venue,
  };
  const answer = await asks(broken, "GET", "/api/v3/account", {});
  expect(answer.body).toBe('{"code":-1000,"msg":"An unknown error occurred while processing the request."}');
  expect(answer.status).toBe(400);
  expect(logged).toEqual(["GET /api/v3/account: Error: a wire is loose"]);
});
