// A command of the control plane: performed now, answered when it is durable.

import type { Command } from "../core/commands.ts";
import type { Engine } from "../engine/engine.ts";
import type { Json } from "../gateway/declare.ts";
import { wireError, type WireError } from "../gateway/errors.ts";

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
