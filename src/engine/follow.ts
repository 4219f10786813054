// What the exchange's own traders do about what has happened, until nothing more follows from it.

import type { Command } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";

/** Says what the exchange's own traders do about what has happened. */
export type Followers = (events: readonly Event[], x: ExchangeView) => readonly Command[];

/** The most commands followers may add to one command: a guard against two that answer each other for ever. */
const MOST_FOLLOWING = 10_000;

/** Has done what follows from events, and what follows from that. `act` says what a command did: nothing where it was refused. */
export function letFollow(
  follow: Followers,
  x: ExchangeView,
  events: readonly Event[],
  act: (command: Command) => readonly Event[],
): void {
  let left = MOST_FOLLOWING;
  const todo = [...follow(events, x)];
  for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
    if (left-- === 0) throw new Error("invariant broken: what follows a command comes to an end");
    todo.push(...follow(act(next), x));
  }
}
