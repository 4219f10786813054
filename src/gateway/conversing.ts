// A conversation with a WebSocket API: its requests, its session, and the accounts it follows.

import type { Feed, Followed } from "./feed.ts";
import type { Conversation, Line } from "./line.ts";
import { wireError, type WireError } from "./errors.ts";
import type { Logon, Session, Voucher } from "./session.ts";
import type { Door } from "./socket-calls.ts";
import { wantsMicroseconds, written } from "./time-unit.ts";
import type { Instant } from "../money/units.ts";

/** Pings and pongs a second; requests are counted by their weight. */
const PINGS_PER_SECOND = 5;
/** Accounts one connection may follow at once, and numbers it may give to them in all its life. */
const MOST_AT_ONCE = 1_000;
const MOST_EVER = 65_535;

/** What a conversation is opened with. */
export interface Opening {
  readonly door: Door;
  readonly feed: Feed;
  readonly ip: string;
  readonly now: () => Instant;
  readonly returnRateLimits: boolean;
  readonly timeUnit?: string | undefined;
}

/** An account that is followed. */
interface Subscription {
  readonly id: number;
  readonly whom: string;
  voucher: Voucher;
  /** Frames from before its number was told; undefined once that is. */
  held: string[] | undefined;
  /** Stops what follows; what was rendered before is still sent. */
  stop: () => void;
  /** Stops waiting for its token to expire. */
  forget: () => void;
  over: boolean;
}

/** Somebody who asks a WebSocket API. */
export class Conversing implements Conversation, Session {
  readonly connectedSince: Instant;
  readonly returnRateLimits: boolean;
  readonly timeUnit: string | undefined;
  readonly pace = { perSecond: PINGS_PER_SECOND, countsMessages: false };
  readonly #line: Line;
  readonly #opening: Opening;
  readonly #microseconds: boolean;
  readonly #followed = new Map<number, Subscription>();
  #logon: Logon | undefined;
  #next = 0;
  /** What is to be done once the request being answered has been answered. */
  #afterwards: (() => void)[] = [];

  constructor(line: Line, opening: Opening) {
    this.#line = line;
    this.#opening = opening;
    this.connectedSince = opening.now();
    this.returnRateLimits = opening.returnRateLimits;
    this.timeUnit = opening.timeUnit;
    this.#microseconds = wantsMicroseconds(opening.timeUnit) === true;
  }

  /** Who it is logged on as. */
  get logon(): Logon | undefined {
    return this.#logon;
  }

  /** The numbers of what is followed, oldest first. */
  get subscriptions(): readonly number[] {
    return [...this.#followed.keys()];
  }

  /** Asks what a message asks, and answers when that is durable. */
  receive(text: string): void {
    // The method acts in this turn; its answer is sent when it is durable.
    const afterwards: (() => void)[] = [];
    this.#afterwards = afterwards;
    this.#opening.door.ask(text, this, this.#opening.ip, (answer) => {
      this.#line.send(answer);
      for (const act of afterwards.splice(0)) act();
    });
  }

  /** Follows nothing any more. */
  end(): void {
    for (const each of this.#followed.values()) this.#leave(each);
    this.#followed.clear();
  }

  /** Goes on in the name of a key, and of no other. */
  logOn(logon: Logon): void {
    // Whoever logs on anew is somebody else: what the former key vouched for is over.
    if (this.#logon !== undefined && this.#logon.key.key !== logon.key.key) this.logOut();
    this.#logon = logon;
  }

  /** Goes on in nobody's name. */
  logOut(): void {
    this.#logon = undefined;
    for (const each of this.#followed.values()) if (each.voucher.by === "logon") this.#terminate(each);
  }

  /** Follows an account, or says why not. */
  subscribe(whom: Followed, voucher: Voucher): number | WireError {
    const name = `${whom.family}/${whom.account}/${whom.symbol}`;
    const active = [...this.#followed.values()].find((each) => each.whom === name);
    if (active !== undefined) {
      if (active.voucher.by !== "token" || voucher.by !== "token") return wireError("SUBSCRIPTION_ACTIVE");
      active.forget();
      this.#vouch(active, voucher);
      return active.id;
    }
    if (this.#next >= MOST_EVER) return wireError("SUBSCRIPTIONS_USED_UP");
    if (this.#followed.size >= MOST_AT_ONCE) return wireError("TOO_MANY_SUBSCRIPTIONS", { limit: MOST_AT_ONCE });
    const id = this.#next++;
    const opened: Subscription = {
      id,
      whom: name,
      voucher,
      held: [],
      stop: () => {},
      forget: () => {},
      over: false,
    };
    const { feed } = this.#opening;
    opened.stop = feed.follow(whom, { send: (bare) => this.#tell(opened, bare), microseconds: this.#microseconds });
    this.#vouch(opened, voucher);
    this.#followed.set(id, opened);
    this.#afterwards.push(() => this.#announced(opened));
    return id;
  }

  /** Ends one subscription or all, and says whether there was one. */
  unsubscribe(id: number | undefined): boolean {
    const meant = id === undefined ? [...this.#followed.values()] : [this.#followed.get(id)];
    for (const each of meant) if (each !== undefined) this.#terminate(each);
    return meant.some((each) => each !== undefined);
  }

  #vouch(subscription: Subscription, voucher: Voucher): void {
    subscription.voucher = voucher;
    subscription.forget =
      voucher.by === "token"
        ? this.#opening.feed.awaitEnd(voucher.token, (at) => this.#sayOver(subscription, at))
        : () => {};
  }

  #tell(subscription: Subscription, event: string): void {
    if (subscription.over) return;
    const frame = `{"subscriptionId":${subscription.id},"event":${event}}`;
    // Its number is told first: nobody could know yet what these belong to.
    if (subscription.held === undefined) this.#line.send(frame);
    else subscription.held.push(frame);
  }

  #announced(subscription: Subscription): void {
    const { held = [] } = subscription;
    subscription.held = undefined;
    for (const frame of held) this.#line.send(frame);
  }

  /** Ends a subscription: nothing that happens from now on is told, and that it is over once the request is answered. */
  #terminate(subscription: Subscription): void {
    this.#leave(subscription);
    this.#followed.delete(subscription.id);
    const at = this.#opening.now();
    this.#afterwards.push(() => this.#sayOver(subscription, at));
  }

  #sayOver(subscription: Subscription, at: Instant): void {
    this.#leave(subscription);
    this.#followed.delete(subscription.id);
    this.#tell(subscription, `{"e":"eventStreamTerminated","E":${written(at, this.#microseconds)}}`);
    subscription.over = true;
  }

  #leave(subscription: Subscription): void {
    subscription.stop();
    subscription.forget();
  }
}
