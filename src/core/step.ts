// The exchange answers a command: with events, already applied, or with a refusal that changed nothing.

import type { Instant } from "../money/units.ts";
import type { Command } from "./commands.ts";
import { decide } from "./decide.ts";
import type { Event } from "./events.ts";
import { beginEntry, evolve } from "./evolve.ts";
import { candleEndedBy } from "./futures/courses.ts";
import { positioningUntil } from "./futures/positioning.ts";
import { basesUntil } from "./futures/forming.ts";
import { premiumsUntil } from "./futures/premium.ts";
import type { Rejection } from "./rejections.ts";
import type { Exchange } from "./state.ts";
import { tendLevels } from "./risk/tend-levels.ts";
import { tendPositions } from "./risk/tend-positions.ts";
import { nextDue } from "./time/agenda.ts";

/** Whoever looks on while events happen. */
export type Witness = (event: Event) => void;

/** What came of a command. */
export type Outcome =
  | { readonly events: readonly Event[]; readonly rejection?: undefined }
  | { readonly rejection: Rejection; readonly events?: undefined };

/**
 * Lets the exchange decide a command at a moment, which must not be before its newest one nor pass over what is due. Deciders
 * see the exchange read-only and act by emitting events, each applied before the next line runs. What they did to margin
 * levels is dealt with in the same step. A witness sees each event right after it was applied, with the exchange as it
 * was just then.
 */
export function step(x: Exchange, at: Instant, command: Command, witness?: Witness): Outcome {
  if (at < x.at) throw new Error("invariant broken: time never runs backwards");
  const due = nextDue(x);
  if (command.type !== "AdvanceTime" && due !== undefined && due <= at) {
    throw new Error("invariant broken: what is due happens before anything else");
  }
  const events: Event[] = [];
  const act = (event: Event): void => {
    const first = events.length === 0;
    // What was there until now is seen before anything moves, and told where an entry comes of the command.
    const seen = first ? [...premiumsUntil(x, at), ...basesUntil(x, at), ...positioningUntil(x, at)] : [];
    if (first) beginEntry(x, at);
    for (const each of [event, ...seen]) {
      const ended = candleEndedBy(x, each);
      if (ended !== undefined) happen(ended);
      happen(each);
    }
  };
  const happen = (event: Event): void => {
    evolve(x, event);
    events.push(event);
    witness?.(event);
  };
  const rejection = decide(x, at, command, act);
  if (rejection === undefined) {
    if (events.length > 0) {
      tendLevels(x, at, events, act);
      tendPositions(x, at, events, act);
    }
    return { events };
  }
  if (events.length > 0) {
    throw new Error(`invariant broken: ${command.type} was refused (${rejection.reason}) after its first event`);
  }
  return { rejection };
}
