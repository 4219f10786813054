// What the control plane does and sees: done and looked at now, answered when it is durable.

import type { Command } from "../core/commands.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Engine } from "../engine/engine.ts";
import type { Json } from "../gateway/declare.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import type { Instant } from "../money/units.ts";

/** Performs a command and answers with `answer`, or with the reason of its refusal. */
export function durable(
  engine: Engine,
  command: Command,
  done: (answer: Json | WireError) => void,
  answer: () => Json,
): void {
  let made: Json | WireError = null;
  engine.perform(
    command,
    ({ rejection }) => {
      made =
        rejection === undefined ? answer() : wireError("CONTROL_BAD_REQUEST", { why: `Refused: ${rejection.reason}.` });
    },
    { release: () => done(made), lost: () => done(wireError("STATUS_UNKNOWN")) },
  );
}

/** Looks at the exchange, and answers what was seen once nothing can take it back: or that this can no longer be had. */
export function durableRead(
  engine: Engine,
  done: (answer: Json | WireError) => void,
  look: (x: ExchangeView, now: Instant) => Json | WireError,
): void {
  let seen: Json | WireError = null;
  engine.read(
    (x, now) => {
      seen = look(x, now);
    },
    { release: () => done(seen), lost: () => done(wireError("STATUS_UNKNOWN")) },
  );
}
