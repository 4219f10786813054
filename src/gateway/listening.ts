// A conversation about streams: those it listens to, and the messages that change them.

import type { Feed, Sink } from "./feed.ts";
import type { Conversation, Line } from "./line.ts";

/** Streams one connection may listen to. */
const MOST_STREAMS = 1024;
/** Messages a second: of the hosts of spot and margin streams, and of the host of contract streams. */
const SPOT_PACE = 5;
const COINM_PACE = 10;

const METHODS = ["SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY"] as const;

interface ControlMessage {
  readonly method?: unknown;
  readonly params?: unknown;
  readonly id?: unknown;
}

/** What a connection to streams is opened with. */
export interface ListeningOpening {
  /** Whether each event is wrapped with the name of its stream. */
  readonly combined: boolean;
  readonly microseconds: boolean;
  readonly streams: readonly string[];
}

/** Somebody who listens to streams. */
export class Listening implements Conversation {
  readonly #line: Line;
  readonly #feed: Feed;
  readonly #streams = new Map<string, () => void>();
  readonly #sink: Sink;
  #combined: boolean;
  #perSecond = SPOT_PACE;

  constructor(line: Line, feed: Feed, opening: ListeningOpening) {
    this.#line = line;
    this.#feed = feed;
    this.#combined = opening.combined;
    this.#sink = {
      send: (bare, wrapped) => this.#line.send(this.#combined ? wrapped : bare),
      microseconds: opening.microseconds,
    };
    for (const stream of opening.streams) this.#subscribe(stream);
  }

  /** There is one door to all hosts: whoever listens to a contract stream is treated as that host treats its clients. */
  get pace(): Conversation["pace"] {
    return { perSecond: this.#perSecond, countsMessages: true };
  }

  /** Lets go of its streams. */
  end(): void {
    for (const stop of this.#streams.values()) stop();
    this.#streams.clear();
  }

  /** Obeys a message and answers it. */
  receive(text: string): void {
    let message: ControlMessage;
    try {
      message = Object(JSON.parse(text)) as ControlMessage;
    } catch {
      return this.#line.send(JSON.stringify(fault(3, "Invalid JSON: expected value at line 1 column 1")));
    }
    this.#line.send(JSON.stringify(this.#obey(message)));
  }

  #subscribe(stream: string): void {
    if (this.#streams.has(stream) || this.#streams.size >= MOST_STREAMS) return;
    if (this.#feed.hostOf(stream) === "coinm") this.#perSecond = COINM_PACE;
    this.#streams.set(stream, this.#feed.subscribe(stream, this.#sink));
  }

  #unsubscribe(stream: string): void {
    this.#streams.get(stream)?.();
    this.#streams.delete(stream);
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
          if (method === "SUBSCRIBE") this.#subscribe(stream);
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

function isId(id: unknown): boolean {
  if (id === null) return true;
  if (typeof id === "string") return /^[A-Za-z0-9]{1,36}$/.test(id);
  return typeof id === "number" && Number.isSafeInteger(id) && id >= 0;
}
