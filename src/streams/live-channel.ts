// A channel that somebody listens to: its readers, and how what it says becomes text, once for all of them.

import type { ExchangeView } from "../core/state.ts";
import type { Host, Sink } from "../gateway/feed.ts";
import { toJson } from "../gateway/json.ts";
import type { Past } from "../history/past.ts";
import { count, type Instant, type Span, span } from "../money/units.ts";
import type { Reader } from "./audience.ts";
import type { Channel, Said, Times } from "./declare.ts";
import type { Paced } from "./pace.ts";
import type { StreamFaults } from "./stream-faults.ts";

/** The readers who want times written in one way. */
interface Readers {
  readonly times: Times;
  /** Each with himself as faults know him. */
  readonly sinks: Map<Sink, Reader>;
}

/** Text for some readers. */
interface Frame {
  readonly sinks: ReadonlyMap<Sink, Reader>;
  readonly bare: string;
  readonly wrapped: string;
}

/** What a channel is called, whose it is, and what may go wrong with what it says. */
export interface Naming {
  readonly name: string;
  readonly host: Host;
  readonly faults: StreamFaults;
}

const MICROSECONDS_A_MILLISECOND = 1_000;

/** A channel and its readers. */
export class LiveChannel implements Paced {
  readonly channel: Channel;
  /** Lets go of what it hears. */
  end: () => void = () => {};
  readonly #of: Naming;
  readonly #prefix: string;
  readonly #inMilliseconds: Readers = { times: (at) => count(at), sinks: new Map() };
  readonly #inMicroseconds: Readers = {
    times: (at) => count(at) * MICROSECONDS_A_MILLISECOND,
    sinks: new Map(),
  };
  #joined = false;

  constructor(of: Naming, channel: Channel) {
    this.#of = of;
    this.channel = channel;
    this.#prefix = `{"stream":${JSON.stringify(of.name)},"data":`;
  }

  /** Its pace; nothing of one that speaks as things happen. */
  get every(): Span {
    return this.channel.every ?? span(0);
  }

  /** Whether it is asked at every moment. */
  get ages(): boolean {
    return this.channel.ages === true;
  }

  /** Whether nobody listens any more. */
  get deserted(): boolean {
    return this.#inMilliseconds.sinks.size === 0 && this.#inMicroseconds.sinks.size === 0;
  }

  /** Lets somebody listen. */
  join(sink: Sink): void {
    this.#readersLike(sink).sinks.set(sink, { tell: ({ bare }) => sink.send(bare, this.#wrapped(bare)) });
    this.#joined = true;
  }

  /** Lets somebody go. */
  leave(sink: Sink): void {
    this.#readersLike(sink).sinks.delete(sink);
  }

  /** Says what there is to be said, and how to send it. */
  speak(x: ExchangeView, now: Instant): (past: Past) => void {
    const said = this.channel.say(x, now, this.#joined);
    this.#joined = false;
    if ("recall" in said) return (past) => this.#send(this.#frames(said.recall(past)));
    const frames = this.#frames(said);
    return () => this.#send(frames);
  }

  /** The same of what happened just now. */
  tell(x: ExchangeView): (() => void)[] {
    const said = this.channel.say(x, x.at, false);
    if ("recall" in said) throw new Error("invariant broken: what is told at once needs no past");
    return this.#frames(said).map((frame) => () => this.#send([frame]));
  }

  #frames(said: readonly Said[]): Frame[] {
    const frames: Frame[] = [];
    for (const each of said) {
      for (const { sinks, times } of [this.#inMilliseconds, this.#inMicroseconds]) {
        if (sinks.size === 0) continue;
        const bare = toJson(each(times));
        frames.push({ sinks, bare, wrapped: this.#wrapped(bare) });
      }
    }
    return frames;
  }

  #wrapped(bare: string): string {
    return `${this.#prefix}${bare}}`;
  }

  #send(frames: readonly Frame[]): void {
    const { name, faults } = this.#of;
    for (const { sinks, bare, wrapped } of frames) {
      if (faults.none()) {
        for (const sink of sinks.keys()) sink.send(bare, wrapped);
        continue;
      }
      // It is in the unit of those it is for.
      const telling = { of: name, event: name, readers: [...sinks.values()], bare, fine: () => bare };
      for (const told of faults.instead(telling)) {
        for (const reader of told.readers) reader.tell(told);
      }
    }
  }

  #readersLike(sink: Sink): Readers {
    return sink.microseconds === true && this.#of.host === "spot" ? this.#inMicroseconds : this.#inMilliseconds;
  }
}
