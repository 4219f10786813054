// Several orders in one call: each element is read as a call of its own would be, and has its own answer.

import type { Event } from "../../../core/events.ts";
import type { Rejection } from "../../../core/rejections.ts";
import type { Json } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import type { Parameter, Parameters, Values } from "../../../gateway/parameters.ts";
import { readValues } from "../../../gateway/read-values.ts";
import { objectsIn } from "../../../gateway/written.ts";
import { COINM_MANNERS } from "./manners.ts";
import { coinmRefusal } from "./refusals.ts";

/** How many orders one call may hold. */
const MOST = 5;

/** The parameters of one order of several, as they were sent. */
export type Element = ReadonlyMap<string, string>;

/** A JSON array of one to five orders. */
export const batchOrders: Parameter<readonly Element[]> = {
  type: "ARRAY",
  range: "",
  read(value) {
    const elements = objectsIn(value);
    if (elements === undefined) return { wrong: "invalid" };
    const fits = elements.length > 0 && elements.length <= MOST;
    return fits ? elements : { wrong: "refused", error: wireError("COINM_BATCH_SIZE") };
  },
};

/** What an element asks for: its values and a command, or why there is none. */
export type ReadElement<P extends Parameters, C> =
  | { readonly values: Values<P>; readonly command: C; readonly refused?: undefined }
  | { readonly refused: WireError };

/** Reads each element. `command` makes an order's command out of its values. */
export function readElements<P extends Parameters, C extends object>(
  declared: P,
  elements: readonly Element[],
  command: (values: Values<P>) => C | WireError,
): readonly ReadElement<P, C>[] {
  return elements.map((element) => {
    const read = readValues(declared, element, COINM_MANNERS);
    if (isWireError(read)) return { refused: read };
    const made = command(read.values);
    return isWireError(made) ? { refused: made } : { values: read.values, command: made };
  });
}

/** The commands of the elements that have one. */
export function commandsOf<P extends Parameters, C>(read: readonly ReadElement<P, C>[]): readonly C[] {
  return read.flatMap((element) => (element.refused === undefined ? [element.command] : []));
}

/**
 * The answers to all elements, in their order: the refusals of those that were not read, the exchange's refusals, and for each
 * of the others what `accepted` makes of its values and of how many were accepted before it.
 */
export function answersTo<P extends Parameters, C>(
  read: readonly ReadElement<P, C>[],
  events: readonly Event[],
  accepted: (values: Values<P>, nth: number) => Json,
  refusal: (rejection: Rejection) => WireError = coinmRefusal,
): readonly Json[] {
  const rejections = new Map(
    events.flatMap((event) => (event.type === "OrderRefused" ? [[event.nth, event.rejection] as const] : [])),
  );
  let asked = 0;
  let done = 0;
  return read.map((element) => {
    if (element.refused !== undefined) return errorOf(element.refused);
    const rejection = rejections.get(asked++);
    return rejection === undefined ? accepted(element.values, done++) : errorOf(refusal(rejection));
  });
}

function errorOf({ code, msg }: WireError): Json {
  return { code, msg };
}
