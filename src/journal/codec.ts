// Plain data as text, and back: JSON in which a bigint is a text that begins with "#". A text that
// begins so of itself gets one more. Nothing else needs a rule, and every language can read it.

/** Data made of texts, numbers, bigints, booleans, arrays and objects; undefined members are left out. */
export type Plain =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** Data as one line of text. Equal data built in the same way gives equal text. */
export function encode(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return finite(value);
    case "bigint":
      return `"#${value}"`;
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? encodeList(value) : encodeObject(value as Record<string, unknown>);
    case "undefined":
      return "null";
    case "function":
    case "symbol":
      throw new TypeError(`a ${typeof value} cannot be written down`);
  }
}

/** The data of a text made by `encode`. Throws a SyntaxError on anything else. */
export function decode(text: string): unknown {
  return JSON.parse(text, revive);
}

const PLAIN_TEXT = /^[ !$-[\]-~][ !#-[\]-~]*$|^$/;

function quoted(text: string): string {
  if (PLAIN_TEXT.test(text)) return `"${text}"`;
  return JSON.stringify(text.startsWith("#") ? `#${text}` : text);
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written down`);
  return String(value);
}

function encodeList(list: readonly unknown[]): string {
  let text = "[";
  for (let i = 0; i < list.length; i++) text += i === 0 ? encode(list[i]) : `,${encode(list[i])}`;
  return `${text}]`;
}

function encodeObject(object: Record<string, unknown>): string {
  let text = "{";
  for (const key in object) {
    const member = object[key];
    if (member === undefined) continue;
    text += text.length === 1 ? `"${key}":${encode(member)}` : `,"${key}":${encode(member)}`;
  }
  return `${text}}`;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || value.charCodeAt(0) !== 35) return value;
  return value.charCodeAt(1) === 35 ? value.slice(1) : BigInt(value.slice(1));
}
