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

/** A server that hands every request to a handler. Not yet listening. */
export function httpServer(handle: Handler): Server {
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
      read(raw, (body) => {
        const send = (reply: Reply): void => write(response, reply);
        if (body === undefined) return send(refusal(wireError("TOO_MANY_PARAMETERS"), [["Connection", "close"]]));
        handle(requestOf(raw, body), send, raw);
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

/** Reads a body as text, undefined where it is too long. */
function read(raw: IncomingMessage, done: (body: string | undefined) => void): void {
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
    if (length <= LONGEST_BODY) parts.push(part);
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
  const apiKey = raw.headers["x-mbx-apikey"];
  return {
    // Who asks for the head is answered like who asks for all of it; the server itself keeps the body back.
    method: raw.method === "HEAD" ? "GET" : (raw.method ?? "GET"),
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? "" : target.slice(mark + 1),
    body,
    apiKey: typeof apiKey === "string" ? apiKey : undefined,
    ip: raw.socket.remoteAddress ?? "",
    host,
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

function write(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  const sent = reply.file ?? reply.body;
  const headers = ["Content-Type", reply.contentType, "Content-Length", String(Buffer.byteLength(sent))];
  for (const [name, value] of reply.headers) headers.push(name, value);
  response.writeHead(reply.status, headers);
  response.end(sent);
}
