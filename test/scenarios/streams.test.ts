// What those hear who listen to their contract account, and when they hear nothing more: a key that runs out, a bot
// that keeps its own alive, and two bots that share one.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { HOURS, openVenue, START, type TestVenue, type Trader } from "../venue.ts";
import { done, type Request, steer } from "./story.ts";

const MINUTES = HOURS / 60;
const PATH = "/dapi/v1/listenKey";
const GONE: Refusal = [
  -1125,
  "This listenKey does not exist. Please use `POST /fapi/v1/listenKey` to recreate `listenKey`",
];

type Message = Record<string, unknown>;

let venue: TestVenue;
let alice: Trader;
const asking = (method: "POST" | "PUT" | "DELETE", trader = alice): Request => {
  return () => venue.raw(method, PATH, { apiKey: trader.key });
};
const keyOf = async (trader = alice) => (await done<{ listenKey: string }>(asking("POST", trader))).listenKey;
const leverages = (leverage: number, trader = alice): Request => {
  return () => trader.post("/dapi/v1/leverage", { symbol: "BTCUSD_PERP", leverage });
};
const told = (leverage: number) => ({ e: "ACCOUNT_CONFIG_UPDATE", ac: { s: "BTCUSD_PERP", l: leverage } });

/** Somebody who listens: to a key from the start, and to others when told so. */
interface Listener {
  /** All that has come since the last time, up to now. */
  heard(): Promise<Message[]>;
  adds(key: string): Promise<unknown>;
  /** The code with which the venue ends the connection. */
  readonly closed: Promise<number>;
}

const open: WebSocket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
  expectSound(venue);
});

async function listens(key: string): Promise<Listener> {
  const socket = new WebSocket(`${venue.running.url.replace("http", "ws")}/ws/${key}`);
  open.push(socket);
  const messages: Message[] = [];
  const waiting: ((answer: Message) => void)[] = [];
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if ("id" in message) waiting.shift()!(message);
    else messages.push(message);
  });
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  const asks = (method: string, params?: string[]): Promise<Message> => {
    socket.send(JSON.stringify({ method, params, id: 1 }));
    return new Promise((resolve) => waiting.push(resolve));
  };
  return {
    closed: new Promise((resolve) => socket.addEventListener("close", ({ code }) => resolve(code))),
    async heard() {
      // What it asks now is answered after all it has been told before.
      await asks("LIST_SUBSCRIPTIONS");
      return messages.splice(0);
    },
    adds: (other) => asks("SUBSCRIBE", [other]),
  };
}

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});

test("a key nobody keeps alive dies at sixty minutes: it says so once, and then there is silence", async () => {
  const key = await keyOf();
  const stream = await listens(key);
  await steer(venue, "POST", "/time/advance", { to: START + 60 * MINUTES - 1 });
  await done(leverages(10));
  expect(await stream.heard()).toMatchObject([told(10)]);
  await steer(venue, "POST", "/time/advance", { by: "1ms" });
  expect(await stream.heard()).toEqual([{ e: "listenKeyExpired", E: START + 60 * MINUTES, listenKey: key }]);

  await done(leverages(11));
  await steer(venue, "POST", "/time/advance", { by: "2h" });
  await done(leverages(12));
  expect(await stream.heard()).toEqual([]);
  await expectRefusal(venue, asking("PUT"), GONE);

  // A new key is another stream. The old connection hears it when it asks for it, and only what comes from then on.
  const next = await keyOf();
  expect(next).not.toBe(key);
  await done(leverages(13));
  expect(await stream.heard()).toEqual([]);
  await stream.adds(next);
  expect(await stream.heard()).toEqual([]);
  await done(leverages(14));
  expect(await stream.heard()).toMatchObject([told(14)]);
});

test("a bot that keeps its key alive every half hour listens all day, and a minute too late once is the end", async () => {
  const key = await keyOf();
  const first = await listens(key);
  for (let half = 1; half <= 47; half++) {
    await venue.advance(30 * MINUTES);
    expect(await done(asking("PUT"))).toEqual({ listenKey: key });
  }
  await done(leverages(10));
  expect(await first.heard()).toMatchObject([told(10)]);
  // The connection lasts a day; the key goes on with another.
  await venue.advance(30 * MINUTES);
  expect(await first.closed).toBe(1001);
  expect(await done(asking("PUT"))).toEqual({ listenKey: key });
  const stream = await listens(key);
  await done(leverages(11));
  expect(await stream.heard()).toMatchObject([told(11)]);
  await venue.advance(61 * MINUTES);
  await expectRefusal(venue, asking("PUT"), GONE);
  // It ended when it was due, a minute before it was missed.
  const due = START + 24 * HOURS + 60 * MINUTES;
  expect(await stream.heard()).toEqual([{ e: "listenKeyExpired", E: due, listenKey: key }]);
});

test("two bots of one account have one key between them: what the one closes is silent for the other", async () => {
  const key = await keyOf();
  const [first, second] = [await listens(key), await listens(await keyOf())];
  const bobs = await listens(await keyOf(venue.as("bob")));
  await done(leverages(10));
  expect(await first.heard()).toMatchObject([told(10)]);
  expect(await second.heard()).toMatchObject([told(10)]);
  expect(await bobs.heard()).toEqual([]);

  await done(asking("DELETE"));
  await done(leverages(11));
  await done(leverages(12, venue.as("bob")));
  // Nothing has run out, so nothing is said.
  expect(await first.heard()).toEqual([]);
  expect(await second.heard()).toEqual([]);
  expect(await bobs.heard()).toMatchObject([told(12)]);
  await expectRefusal(venue, asking("PUT"), GONE);
  await expectRefusal(venue, asking("DELETE"), GONE);
});
