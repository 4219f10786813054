// Who listens to what. Each event is rendered once for all its readers, in the turn in which it
// happened, and sent when what caused it is durable.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Json } from "../gateway/declare.ts";
import type { Feed, Sink } from "../gateway/feed.ts";
import { toJson } from "../gateway/json.ts";
import type { MarketStream } from "./declare.ts";
import { marketStreams, userEvents } from "./streams.ts";

/** A feed, and what must be told of everything that happens. */
export interface Hub extends Feed {
  /** Renders what some events mean to the readers; the answer sends it. */
  readonly happened: (events: readonly Event[], x: ExchangeView) => (() => void) | undefined;
}

interface Channel {
  readonly name: string;
  readonly sinks: Set<Sink>;
  /** Of a market stream: the stream, its market and the newest state of the book it has shown. */
  readonly market?: { readonly stream: MarketStream; readonly symbol: string; shown: string; updateId: number };
}

/** A hub over the exchange's markets and accounts. */
export function openHub(view: () => ExchangeView): Hub {
  const channels = new Map<string, Channel>();
  return {
    subscribe(name, sink) {
      let channel = channels.get(name);
      if (channel === undefined) channels.set(name, (channel = open(name)));
      channel.sinks.add(sink);
      return () => {
        channel.sinks.delete(sink);
        if (channel.sinks.size === 0) channels.delete(name);
      };
    },
    happened(events, x) {
      if (channels.size === 0) return undefined;
      const frames: (() => void)[] = [];
      for (const channel of channels.values()) {
        if (channel.market !== undefined) marketFrames(channel, channel.market, events, x, frames);
      }
      for (const event of events) userFrames(event, x, frames);
      if (frames.length === 0) return undefined;
      return () => {
        for (const send of frames) send();
      };
    },
  };

  function open(name: string): Channel {
    const at = name.indexOf("@");
    const [written, suffix] = [name.slice(0, at), name.slice(at)];
    const symbol = written.toUpperCase();
    // A market's name is written small here; a client that writes it otherwise hears nothing, as on the real exchange.
    const market = written === symbol.toLowerCase() ? view().reference.markets.get(symbol) : undefined;
    const stream = marketStreams.find((each) => each.suffix === suffix && each.market === market?.kind);
    if (at < 0 || stream === undefined) return { name, sinks: new Set() };
    const { updateId } = view().books.get(symbol)!;
    return { name, sinks: new Set(), market: { stream, symbol, shown: "", updateId } };
  }

  function marketFrames(
    channel: Channel,
    market: NonNullable<Channel["market"]>,
    events: readonly Event[],
    x: ExchangeView,
    frames: (() => void)[],
  ): void {
    const { updateId } = x.books.get(market.symbol)!;
    // Nothing a market stream shows can change without the book changing.
    if (updateId === market.updateId) return;
    market.updateId = updateId;
    for (const payload of market.stream.render(events, x, market.symbol)) {
      if (market.stream.suffix === "@bookTicker") {
        const best = bestOf(payload);
        if (best === market.shown) continue;
        market.shown = best;
      }
      frames.push(frame(channel, payload));
    }
  }

  function userFrames(event: Event, x: ExchangeView, frames: (() => void)[]): void {
    if (!("account" in event)) return;
    const key = event.type === "ListenKeyClosed" ? event.key : listenKeyOf(x, event.account);
    const channel = key === undefined ? undefined : channels.get(key);
    if (channel === undefined) return;
    for (const each of userEvents) {
      const payload = each.render(event, x, event.account);
      if (payload !== undefined) frames.push(frame(channel, payload));
    }
  }
}

/** A payload on its way to all readers of a channel: text made once, bare and wrapped. */
function frame(channel: Channel, payload: Json): () => void {
  const bare = toJson(payload);
  const wrapped = `{"stream":${JSON.stringify(channel.name)},"data":${bare}}`;
  return () => {
    for (const sink of channel.sinks) sink.send(bare, wrapped);
  };
}

/** Best prices and sizes without the number of the change that made them. */
function bestOf(payload: Json): string {
  const { b, B, a, A } = payload as { b: string; B: string; a: string; A: string };
  return `${b} ${B} ${a} ${A}`;
}

function listenKeyOf(x: ExchangeView, account: number): string | undefined {
  for (const key of x.accounts.listenKeys.values()) if (key.account === account) return key.key;
  return undefined;
}
