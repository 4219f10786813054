// How a decider acts.

import type { Event } from "./events.ts";

/** Says that something has happened; it is applied before the call returns. */
export type Emit = (event: Event) => void;
