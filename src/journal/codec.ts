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
  // Going through what was parsed takes a fraction of what being asked about each member takes.
  return revived(JSON.parse(text) as Plain);
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

function revived(value: Plain): Plain {
  if (typeof value === "string") return textOrBigint(value);
  if (typeof value !== "object" || value === null) return value;
  // What was just parsed is nobody else's: it is changed where it stands.
  const members = value as Record<string, Plain>;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (typeof member === "string") {
      if (member.charCodeAt(0) === HASH) members[key] = textOrBigint(member);
    } else if (typeof member === "object") revived(member);
  }
  return value;
}

const HASH = 35;

function textOrBigint(text: string): string | bigint {
  if (text.charCodeAt(0) !== HASH) return text;
  return text.charCodeAt(1) === HASH ? text.slice(1) : BigInt(text.slice(1));
}
