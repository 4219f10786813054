// JSON as it was written: numbers keep their digits, and the members of objects are read as parameters are.

import type { Json } from "./declare.ts";

/** A number as it was written: what is signed are its digits, and an id may have more of them than a number here holds. */
export class Written {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  /** Written again, it has the digits it came with. */
  toJSON(): Json {
    return JSON.rawJSON(this.digits);
  }
}

type Reviver = (name: string, value: unknown, context: { readonly source?: string }) => unknown;

/** A JSON text with its numbers as they were written. Throws where it is none. */
export function parsed(text: string): unknown {
  const keep: Reviver = (_name, value, { source }) => (typeof value === "number" ? new Written(source!) : value);
  return JSON.parse(text, keep as (name: string, value: unknown) => unknown);
}

/** A value as the text of a parameter: what is no text as its JSON, and nothing for null. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}

/** Whether a value has members. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Written);
}

/** The members of an object, as parameters by name. */
export function membersOf(object: Record<string, unknown>): ReadonlyMap<string, string> {
  return new Map(Object.entries(object).map(([name, value]) => [name, textOf(value)]));
}

/** The objects of a JSON array, each as its parameters; undefined where the text is no array of objects. */
export function objectsIn(text: string): readonly ReadonlyMap<string, string>[] | undefined {
  let sent: unknown;
  try {
    sent = parsed(text);
  } catch {
    return undefined;
  }
  return Array.isArray(sent) && sent.every(isObject) ? sent.map(membersOf) : undefined;
}
