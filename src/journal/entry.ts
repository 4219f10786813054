// One thing remembered: a command, when it was decided, and what it did.

import type { Command } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import { count, instant, type Instant } from "../money/units.ts";
import { decode, encode } from "./codec.ts";
import { upcast } from "./upcast.ts";

/** A command with its events. `seq` orders entries, from 1 without gaps; `at` only explains. */
export interface Entry {
  readonly seq: number;
  readonly at: Instant;
  readonly command: Command;
  readonly events: readonly Event[];
}

/** An entry as one line of text. */
export function encodeEntry(entry: Entry): string {
  return `{"seq":${entry.seq},"at":${count(entry.at)},"command":${encode(entry.command)},"events":${encode(entry.events)}}`;
}

/** The entry of a line; throws where the line is not one. */
export function decodeEntry(line: string): Entry {
  const { seq, at, command, events } = decode(line) as { seq: number; at: number; command: Command; events: Event[] };
  if (
    !Number.isSafeInteger(seq) ||
    !Number.isSafeInteger(at) ||
    typeof command?.type !== "string" ||
    !Array.isArray(events)
  ) {
    throw new SyntaxError("the line is not a journal entry");
  }
  return { seq, at: instant(at), command, events: events.map(upcast) };
}
