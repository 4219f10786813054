// From a journal back to the exchange: the newest sound snapshot, then the entries behind it. Events
// are applied and nothing is decided, so nothing can come out differently.

import { audit } from "../core/audit.ts";
import { beginEntry, evolve } from "../core/evolve.ts";
import { type Portrait, revive } from "../core/portrait.ts";
import { emptyExchange, type Exchange } from "../core/state.ts";
import { decode } from "../journal/codec.ts";
import type { Journal } from "../journal/journal.ts";

/** The journal's entries lead to an exchange that breaks its own invariants. */
export class Unsound extends Error {}

/** The exchange of a journal, audited. Throws `Unsound`. */
export function recover(journal: Journal): Exchange {
  const snapshot = journal.newestSnapshot();
  const x = snapshot === undefined ? emptyExchange() : revive(decode(snapshot.text) as Portrait);
  for (const entry of journal.read((snapshot?.seq ?? 0) + 1)) {
    beginEntry(x, entry.at);
    for (const event of entry.events) evolve(x, event);
  }
  const faults = audit(x);
  if (faults.length > 0) throw new Unsound(`the recovered exchange is not sound: ${faults.slice(0, 5).join("; ")}`);
  return x;
}
