// Every question asked again: decides each journaled command anew and compares what comes of it.

import type { Event } from "../core/events.ts";
import { emptyExchange, type Exchange } from "../core/state.ts";
import { step } from "../core/step.ts";
import { encode } from "../journal/codec.ts";
import type { Entry } from "../journal/entry.ts";

/** What verification found: how many entries agree, and where the first one does not. */
export interface Verdict {
  readonly entries: number;
  readonly differs: { readonly seq: number; readonly command: string; readonly why: string } | undefined;
  /** The exchange the commands lead to. */
  readonly exchange: Exchange;
}

/** Decides the commands of a journal's entries again, from the first. */
export function verify(entries: Iterable<Entry>): Verdict {
  const exchange = emptyExchange();
  let agreed = 0;
  for (const { seq, at, command, events } of entries) {
    const outcome = step(exchange, at, command);
    const why =
      outcome.rejection !== undefined
        ? `refused today: ${outcome.rejection.reason}`
        : difference(events, outcome.events);
    if (why !== undefined) return { entries: agreed, differs: { seq, command: command.type, why }, exchange };
    agreed++;
  }
  return { entries: agreed, differs: undefined, exchange };
}

function difference(then: readonly Event[], now: readonly Event[]): string | undefined {
  for (let nth = 0; nth < Math.max(then.length, now.length); nth++) {
    const was = then[nth] === undefined ? "nothing" : encode(then[nth]);
    const is = now[nth] === undefined ? "nothing" : encode(now[nth]);
    if (was !== is) return `event ${nth + 1} was ${was}, is ${is} today`;
  }
  return undefined;
}
