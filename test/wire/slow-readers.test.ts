// Readers who do not read: what is kept for them has an end.

import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Sink } from "../../src/gateway/feed.ts";
import { httpServer } from "../../src/gateway/http.ts";
import { socketServer } from "../../src/gateway/socket.ts";
import { instant } from "../../src/money/units.ts";

test("a reader four megabytes behind is dropped, and nothing is kept for him", async () => {
  let sink: Sink | undefined;
  let left = 0;
  const sockets = socketServer({
    feed: {
      subscribe(_name, listener) {
        sink = listener;
        return () => left++;
      },
      hostOf: () => undefined,
      follow: () => () => {},
      awaitEnd: () => () => {},
    },
    asking: { at: () => undefined },
    now: () => instant(0),
    barred: () => false,
    admit: () => true,
    paced: false,
  });
  const server = createServer().on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const opened = once(server, "upgrade") as Promise<[unknown, Socket]>;
  const ws = new WebSocket(`ws://127.0.0.1:${port}/ws/any`);
  await once(ws, "open");
  ws.pause();
  const [, socket] = await opened;
  const gone = once(socket, "close");
  let told = 0;
  // What the system itself holds between two sockets comes on top.
  for (; left === 0 && told < 1_000; told++) {
    sink!.send("x".repeat(64 * 1024), "");
    await new Promise(setImmediate);
  }
  await gone;
  expect(told).toBeGreaterThan(64);
  expect(told).toBeLessThan(1_000);
  ws.terminate();
  sockets.close();
  server.close();
});

test("who asks on without reading answers is dropped; who reads them is not, however many they are", async () => {
  const large = "x".repeat(1024 * 1024);
  let answered = 0;
  const server = httpServer((_request, answer) => {
    answered++;
    answer({ status: 200, contentType: "text/plain", headers: [], body: large });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = "GET / HTTP/1.1\r\nHost: venue\r\n\r\n";
  const reads = connect(port, "127.0.0.1");
  for (let nth = 1; nth <= 40; nth++) {
    reads.write(ask);
    let read = 0;
    while (read < large.length) read += ((await once(reads, "data")) as [Buffer])[0].length;
  }
  const gone = once(server, "connection").then(([socket]) => once(socket as Socket, "close"));
  answered = 0;
  const asksOn = connect(port, "127.0.0.1").on("error", () => {});
  asksOn.pause();
  asksOn.write(ask.repeat(1_000));
  await gone;
  expect(answered).toBeLessThan(40);
  expect(reads.readyState).toBe("open");
  reads.destroy();
  asksOn.destroy();
  server.close();
});

test("a connection that does nothing has an end, also in the middle of an answer", () => {
  expect(httpServer(() => {}).timeout).toBe(600_000);
});
