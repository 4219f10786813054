// Steps of a book to a thousand readers, beside the same by bare `ws`: each order is one step, each step one message a
// reader. The readers only count, in this process; both servers run in processes of their own, in turns within one run.

import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { load, type RequestOf, signed } from "./load.ts";
import { median, rate } from "./measure.ts";
import { bareFanOut, type Server, venue } from "./served.ts";

/** Accounts that place orders, each over a connection of its own. */
const ACCOUNTS = 10;
/** Orders an account places before it cancels them all. */
const BEFORE_CANCEL = 20;

/** Measures some steps to some readers. */
export async function streamsBench(readers: number, steps: number, rounds: number): Promise<void> {
  const servers = [await bareFanOut(), await venue("venue, journal in memory", undefined)];
  try {
    await freeze(servers[1]!.port);
    const audiences = await Promise.all(servers.map(({ port }) => audience(port, readers)));
    const results = servers.map(() => [] as Fanned[]);
    for (const [nth, server] of servers.entries()) await fan(server, audiences[nth]!, Math.ceil(steps / 4));
    for (let round = 0; round < rounds; round++) {
      for (const [nth, server] of servers.entries()) results[nth]!.push(await fan(server, audiences[nth]!, steps));
    }
    report(readers, servers, results);
    for (const each of audiences) each.leave();
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** What a stretch came to. */
interface Fanned {
  readonly perSecond: number;
  /** Of one core, while it was busy. */
  readonly share: number;
  /** Microseconds of processor a message. */
  readonly each: number;
}

/** An order far from the market, or the cancelling of all of an account: both change the book once. */
const step: RequestOf = (connection, nth) => {
  const account = (connection % ACCOUNTS) + 1;
  if (nth % (BEFORE_CANCEL + 1) === BEFORE_CANCEL)
    return signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT", account);
  const order = `symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=${20_000 + connection}`;
  return signed("POST", "/api/v3/order", order, account);
};

async function fan(server: Server, readers: Audience, steps: number): Promise<Fanned> {
  const before = server.processorTime() ?? 0;
  const began = process.hrtime.bigint();
  const heard = readers.hears(steps);
  const { refused } = await load(server.port, ACCOUNTS, steps, step);
  if (refused > 0) throw new Error(`${server.name}: ${refused} orders were refused`);
  await heard;
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const processor = (server.processorTime() ?? 0) - before;
  const messages = steps * readers.size;
  return { perSecond: messages / seconds, share: processor / seconds, each: (processor / messages) * 1e6 };
}

function report(readers: number, servers: readonly Server[], results: readonly (readonly Fanned[])[]): void {
  process.stdout.write(`\nsteps of a book to ${readers} readers\n`);
  for (const [nth, server] of servers.entries()) {
    const of = results[nth]!;
    const each = median(of.map((fanned) => fanned.each));
    const ratio = median(of.map((fanned, round) => results[0]![round]!.each / fanned.each));
    const figures = [
      `${rate(median(of.map(({ perSecond }) => perSecond)))} messages`,
      `${(median(of.map(({ share }) => share)) * 100).toFixed(0)} % of a core`,
      `${each.toFixed(2)} µs of processor a message`,
      nth === 0 ? "" : `ratio ${ratio.toFixed(2)}`,
    ];
    process.stdout.write(`  ${server.name.padEnd(28)} ${figures.filter((figure) => figure !== "").join("  ")}\n`);
  }
}

/** Readers who are connected. */
interface Audience {
  readonly size: number;
  /** Waits until each of them has heard so many messages more. */
  hears(many: number): Promise<void>;
  leave(): void;
}

async function audience(port: number, readers: number): Promise<Audience> {
  let missing = 0;
  let done = (): void => {};
  const heard = (many: number): void => {
    missing -= many;
    if (missing === 0) done();
  };
  const sockets: Socket[] = [];
  // A few at a time: a server's queue of connections has an end.
  while (sockets.length < readers) {
    const more = Math.min(50, readers - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: more }, () => reader(port, heard)))));
  }
  return {
    size: readers,
    hears(many) {
      missing = many * readers;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    leave() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Connects a reader that counts frames and reads none of them. */
function reader(port: number, heard: (many: number) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    /** Bytes until the next frame begins, and a head that came in two parts. */
    let left = -1;
    let rest: Buffer = Buffer.alloc(0);
    socket.on("error", reject);
    socket.on("connect", () => {
      socket.write(
        "GET /ws/btcusdt@depth HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      );
    });
    socket.on("data", (data: Buffer) => {
      if (left < 0) {
        // The answer to the upgrade: nothing has been said yet.
        left = 0;
        return resolve(socket);
      }
      const bytes = rest.length === 0 ? data : Buffer.concat([rest, data]);
      rest = Buffer.alloc(0);
      let frames = 0;
      for (;;) {
        if (left > bytes.length) {
          left -= bytes.length;
          break;
        }
        const at = left;
        const head = bytes.length - at < 2 || (bytes[at + 1] === 126 && bytes.length - at < 4);
        if (head) {
          rest = bytes.subarray(at);
          left = 0;
          break;
        }
        // No frame here is longer than two bytes can say; a ping is counted by nobody.
        const short = bytes[at + 1]!;
        left = at + (short === 126 ? 4 + bytes.readUInt16BE(at + 2) : 2 + short);
        if (bytes[at] === 0x81) frames++;
      }
      if (frames > 0) heard(frames);
    });
  });
}

/** Stops a venue's time, so that each order is a step of its own. */
function freeze(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: "127.0.0.1", method: "POST", path: "/margrave/v1/time/freeze" }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve());
    });
    asking.on("error", reject);
    asking.end();
  });
}
