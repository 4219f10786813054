// The WebSocket server: connections, how long they last, and the bounds of what it will hold for anybody.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { Conversing } from "./conversing.ts";
import type { Feed } from "./feed.ts";
import { targetOf } from "./http.ts";
import type { Conversation, Line } from "./line.ts";
import { Listening } from "./listening.ts";
import { type Bundle, bytesOf, Framing } from "./outbox.ts";
import type { Asking } from "./socket-calls.ts";
import { later } from "../money/arithmetic.ts";
import { DAY, type Instant } from "../money/units.ts";

/** Connections held at once. */
const MOST_CONNECTIONS = 5_000;
/** Longest message read, in bytes. */
const LONGEST_MESSAGE = 64 * 1024;
/** A reader this many bytes behind is dropped: nothing is kept for it. */
const MOST_BUFFERED = 4 * 1024 * 1024;
/** A connection is asked for a sign of life this often, and dropped a minute after the first of three it did not answer. */
const PING_MS = 20_000;
const MISSED_PINGS = 3;
/** How a connection that has lasted its day is closed. */
const GOING_AWAY = 1001;
const POLICY = 1008;

/** Accepts upgrades and serves streams and APIs on them. */
export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes the connections that have lasted a day of the venue's time; the answer closes them. */
  passed(now: Instant): (() => void) | undefined;
  close(): void;
}

/** What a WebSocket server is made of. */
export interface SocketParts {
  readonly feed: Feed;
  readonly asking: Asking;
  /** The venue's time, by which connections last. */
  readonly now: () => Instant;
  /** Whether whoever connects to a path is turned away because of where he is. */
  readonly barred: (path: string) => boolean;
  /** Counts a connection an address wants to open, and says whether it may. */
  readonly admit: (ip: string) => boolean;
  /** Whether those who say too much are sent away. */
  readonly paced: boolean;
}

/** A WebSocket server. */
export function socketServer(parts: SocketParts): SocketServer {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LONGEST_MESSAGE });
  // In the order in which they were opened, which is that in which their day is over.
  const connections = new Set<Connection>();
  const passed = (now: Instant): (() => void) | undefined => {
    const over: Connection[] = [];
    for (const connection of connections) {
      if (connection.until > now) break;
      over.push(connection);
    }
    if (over.length === 0) return undefined;
    return () => {
      for (const connection of over) connection.close(GOING_AWAY, "A connection lasts 24 hours");
    };
  };
  const post = postOffice();
  const pulse = setInterval(() => {
    passed(parts.now())?.();
    for (const connection of connections) connection.pulse();
  }, PING_MS);
  pulse.unref();
  return {
    passed,
    upgrade(request, socket, head) {
      const ip = request.socket.remoteAddress ?? "";
      const { target } = targetOf(request);
      const opening = openingOf(parts, target, ip);
      const refused = turnedAway();
      if (opening === undefined || refused !== undefined) {
        // Whoever hangs up before the refusal has arrived does not need it.
        socket.on("error", () => {});
        socket.end(`HTTP/1.1 ${refused}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (ws) => {
        const connection = new Connection({ ws, socket, post }, opening.talk, later(parts.now(), DAY), parts.paced);
        connections.add(connection);
        ws.on("close", () => {
          connections.delete(connection);
          connection.end();
        });
      });

      function turnedAway(): string | undefined {
        if (parts.barred(target.split("?", 1)[0]!)) return "451 Unavailable For Legal Reasons";
        if (opening === undefined) return "404 Not Found";
        if (crowded()) return "503 Service Unavailable";
        return parts.admit(ip) && opening.enter() ? undefined : "429 Too Many Requests";
      }
    },
    close() {
      clearInterval(pulse);
      for (const connection of connections) connection.terminate();
      server.close();
    },
  };

  function crowded(): boolean {
    return connections.size >= MOST_CONNECTIONS;
  }
}

/** What a connection is opened to. */
interface Opened {
  /** Charges for connecting, and says whether that may be. */
  enter(): boolean;
  readonly talk: (line: Line) => Conversation;
}

/**
 * What a path opens: `/ws` and `/ws/<stream>` streams bare, `/stream?streams=a/b` streams wrapped, and the path of an
 * API that API.
 */
function openingOf({ feed, asking, now }: SocketParts, url: string, ip: string): Opened | undefined {
  const [path, query] = url.split("?", 2) as [string, string | undefined];
  const asked = new URLSearchParams(query ?? "");
  const microseconds = asked.get("timeUnit")?.toUpperCase() === "MICROSECOND";
  const streaming = (combined: boolean, streams: readonly string[]): Opened => ({
    enter: () => true,
    talk(line) {
      const named = streams.filter((name) => name !== "");
      return new Listening(line, feed, { combined, microseconds, streams: named });
    },
  });
  if (path === "/stream") return streaming(true, (asked.get("streams") ?? "").split("/"));
  const door = asking.at(path);
  if (door !== undefined) {
    const returnRateLimits = asked.get("returnRateLimits") !== "false";
    const timeUnit = asked.get("timeUnit") ?? undefined;
    return {
      enter: () => door.enter(ip),
      talk: (line) => new Conversing(line, { door, feed, ip, now, returnRateLimits, timeUnit }),
    };
  }
  if (path !== "/ws" && !path.startsWith("/ws/")) return undefined;
  try {
    return streaming(false, decodeURIComponent(path.slice("/ws/".length)).split("/"));
  } catch {
    return undefined;
  }
}

/** Connections that have something to send in this turn, and how their frames are made. */
interface PostOffice {
  readonly framing: Framing;
  /** Lets a connection send what it has when the turn is over. */
  wants(connection: Connection): void;
}

function postOffice(): PostOffice {
  const framing = new Framing();
  let waiting: Connection[] = [];
  const sendAll = (): void => {
    const senders = waiting;
    waiting = [];
    for (const connection of senders) connection.flush();
    framing.clear();
  };
  return {
    framing,
    wants(connection) {
      if (waiting.length === 0) queueMicrotask(sendAll);
      waiting.push(connection);
    },
  };
}

/** What a connection is made of: its WebSocket, the socket below, and where it gets its frames. */
interface Wires {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  readonly post: PostOffice;
}

/** One client's connection. */
class Connection implements Line {
  /** When its day is over. */
  readonly until: Instant;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #post: PostOffice;
  readonly #talk: Conversation;
  readonly #paced: boolean;
  /** What it sends when the turn is over. */
  #bundle: Bundle | undefined;
  /** What pings nobody has answered carried. */
  #unanswered: string[] = [];
  #heard = 0;
  #second = 0;

  constructor({ ws, socket, post }: Wires, talk: (line: Line) => Conversation, until: Instant, paced: boolean) {
    this.#ws = ws;
    this.#socket = socket;
    this.#post = post;
    this.until = until;
    this.#paced = paced;
    this.#talk = talk(this);
    ws.on("message", (data) => {
      if (!this.#talk.pace.countsMessages || this.#inTime()) this.#talk.receive(textOf(data));
    });
    ws.on("ping", () => void this.#inTime());
    ws.on("pong", (payload) => {
      this.#inTime();
      // A pong nobody asked for is no sign of life.
      if (this.#unanswered.includes(payload.toString())) this.#unanswered = [];
    });
    ws.on("error", () => ws.terminate());
  }

  send(text: string): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#bundle === undefined) this.#post.wants(this);
    this.#bundle = this.#post.framing.behind(this.#bundle, text);
  }

  /**
   * Sends what this turn has brought. It goes past the library, which would frame it for each reader: nothing is compressed
   * and no message sent in parts, so that a whole frame may stand between any two of the library's own.
   */
  flush(): void {
    const bundle = this.#bundle;
    this.#bundle = undefined;
    if (bundle === undefined || this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#ws.bufferedAmount > MOST_BUFFERED) return this.#ws.terminate();
    this.#socket.write(bytesOf(bundle));
  }

  close(code: number, reason: string): void {
    // Who does not answer the goodbye is not waited for longer than a pulse.
    this.#unanswered = Array<string>(MISSED_PINGS).fill("");
    this.#talk.end();
    this.flush();
    this.#ws.close(code, reason);
  }

  /** Asks for a sign of life, or gives up on one who has given none. */
  pulse(): void {
    if (this.#unanswered.length === MISSED_PINGS) return this.#ws.terminate();
    const payload = String(Date.now());
    this.#unanswered.push(payload);
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping(payload);
  }

  /** Drops the connection. */
  terminate(): void {
    this.#ws.terminate();
  }

  /** Lets go of what it listens to. */
  end(): void {
    this.#talk.end();
  }

  /** Counts something that came, and sends away who has said too much in this second. */
  #inTime(): boolean {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#heard = 0;
    }
    if (++this.#heard <= this.#talk.pace.perSecond || !this.#paced) return true;
    this.close(POLICY, "Too many requests");
    return false;
  }
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
}
