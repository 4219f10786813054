// The WebSocket server: connections, their subscriptions, the messages that change them, and the
// bounds of what it will hold for anybody.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import type { Feed, Sink } from "./feed.ts";
import { targetOf } from "./http.ts";

/** Streams one connection may listen to. */
const MOST_STREAMS = 1024;
/** Connections held at once. */
const MOST_CONNECTIONS = 5_000;
/** Messages a connection may send in a second; the real exchange disconnects beyond. */
const MESSAGES_PER_SECOND = 10;
/** Longest message read, in bytes. */
const LONGEST_MESSAGE = 64 * 1024;
/** A reader this many bytes behind is dropped: nothing is kept for it. */
const MOST_BUFFERED = 4 * 1024 * 1024;
/** A connection is asked for a sign of life this often, and dropped when it has missed two in a row. */
const PING_MS = 20_000;
const MISSED_PINGS = 2;

/** Accepts upgrades and serves streams on them. */
export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** A WebSocket server over a feed. */
export function socketServer(feed: Feed): SocketServer {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LONGEST_MESSAGE });
  const connections = new Set<Connection>();
  const pulse = setInterval(() => {
    for (const connection of connections) connection.pulse();
  }, PING_MS);
  pulse.unref();
  return {
    upgrade(request, socket, head) {
      const opening = openingOf(targetOf(request).target);
      if (opening === undefined || connections.size >= MOST_CONNECTIONS) {
        // Whoever hangs up before the refusal has arrived does not need it.
        socket.on("error", () => {});
        socket.end(
          `HTTP/1.1 ${opening === undefined ? "404 Not Found" : "503 Service Unavailable"}\r\n` +
            "Content-Length: 0\r\nConnection: close\r\n\r\n",
        );
        return;
      }
      server.handleUpgrade(request, socket, head, (ws) => {
        const connection = new Connection(ws, feed, opening.combined);
        connections.add(connection);
        ws.on("close", () => {
          connections.delete(connection);
          connection.end();
        });
        for (const stream of opening.streams) connection.subscribe(stream);
      });
    },
    close() {
      clearInterval(pulse);
      for (const connection of connections) connection.terminate();
      server.close();
    },
  };
}

/** What a path opens: `/ws`, `/ws/<stream>` bare, `/stream?streams=a/b` wrapped. */
function openingOf(url: string): { readonly combined: boolean; readonly streams: readonly string[] } | undefined {
  const [path, query] = url.split("?", 2) as [string, string | undefined];
  if (path === "/stream") {
    const named = new URLSearchParams(query ?? "").get("streams") ?? "";
    return { combined: true, streams: named.split("/").filter((name) => name !== "") };
  }
  if (path !== "/ws" && !path.startsWith("/ws/")) return undefined;
  try {
    const name = decodeURIComponent(path.slice("/ws/".length));
    return { combined: false, streams: name === "" ? [] : name.split("/") };
  } catch {
    return undefined;
  }
}

interface ControlMessage {
  readonly method?: unknown;
  readonly params?: unknown;
  readonly id?: unknown;
}

const METHODS = ["SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY"] as const;

/** One client's connection. */
class Connection {
  readonly #ws: WebSocket;
  readonly #feed: Feed;
  readonly #streams = new Map<string, () => void>();
  #combined: boolean;
  #silentPings = 0;
  #messages = 0;
  #second = 0;

  constructor(ws: WebSocket, feed: Feed, combined: boolean) {
    this.#ws = ws;
    this.#feed = feed;
    this.#combined = combined;
    ws.on("message", (data) => this.#receive(data));
    ws.on("pong", () => {
      this.#silentPings = 0;
    });
    ws.on("error", () => ws.terminate());
  }

  /** Listens to a stream from now on. */
  subscribe(stream: string): void {
    if (this.#streams.has(stream) || this.#streams.size >= MOST_STREAMS) return;
    const sink: Sink = { send: (bare, wrapped) => this.#send(this.#combined ? wrapped : bare) };
    this.#streams.set(stream, this.#feed.subscribe(stream, sink));
  }

  /** Asks for a sign of life, or gives up on one who has given none. */
  pulse(): void {
    if (this.#silentPings === MISSED_PINGS) return this.#ws.terminate();
    this.#silentPings++;
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping(String(Date.now()));
  }

  /** Drops the connection. */
  terminate(): void {
    this.#ws.terminate();
  }

  /** Lets go of its streams. */
  end(): void {
    for (const stop of this.#streams.values()) stop();
    this.#streams.clear();
  }

  #send(text: string): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#ws.bufferedAmount > MOST_BUFFERED) return this.#ws.terminate();
    this.#ws.send(text);
  }

  #receive(data: RawData): void {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#messages = 0;
    }
    if (++this.#messages > MESSAGES_PER_SECOND) return this.#ws.close(1008, "Too many requests");
    let message: ControlMessage;
    try {
      message = Object(JSON.parse(textOf(data))) as ControlMessage;
    } catch {
      return this.#send(JSON.stringify(fault(3, "Invalid JSON: expected value at line 1 column 1")));
    }
    this.#send(JSON.stringify(this.#obey(message)));
  }

  #obey(message: ControlMessage): object {
    const { method, params } = message;
    const id = isId(message.id) ? message.id : undefined;
    if (method === undefined) return fault(2, "Invalid request: missing field `method` at line 1 column 1", id);
    if (!METHODS.includes(method as (typeof METHODS)[number])) {
      const known = METHODS.map((each) => `\`${each}\``).join(", ");
      return fault(
        2,
        `Invalid request: unknown variant ${JSON.stringify(method)}, expected one of ${known} at line 1 column 28`,
        id,
      );
    }
    if (id === undefined) return fault(2, "Invalid request: request ID must be an unsigned integer");
    switch (method as (typeof METHODS)[number]) {
      case "SUBSCRIBE":
      case "UNSUBSCRIBE": {
        const named = streamsIn(params);
        if (typeof named === "string") return fault(2, `Invalid request: ${named}`, id);
        if (method === "SUBSCRIBE" && this.#streams.size + named.length > MOST_STREAMS)
          return fault(2, "Invalid request: too many parameters", id);
        for (const stream of named) {
          if (method === "SUBSCRIBE") this.subscribe(stream);
          else this.#unsubscribe(stream);
        }
        return { result: null, id };
      }
      case "LIST_SUBSCRIPTIONS":
        return { result: [...this.#streams.keys()], id };
      case "SET_PROPERTY":
      case "GET_PROPERTY": {
        const [name, value] = Array.isArray(params) ? (params as unknown[]) : [];
        if (typeof name !== "string") return fault(2, "Invalid request: property name must be a string", id);
        if (name !== "combined") return fault(0, "Unknown property", id);
        if (method === "GET_PROPERTY") return { result: this.#combined, id };
        if (typeof value !== "boolean") return fault(1, "Invalid value type: expected Boolean", id);
        this.#combined = value;
        return { result: null, id };
      }
    }
  }

  #unsubscribe(stream: string): void {
    this.#streams.get(stream)?.();
    this.#streams.delete(stream);
  }
}

/**
 * A message that is refused. The documentation's table has code and text alone; clients look for them where the real
 * exchange has them, inside `error`.
 */
function fault(code: number, msg: string, id?: unknown): object {
  return { error: { code, msg }, ...(id === undefined ? {} : { id }) };
}

/** The streams a message names, or why there are none in it. */
function streamsIn(params: unknown): readonly string[] | string {
  if (params === undefined) return "missing field `params` at line 1 column 1";
  if (!Array.isArray(params)) return "`params` must be a list of stream names";
  return params.every((each) => typeof each === "string") ? params : "a stream name must be a string";
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
}

function isId(id: unknown): boolean {
  if (id === null) return true;
  if (typeof id === "string") return /^[A-Za-z0-9]{1,36}$/.test(id);
  return typeof id === "number" && Number.isSafeInteger(id) && id >= 0;
}
