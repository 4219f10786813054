// Texts by name → the values a page declares, or what is wrong with the first that is wrong.

import type { Family } from "./declare.ts";
import { wireError, type WireError } from "./errors.ts";
import { isMisread, type Misread, type Parameter, type Parameters, type Values } from "./parameters.ts";

/** What a family says of values that are wrong. */
export type Manners = Pick<Family, "empty" | "tooPrecise" | "overflow">;

/** Values, and how many of the texts they were read from. */
export interface Read<P extends Parameters> {
  readonly values: Values<P>;
  readonly read: number;
}

/** Reads the values of declared parameters. */
export function readValues<P extends Parameters>(
  declared: P,
  sent: ReadonlyMap<string, string>,
  manners: Manners,
): Read<P> | WireError {
  const values: Record<string, unknown> = {};
  let read = 0;
  for (const name in declared) {
    const parameter: Parameter<unknown> = declared[name]!;
    const text = sent.get(name);
    if (text !== undefined) read++;
    if (text === undefined || text === "") {
      if (parameter.absent === undefined) return wireError("MISSING", { name });
      if (text === "" && manners.empty === "refused") return wireError("EMPTY", { name });
      values[name] = parameter.absent.value;
      continue;
    }
    const value = parameter.read(text);
    if (isMisread(value)) return refusal(name, parameter, value, manners);
    values[name] = value;
  }
  return { values: values as Values<P>, read };
}

function refusal(name: string, parameter: Parameter<unknown>, misread: Misread, manners: Manners): WireError {
  switch (misread.wrong) {
    case "illegal":
      return wireError("ILLEGAL_CHARACTERS", { name, range: parameter.range });
    case "invalid":
      return wireError("BAD_VALUE", { name });
    case "overflow":
      return manners.overflow(name);
    case "too-precise":
      return manners.tooPrecise(name);
    case "refused":
      return misread.error;
  }
}
