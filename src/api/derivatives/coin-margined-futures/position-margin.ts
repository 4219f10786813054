// What the pages of isolated margin call its two directions.

import { wireError } from "../../../gateway/errors.ts";
import { amountValue, type Parameter } from "../../../gateway/parameters.ts";
import type { Amount } from "../../../money/units.ts";

/** Adding and removing, by their numbers on the wire. */
export const CHANGES = { add: 1, remove: 2 } as const;

/** What a number stands for. */
export function changeOf(type: number): keyof typeof CHANGES {
  return type === CHANGES.add ? "add" : "remove";
}

/** An amount; one below zero is refused as one that is not positive, and not for its sign. */
export const signedAmount: Parameter<Amount> = {
  ...amountValue,
  read: (value) =>
    value.startsWith("-")
      ? { wrong: "refused", error: wireError("COINM_AMOUNT_NOT_POSITIVE") }
      : amountValue.read(value),
};
