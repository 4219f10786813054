// Who listens to what. Each event is rendered once for all its readers, in the turn in which it
// happened, and sent when what caused it is durable.

import type { Event } from "../core/events.ts";
import { accountOf, type PurseId, purseOf } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Json } from "../gateway/declare.ts";
import type { Feed, Followed, Sink } from "../gateway/feed.ts";
import { toJson } from "../gateway/json.ts";
import { finerEvent } from "../gateway/time-unit.ts";
import type { Instant } from "../money/units.ts";
import { Audience, type Reader, type Wording } from "./audience.ts";
import { contractDesk } from "./contract-desk.ts";
import type { UserStream } from "./declare.ts";
import { listenKeyExpired } from "./derivatives/coin-margined-futures/event-listen-key-expired.ts";
import { marketChannels } from "./market-channels.ts";
import type { Pacemaker } from "./pace.ts";
import type { StreamFaults } from "./stream-faults.ts";
import { deskEvents, userEvents } from "./streams.ts";
import { type Desk, tradeDesk } from "./trade-desk.ts";

/** A feed, and what must be told of everything that happens. */
export interface Hub extends Feed {
  /** Whether a name is one of a market stream. */
  readonly isMarketStream: (name: string) => boolean;
  /** Sees an event right after it was applied. */
  readonly saw: (event: Event, x: ExchangeView) => void;
  /** Renders what an entry means to the readers; the answer sends it. */
  readonly happened: (events: readonly Event[], x: ExchangeView) => (() => void) | undefined;
  /** All that was asked has happened, or the clock was touched. */
  readonly settled: (because: "entries" | "clock-moved") => void;
}

/** The channel of a listen key: everybody who has subscribed to it, and how to end what it hears. */
interface KeyChannel extends Reader {
  readonly sinks: Set<Sink>;
  leave(): void;
}

/** Something told, and to whom: rendered to text only when the entry is over, for some of it is known only then. */
interface Told {
  readonly account: number;
  readonly readers: readonly Reader[];
  readonly payload: Record<string, Json>;
}

/** By what events are called: those of their members that are times, where they can be had in microseconds. */
const TIMES = new Map(deskEvents.flatMap(({ name, times }) => (times === undefined ? [] : [[name, times] as const])));

/** A hub over the exchange's markets and accounts, whose streams suffer the faults that are set. */
export function openHub(view: () => ExchangeView, faults: StreamFaults, pacemaker: Pacemaker): Hub {
  const markets = marketChannels(view, pacemaker, faults);
  const audience = new Audience();
  const keys = new Map<string, KeyChannel>();
  const ends = new Map<string, Set<(at: Instant) => void>>();
  let told: Told[] = [];
  /** What is sent besides: the ends of tokens. */
  let ended: (() => void)[] = [];
  const [trades, contracts] = [deskFor("trade", tradeDesk), deskFor("coinm", contractDesk)];

  return {
    subscribe(name, sink) {
      return view().accounts.listenKeys.has(name) || keys.has(name)
        ? listen(name, sink)
        : markets.subscribe(name, sink);
    },
    hostOf(name) {
      const key = view().accounts.listenKeys.get(name);
      if (key !== undefined) return key.family === "coinm" ? "coinm" : "spot";
      return markets.hostOf(name);
    },
    follow(whom, sink) {
      const reader: Reader = {
        tell({ bare, fine }) {
          const text = sink.microseconds === true ? fine() : bare;
          sink.send(text, text);
        },
      };
      return audience.add("trade", purseOf(view(), followed(whom))!, reader);
    },
    awaitEnd(token, end) {
      let waiting = ends.get(token);
      if (waiting === undefined) ends.set(token, (waiting = new Set()));
      const joined = waiting.add(end);
      return () => {
        joined.delete(end);
        if (joined.size === 0) ends.delete(token);
      };
    },
    saw(event, x) {
      if (audience.anyOf("trade")) trades.saw(event, x);
      if (audience.anyOf("coinm")) contracts.saw(event, x);
      // Of the end of a key those hear who listen by it, and nobody else.
      if (event.type === "ListenKeyClosed") closeKey(event, x);
      else if (audience.anyOf("coinm") || audience.anyOf("risk")) tellUser(event, x);
      if (event.type === "ListenTokenExpired") {
        const { at } = x;
        ended.push(() => endToken(event.token, at));
      }
    },
    isMarketStream: (name) => markets.hostOf(name) !== undefined,
    settled: (because) => markets.settled(because),
    happened(events, x) {
      const frames = markets.happened(events, x);
      trades.settled(x);
      contracts.settled(x);
      // Every event of a user says by its first field what it is called.
      const said = told.map(({ account, readers, payload }) => {
        return { of: account, readers, event: payload["e"] as string, ...wordingOf(payload) };
      });
      for (const telling of faults.none() ? said : said.flatMap(faults.instead)) {
        frames.push(() => {
          for (const reader of telling.readers) reader.tell(telling);
        });
      }
      frames.push(...ended);
      told = [];
      ended = [];
      if (frames.length === 0) return undefined;
      return () => {
        for (const send of frames) send();
      };
    },
  };

  /** A desk that tells the readers of one kind of stream. */
  function deskFor(
    stream: UserStream,
    open: (
      isHeard: (purse: PurseId) => boolean,
      tellPurse: (purse: PurseId, payload: Record<string, Json>) => void,
    ) => Desk,
  ): Desk {
    return open(
      (purse) => audience.of(stream, purse) !== undefined,
      (purse, payload) => tell(audience.of(stream, purse), { account: view().ledger.purses[purse]!.account, payload }),
    );
  }

  /** Who listens now is told; who joins before it is durable has come too late for it. */
  function tell(readers: Iterable<Reader> | undefined, what: Omit<Told, "readers">): void {
    if (readers !== undefined) told.push({ readers: [...readers], ...what });
  }

  function listen(key: string, sink: Sink): () => void {
    let channel = keys.get(key);
    if (channel === undefined) keys.set(key, (channel = openKey(key)));
    const joined = channel;
    joined.sinks.add(sink);
    return () => {
      joined.sinks.delete(sink);
      if (joined.sinks.size > 0 || keys.get(key) !== joined) return;
      joined.leave();
      keys.delete(key);
    };
  }

  function openKey(name: string): KeyChannel {
    const x = view();
    const key = x.accounts.listenKeys.get(name)!;
    const prefix = `{"stream":${JSON.stringify(name)},"data":`;
    const sinks = new Set<Sink>();
    const channel: KeyChannel = {
      sinks,
      leave: () => leave(),
      tell({ bare, fine }) {
        const wrapped = `${prefix}${bare}}`;
        for (const sink of sinks) {
          if (sink.microseconds === true) sink.send(fine(), `${prefix}${fine()}}`);
          else sink.send(bare, wrapped);
        }
      },
    };
    const account = accountOf(x, key.account);
    const [stream, purse] = ((): [UserStream, PurseId] => {
      switch (key.family) {
        case "coinm":
          return ["coinm", account.coinm];
        case "margin-risk":
          return ["risk", account.cross];
        case "spot":
        case "cross":
          return ["trade", account[key.family]];
        case "isolated":
          return ["trade", account.isolated.get(key.symbol)!];
      }
    })();
    const leave = audience.add(stream, purse, channel);
    return channel;
  }

  /** A key that has run out says so, and nothing follows on it. */
  function closeKey(event: Extract<Event, { type: "ListenKeyClosed" }>, x: ExchangeView): void {
    const channel = keys.get(event.key);
    if (channel === undefined) return;
    const payload = listenKeyExpired.render(event, x, event.account);
    if (payload !== undefined) tell([channel], { account: event.account, payload });
    channel.leave();
    keys.delete(event.key);
  }

  function tellUser(event: Event, x: ExchangeView): void {
    const account = accountIn(event, x);
    const owner = account === undefined ? undefined : x.accounts.byId.get(account);
    if (owner === undefined) return;
    for (const each of userEvents) {
      const readers = audience.of(each.stream, each.stream === "coinm" ? owner.coinm : owner.cross);
      if (readers === undefined) continue;
      const payload = each.render(event, x, owner.id);
      if (payload !== undefined) tell(readers, { account: owner.id, payload });
    }
  }

  function endToken(token: string, at: Instant): void {
    for (const end of ends.get(token) ?? []) end(at);
    ends.delete(token);
  }
}

/** An event as text, both ways; in microseconds only if anybody wants it so. */
function wordingOf(payload: Record<string, Json>): Wording {
  const bare = toJson(payload);
  const times = TIMES.get(payload["e"] as string);
  let finer: string | undefined;
  return { bare, fine: () => (finer ??= times === undefined ? bare : toJson(finerEvent(payload, times))) };
}

/** Whose business an event is, where it says so. */
function accountIn(event: Event, x: ExchangeView): number | undefined {
  if ("account" in event) return event.account;
  return "purse" in event ? x.ledger.purses[event.purse]!.account : undefined;
}

function followed({ family, account, symbol }: Followed): Parameters<typeof purseOf>[1] {
  return family === "isolated" ? { kind: family, account, symbol } : { kind: family, account };
}
