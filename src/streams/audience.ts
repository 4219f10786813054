// Who hears what happens to which purse. Nothing is kept for a purse nobody listens to.

import type { PurseId } from "../core/select.ts";
import type { UserStream } from "./declare.ts";

/** An event as text. */
export interface Wording {
  readonly bare: string;
  /** The same with its times in microseconds, where it has any that can be told so. */
  readonly fine: () => string;
}

/** Somebody who is told of a purse: a listen key's channel, or a subscription. */
export interface Reader {
  tell(event: Wording): void;
}

/** The readers of every purse that has some. */
export class Audience {
  readonly #readers: Record<UserStream, Map<PurseId, Set<Reader>>> = {
    coinm: new Map(),
    trade: new Map(),
    risk: new Map(),
  };

  /** Adds a reader; returns how to take it away. */
  add(stream: UserStream, purse: PurseId, reader: Reader): () => void {
    const purses = this.#readers[stream];
    let readers = purses.get(purse);
    if (readers === undefined) purses.set(purse, (readers = new Set()));
    const joined = readers.add(reader);
    return () => {
      joined.delete(reader);
      if (joined.size === 0 && purses.get(purse) === joined) purses.delete(purse);
    };
  }

  /** Whether anybody listens to a stream of any purse. */
  anyOf(stream: UserStream): boolean {
    return this.#readers[stream].size > 0;
  }

  /** The readers of a purse's stream, as they are now; undefined where nobody listens. */
  of(stream: UserStream, purse: PurseId): ReadonlySet<Reader> | undefined {
    return this.#readers[stream].get(purse);
  }
}
