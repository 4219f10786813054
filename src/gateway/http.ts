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
/** Requests a connection may make beyond the one being answered, and bytes kept for it meanwhile: who wants more is dropped. */
const MOST_WAITING = 256;
const MOST_UNREAD = 16 * 1024 * 1024;

/** What of a connection waits until an earlier answer to it has been read. */
interface Waiting {
  requests: number;
  bytes: number;
}
type Queues = WeakMap<IncomingMessage["socket"], Waiting>;

/** How long a body may be of who may send more than others. */
export type Longest = (raw: IncomingMessage) => number | undefined;

/**
 * A server that hands every request to a handler. Not yet listening. Nobody may send more than others unless it is
 * said who.
 */
export function httpServer(handle: Handler, longest: Longest = () => undefined): Server {
  const queues: Queues = new WeakMap();
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
      if (raw.socket.destroyed || !waits(response, queues)) return;
      read(raw, longest(raw) ?? LONGEST_BODY, (body) => {
        const send = (reply: Reply): void => write(response, reply, queues);
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

function write(response: ServerResponse, reply: Reply, queues: Queues): void {
  if (response.destroyed) return;
  const sent = reply.file ?? reply.body;
  const length = Buffer.byteLength(sent);
  if (response.socket === null && !keeps(response, length, queues)) return;
  const headers = ["Content-Type", reply.contentType, "Content-Length", String(length)];
  for (const [name, value] of reply.headers) headers.push(name, value);
  response.writeHead(reply.status, headers);
  response.end(sent);
}

/** Lets a request wait for its turn, or drops the connection where too many do. One without a socket yet stands behind others. */
function waits(response: ServerResponse, queues: Queues): boolean {
  if (response.socket !== null) return true;
  const { socket } = response.req;
  const waiting = queues.get(socket) ?? { requests: 0, bytes: 0 };
  if (waiting.requests === MOST_WAITING) return drop(response);
  waiting.requests++;
  queues.set(socket, waiting);
  response.once("close", () => waiting.requests--);
  return true;
}

/** Keeps an answer whose turn has not come, or drops the connection where too much is kept for it. */
function keeps(response: ServerResponse, length: number, queues: Queues): boolean {
  const waiting = queues.get(response.req.socket)!;
  if (waiting.bytes + length > MOST_UNREAD) return drop(response);
  waiting.bytes += length;
  response.once("close", () => (waiting.bytes -= length));
  return true;
}

function drop(response: ServerResponse): false {
  response.req.socket.destroy();
  return false;
}
