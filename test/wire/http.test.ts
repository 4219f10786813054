// What arrives over a real connection: bodies and headers as clients send them, and bounds.

import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { openVenue, sign } from "../venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const url = (path: string) => `http://127.0.0.1:${venue.running.port}${path}`;
const signed = (query: string) => `${query}&signature=${sign(alice.secret, query)}`;
const stamped = (query: string) => signed(`${query}${query === "" ? "" : "&"}timestamp=${venue.now()}`);

/** Sends bytes as they are and reads until the venue closes or has answered once. */
async function send(text: string): Promise<string> {
  const socket = connect(venue.running.port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8");
  socket.on("data", (part: string) => {
    answer += part;
    if (answer.includes("\r\n\r\n")) socket.end();
  });
  socket.on("error", () => {});
  socket.write(text);
  await once(socket, "close");
  return answer;
}

const KEY = { "X-MBX-APIKEY": alice.key };
const LIMIT = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=20000";

test.each(["GET", "POST", "PUT", "DELETE"])("%s with a JSON content type and no body", async (method) => {
  const page = {
    GET: "/api/v3/account",
    POST: "/api/v3/order",
    PUT: "/dapi/v1/listenKey",
    DELETE: "/api/v3/openOrders",
  };
  const query = { GET: "", POST: LIMIT, PUT: "", DELETE: "symbol=BTCUSDT" }[method]!;
  if (method === "PUT") await fetch(url("/dapi/v1/listenKey"), { method: "POST", headers: KEY });
  const reply = await fetch(url(`${page[method as keyof typeof page]}?${stamped(query)}`), {
    method,
    headers: { ...KEY, "Content-Type": "application/json", "Content-Length": "0" },
  });
  expect(reply.status).toBe(200);
});

const form = (method: string, body: string) => ({
  method,
  body,
  headers: { ...KEY, "Content-Type": "application/x-www-form-urlencoded" },
});

test.each(["POST", "DELETE"])("%s with a form body, and with half of it in the query", async (method) => {
  const place = async (): Promise<void> => {
    if (method === "DELETE") await alice.post("/api/v3/order", Object.fromEntries(new URLSearchParams(LIMIT)));
  };
  const path = method === "POST" ? "/api/v3/order" : "/api/v3/openOrders";
  const all = method === "POST" ? LIMIT : "symbol=BTCUSDT";
  await place();
  const inBody = await fetch(new Request(url(path), form(method, stamped(all))));
  expect(inBody.status).toBe(200);
  await place();
  // What is signed is the query and the body with nothing between them.
  const [first, ...rest] = [...all.split("&"), `timestamp=${venue.now()}`];
  const body = rest.join("&");
  const halves = form(method, `${body}&signature=${sign(alice.secret, `${first}${body}`)}`);
  const both = await fetch(new Request(url(`${path}?${first}`), halves));
  expect(await both.json()).not.toHaveProperty("code");
  expect(both.status).toBe(200);
});

test("one connection serves many requests, and answers JSON with a length", async () => {
  const request = "GET /api/v3/time HTTP/1.1\r\nHost: venue\r\n\r\n";
  const socket = connect(venue.running.port, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => (text += part));
  for (let nth = 1; nth <= 3; nth++) {
    socket.write(request);
    while (text.split(`"serverTime":${venue.now()}`).length <= nth) await once(socket, "data");
  }
  socket.destroy();
  expect(text).toMatch(/Content-Type: application\/json;charset=UTF-8\r\nContent-Length: \d+\r\n/);
});

test("requests sent before the answers to earlier ones are answered in their order", async () => {
  const socket = connect(venue.running.port, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => (text += part));
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: venue\r\n\r\n`;
  socket.write(ask("/api/v3/time") + ask("/api/v3/depth?symbol=NONE") + ask("/api/v3/ping"));
  while (text.split("HTTP/1.1 ").length < 4) await once(socket, "data");
  socket.destroy();
  expect([...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)).toEqual(["200", "400", "200"]);
});

test("a body over 64 KiB is refused before it is read to its end", async () => {
  const head = "POST /api/v3/order HTTP/1.1\r\nHost: venue\r\nContent-Length: 10000000\r\n\r\n";
  expect(await send(head + "a=".padEnd(70_000, "b"))).toMatch(/^HTTP\/1.1 413 [^]*"code":-1101/);
});

test.each([
  ["no HTTP at all", "hello\r\n\r\n", "400"],
  ["headers without end", `GET / HTTP/1.1\r\nX: ${"x".repeat(40_000)}\r\n\r\n`, "431"],
  ["two lengths", "POST / HTTP/1.1\r\nHost: v\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nHost: v\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "400",
  ],
  ["no host", "GET /api/v3/ping HTTP/1.1\r\n\r\n", "400"],
])("%s", async (_, text, status) => {
  expect(await send(text)).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  expect((await venue.get("/api/v3/ping")).status).toBe(200);
});

test.each([
  ["broken percent-encoding", "symbol=BTC%ZZ", -1100],
  ["bytes that are no UTF-8", "symbol=%FF%FE", -1100],
  ["the same parameter twice", "symbol=BTCUSDT&symbol=BTCUSDT", -1101],
  ["a parameter nobody asked for", "symbol=BTCUSDT&colour=red", -1104],
  ["an empty parameter", "symbol=", -1102],
  ["no parameter", "", -1102],
  ["a name without value", "symbol", -1102],
  ["a prototype's name", "symbol=BTCUSDT&__proto__=1", -1104],
  ["a hundred and one parameters", Array.from({ length: 101 }, (_, nth) => `p${nth}=1`).join("&"), -1101],
])("%s", async (_, query, code) => {
  const reply = await fetch(url(`/api/v3/depth?${query}`));
  expect(reply.status).toBeLessThan(500);
  expect(await reply.json()).toMatchObject({ code });
});

test.each(["h2c", "TLS/1.2, h2c", "WebSocket2"])(
  "who would rather speak %s is answered in HTTP/1.1",
  async (upgrade) => {
    const wish = `Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${upgrade}\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA`;
    const answer = await send(`GET /api/v3/time HTTP/1.1\r\nHost: venue\r\n${wish}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 200 [^]*\r\n\r\n\{"serverTime":\d+\}$/);
    const query = stamped(LIMIT);
    const head = `POST /api/v3/order HTTP/1.1\r\nHost: venue\r\nX-MBX-APIKEY: ${alice.key}\r\n${wish}`;
    const placed = await send(`${head}\r\nContent-Length: ${query.length}\r\n\r\n${query}`);
    expect(placed).toMatch(/^HTTP\/1.1 200 [^]*"orderId":/);
  },
);

test.each(["/api/v3/time", "/api/v3/depth?symbol=NONE", "/api/v3/order", "/margrave/v1/health", "/nowhere"])(
  "the head of %s is what comes before its body",
  async (path) => {
    const ask = (method: string) => send(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    const plain = (answer: string) => answer.replace(/Date: .*|X-MBX-USED-WEIGHT-1M: .*/g, "");
    const [head] = (await ask("GET")).split(/(?<=\r\n\r\n)/);
    expect(plain(await ask("HEAD"))).toBe(plain(head!));
  },
);

test("a request for a whole address is one for its path", async () => {
  const ask = (target: string, host: string) => send(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  expect(await ask("http://venue.example/api/v3/time", "venue")).toMatch(/^HTTP\/1.1 200 [^]*"serverTime"/);
  expect(await ask("HTTP://venue/api/v3/depth?symbol=BTCUSDT&limit=1", "venue")).toMatch(/^HTTP\/1.1 200 [^]*"bids"/);
  expect(await ask("http://venue", "venue")).toMatch(/^HTTP\/1.1 404 /);
  expect(await ask("http://venue?symbol=BTCUSDT", "venue")).toMatch(/^HTTP\/1.1 404 /);
  // The address says which host is meant, whatever the header says: what is for another is not for this machine.
  expect(await ask("http://127.0.0.1/margrave/v1/health", "attacker.example")).toMatch(/^HTTP\/1.1 200 /);
  expect(await ask("http://attacker.example/margrave/v1/health", "127.0.0.1")).toMatch(/^HTTP\/1.1 403 /);
});

test("a caller that hangs up in the middle harms nobody", async () => {
  const socket = connect(venue.running.port, "127.0.0.1");
  socket.write("POST /api/v3/order HTTP/1.1\r\nHost: venue\r\nContent-Length: 100\r\n\r\nsymbol=BTC");
  await once(socket, "connect");
  socket.destroy();
  expect((await fetch(url("/api/v3/ping"))).status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("a path outside every family says where the venue answers", async () => {
  const reply = await fetch(url("/nowhere"));
  expect(reply.status).toBe(404);
  expect(await reply.text()).toContain("/margrave/v1");
});
