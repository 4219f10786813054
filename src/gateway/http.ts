// The HTTP server: raw requests in, replies out, and the bounds of what it will hold for anybody.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Reply, WireRequest } from "./call.ts";
import { wireError } from "./errors.ts";
import { refusal } from "./pipeline.ts";

/** Answers requests; the gateway and the control plane are such. */
export type Handler = (request: WireRequest, send: (reply: Reply) => void, raw: IncomingMessage) => void;

/** Longest body read, in bytes: a batch of orders is a tenth of it. */
const LONGEST_BODY = 64 * 1024;
/** Longest request line and headers together, in bytes. */
const LONGEST_HEAD = 32 * 1024;
/** Connections held at once. */
const MOST_CONNECTIONS = 10_000;
/** How long a connection may take to send its headers, its whole request, and may then be idle. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const IDLE_MS = 75_000;
/** How long nothing may move on a connection; moving the venue's time on takes a while. */
const STUCK_MS = 600_000;
/** Answers kept for a connection that asks on without reading, in bytes: who leaves more unread is dropped. */
const MOST_UNREAD = 16 * 1024 * 1024;

type Connection = IncomingMessage["socket"];
/** What each connection has been answered behind an answer it has not read. */
type Unread = WeakMap<Connection, number>;

/** How long a body may be of who may send more than others. */
export type Longest = (raw: IncomingMessage) => number | undefined;

/**
 * A server that hands every request to a handler. Not yet listening. Nobody may send more than others unless it is
 * said who.
 */
export function httpServer(handle: Handler, longest: Longest = () => undefined): Server {
  const unread: Unread = new WeakMap();
  const server = createServer(
    {
      keepAlive: true,
      keepAliveTimeout: IDLE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      maxHeaderSize: LONGEST_HEAD,
      noDelay: true,
      // Who would rather speak another protocol, such as HTTP/2 (curl --http2, Java's own client), is answered in this one.
      shouldUpgradeCallback: ({ headers }) => /^websocket$/i.test(headers.upgrade ?? ""),
    },
    (raw, response) => {
      // What a connection had asked before it was dropped is not looked at.
      if (raw.socket.destroyed) return;
      read(raw, longest(raw) ?? LONGEST_BODY, (body) => {
        const send = (reply: Reply): void => write(response, reply, unread);
        if (body === undefined) return send(refusal(wireError("TOO_MANY_PARAMETERS"), [["Connection", "close"]]));
        handle(requestOf(raw, body), send, raw);
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = STUCK_MS;
  return server;
}

/** Reads a body as text, undefined where it is too long. */
function read(raw: IncomingMessage, longest: number, done: (body: string | undefined) => void): void {
  const { headers } = raw;
  if (
    headers["content-length"] === "0" ||
    (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined)
  ) {
    return done("");
  }
  const parts: Buffer[] = [];
  let length = 0;
  let refused = false;
  raw.on("data", (part: Buffer) => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else if (!refused) {
      // Answered at once; the rest is not waited for.
      refused = true;
      done(undefined);
    }
  });
  raw.on("end", () => {
    if (!refused) done(Buffer.concat(parts).toString("utf8"));
  });
  // A caller that hangs up in the middle gets no answer.
  raw.on("error", () => {});
}

function requestOf(raw: IncomingMessage, body: string): WireRequest {
  const { host, target } = targetOf(raw);
  const mark = target.indexOf("?");
  const { "x-mbx-apikey": apiKey, "x-mbx-time-unit": timeUnit } = raw.headers;
  return {
    // Who asks for the head is answered like who asks for all of it; the server itself keeps the body back.
    method: raw.method === "HEAD" ? "GET" : (raw.method ?? "GET"),
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? "" : target.slice(mark + 1),
    body,
    apiKey: typeof apiKey === "string" ? apiKey : undefined,
    ip: raw.socket.remoteAddress ?? "",
    host,
    timeUnit: typeof timeUnit === "string" ? timeUnit : undefined,
  };
}

/**
 * What a request is for, and at which host. A whole address, as it is sent to proxies, names the host itself, and
 * what the header says of it does not count (RFC 9112, section 3.2.2).
 */
export function targetOf({ url = "/", headers }: IncomingMessage): {
  readonly host: string | undefined;
  readonly target: string;
} {
  const [address, host] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (address === undefined) return { host: headers.host, target: url };
  const rest = url.slice(address.length);
  return { host, target: rest.startsWith("/") ? rest : `/${rest}` };
}

function write(response: ServerResponse, reply: Reply, unread: Unread): void {
  if (response.destroyed) return;
  const sent = reply.file ?? reply.body;
  const length = Buffer.byteLength(sent);
  // An answer that has no socket yet waits behind others to the same connection.
  if (response.socket === null && !keepBehind(response, length, unread)) return;
  const headers = ["Content-Type", reply.contentType, "Content-Length", String(length)];
  for (const [name, value] of reply.headers) headers.push(name, value);
  response.writeHead(reply.status, headers);
  response.end(sent);
}

/** Counts an answer that has to wait for earlier ones to be read, and drops the connection where too much waits. */
function keepBehind(response: ServerResponse, length: number, unread: Unread): boolean {
  const { socket } = response.req;
  const kept = (unread.get(socket) ?? 0) + length;
  if (kept > MOST_UNREAD) {
    socket.destroy();
    return false;
  }
  unread.set(socket, kept);
  response.once("close", () => unread.set(socket, unread.get(socket)! - length));
  return true;
}
