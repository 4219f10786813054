// Market streams by name: what a name stands for, who listens to it, and whom an entry concerns.

import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Host, Sink } from "../gateway/feed.ts";
import type { Channel, MarketStream } from "./declare.ts";
import { LiveChannel } from "./live-channel.ts";
import { Pace, type Pacemaker } from "./pace.ts";
import type { StreamFaults } from "./stream-faults.ts";
import { marketStreams } from "./streams.ts";
import { Subjects } from "./subjects.ts";

/** The readers of market streams. */
export interface MarketChannels {
  /** Listens to a stream by name; one of no stream stays silent. Returns how to stop. */
  subscribe(name: string, sink: Sink): () => void;
  hostOf(name: string): Host | undefined;
  /** Renders what an entry means to the readers; each of the answers sends a frame. */
  happened(events: readonly Event[], x: ExchangeView): (() => void)[];
  /** All that was asked has happened, or the clock was touched. */
  settled(because: "entries" | "clock-moved"): void;
}

/** Channels over the exchange's markets. */
export function marketChannels(view: () => ExchangeView, pacemaker: Pacemaker, faults: StreamFaults): MarketChannels {
  /** By name: a name that two hosts have stands for two. */
  const channels = new Map<string, readonly LiveChannel[]>();
  const subjects = new Subjects<LiveChannel>();
  const pace = new Pace(pacemaker);

  return {
    subscribe(name, sink) {
      const found = channels.get(name) ?? open(name);
      for (const live of found) join(live, sink);
      return () => {
        for (const live of found) live.leave(sink);
        if (channels.get(name) === found && found.every(({ deserted }) => deserted)) close(name, found);
      };
    },
    hostOf(name) {
      const hosts = meanings(name).map(([{ host }]) => host);
      return hosts.includes("coinm") ? "coinm" : hosts[0];
    },
    happened(events, x) {
      const frames: (() => void)[] = [];
      for (const live of subjects.concerned(events, x)) {
        if (live.channel.hear?.(events, x) === false) continue;
        if (live.channel.every !== undefined) pace.heard(live);
        else for (const send of live.tell(x)) frames.push(send);
      }
      return frames;
    },
    settled: (because) => pace.settled(because),
  };

  function join(live: LiveChannel, sink: Sink): void {
    live.join(sink);
    if (live.channel.greets === true) pace.heard(live);
    // Whoever ages wants to be asked from now on.
    pace.settled("joined");
  }

  function meanings(name: string): (readonly [MarketStream, Channel])[] {
    const found: (readonly [MarketStream, Channel])[] = [];
    for (const stream of marketStreams) {
      const channel = stream.open(name, view());
      if (channel !== undefined) found.push([stream, channel]);
    }
    return found;
  }

  function open(name: string): readonly LiveChannel[] {
    const opened = meanings(name).map(([{ host }, channel]) => new LiveChannel({ name, host, faults }, channel));
    if (opened.length === 0) return opened;
    channels.set(name, opened);
    for (const live of opened) {
      const forget = subjects.add(live.channel.hears, live, view());
      const silence = live.channel.every === undefined ? undefined : pace.join(live);
      live.end = () => {
        forget();
        silence?.();
      };
    }
    return opened;
  }

  function close(name: string, ended: readonly LiveChannel[]): void {
    channels.delete(name);
    for (const live of ended) live.end();
  }
}
