// The composition root: options in, a listening venue out. Every room is opened here and handed to
// those that need it.

import { existsSync } from "node:fs";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import { served } from "./api/endpoints.ts";
import { type Definitions, definitionsOf, newOf, placedConflict } from "./abroad/define.ts";
import type { Listed } from "./abroad/listed.ts";
import { readSaved } from "./abroad/read-saved.ts";
import { type SavedFile, Unusable } from "./abroad/saved.ts";
import { guard, type Knock } from "./control/guard.ts";
import { CONTROL_PREFIX, controlPlane, longestBody } from "./control/plane.ts";
import { emptyExchange, type ExchangeView } from "./core/state.ts";
import { type Clock, venueClock } from "./engine/clock.ts";
import { Engine } from "./engine/engine.ts";
import { recover } from "./engine/recover.ts";
import { type Verdict, verify } from "./engine/verify.ts";
import type { Reply, WireRequest } from "./gateway/call.ts";
import type { Strictness } from "./gateway/declare.ts";
import { httpServer, targetOf } from "./gateway/http.ts";
import { isBarred } from "./gateway/location.ts";
import { openGateway } from "./gateway/pipeline.ts";
import { socketServer } from "./gateway/socket.ts";
import {
  DEMO_ACCOUNTS,
  DEMO_COINM,
  DEMO_SPOT,
  genesis,
  type GenesisOptions,
  MAKER_ACCOUNT,
  TAPE_ACCOUNT,
  usualListing,
} from "./genesis/default.ts";
import { demoKey, demoSecret } from "./genesis/keys.ts";
import { AS_TODAY, foundedOtherwise, NoSuchQuirk, type QuirkChoice, quirksOf } from "./genesis/quirks.ts";
import type { Past } from "./history/past.ts";
import type { Journal } from "./journal/journal.ts";
import { memoryJournal } from "./journal/memory.ts";
import { sqliteJournal } from "./journal/sqlite.ts";
import { furnish } from "./market/furnish.ts";
import { followHouse, livingMarket } from "./market/living.ts";
import { type House, houseOf, quote } from "./market/makers.ts";
import { recordings } from "./market/recorded.ts";
import { openHub } from "./streams/hub.ts";
import type { Instant } from "./money/units.ts";
import type { Pacemaker } from "./streams/pace.ts";
import { streamFaults } from "./streams/stream-faults.ts";
import { userEventNames } from "./streams/streams.ts";

export { type Connection, type Followed, type FollowPorts, followVenue, type Look } from "./abroad/follow-venue.ts";
export { MOST_SAVED } from "./abroad/read-saved.ts";
export { type SavedFile, Unusable } from "./abroad/saved.ts";
export { Unsound } from "./engine/recover.ts";

/** How a venue is started. */
export interface VenueOptions {
  readonly host: string;
  /** Zero takes any free port. */
  readonly port: number;
  /** Where the journal is kept; undefined keeps it in memory. */
  readonly data: string | undefined;
  /** The seed of a fresh venue. */
  readonly seed: number;
  /** The profile and quirks of a fresh venue; one that goes on must have been founded with what is named. */
  readonly choice?: QuirkChoice | undefined;
  readonly strictness: Strictness;
  /** Saved answers of another venue: what a fresh venue lists beside, and instead of, what it would. */
  readonly reference?: readonly SavedFile[] | undefined;
  /** Whether the books of a fresh venue are kept liquid by a house of its own; so they are, where this is left out. */
  readonly house?: boolean | undefined;
  /** Whether prices walk as time passes, or stand still until they are set; left out, a venue that goes on does as it did. */
  readonly market?: "still" | "living" | undefined;
  /** The same for a fresh venue where it is not said; still, where this is left out too. */
  readonly freshMarket?: "still" | "living" | undefined;
  /** Admits callers from other machines to the control plane. */
  readonly token?: string | undefined;
  readonly clock?: Clock;
  /** Told once when the journal fails or the exchange is unsound. */
  readonly failed?: (failure: Error) => void;
}

/** A venue that is running. */
export interface RunningVenue {
  readonly url: string;
  readonly port: number;
  readonly engine: Engine;
  /** Handles a request without the network. */
  handle(request: WireRequest): Promise<Reply>;
  /** Waits for what is under way, makes it durable, and stops. */
  close(): Promise<void>;
}

/** Starts a venue and resolves when it is listening. */
export async function startVenue(options: VenueOptions): Promise<RunningVenue> {
  const choice = options.choice ?? AS_TODAY;
  const quirks = quirksOf(choice);
  const clock = options.clock ?? venueClock();
  const journal: Journal = options.data === undefined ? memoryJournal() : sqliteJournal(options.data);
  const fresh = journal.newest === 0;
  const exchange = fresh ? emptyExchange() : recover(journal);
  const listing = await listingOf(options, fresh, clock.now(), journal);
  const otherwise = fresh ? undefined : foundedOtherwise(choice, exchange.reference.settings!);
  if (otherwise !== undefined) {
    await journal.close();
    throw new NoSuchQuirk(otherwise);
  }
  if (exchange.at > clock.now()) clock.advanceTo(exchange.at);
  const recorded = recordings();
  const engine = new Engine({
    exchange,
    journal,
    clock,
    follow(events, x) {
      const house = ownHouse(x);
      return house === undefined ? [] : followHouse(x, house, events, recorded);
    },
    source: livingMarket(ownHouse, recorded),
    failed: options.failed ?? (() => {}),
  });
  const market = fresh ? (options.market ?? options.freshMarket) : options.market;
  const { seed, house = true } = options;
  if (fresh) await begin(engine, { seed, at: engine.now(), house, quirks, past: market === "living" }, listing);
  else await catchUp(engine);
  await steer(engine, market);
  const gateway = openGateway({
    venue: engine,
    wall: () => clock.wall(),
    ...served,
    strictness: options.strictness,
    fault,
  });
  const faults = { ...streamFaults(), events: userEventNames };
  const hub = openHub(() => engine.view, faults, pacemakerOf(engine));
  const admit = guard(options.token, options.host);
  const answer = controlPlane(
    { engine, recorded, house: () => ownHouse(engine.view), faults: { ...faults, isMarketStream: hub.isMarketStream } },
    { admit, fault },
  );
  const longest = longestBody(admit);
  const server = httpServer(
    (request, send, raw) => {
      if (!request.path.startsWith(CONTROL_PREFIX)) return gateway.handle(request, send);
      answer(request, knockOf(raw), send);
    },
    (raw) => longest(targetOf(raw).target, knockOf(raw)),
  );
  const sockets = socketServer({
    feed: hub,
    asking: gateway.asking,
    now: () => engine.now(),
    barred: (path) => isBarred(path, engine.view),
    admit: (ip) => gateway.allowance.admit(ip, engine.now()),
    paced: options.strictness.limits === "on",
  });
  // A connection whose day is over hears nothing of what happens from then on.
  engine.listen({ happened: (_events, x) => sockets.passed(x.at) });
  engine.listen(gateway.fills);
  engine.listen(hub);
  server.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  const port = await listening(server, options);
  return {
    url: `http://${options.host}:${port}`,
    port,
    engine,
    handle: (request) => new Promise((resolve) => gateway.handle(request, resolve)),
    async close() {
      sockets.close();
      await closed(server);
      await engine.close();
    },
  };
}

/** The venue's time, as streams that speak at a pace go by it. */
function pacemakerOf(engine: Engine): Pacemaker {
  return {
    now: () => engine.now(),
    running: () => engine.clock.running,
    wake: (at, callback) => engine.clock.wake(at, callback),
    look(at) {
      let send: ((past: Past) => void) | undefined;
      engine.recall(
        (x, now) => {
          send = at(x, now);
        },
        (past) => send?.(past),
        { release: () => {}, lost: () => {} },
      );
    },
  };
}

/** Has a server listen, and says at which port. */
async function listening(server: Server, { port, host }: VenueOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function knockOf(raw: IncomingMessage): Knock {
  const { authorization, origin } = raw.headers;
  return { ip: raw.socket.remoteAddress ?? "", authorization, origin, host: targetOf(raw).host };
}

function fault(error: unknown, route: string): void {
  process.stderr.write(`${route}: ${inspect(error)}\n`);
}

/** The house's traders, where the venue has them. */
function ownHouse(x: ExchangeView): House | undefined {
  return houseOf(x, { maker: MAKER_ACCOUNT, tape: TAPE_ACCOUNT });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

/** Has prices walk or stand still, where it is said which and they do otherwise. */
function steer(engine: Engine, market: VenueOptions["market"]): Promise<void> {
  const walks = market === "living";
  if (market === undefined || engine.view.prices.drive.walks === walks) return Promise.resolve();
  return new Promise((resolve, reject) => {
    engine.perform({ type: "SteerPrices", walks }, () => {}, { release: resolve, lost: () => reject(unwritten()) });
  });
}

function unwritten(): Error {
  return new Error("the journal could not be written");
}

/** Lets everything happen that fell due while the venue was away, before anybody asks: it may have been long. */
function catchUp(engine: Engine): Promise<void> {
  const now = engine.now();
  if (!engine.isDue(now)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    engine.advance(now, { release: resolve, lost: () => reject(unwritten()) });
  });
}

/** What a venue is founded on that was read from files. */
interface Founding {
  readonly said: Listed;
  readonly found: Definitions;
}

/** What saved answers list, for a fresh venue; one that goes on has its listing already. */
async function listingOf(
  { reference }: VenueOptions,
  fresh: boolean,
  at: Instant,
  journal: Journal,
): Promise<Founding | undefined> {
  if (reference === undefined || reference.length === 0) return undefined;
  try {
    if (!fresh) throw new Unusable("this venue has its listing already: import takes over what is new of it");
    const said = readSaved(reference);
    return { said, found: definitionsOf(said, usualListing(at), at) };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/** Gives a fresh venue its first commands and its first quotes, and waits until they are durable. */
function begin(engine: Engine, options: GenesisOptions, founding: Founding | undefined): Promise<void> {
  const ignore = { release: () => {}, lost: () => {} };
  for (const command of genesis({ ...options, listing: founding?.found })) {
    engine.perform(
      command,
      ({ rejection }) => {
        if (rejection === undefined) return;
        const placed = founding === undefined ? undefined : placedConflict(rejection, founding.found);
        throw placed ?? new Error(`genesis: ${command.type} was refused: ${rejection.reason}`);
      },
      ignore,
    );
  }
  const house = ownHouse(engine.view);
  if (founding !== undefined) {
    const { assets, markets } = usualListing(options.at);
    const before = { assets: new Set(assets.keys()), markets: new Set(markets.keys()) };
    const news = newOf(founding.found, founding.said, before);
    for (const command of furnish(engine.view, house, news)) engine.perform(command, () => {}, ignore);
  }
  if (house !== undefined) {
    for (const symbol of usualListing(options.at).markets.keys()) {
      for (const command of quote(engine.view, house, symbol)) engine.perform(command, () => {}, ignore);
    }
  }
  return new Promise((resolve, reject) => {
    engine.read(() => {}, { release: resolve, lost: () => reject(unwritten()) });
  });
}

/** Decides every command of a journal on disk again. Throws where it cannot be read. */
export function verifyDirectory(directory: string): Verdict {
  if (!existsSync(join(directory, "venue.db"))) throw new Error(`${directory} holds no journal`);
  const journal = sqliteJournal(directory);
  try {
    return verify(journal.read(1));
  } finally {
    void journal.close();
  }
}

/** The ten demo accounts of a fresh venue, with the keys and secrets they have in every venue. */
export function demoAccounts(): { readonly name: string; readonly key: string; readonly secret: string }[] {
  return DEMO_ACCOUNTS.map((name, nth) => ({ name, key: demoKey(nth + 1), secret: demoSecret(nth + 1) }));
}

/** What each demo account of a fresh venue has in its spot wallet and in its wallet of contracts, by asset. */
export function demoBalances(): { readonly spot: Record<string, string>; readonly coinm: Record<string, string> } {
  return { spot: { ...DEMO_SPOT }, coinm: { ...DEMO_COINM } };
}
