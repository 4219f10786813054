// The only writer. It takes commands one after the other, lets what is due happen before each, and
// releases every answer when everything that answer may have seen is durable.

import type { Command } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import { portray } from "../core/portrait.ts";
import type { Exchange, ExchangeView } from "../core/state.ts";
import { type Outcome, step } from "../core/step.ts";
import { rowsOf } from "../history/rows.ts";
import type { Past } from "../history/past.ts";
import { encode } from "../journal/codec.ts";
import { encodeEntry } from "../journal/entry.ts";
import type { Group, Journal } from "../journal/journal.ts";
import { higher } from "../money/arithmetic.ts";
import { instant, type Instant } from "../money/units.ts";
import { type Agenda, agendaOf } from "./agenda.ts";
import type { Clock } from "./clock.ts";
import { type Followers, letFollow } from "./follow.ts";
import { type MarketSource, STILL } from "./source.ts";
import { type Commands, type Supposed, suppose } from "./suppose.ts";

/** What waits for an answer. */
export interface Waiting {
  /** Runs when everything the answer may have seen is durable. */
  release(): void;
  /** Runs instead when that can no longer be had: the outcome is unknown to the caller. */
  lost(): void;
}

/** Why listeners are told that all is settled. */
type Because = "entries" | "clock-moved";

/** A reader of what happens. */
export interface Listener {
  /** Sees each event of an entry right after it was applied, with the exchange as it was just then. */
  saw?(event: Event, x: ExchangeView): void;
  /** Sees the whole entry, renders it in the same turn, and says what to do once it is durable. */
  happened(events: readonly Event[], x: ExchangeView): (() => void) | undefined;
  /** What was asked has been done, with all that followed from it, or the clock has been moved, stopped or let go on. */
  settled?(because: Because): void;
}

/** What an engine is made of. */
export interface EngineParts {
  readonly exchange: Exchange;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly follow: Followers;
  /** What moves prices as time passes; nothing does, where it is left out. */
  readonly source?: MarketSource;
  /** Told once when the journal fails or the exchange is unsound: nothing is acknowledged any more. */
  readonly failed: (failure: Error) => void;
}

/** Entries after which a snapshot is taken. */
const SNAPSHOT_EVERY = 100_000;
/** Entries and history rows at hand at which a long advance waits for the disk. */
const MOST_AT_HAND = 2_000;
const NEVER = instant(Number.MAX_SAFE_INTEGER);

/** The engine of one venue. */
export class Engine {
  readonly #x: Exchange;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #follow: Followers;
  readonly #agenda: Agenda;
  readonly #failed: (failure: Error) => void;
  readonly #listeners = new Set<Listener>();
  readonly #witness = (event: Event): void => {
    for (const listener of this.#listeners) listener.saw?.(event, this.#x);
  };
  #seq: number;
  #snapshotAt: number;
  #group: Group | undefined;
  /** Waiting for the group being filled. */
  #waiting: Waiting[] = [];
  /** Waiting for the group on its way to the disk, if one is. */
  #underWay: Waiting[] | undefined;
  /** Waiting for the end of this turn alone: what they have seen is durable. */
  #ready: Waiting[] = [];
  #scheduled = false;
  /** Something has happened since listeners were told that all was settled. */
  #unsettled = false;
  /** No new work is taken: the engine is closing, or has failed. */
  #closing = false;
  #stopped = false;
  #alarmFor: Instant | undefined;
  #callOff: () => void = () => {};

  constructor(parts: EngineParts) {
    this.#x = parts.exchange;
    this.#journal = parts.journal;
    this.#clock = parts.clock;
    this.#follow = parts.follow;
    this.#agenda = agendaOf(parts.exchange, parts.source ?? STILL);
    this.#failed = parts.failed;
    this.#seq = parts.journal.newest;
    this.#snapshotAt = parts.journal.snapshot;
    this.#watchAgenda();
  }

  /** The exchange, read-only: true for this turn. */
  get view(): ExchangeView {
    return this.#x;
  }

  /** The venue's clock. */
  get clock(): Clock {
    return this.#clock;
  }

  /** The venue's time, never before its newest entry. */
  now(): Instant {
    return higher(this.#clock.now(), this.#x.at);
  }

  /**
   * Decides a command now. `render` runs in this turn with the outcome; `waiting` is released when
   * the outcome, and everything decided before it, is durable. Throws, and stops, where the exchange fails
   * at the command: then neither happens, and the journal ends before it.
   */
  perform(command: Command, render: (outcome: Outcome, x: ExchangeView) => void, waiting: Waiting): void {
    if (this.#closing) return waiting.lost();
    // One reading of the clock for all that happens here: an hour must not pass between two of them.
    const now = this.now();
    this.#catchUp(now);
    const outcome = this.#record(now, command);
    render(outcome, this.#x);
    if (outcome.events !== undefined) this.#letFollow(now, outcome.events);
    this.#settle();
    this.#await(waiting);
  }

  /** Whether anything is to happen by a moment, of the exchange or of the market. */
  isDue(at: Instant): boolean {
    return (this.#agenda.next(at) ?? NEVER) <= at;
  }

  /** Looks at the exchange now. `waiting` is released when what was seen is durable. */
  read(render: (x: ExchangeView, now: Instant) => void, waiting: Waiting): void {
    if (this.#closing) return waiting.lost();
    const now = this.now();
    this.#catchUp(now);
    render(this.#x, now);
    this.#settle();
    this.#await(waiting);
  }

  /**
   * Looks at the exchange now and, once everything up to now is durable, at history up to now: both
   * as of the same entry, however much happens in between.
   */
  recall(present: (x: ExchangeView, now: Instant) => void, past: (past: Past) => void, waiting: Waiting): void {
    if (this.#closing) return waiting.lost();
    const now = this.now();
    this.#catchUp(now);
    present(this.#x, now);
    const upTo = this.#seq;
    this.#settle();
    this.#await({
      lost: () => waiting.lost(),
      release: () => {
        past(this.#journal.past(upTo));
        waiting.release();
      },
    });
  }

  /** What would come of commands if they were performed now, which a reader was told is `now`. Nothing changes. */
  suppose(now: Instant, commands: Commands): Supposed {
    return suppose(this.#x, now, commands, this.#follow);
  }

  /** Tells a listener of everything that happens from now on; returns how to stop that. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Lets the venue's time pass up to a moment, through every instant at which something is due, in
   * order. That it has come there is journaled, so that it survives a restart. A long way is gone in
   * parts, each durable before the next: what is asked meanwhile is answered at the time reached.
   */
  advance(to: Instant, waiting: Waiting): void {
    if (this.#closing) return waiting.lost();
    while (this.#goOn(to)) {
      const { lines = [], rows = [] } = this.#group ?? {};
      if (lines.length + rows.length < MOST_AT_HAND) continue;
      return this.#await({ release: () => this.advance(to, waiting), lost: () => waiting.lost() });
    }
    this.#agenda.reached(to);
    if (this.#x.at < to) this.#comeTo(to);
    this.#clock.advanceTo(to);
    this.#watchAgenda("clock-moved");
    this.#settle("clock-moved");
    this.#await(waiting);
  }

  /** Stops or starts the venue's time, or has it pass so many times as fast as outside. */
  setRunning(running: boolean, speed = this.#clock.speed): void {
    this.#clock.setRunning(running);
    if (speed !== this.#clock.speed) this.#clock.setSpeed(speed);
    this.#watchAgenda("clock-moved");
    this.#settle("clock-moved");
  }

  /** Takes no more, waits until all is durable, takes a snapshot, and lets go of the journal. */
  async close(): Promise<void> {
    // A venue whose time runs ahead of the time outside goes on from here when it is started again.
    const now = this.now();
    if (!this.#closing && this.#clock.wall() < now) this.#unasked(() => this.#comeAllTheWayTo(now));
    this.#closing = true;
    this.#callOff();
    while (!this.#stopped && (this.#group !== undefined || this.#underWay !== undefined || this.#ready.length > 0)) {
      await new Promise<void>((resolve) => this.#await({ release: resolve, lost: resolve }));
    }
    if (!this.#stopped && this.#seq > this.#snapshotAt) this.#snapshot();
    this.#stopped = true;
    await this.#journal.close();
  }

  /** Tells listeners that all is settled, where something has happened or the clock was touched. */
  #settle(because: Because = "entries"): void {
    if (!this.#unsettled && because === "entries") return;
    this.#unsettled = false;
    this.#guarded(() => {
      for (const listener of this.#listeners) listener.settled?.(because);
    });
  }

  /** Lets everything happen that is due by now. */
  #catchUp(now: Instant): void {
    while (this.#goOn(now));
    this.#agenda.reached(now);
  }

  /** Has the next thing happen that is to happen by a moment. False where none is. */
  #goOn(to: Instant): boolean {
    return this.#guarded(() => {
      const turn = this.#agenda.take(to);
      for (const command of turn?.commands ?? []) {
        this.#letFollow(turn!.at, this.#record(turn!.at, command).events ?? []);
      }
      return turn !== undefined;
    });
  }

  #comeAllTheWayTo(now: Instant): void {
    this.#catchUp(now);
    if (this.#x.at < now) this.#comeTo(now);
  }

  #comeTo(at: Instant): void {
    this.#letFollow(at, this.#record(at, { type: "AdvanceTime", to: at }).events ?? []);
  }

  #record(at: Instant, command: Command): Outcome {
    return this.#guarded(() => {
      const outcome = step(this.#x, at, command, this.#witness);
      const { events } = outcome;
      if (events === undefined || events.length === 0) return outcome;
      const seq = this.#seq + 1;
      const line = encodeEntry({ seq, at, command, events });
      const rows = rowsOf(seq, events, this.#x, encode);
      this.#seq = seq;
      this.#unsettled = true;
      this.#group ??= { first: seq, lines: [], rows: [] };
      this.#group.lines.push(line);
      for (const row of rows) this.#group.rows.push(row);
      for (const listener of this.#listeners) {
        const release = listener.happened(events, this.#x);
        if (release !== undefined) this.#await({ release, lost: () => {} });
      }
      this.#schedule();
      return outcome;
    });
  }

  #letFollow(now: Instant, events: readonly Event[]): void {
    this.#guarded(() => letFollow(this.#follow, this.#x, events, (next) => this.#record(now, next).events ?? []));
    this.#watchAgenda();
  }

  /** Does what must not fail. An exchange that failed may be half changed: it is not written, and answers nobody. */
  #guarded<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Does what no caller waits for: where it fails, everybody concerned has been told by then. */
  #unasked(act: () => void): void {
    try {
      act();
    } catch {
      // `#guarded` has stopped the engine.
    }
  }

  #await(waiting: Waiting): void {
    // With nothing new to commit, the group under way is the last of what was seen.
    if (this.#group !== undefined) this.#waiting.push(waiting);
    else if (this.#underWay !== undefined) this.#underWay.push(waiting);
    else {
      // Answers that leave together wake their readers once; one by one they cost as much as all the rest.
      this.#ready.push(waiting);
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const ready = this.#ready;
      this.#ready = [];
      this.#commit();
      this.#release(ready);
    });
  }

  /** Sends what was decided on its way, unless a group is: what comes until that is durable goes together. */
  #commit(): void {
    const group = this.#group;
    if (group === undefined || this.#stopped || this.#underWay !== undefined) return;
    const waiting = this.#waiting;
    this.#group = undefined;
    this.#waiting = [];
    this.#underWay = waiting;
    this.#journal.append(group, (failure) => {
      if (failure !== undefined) return void this.#fail(failure);
      this.#underWay = undefined;
      if (this.#seq - this.#snapshotAt >= SNAPSHOT_EVERY) this.#snapshot();
      // The disk is kept busy while the answers are sent.
      this.#commit();
      this.#release(waiting);
    });
  }

  /** Releases all, even where one of them fails at it: what they wait for is durable. */
  #release(waiting: readonly Waiting[]): void {
    let failure: Error | undefined;
    for (const each of waiting) {
      try {
        each.release();
      } catch (error) {
        failure ??= error instanceof Error ? error : new Error(String(error));
      }
    }
    if (failure !== undefined) this.#fail(failure);
  }

  #fail(failure: Error): Error {
    if (this.#stopped) return failure;
    this.#stopped = true;
    this.#closing = true;
    this.#callOff();
    const lost = [...(this.#underWay ?? []), ...this.#waiting];
    this.#underWay = undefined;
    this.#waiting = [];
    for (const waiting of lost) waiting.lost();
    this.#failed(failure);
    return failure;
  }

  /** Takes a snapshot. It only shortens the next start: where it cannot be kept, the journal alone must do. */
  #snapshot(): void {
    this.#snapshotAt = this.#seq;
    try {
      this.#journal.keepSnapshot({ seq: this.#seq, text: encode(portray(this.#x)) });
    } catch {
      // Tried again after as many entries as usual.
    }
  }

  /** Sets the alarm for what is due next, where it is not set for just that. */
  #watchAgenda(because: "clock-moved" | "entry" = "entry"): void {
    const due = this.#closing ? undefined : this.#agenda.next(this.#x.at);
    if (due === this.#alarmFor && because === "entry") return;
    this.#callOff();
    this.#alarmFor = due;
    if (due === undefined) return;
    this.#callOff = this.#clock.wake(due, () => {
      this.#alarmFor = undefined;
      this.#unasked(() => {
        this.#catchUp(this.now());
        this.#settle();
      });
      this.#watchAgenda();
    });
  }
}
