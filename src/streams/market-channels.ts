// Market streams: who listens to them, and what they show of an entry.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Json } from "../gateway/declare.ts";
import type { Host, Sink } from "../gateway/feed.ts";
import { toJson } from "../gateway/json.ts";
import type { MarketStream } from "./declare.ts";
import { marketStreams } from "./streams.ts";

/** The readers of market streams. */
export interface MarketChannels {
  /** Listens to a stream by name; one of no stream stays silent. Returns how to stop. */
  subscribe(name: string, sink: Sink): () => void;
  hostOf(name: string): Host | undefined;
  /** Renders what an entry means to the readers; each of the answers sends a frame. */
  happened(events: readonly Event[], x: ExchangeView): (() => void)[];
}

interface Channel {
  readonly name: string;
  readonly sinks: Set<Sink>;
  readonly stream: MarketStream;
  readonly symbol: string;
  /** The newest state of the book it has shown. */
  updateId: number;
  shown: string;
}

/** Channels over the exchange's markets. */
export function marketChannels(view: () => ExchangeView): MarketChannels {
  const channels = new Map<string, Channel>();
  return {
    subscribe(name, sink) {
      const found = channels.get(name) ?? open(name);
      if (found === undefined) return () => {};
      channels.set(name, found);
      found.sinks.add(sink);
      return () => {
        found.sinks.delete(sink);
        if (found.sinks.size === 0) channels.delete(name);
      };
    },
    hostOf(name) {
      const market = (channels.get(name) ?? open(name))?.stream.market;
      return market === undefined ? undefined : market === "contract" ? "coinm" : "spot";
    },
    happened(events, x) {
      const frames: (() => void)[] = [];
      for (const channel of channels.values()) show(channel, events, x, frames);
      return frames;
    },
  };

  function open(name: string): Channel | undefined {
    const at = name.indexOf("@");
    if (at < 0) return undefined;
    const [written, suffix] = [name.slice(0, at), name.slice(at)];
    const symbol = written.toUpperCase();
    // A market's name is written small here; a client that writes it otherwise hears nothing, as on the real exchange.
    const market = written === symbol.toLowerCase() ? view().reference.markets.get(symbol) : undefined;
    const stream = marketStreams.find((each) => each.suffix === suffix && each.market === market?.kind);
    if (stream === undefined) return undefined;
    return { name, sinks: new Set(), stream, symbol, updateId: view().books.get(symbol)!.updateId, shown: "" };
  }
}

function show(channel: Channel, events: readonly Event[], x: ExchangeView, frames: (() => void)[]): void {
  const { updateId } = x.books.get(channel.symbol)!;
  // Nothing a market stream shows can change without the book changing.
  if (updateId === channel.updateId) return;
  channel.updateId = updateId;
  for (const payload of channel.stream.render(events, x, channel.symbol)) {
    if (channel.stream.suffix === "@bookTicker") {
      const best = bestOf(payload);
      if (best === channel.shown) continue;
      channel.shown = best;
    }
    frames.push(frame(channel, payload));
  }
}

/** A payload on its way to all readers of a channel: text made once, bare and wrapped. */
function frame({ name, sinks }: Channel, payload: Json): () => void {
  const bare = toJson(payload);
  const wrapped = `{"stream":${JSON.stringify(name)},"data":${bare}}`;
  return () => {
    for (const sink of sinks) sink.send(bare, wrapped);
  };
}

/** Best prices and sizes without the number of the change that made them. */
function bestOf(payload: Json): string {
  const { b, B, a, A } = payload as { b: string; B: string; a: string; A: string };
  return `${b} ${B} ${a} ${A}`;
}
