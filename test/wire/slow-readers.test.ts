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

/** A server that answers everything with a text, at once or when it is let go; counts what it was asked. */
async function answering(text: string, letGo?: Promise<void>) {
  const asked = { times: 0 };
  const server = httpServer((_request, answer) => {
    asked.times++;
    const send = (): void => answer({ status: 200, contentType: "text/plain", headers: [], body: text });
    if (letGo === undefined) send();
    else void letGo.then(send);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, asked, open: () => connect(port, "127.0.0.1").on("error", () => {}) };
}

const ASK = "GET / HTTP/1.1\r\nHost: venue\r\n\r\n";

test("who asks on without reading answers is dropped; who reads them is not, however many they are", async () => {
  const large = "x".repeat(1024 * 1024);
  const { server, asked, open } = await answering(large);
  const reads = open();
  for (let nth = 1; nth <= 40; nth++) {
    reads.write(ASK);
    let read = 0;
    while (read < large.length) read += ((await once(reads, "data")) as [Buffer])[0].length;
  }
  const gone = once(server, "connection").then(([socket]) => once(socket as Socket, "close"));
  asked.times = 0;
  const asksOn = open().pause();
  asksOn.write(ASK.repeat(200));
  await gone;
  expect(asked.times).toBeLessThan(40);
  expect(reads.readyState).toBe("open");
  reads.destroy();
  asksOn.destroy();
  server.close();
});

test("who asks for more than 256 answers before one is there is dropped; 256 may wait, again and again", async () => {
  let letGo = (): void => {};
  const whenLetGo = new Promise<void>((resolve) => (letGo = resolve));
  const { server, asked, open } = await answering("well", whenLetGo);
  const patient = open();
  let read = "";
  patient.setEncoding("utf8").on("data", (part: string) => (read += part));
  patient.write(ASK.repeat(257));
  const greedy = open();
  const gone = once(greedy, "close");
  greedy.resume().write(ASK.repeat(300));
  await gone;
  letGo();
  while (read.split("well").length <= 257) await once(patient, "data");
  patient.write(ASK.repeat(257));
  while (read.split("well").length <= 514) await once(patient, "data");
  // The greedy one's were asked up to the one too many.
  expect(asked.times).toBe(257 * 3);
  patient.destroy();
  server.close();
});

test("a connection that does nothing has an end, also in the middle of an answer", () => {
  expect(httpServer(() => {}).timeout).toBe(600_000);
});
