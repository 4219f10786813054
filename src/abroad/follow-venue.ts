// Following another venue's markets: streams and snapshots in, looks at its markets out. It knows neither network nor
// clock; what it needs of them is handed to it. Nothing grows while either side is slow: steps, trades and looks under way are
// bounded, and looks that are not sent yet become one.

import { type DepthSnapshot, type DepthStep, followedBook, type FollowedBook } from "./follow-book.ts";

/** What another venue's market was seen to be. */
export interface Look {
  readonly symbol: string;
  readonly bids: DepthStep["bids"];
  readonly asks: DepthStep["asks"];
  readonly trades: readonly { readonly price: string; readonly quantity: string; readonly side: "buy" | "sell" }[];
  readonly price?: string;
  readonly index?: string;
  readonly mark?: string;
}

/** A connection to streams. */
export interface Connection {
  readonly close: () => void;
}

/** The world, as far as following needs it. */
export interface FollowPorts {
  /** Asks the other venue for something; throws where no answer comes. */
  readonly ask: (path: string) => Promise<unknown>;
  /** Opens a connection to streams. `closed` is called once when it has ended or could not be opened. */
  readonly connect: (
    streams: readonly string[],
    on: {
      readonly opened: () => void;
      readonly heard: (text: string) => void;
      readonly alive: () => void;
      readonly closed: () => void;
    },
  ) => Connection;
  /** Shows a look to the venue here; throws where it could not be shown. */
  readonly show: (look: Look) => Promise<void>;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  /** Calls back once after some milliseconds; returns how to call that off. */
  readonly wake: (afterMs: number, callback: () => void) => () => void;
  /** Tells whoever looks on. */
  readonly tell: (words: string) => void;
}

/** What is followed. */
export interface Followed {
  readonly family: "spot" | "coinm";
  readonly symbols: readonly string[];
  /** Prices a side that are shown. */
  readonly depth: number;
}

/** The first pause before something is tried again: each is twice the one before. */
export const FIRST_PAUSE_MS = 1_000;
/** The longest of them. */
export const LONGEST_PAUSE_MS = 60_000;
/** A connection on which nothing comes for so long, not even a ping, is given up. */
export const SILENT_MS = 240_000;
/** Trades of a market that wait to be shown; the oldest are left out beyond. */
export const MOST_TRADES = 500;
/** From one price of a pair's coin to the next. */
const PRICE_EVERY_MS = 1_000;

const MOST_DOUBLED = 10;
const DEPTH_PATHS = { spot: "/api/v3/depth", coinm: "/dapi/v1/depth" } as const;
/** Prices a side that are asked for: as many as every such venue answers. */
const MOST_ASKED = 1_000;

interface Market {
  readonly symbol: string;
  readonly book: FollowedBook;
  trades: Look["trades"][number][];
  index: string | undefined;
  mark: string | undefined;
  pricedAt: number | undefined;
  asking: boolean;
  showing: boolean;
  /** The look that is on its way. */
  shown: Promise<void>;
  stale: boolean;
  failures: number;
}

/** Markets that are being followed. */
export interface Following {
  /** Ends it; resolves when no look is on its way any more. */
  readonly close: () => Promise<void>;
}

/** Follows markets until it is closed. */
export function followVenue(followed: Followed, ports: FollowPorts): Following {
  const follower = new Follower(followed, ports);
  follower.open();
  return { close: () => follower.close() };
}

class Follower {
  readonly #followed: Followed;
  readonly #ports: FollowPorts;
  readonly #markets: readonly Market[];
  readonly #wakes = new Set<() => void>();
  #over = false;
  #failures = 0;
  #connection: Connection | undefined;
  #callOffSilence: () => void = () => {};

  constructor(followed: Followed, ports: FollowPorts) {
    this.#followed = followed;
    this.#ports = ports;
    this.#markets = followed.symbols.map(marketOf);
  }

  /** Opens a connection, and another one after a pause whenever it has ended. */
  open(): void {
    const { family, symbols } = this.#followed;
    let mine = true;
    const ended = (): void => {
      if (!mine) return;
      mine = false;
      this.#callOffSilence();
      if (this.#over) return;
      for (const { book } of this.#markets) book.reset();
      const ms = pause(this.#failures++);
      this.#ports.tell(`the connection to ${family} has ended; again in ${ms / 1_000} s`);
      this.#later(ms, () => this.open());
    };
    const alive = (): void => {
      if (!mine || this.#over) return;
      this.#callOffSilence();
      this.#callOffSilence = this.#ports.wake(SILENT_MS, () => {
        this.#connection?.close();
        ended();
      });
    };
    alive();
    this.#connection = this.#ports.connect(streamsOf(family, symbols), {
      opened: () => {
        for (const market of this.#markets) this.#ask(market);
      },
      heard: (text) => {
        if (!mine || this.#over) return;
        alive();
        this.#hear(text);
      },
      alive,
      closed: ended,
    });
  }

  async close(): Promise<void> {
    this.#over = true;
    this.#callOffSilence();
    for (const callOff of this.#wakes) callOff();
    this.#connection?.close();
    await Promise.all(this.#markets.map(({ shown }) => shown));
  }

  #later(ms: number, act: () => void): void {
    const callOff = this.#ports.wake(ms, () => {
      this.#wakes.delete(callOff);
      if (!this.#over) act();
    });
    this.#wakes.add(callOff);
  }

  /** Asks for a market's book, once at a time. */
  #ask(market: Market): void {
    if (market.asking || this.#over) return;
    market.asking = true;
    void this.#try(market);
  }

  async #try(market: Market): Promise<void> {
    const why = await this.#begin(market);
    market.asking = false;
    if (why === undefined || this.#over) return;
    const ms = pause(market.failures++);
    this.#ports.tell(`${market.symbol}: ${why}; again in ${ms / 1_000} s`);
    this.#later(ms, () => this.#ask(market));
  }

  /** Begins a market's book with a snapshot; says why it could not. */
  async #begin(market: Market): Promise<string | undefined> {
    let answer: unknown;
    try {
      answer = await this.#ports.ask(
        `${DEPTH_PATHS[this.#followed.family]}?symbol=${market.symbol}&limit=${MOST_ASKED}`,
      );
    } catch (error) {
      return wordsOf(error);
    }
    if (this.#over) return undefined;
    const snapshot = snapshotOf(answer);
    if (snapshot === undefined) return "the answer is no book";
    if (market.book.begin(snapshot) === "unsynced") return "the book is older than its steps";
    this.#failures = 0;
    market.failures = 0;
    this.#changed(market);
    return undefined;
  }

  #hear(text: string): void {
    const message = messageOf(text);
    if (message === undefined) return;
    const { data } = message;
    const [name = "", kind = ""] = message.stream.split("@");
    const of = name.toUpperCase();
    if (kind === "indexPrice") {
      for (const market of this.#markets.filter(({ symbol }) => pairOf(symbol) === of)) {
        if (!isText(data["p"])) continue;
        market.index = data["p"];
        this.#changed(market);
      }
      return;
    }
    const market = this.#markets.find(({ symbol }) => symbol === of);
    if (market === undefined) return;
    if (kind === "depth") this.#step(market, stepOf(data));
    else if (kind === "aggTrade" && isText(data["p"]) && isText(data["q"])) {
      market.trades.push({ price: data["p"], quantity: data["q"], side: data["m"] === true ? "sell" : "buy" });
      if (market.trades.length > MOST_TRADES) market.trades.shift();
      this.#changed(market);
    } else if (kind === "markPrice" && isText(data["p"])) {
      market.mark = data["p"];
      this.#changed(market);
    }
  }

  #step(market: Market, step: DepthStep | undefined): void {
    if (step === undefined) return;
    const became = market.book.hear(step);
    if (became === "followed") this.#changed(market);
    if (became !== "unsynced") return;
    this.#ports.tell(`${market.symbol}: a step of the book is missing; a new one is asked for`);
    this.#ask(market);
  }

  /** Shows a market, one look at a time; what changes meanwhile is in the next. */
  #changed(market: Market): void {
    market.stale = true;
    if (market.showing || !market.book.synced() || this.#over) return;
    market.showing = true;
    market.shown = this.#show(market);
  }

  async #show(market: Market): Promise<void> {
    market.stale = false;
    try {
      await this.#ports.show(this.#look(market));
    } catch (error) {
      if (this.#over) return;
      this.#ports.tell(`${market.symbol}: ${wordsOf(error)}`);
      this.#later(pause(market.failures++), () => {
        market.showing = false;
        this.#changed(market);
      });
      return;
    }
    market.failures = 0;
    market.showing = false;
    if (market.stale) this.#changed(market);
  }

  #look(market: Market): Look {
    const { bids, asks } = market.book.best(this.#followed.depth);
    const { trades, index, mark } = market;
    market.trades = [];
    const now = this.#ports.now();
    const due = market.pricedAt === undefined || now - market.pricedAt >= PRICE_EVERY_MS;
    const price = this.#followed.family === "spot" && due ? bids[0]?.[0] : undefined;
    if (price !== undefined) market.pricedAt = now;
    return {
      symbol: market.symbol,
      bids,
      asks,
      trades,
      ...(price === undefined ? {} : { price }),
      ...(index === undefined ? {} : { index }),
      ...(mark === undefined ? {} : { mark }),
    };
  }
}

/** How long is waited before something is tried again that has failed so often. */
function pause(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, MOST_DOUBLED));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function marketOf(symbol: string): Market {
  return {
    symbol,
    book: followedBook(),
    trades: [],
    index: undefined,
    mark: undefined,
    pricedAt: undefined,
    asking: false,
    showing: false,
    shown: Promise.resolve(),
    stale: false,
    failures: 0,
  };
}

/** The streams of markets. */
function streamsOf(family: Followed["family"], symbols: readonly string[]): string[] {
  const names = symbols.map((symbol) => symbol.toLowerCase());
  const all = names.flatMap((name) => [`${name}@depth@100ms`, `${name}@aggTrade`]);
  if (family === "spot") return all;
  const pairs = new Set(symbols.map((symbol) => pairOf(symbol).toLowerCase()));
  return [...all, ...names.map((name) => `${name}@markPrice@1s`), ...[...pairs].map((pair) => `${pair}@indexPrice@1s`)];
}

/** The pair a contract is written on. */
function pairOf(symbol: string): string {
  return symbol.split("_")[0]!;
}

type Named = Readonly<Record<string, unknown>>;

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNamed(value: unknown): value is Named {
  return typeof value === "object" && value !== null;
}

function messageOf(text: string): { readonly stream: string; readonly data: Named } | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isNamed(read) && isText(read["stream"]) && isNamed(read["data"])
    ? { stream: read["stream"], data: read["data"] }
    : undefined;
}

function stepOf(data: Named): DepthStep | undefined {
  const { U, u, pu, b, a } = data;
  if (typeof U !== "number" || typeof u !== "number" || !isLevels(b) || !isLevels(a)) return undefined;
  return { U, u, bids: b, asks: a, ...(typeof pu === "number" ? { pu } : {}) };
}

function snapshotOf(answer: unknown): DepthSnapshot | undefined {
  if (!isNamed(answer)) return undefined;
  const { lastUpdateId, bids, asks } = answer;
  return typeof lastUpdateId === "number" && isLevels(bids) && isLevels(asks)
    ? { lastUpdateId, bids, asks }
    : undefined;
}

function isLevels(value: unknown): value is DepthStep["bids"] {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && isText(row[0]) && isText(row[1]));
}
