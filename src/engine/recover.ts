// From a journal back to the exchange: the newest sound snapshot, then the entries behind it. Events
// are applied and nothing is decided, so nothing can come out differently.

import { audit } from "../core/audit.ts";
import { beginEntry, evolve } from "../core/evolve.ts";
import { type Portrait, PORTRAIT_FORM, revive } from "../core/portrait.ts";
import { emptyExchange, type Exchange } from "../core/state.ts";
import { decode } from "../journal/codec.ts";
import type { Journal } from "../journal/journal.ts";

/** The journal's entries lead to an exchange that breaks its own invariants. */
export class Unsound extends Error {}

/** The exchange of a journal, audited. Throws `Unsound`. */
export function recover(journal: Journal): Exchange {
  const snapshot = journal.newestSnapshot();
  const portrait = snapshot === undefined ? undefined : (decode(snapshot.text) as Partial<Portrait>);
  // An older version's snapshot only shortened that version's start.
  const readable = portrait?.form === PORTRAIT_FORM;
  const x = readable ? revive(portrait as Portrait) : emptyExchange();
  for (const entry of journal.read(readable ? snapshot!.seq + 1 : 1)) {
    beginEntry(x, entry.at);
    for (const event of entry.events) evolve(x, event);
  }
  const faults = audit(x);
  if (faults.length > 0) throw new Unsound(`the recovered exchange is not sound: ${faults.slice(0, 5).join("; ")}`);
  return x;
}
