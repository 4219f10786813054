// What happens by itself, in order: what falls due in the exchange and, after that, what its source of prices wants.

import type { Command } from "../core/commands.ts";
import { nextDue } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import { higher, lower } from "../money/arithmetic.ts";
import type { Instant } from "../money/units.ts";
import type { MarketSource } from "./source.ts";

/** What happens at one moment by itself. */
export interface Turn {
  readonly at: Instant;
  readonly commands: Iterable<Command>;
}

/** The agenda of a venue. */
export interface Agenda {
  /** When anything happens next, as far as it is known on the way to a moment. */
  next(to: Instant): Instant | undefined;
  /** What happens next, where that is by a moment; it is to be carried out before anybody asks again. */
  take(to: Instant): Turn | undefined;
  /** Whatever was to happen up to a moment has happened. */
  reached(at: Instant): void;
}

/** The agenda of an exchange and its source. */
export function agendaOf(x: ExchangeView, source: MarketSource): Agenda {
  // Up to here the source has had its turns: one in which it did nothing leaves no entry.
  let movedTo = x.at;
  return {
    next(to) {
      const due = nextDue(x);
      const move = source.next(x, movedTo, higher(movedTo, to));
      return due === undefined || move === undefined ? (due ?? move) : lower(due, move);
    },
    take(to) {
      const due = nextDue(x);
      const move = source.next(x, movedTo, higher(movedTo, to));
      if (due !== undefined && due <= to && (move === undefined || due <= move)) {
        const at = higher(due, x.at);
        return { at, commands: [{ type: "AdvanceTime", to: at }] };
      }
      if (move === undefined || move > to) return undefined;
      const since = movedTo;
      movedTo = move;
      return { at: move, commands: source.act(x, since, move) };
    },
    reached(at) {
      movedTo = higher(movedTo, at);
    },
  };
}
