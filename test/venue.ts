// A venue inside a test: in memory, with a clock that stands still, and accounts that sign as real
// clients do. Requests go through the whole gateway, without the network.

import { createHmac } from "node:crypto";
import { afterAll } from "vitest";
import { audit } from "../src/core/audit.ts";
import type { Command, PurseName } from "../src/core/commands.ts";
import type { Exchange } from "../src/core/state.ts";
import type { Outcome } from "../src/core/step.ts";
import { type Clock, venueClock } from "../src/engine/clock.ts";
import { DEMO_ACCOUNTS, MAKER_ACCOUNT, TAPE_ACCOUNT } from "../src/genesis/default.ts";
import { amountOf, priceOf } from "../src/genesis/figures.ts";
import { demoKey, demoSecret } from "../src/genesis/keys.ts";
import type { QuirkChoice } from "../src/genesis/quirks.ts";
import type { Strictness } from "../src/gateway/declare.ts";
import { type RunningVenue, startVenue } from "../src/main.ts";
import { houseOf, withdraw } from "../src/market/makers.ts";
import { comeToPrices, priceChange } from "../src/market/set-price.ts";
import { later } from "../src/money/arithmetic.ts";
import { count, span } from "../src/money/units.ts";
import { stateText } from "./exchange.ts";

/** Where a test's time begins: half past an hour, so that the next full hour is not at hand. */
export const START = Date.UTC(2026, 0, 15, 12, 30);

/** Parameters as a client would write them. */
export type Params = Record<string, string | number | boolean | undefined>;

/** An answer, its body parsed. */
export interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every shape
  readonly body: any;
  readonly text: string;
  readonly headers: Record<string, string>;
}

/** Somebody with a key. */
export interface Trader {
  readonly key: string;
  readonly secret: string;
  get(path: string, params?: Params): Promise<Answer>;
  post(path: string, params?: Params): Promise<Answer>;
  put(path: string, params?: Params): Promise<Answer>;
  delete(path: string, params?: Params): Promise<Answer>;
}

/** A venue under test. */
export interface TestVenue {
  readonly running: RunningVenue;
  /** A demo account by name. */
  as(name: (typeof DEMO_ACCOUNTS)[number]): Trader;
  /** A public call. */
  get(path: string, params?: Params): Promise<Answer>;
  /** A call as it is: nothing added, nothing signed. */
  raw(
    method: string,
    path: string,
    more?: { query?: string; body?: string; apiKey?: string; ip?: string },
  ): Promise<Answer>;
  /** Sets a price, and with it the index, the marks and the house's quotes. */
  price(symbol: string, price: string): Promise<void>;
  /** Lets a coin's index move while nobody quotes: what is to be liquidated finds no takers. */
  gap(asset: string, index: string): Promise<void>;
  /** Lets time pass. */
  advance(milliseconds: number): Promise<void>;
  now(): number;
  /** Gives the exchange a command as it is: for what no page can do. */
  perform(command: Command): Promise<Outcome>;
  /** Moves an asset from an account's spot purse to its cross purse, or to its isolated purse of a pair. */
  fund(name: (typeof DEMO_ACCOUNTS)[number], purse: string, asset: string, amount: string): Promise<void>;
  /** Broken invariants; none in a sound venue. */
  faults(): string[];
  close(): Promise<void>;
}

/** Milliseconds of the usual lengths of time. */
export const HOURS = 3_600_000;
export const DAYS = 24 * HOURS;

/** How strict a venue is, and whether a house keeps its books liquid. */
export interface Opening extends Partial<Strictness & QuirkChoice> {
  readonly house?: boolean;
  /** Its clock, where it is not to stand still at the start. */
  readonly clock?: Clock;
  /** Prices stand still, unless they are to walk. */
  readonly market?: "living";
}

/** A venue that prints figures of isolated accounts as the documentation does: filled up to eight places. */
export const PADDED_FIGURES = { quirks: { isolatedFigures: "padded" } } as const;

/** Opens a venue that is closed when the test file ends. */
export async function openVenue(options: Opening = {}): Promise<TestVenue> {
  const { profile, quirks = {}, house: housed, market: moves, clock = frozenClock(), ...strictness } = options;
  let open: RunningVenue | undefined = await startVenue({
    host: "127.0.0.1",
    port: 0,
    data: undefined,
    seed: 1,
    choice: { profile, quirks },
    house: housed,
    market: moves,
    strictness: { timestamps: "venue", limits: "off", ...strictness },
    clock,
  });
  const alive = (): RunningVenue => {
    if (open === undefined) throw new Error("the venue is closed");
    return open;
  };
  const venue: TestVenue = {
    get running() {
      return alive();
    },
    as(name) {
      const nth = DEMO_ACCOUNTS.indexOf(name) + 1;
      return traderWith(venue, { key: demoKey(nth), secret: demoSecret(nth) });
    },
    get: (path, params = {}) => venue.raw("GET", path, { query: encodeParams(params) }),
    async raw(method, path, { query = "", body = "", apiKey, ip = "127.0.0.1" } = {}) {
      const reply = await alive().handle({ method, path, query, body, apiKey, ip });
      const headers = Object.fromEntries(reply.headers.map(([name, value]) => [name.toLowerCase(), value]));
      return { status: reply.status, body: parsed(reply.body), text: reply.body, headers };
    },
    async price(symbol, price) {
      const { engine } = alive();
      const change = priceChange(engine.view, symbol, priceOf(price))!;
      const house = houseOf(engine.view, { maker: MAKER_ACCOUNT, tape: TAPE_ACCOUNT });
      for (const command of comeToPrices(engine.view, house, [change])) engine.perform(command, () => {}, IGNORE);
      await settled(alive());
    },
    async gap(asset, index) {
      const { engine } = alive();
      const house = houseOf(engine.view, { maker: MAKER_ACCOUNT, tape: TAPE_ACCOUNT });
      for (const market of house === undefined ? [] : engine.view.reference.markets.values()) {
        engine.perform(withdraw(market, house!.maker), () => {}, IGNORE);
      }
      await venue.perform({ type: "ObserveIndex", asset, price: priceOf(index) });
    },
    advance: (milliseconds) =>
      new Promise((resolve, reject) => {
        const { engine } = alive();
        engine.advance(later(engine.now(), span(milliseconds)), {
          release: resolve,
          lost: () => reject(new Error("lost")),
        });
      }),
    now: () => count(alive().engine.now()),
    perform: (command) =>
      new Promise((resolve, reject) => {
        let outcome: Outcome;
        const waiting = { release: () => resolve(outcome), lost: () => reject(new Error("lost")) };
        alive().engine.perform(command, (decided) => (outcome = decided), waiting);
      }),
    async fund(name, purse, asset, amount) {
      const account = DEMO_ACCOUNTS.indexOf(name) + 1;
      const to = purse === "cross" ? ({ kind: "cross", account } as const) : isolated(account, purse);
      const from = { kind: "spot", account } as const;
      const { rejection } = await venue.perform({ type: "Transfer", from, to, asset, amount: amountOf(amount) });
      if (rejection !== undefined) throw new Error(`${name} could not fund ${purse}: ${rejection.reason}`);
    },
    faults: () => audit(alive().engine.view),
    async close() {
      const last = open;
      // Files of tests share one process: what stays of a closed venue must not keep its exchange.
      open = undefined;
      await last?.close();
    },
  };
  afterAll(() => venue.close());
  return venue;
}

function frozenClock(): Clock {
  const clock = venueClock(() => START);
  clock.setRunning(false);
  return clock;
}

function isolated(account: number, symbol: string): PurseName {
  return { kind: "isolated", account, symbol };
}

/** Everything the exchange of a venue knows, as text. */
export function stateOf(venue: TestVenue): string {
  return stateText(venue.running.engine.view as Exchange);
}

/** Parameters as a query text; those that are undefined are left out. */
export function encodeParams(params: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
  return query.toString();
}

/** A text signed with a secret, as HMAC keys sign. */
export function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

const IGNORE = { release: () => {}, lost: () => {} };

/** Somebody who calls with an HMAC key, from an address. */
export function traderWith(
  venue: TestVenue,
  { key, secret, ip = "127.0.0.1" }: { readonly key: string; readonly secret: string; readonly ip?: string },
): Trader {
  const call =
    (method: string) =>
    (path: string, params: Params = {}) => {
      const query = encodeParams({ ...params, timestamp: venue.now() });
      return venue.raw(method, path, { query: `${query}&signature=${sign(secret, query)}`, apiKey: key, ip });
    };
  return { key, secret, get: call("GET"), post: call("POST"), put: call("PUT"), delete: call("DELETE") };
}

function settled(running: RunningVenue): Promise<void> {
  return new Promise((resolve, reject) => {
    running.engine.read(() => {}, { release: resolve, lost: () => reject(new Error("lost")) });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
