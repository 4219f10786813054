// Saved answers of another venue: read as JSON whose figures stay texts, looked into place by place, and refused with
// the file, the line and the path of what is wrong.

import { readDecimal } from "../money/text.ts";

/** A file that somebody saved. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** A value in a file, and the way to it. */
export interface Place {
  readonly file: SavedFile;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Thrown where a file cannot be taken; its message says where and why, for whoever saved it. */
export class Unusable extends Error {}

/** Parsed again, figures would lose what stands behind the fifteenth digit: their own words are kept. */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const exactly: Reviver = (_key, value, { source }) => (typeof value === "number" ? source : value);

/** The whole of a file. */
export function opened(file: SavedFile): Place {
  try {
    return { file, path: [], value: JSON.parse(file.text, exactly as (key: string, value: unknown) => unknown) };
  } catch {
    throw new Unusable(`${file.name}:${brokenLine(file.text)}: this is no JSON`);
  }
}

/** What is to be thrown: why a place cannot be taken. */
export function unusable({ file, path }: Place, why: string): Unusable {
  const words = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return new Unusable(`${whereIs({ file, path })}: ${words === "" ? "" : `${words.replace(/^\./, "")}: `}${why}`);
}

/** The file and line a place begins in. */
export function whereIs({ file, path }: Pick<Place, "file" | "path">): string {
  return `${file.name}:${lineOf(file.text, path)}`;
}

/** Whether a value is an object with all of some names. */
export function has({ value }: Place, ...names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => Object.hasOwn(value, name));
}

/** What stands under a name; undefined where nothing does. */
export function maybe(of: Place, name: string): Place | undefined {
  return has(of, name) ? { ...of, path: [...of.path, name], value: (of.value as Named)[name] } : undefined;
}

/** What stands under a name. */
export function under(of: Place, name: string): Place {
  const found = maybe(of, name);
  if (found === undefined) throw unusable(of, isObject(of.value) ? `${name} is missing` : "an object is needed");
  return found;
}

/** The names an object has. */
export function namesIn(of: Place): readonly string[] {
  if (!isObject(of.value)) throw unusable(of, "an object is needed");
  return Object.keys(of.value);
}

/** The members of a list. */
export function members(of: Place): readonly Place[] {
  if (!Array.isArray(of.value)) throw unusable(of, "a list is needed");
  return of.value.map((value: unknown, nth) => ({ ...of, path: [...of.path, nth], value }));
}

/** A text that is not empty and fits a pattern. */
export function word(of: Place, pattern = /^[A-Za-z0-9_.-]{1,40}$/): string {
  if (typeof of.value !== "string" || !pattern.test(of.value)) throw unusable(of, `${shown(of)} is no name`);
  return of.value;
}

/** One of the words that are known, as what it means here. */
export function meaning<T>(of: Place, words: Readonly<Record<string, T>>): T {
  if (typeof of.value !== "string" || !Object.hasOwn(words, of.value))
    throw unusable(of, `${shown(of)} is unknown here: ${Object.keys(words).join(", ")} are known`);
  return words[of.value]!;
}

/** A truth. */
export function truth(of: Place): boolean {
  if (typeof of.value !== "boolean") throw unusable(of, `${shown(of)} is neither true nor false`);
  return of.value;
}

/** A figure from zero on, as an integer of a scale; one that is too fine or too large for it is refused. */
export function figure(of: Place, scale: number, signed: "signed" | "unsigned" = "unsigned"): bigint {
  const read = typeof of.value === "string" ? readDecimal(plainly(of.value), scale, signed) : "malformed";
  if (read === "too-precise") throw unusable(of, `${shown(of)} has more than ${scale} decimal places`);
  if (read === "too-large" || (typeof read === "bigint" && magnitude(read) > LARGEST))
    throw unusable(of, `${shown(of)} is too large`);
  if (typeof read === "string") throw unusable(of, `${shown(of)} is no figure`);
  return read;
}

/** A whole number from zero on. */
export function whole(of: Place): number {
  const read = Number(figure(of, 0));
  if (!Number.isSafeInteger(read)) throw unusable(of, `${shown(of)} is too large`);
  return read;
}

/** What 64 bits hold, as everywhere here. */
const LARGEST = 2n ** 63n - 1n;

type Named = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Named {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function magnitude(of: bigint): bigint {
  return of < 0n ? -of : of;
}

/** A figure with an exponent, as JSON numbers may have one, written out. */
function plainly(text: string): string {
  const [, sign, before, after = "", power] =
    /^(-?)([0-9]{1,20})(?:\.([0-9]{1,20}))?[eE]([+-]?[0-9]{1,2})$/.exec(text) ?? [];
  if (before === undefined) return text;
  const point = before.length + Number(power);
  const digits = before + after;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point).padEnd(point, "0")}.${digits.slice(point)}`;
}

function shown({ value }: Place): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return `"${text.slice(0, 40)}"`;
}

/** The line a place begins in; of a path that is not there, the line of what is nearest to it. */
export function lineOf(text: string, path: readonly (string | number)[]): number {
  let at = blank(text, 0);
  for (const step of path) {
    const next = typeof step === "number" ? member(text, at, step) : named(text, at, step);
    if (next === undefined) break;
    at = next;
  }
  return text.slice(0, at).split("\n").length;
}

function member(text: string, list: number, nth: number): number | undefined {
  if (text[list] !== "[") return undefined;
  let at = blank(text, list + 1);
  for (let passed = 0; passed < nth; passed++) at = blank(text, blank(text, behind(text, at)) + 1);
  return at;
}

/** Of a name that is there twice the last one counts, as it does for whoever reads JSON. */
function named(text: string, object: number, name: string): number | undefined {
  if (text[object] !== "{") return undefined;
  let found: number | undefined;
  let at = blank(text, object + 1);
  while (text[at] === '"') {
    const end = behind(text, at);
    const value = blank(text, blank(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) found = value;
    const next = blank(text, behind(text, value));
    at = text[next] === "," ? blank(text, next + 1) : next;
  }
  return found;
}

function blank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Where a value of sound JSON ends. */
function behind(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at]!;
    if (c === '"') {
      for (at++; text[at] !== '"' && at < text.length; at++) if (text[at] === "\\") at++;
      if (depth === 0) return at + 1;
    } else if (c === "{" || c === "[") depth++;
    else if (c === "}" || c === "]") {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (c === "," || c.charCodeAt(0) <= 32)) return at;
  }
  return text.length;
}

/** The line in which a text stops being JSON: the first that no JSON can begin with all before it. */
function brokenLine(text: string): number {
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /at position ([0-9]+)/.exec(message)?.[1];
    if (position !== undefined) return text.slice(0, Number(position)).split("\n").length;
  }
  return text.split("\n").length;
}
