// A load of signed margin orders over raw keep-alive connections: each connection sends a request,
// waits for its answer, and sends the next. The same bytes go to the venue and to the bare server.

import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";
import { demoKey, demoSecret } from "../src/genesis/keys.ts";

/** What a stretch of load came to. */
export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 200. */
  readonly refused: number;
}

/** Makes the nth request of a connection. */
export type RequestOf = (connection: number, nth: number) => string;

const SYMBOLS = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "ETHBTC", "BNBBTC", "ADAUSDT"] as const;
/** Resting buys far below each market; two hundred may be open at once. */
const ORDERS: Record<(typeof SYMBOLS)[number], string> = {
  BTCUSDT: "quantity=0.001&price=20000",
  ETHUSDT: "quantity=0.01&price=1500",
  BNBUSDT: "quantity=0.05&price=200",
  ETHBTC: "quantity=0.01&price=0.05",
  BNBBTC: "quantity=0.05&price=0.007",
  ADAUSDT: "quantity=100&price=0.3",
};
/** Orders placed before a connection cancels them all. */
const BEFORE_CANCEL = 20;
const ACCOUNTS = 10;

/** A margin order; of the first connection of an account and symbol every so often the cancelling of all their orders instead. */
export function marginOrder(connection: number, nth: number): string {
  const account = (connection % ACCOUNTS) + 1;
  const symbol = SYMBOLS[Math.floor(connection / ACCOUNTS) % SYMBOLS.length]!;
  if (nth % (BEFORE_CANCEL + 1) === BEFORE_CANCEL && connection < ACCOUNTS * SYMBOLS.length)
    return signed("DELETE", "/sapi/v1/margin/openOrders", `symbol=${symbol}`, account);
  return signed(
    "POST",
    "/sapi/v1/margin/order",
    `symbol=${symbol}&side=BUY&type=LIMIT&timeInForce=GTC&${ORDERS[symbol]}`,
    account,
  );
}

/** A look at an isolated account. */
export function isolatedAccount(connection: number): string {
  return signed("GET", "/sapi/v1/margin/isolated/account", "symbols=BTCUSDT", (connection % ACCOUNTS) + 1);
}

/** A signed request as bytes on the wire, parameters in the query. */
export function signed(method: string, path: string, query: string, account: number): string {
  const text = `${query}&recvWindow=60000&timestamp=${Date.now()}`;
  const signature = createHmac("sha256", demoSecret(account)).update(text).digest("hex");
  const length = method === "GET" ? "" : "Content-Length: 0\r\n";
  const head = `Host: 127.0.0.1\r\nX-MBX-APIKEY: ${demoKey(account)}\r\n${length}`;
  return `${method} ${path}?${text}&signature=${signature} HTTP/1.1\r\n${head}\r\n`;
}

/** Sends requests over some connections for a number of requests in all. */
export async function load(
  port: number,
  connections: number,
  requests: number,
  requestOf: RequestOf,
): Promise<LoadResult> {
  const latencies: number[] = [];
  let refused = 0;
  let left = requests;
  const began = process.hrtime.bigint();
  await Promise.all(Array.from({ length: connections }, (_, connection) => drive(connection)));
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]! / 1e6;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), refused };

  function drive(connection: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
      let nth = 0;
      let sent = 0n;
      let pending = "";
      const next = (): void => {
        if (left-- <= 0) {
          socket.end();
          return resolve();
        }
        sent = process.hrtime.bigint();
        socket.write(requestOf(connection, nth++));
      };
      socket.setEncoding("latin1");
      socket.on("connect", next);
      socket.on("error", reject);
      socket.on("data", (text: string) => {
        pending = pending === "" ? text : pending + text;
        const head = pending.indexOf("\r\n\r\n");
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(pending.slice(0, head))?.[1] ?? 0);
        if (pending.length < head + 4 + length) return;
        latencies.push(Number(process.hrtime.bigint() - sent));
        if (!pending.startsWith("HTTP/1.1 200")) refused++;
        pending = "";
        next();
      });
    });
  }
}
