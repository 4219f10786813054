// When paced streams speak: at whole multiples of their pace of the venue's time. While time runs by itself that is so
// many times a second. Where time is moved by a command they speak once, at what it comes to; and while it stands still,
// so that no such moment would ever come, at the end of each turn in which something happened.

import type { ExchangeView } from "../core/state.ts";
import type { Past } from "../history/past.ts";
import { nextMultiple } from "../money/arithmetic.ts";
import { count, type Instant, type Span } from "../money/units.ts";

/** What streams need of the venue to speak in time. */
export interface Pacemaker {
  /** The venue's time. */
  now(): Instant;
  /** Whether time passes by itself. */
  running(): boolean;
  /** Calls back once when time has come to a moment by itself; returns how to call that off. */
  wake(at: Instant, callback: () => void): () => void;
  /** Looks at the exchange once what is due has happened. The answer is called when what was seen is durable. */
  look(at: (x: ExchangeView, now: Instant) => ((past: Past) => void) | undefined): void;
}

/** Somebody who speaks at a pace. */
export interface Paced {
  readonly every: Span;
  /** Whether he may have something to say although nothing happened. */
  readonly ages: boolean;
  /** Speaks, and says how to send it. */
  speak(x: ExchangeView, now: Instant): (past: Past) => void;
}

/** All who speak at one pace. */
interface Group {
  readonly every: Span;
  /** Those who speak whether or not something happened. */
  readonly aging: Set<Paced>;
  /** Those who have something to say. */
  readonly pending: Set<Paced>;
  /** When they may speak next; undefined where nobody wants to. */
  due: Instant | undefined;
}

/** The pace of all who speak at one. */
export class Pace {
  readonly #pacemaker: Pacemaker;
  readonly #groups = new Map<number, Group>();
  #alarm: Instant | undefined;
  #callOff: () => void = () => {};
  /** The time when everybody who ages was last asked while time stood still. */
  #asked: Instant | undefined;

  constructor(pacemaker: Pacemaker) {
    this.#pacemaker = pacemaker;
  }

  /** Lets somebody speak; returns how to silence him. */
  join(paced: Paced): () => void {
    const key = count(paced.every);
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { every: paced.every, aging: new Set(), pending: new Set(), due: undefined };
      this.#groups.set(key, group);
    }
    const joined = group;
    if (paced.ages) joined.aging.add(paced);
    return () => {
      joined.aging.delete(paced);
      joined.pending.delete(paced);
    };
  }

  /** Somebody has something to say. */
  heard(paced: Paced): void {
    this.#groups.get(count(paced.every))!.pending.add(paced);
  }

  /** All that was asked has happened, or the clock was touched, or somebody has joined. */
  settled(because: "entries" | "clock-moved" | "joined"): void {
    if (because === "clock-moved") this.#setAlarm(undefined);
    if (!this.#pacemaker.running()) return this.#speakNow();
    const now = this.#pacemaker.now();
    let first: Instant | undefined;
    for (const group of this.#groups.values()) {
      const wants = group.pending.size > 0 || group.aging.size > 0;
      if (!wants) group.due = undefined;
      // A clock that stood still meanwhile, or was moved, may have left a moment behind it.
      else group.due ??= nextMultiple(now, group.every);
      if (group.due !== undefined && (first === undefined || group.due < first)) first = group.due;
    }
    if (first !== undefined && first <= now) return this.#speakInTime(now);
    if (first !== this.#alarm) this.#setAlarm(first);
  }

  #setAlarm(at: Instant | undefined): void {
    this.#callOff();
    this.#alarm = at;
    this.#callOff = () => {};
    if (at === undefined) return;
    this.#callOff = this.#pacemaker.wake(at, () => {
      this.#alarm = undefined;
      this.settled("entries");
    });
  }

  /** Lets all speak whose moment has come. */
  #speakInTime(by: Instant): void {
    const groups = [...this.#groups.values()].filter(({ due }) => due !== undefined && due <= by);
    for (const group of groups) group.due = undefined;
    this.#pacemaker.look((x, now) => {
      const sends: ((past: Past) => void)[] = [];
      for (const group of groups) speakAll(group, new Set([...group.pending, ...group.aging]), x, now, sends);
      return inOrder(sends);
    });
    this.settled("entries");
  }

  /** Lets all speak who have something to say; where time has moved, also those who age. */
  #speakNow(): void {
    this.#setAlarm(undefined);
    const at = this.#pacemaker.now();
    const moved = this.#asked !== at;
    this.#asked = at;
    const groups = [...this.#groups.values()].filter(
      ({ pending, aging }) => pending.size > 0 || (moved && aging.size > 0),
    );
    if (groups.length === 0) return;
    this.#pacemaker.look((x, now) => {
      const sends: ((past: Past) => void)[] = [];
      for (const group of groups) {
        group.due = undefined;
        const speakers = moved ? new Set([...group.pending, ...group.aging]) : new Set(group.pending);
        speakAll(group, speakers, x, now, sends);
      }
      return inOrder(sends);
    });
  }
}

function speakAll(
  group: Group,
  speakers: ReadonlySet<Paced>,
  x: ExchangeView,
  now: Instant,
  sends: ((past: Past) => void)[],
): void {
  group.pending.clear();
  for (const paced of speakers) sends.push(paced.speak(x, now));
}

function inOrder(sends: readonly ((past: Past) => void)[]): ((past: Past) => void) | undefined {
  if (sends.length === 0) return undefined;
  return (past) => {
    for (const send of sends) send(past);
  };
}
