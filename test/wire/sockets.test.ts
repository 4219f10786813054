// WebSocket connections: what they open, what can be said on them, and what they hear.

import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { families, socketApis } from "../../src/api/endpoints.ts";
import { openGateway } from "../../src/gateway/pipeline.ts";
import { socketServer } from "../../src/gateway/socket.ts";
import { count, DAY, instant } from "../../src/money/units.ts";
import { dial } from "../socket.ts";
import { openVenue } from "../venue.ts";

const venue = await openVenue();
const bob = venue.as("bob");

const open = (path: string) => dial(venue, path);

const buy = () => bob.post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" });

test("a bare stream carries the trades of its pair", async () => {
  const { ws, next } = await open("/ws/btcusdt@trade");
  const { body } = await buy();
  expect(await next()).toMatchObject({
    e: "trade",
    s: "BTCUSDT",
    t: body.fills[0].tradeId,
    p: body.fills[0].price,
    m: false,
  });
  ws.close();
});

test("a combined connection names the stream of every message", async () => {
  const { ws, next } = await open("/stream?streams=btcusdt@trade/btcusd_perp@bookTicker");
  await buy();
  expect(await next(({ stream }) => stream === "btcusdt@trade")).toMatchObject({ data: { e: "trade", s: "BTCUSDT" } });
  await venue.price("BTCUSDT", "30500");
  expect(await next(({ stream }) => stream === "btcusd_perp@bookTicker")).toMatchObject({ data: { s: "BTCUSD_PERP" } });
  ws.close();
});

test("streams are added, listed, wrapped and given up while connected", async () => {
  const { ws, say, next } = await open("/ws");
  say({ method: "SUBSCRIBE", params: ["btcusdt@aggTrade"], id: 1 });
  expect(await next()).toEqual({ result: null, id: 1 });
  say({ method: "LIST_SUBSCRIPTIONS", id: 2 });
  expect(await next()).toEqual({ result: ["btcusdt@aggTrade"], id: 2 });
  await buy();
  expect(await next()).toMatchObject({ e: "aggTrade", s: "BTCUSDT" });
  say({ method: "SET_PROPERTY", params: ["combined", true], id: 3 });
  expect(await next()).toEqual({ result: null, id: 3 });
  await buy();
  expect(await next()).toMatchObject({ stream: "btcusdt@aggTrade", data: { e: "aggTrade" } });
  say({ method: "GET_PROPERTY", params: ["combined"], id: "four" });
  expect(await next()).toEqual({ result: true, id: "four" });
  say({ method: "UNSUBSCRIBE", params: ["btcusdt@aggTrade"], id: 5 });
  expect(await next()).toEqual({ result: null, id: 5 });
  await buy();
  say({ method: "LIST_SUBSCRIPTIONS", id: 6 });
  // Nothing has come in between.
  expect(await next()).toEqual({ result: [], id: 6 });
  ws.close();
});

test("the account's own stream tells that a margin type was changed", async () => {
  const { body } = await venue.raw("POST", "/dapi/v1/listenKey", { apiKey: bob.key });
  const { ws, next } = await open(`/ws/${body.listenKey}`);
  await bob.post("/dapi/v1/marginType", { symbol: "BTCUSD_PERP", marginType: "ISOLATED" });
  expect(await next()).toMatchObject({ e: "ACCOUNT_UPDATE", a: { m: "MARGIN_TYPE_CHANGE" } });
  ws.close();
});

const message = (method: string, ...params: unknown[]) => JSON.stringify({ method, params, id: 1 });

test.each<[string, string, number, string, unknown]>([
  ["no JSON", "{", 3, "Invalid JSON: expected value at line 1 column 1", undefined],
  ["nothing", "null", 2, "Invalid request: missing field `method` at line 1 column 1", undefined],
  ["a number", "5", 2, "Invalid request: missing field `method` at line 1 column 1", undefined],
  ["a list", "[]", 2, "Invalid request: missing field `method` at line 1 column 1", undefined],
  ["without a method", '{"id":7}', 2, "Invalid request: missing field `method` at line 1 column 1", 7],
  [
    "an unknown method",
    message("SHOUT"),
    2,
    'Invalid request: unknown variant "SHOUT", expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, ' +
      "`SET_PROPERTY`, `GET_PROPERTY` at line 1 column 28",
    1,
  ],
  [
    "a broken id",
    '{"method":"LIST_SUBSCRIPTIONS","id":-1}',
    2,
    "Invalid request: request ID must be an unsigned integer",
    undefined,
  ],
  ["an unknown property", message("SET_PROPERTY", "colour", 1), 0, "Unknown property", 1],
  ["an unknown property asked for", message("GET_PROPERTY", "colour"), 0, "Unknown property", 1],
  ["a property without name", message("GET_PROPERTY"), 2, "Invalid request: property name must be a string", 1],
  [
    "a property of the wrong kind",
    message("SET_PROPERTY", "combined", 1),
    1,
    "Invalid value type: expected Boolean",
    1,
  ],
  [
    "no list of streams",
    '{"method":"SUBSCRIBE","id":1}',
    2,
    "Invalid request: missing field `params` at line 1 column 1",
    1,
  ],
  [
    "one stream's name alone",
    '{"method":"SUBSCRIBE","params":"btcusdt@trade","id":1}',
    2,
    "Invalid request: `params` must be a list of stream names",
    1,
  ],
  [
    "a stream that is no text",
    message("SUBSCRIBE", "btcusdt@trade", null),
    2,
    "Invalid request: a stream name must be a string",
    1,
  ],
  [
    "to give up a stream that is no text",
    message("UNSUBSCRIBE", 5),
    2,
    "Invalid request: a stream name must be a string",
    1,
  ],
  [
    "too many streams",
    message("SUBSCRIBE", ...Array<string>(1025).fill("a@trade")),
    2,
    "Invalid request: too many parameters",
    1,
  ],
])("a message that is %s is answered with an error and the connection lives", async (_, sent, code, msg, id) => {
  const { ws, next } = await open("/ws");
  ws.send(sent);
  expect(await next()).toEqual({ error: { code, msg }, ...(id === undefined ? {} : { id }) });
  ws.send('{"method":"LIST_SUBSCRIPTIONS","id":9}');
  expect(await next()).toEqual({ result: [], id: 9 });
  ws.close();
});

test("a market that is not written small is taken, and stays silent", async () => {
  const streams = ["BTCUSDT@trade", "Btcusdt@trade", "BTCUSD_PERP@bookTicker", "btcusdt@TRADE"];
  const { ws, say, next } = await open("/ws");
  say({ method: "SUBSCRIBE", params: streams, id: 1 });
  expect(await next()).toEqual({ result: null, id: 1 });
  await buy();
  await venue.price("BTCUSDT", "30600");
  say({ method: "LIST_SUBSCRIPTIONS", id: 2 });
  // Nothing has come in between.
  expect(await next()).toEqual({ result: streams, id: 2 });
  ws.close();
});

describe("limits", () => {
  // What arrives is counted by the seconds of the clock outside; here they are what the test says.
  const seconds = (second: number) => vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000 + second * 1000);
  afterEach(() => vi.restoreAllMocks());

  const limited = openVenue({ limits: "on" });
  /** How many questions are answered of those asked within one second. */
  const answered = async (path: string, asked: number): Promise<number | "all"> => {
    const { ws, say, next } = await dial(await limited, path);
    for (let id = 1; id <= asked; id++) say({ method: "LIST_SUBSCRIPTIONS", id });
    const closed = once(ws, "close").then(() => "closed");
    for (let id = 1; id <= asked; id++) {
      if ((await Promise.race([next((each) => each["id"] === id), closed])) === "closed") return id - 1;
    }
    return "all";
  };

  test("let a listener to pairs say five things a second, and one to contracts ten", async () => {
    seconds(0);
    expect(await answered("/ws/btcusdt@trade", 5)).toBe("all");
    expect(await answered("/ws/btcusdt@trade", 6)).toBe(5);
    expect(await answered("/ws", 6)).toBe(5);
    expect(await answered("/ws/btcusd_perp@aggTrade", 10)).toBe("all");
    expect(await answered("/stream?streams=btcusd_perp@aggTrade", 11)).toBe(10);
  });

  test("count pings and pongs too, and begin anew each second", async () => {
    seconds(10);
    const { ws, say, next, closed } = await dial(await limited, "/ws/btcusdt@trade");
    for (let nth = 0; nth < 4; nth++) ws.ping();
    say({ method: "LIST_SUBSCRIPTIONS", id: 1 });
    await next();
    seconds(11);
    for (let nth = 0; nth < 5; nth++) ws.ping();
    await once(ws, "pong");
    ws.pong("unasked");
    expect(await closed()).toBe(1008);
  });

  test("let an address open three hundred connections in five minutes", async () => {
    const venue300 = await openVenue({ limits: "on" });
    const { allowance } = openGateway({
      venue: venue300.running.engine,
      wall: () => instant(0),
      families,
      socketApis,
      unserved: [],
      strictness: { timestamps: "venue", limits: "on" },
      fault: () => {},
    });
    const at = (ms: number) => instant(300_000 * 10 + ms);
    for (let nth = 0; nth < 300; nth++) expect(allowance.admit("10.0.0.1", at(nth))).toBe(true);
    expect(allowance.admit("10.0.0.1", at(299_999))).toBe(false);
    expect(allowance.admit("10.0.0.2", at(299_999))).toBe(true);
    expect(allowance.admit("10.0.0.1", at(300_000))).toBe(true);
  });

  test("refuse who has used them up, with a word to that", async () => {
    const { running } = await openVenue({ limits: "on" });
    const target = { port: running.port, path: "/ws" };
    for (let nth = 0; nth < 300; nth++) await upgradeAt(target);
    expect(await upgradeAt(target)).toMatch(/^HTTP\/1.1 429/);
  });
});

test("a message over 64 KiB closes the connection", async () => {
  const { ws } = await open("/ws");
  ws.on("error", () => {});
  ws.send("x".repeat(65 * 1024));
  const [code] = (await once(ws, "close")) as [number];
  expect(code).toBe(1009);
});

/** Asks for an upgrade and reads until the venue closes or has answered once. */
const upgrade = (path: string): Promise<string> => upgradeAt({ port: venue.running.port, path });

async function upgradeAt({ port, path: target }: { readonly port: number; readonly path: string }): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13";
  socket.write(`GET ${target} HTTP/1.1\r\nHost: venue\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`);
  let answer = "";
  socket.setEncoding("utf8").on("data", (part: string) => {
    answer += part;
    if (answer.includes("\r\n\r\n")) socket.end();
  });
  await once(socket, "close");
  return answer;
}

test.each(["/other", "/ws/%E0%A4%A", "/streams", "http://venue/other"])(
  "an upgrade at %s is refused and harms nobody",
  async (target) => {
    expect(await upgrade(target)).toMatch(/^HTTP\/1.1 404/);
    expect((await venue.get("/api/v3/ping")).status).toBe(200);
  },
);

test.each(["/ws", "http://venue/stream?streams=btcusdt@trade"])("an upgrade at %s is one", async (target) => {
  expect(await upgrade(target)).toMatch(/^HTTP\/1.1 101/);
});

describe("signs of life", () => {
  afterEach(() => vi.useRealTimers());

  /** A server whose pulse the test beats, and one connection to it. */
  async function pulsing() {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const feed = {
      subscribe: () => () => {},
      hostOf: () => undefined,
      follow: () => () => {},
      awaitEnd: () => () => {},
    };
    const now = { at: instant(0) };
    const sockets = socketServer({
      feed,
      asking: { at: () => undefined },
      now: () => now.at,
      barred: () => false,
      admit: () => true,
      paced: false,
    });
    const server = createServer().on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const ws = new WebSocket(`ws://127.0.0.1:${port}/ws`, { autoPong: false });
    await once(ws, "open");
    return {
      ws,
      now,
      sockets,
      nextPing: async (): Promise<Buffer> => {
        vi.advanceTimersByTime(20_000);
        return ((await once(ws, "ping")) as [Buffer])[0];
      },
      // What is said behind a sign of life is answered after it was heard.
      heardOut: async () => {
        ws.send('{"method":"LIST_SUBSCRIPTIONS","id":1}');
        await once(ws, "message");
      },
      stop: () => {
        sockets.close();
        server.close();
      },
    };
  }

  test("who gives none for a minute is dropped, and who gives one in time is not", async () => {
    const { ws, nextPing, heardOut, stop } = await pulsing();
    await nextPing();
    ws.pong(await nextPing());
    await heardOut();
    for (let ping = 1; ping <= 3; ping++) await nextPing();
    expect(ws.readyState).toBe(WebSocket.OPEN);
    vi.advanceTimersByTime(20_000);
    // Nobody says goodbye to a peer that is gone.
    expect((await once(ws, "close"))[0]).toBe(1006);
    stop();
  });

  test("a ping is answered in time until a minute after it", async () => {
    const { ws, nextPing, heardOut, stop } = await pulsing();
    const first = await nextPing();
    await nextPing();
    await nextPing();
    ws.pong(first);
    await heardOut();
    await nextPing();
    expect(ws.readyState).toBe(WebSocket.OPEN);
    stop();
  });

  test("a pong nobody asked for is none", async () => {
    const { ws, nextPing, heardOut, stop } = await pulsing();
    for (let ping = 1; ping <= 3; ping++) await nextPing();
    ws.pong("still here");
    ws.pong();
    await heardOut();
    vi.advanceTimersByTime(20_000);
    expect((await once(ws, "close"))[0]).toBe(1006);
    stop();
  });

  test("a connection that has lasted a day of the venue's time is closed, also where nothing happens", async () => {
    const { ws, now, nextPing, stop } = await pulsing();
    now.at = instant(count(DAY) - 1);
    await nextPing();
    now.at = instant(count(DAY));
    vi.advanceTimersByTime(20_000);
    expect((await once(ws, "close"))[0]).toBe(1001);
    stop();
  });
});
