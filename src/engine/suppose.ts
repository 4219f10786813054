// What would come of commands: they are carried out on a copy of the exchange, which is then forgotten.

import type { Command } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import { type Portrait, portray, revive } from "../core/portrait.ts";
import type { Exchange, ExchangeView } from "../core/state.ts";
import { step } from "../core/step.ts";
import { decode, encode } from "../journal/codec.ts";
import type { Instant } from "../money/units.ts";
import { type Followers, letFollow } from "./follow.ts";

/** What would happen, and how the exchange would be then. */
export interface Supposed {
  readonly events: readonly Event[];
  readonly after: ExchangeView;
}

/** Commands that are each asked for when the one before has been carried out. */
export type Commands = (x: ExchangeView) => Iterable<Command>;

/**
 * Carries commands out on a copy at a moment, with what the exchange's own traders do about them. The copy shares
 * nothing with the exchange; it costs memory and time as a snapshot does, in proportion to all there is.
 */
export function suppose(x: Exchange, at: Instant, commands: Commands, follow: Followers): Supposed {
  const after = revive(decode(encode(portray(x))) as Portrait);
  const all: Event[] = [];
  const act = (command: Command): readonly Event[] => {
    const { events = [] } = step(after, at, command);
    for (const event of events) all.push(event);
    return events;
  };
  for (const command of commands(after)) letFollow(follow, after, act(command), act);
  return { events: all, after };
}
