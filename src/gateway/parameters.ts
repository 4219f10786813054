// What a parameter may hold, and how a wrong one is wrong. Query strings are flat and values are
// text; Binance refuses them by kind, so each kind says which refusal it earns.

import {
  type Amount,
  amount,
  type Instant,
  instant,
  type Lots,
  lots,
  type Price,
  price,
  type Quantity,
  quantity,
  type Ratio,
  ratio,
} from "../money/units.ts";
import { readDecimal } from "../money/text.ts";
import { wireError, type WireError } from "./errors.ts";

/** How a value is wrong: characters outside the range, no valid value, too many decimals, too large, or a refusal of its own. */
export type Misread =
  | { readonly wrong: "illegal" | "invalid" | "too-precise" | "overflow" }
  | { readonly wrong: "refused"; readonly error: WireError };

/** A parameter of type T. */
export interface Parameter<T> {
  /** The documentation's name of the type. */
  readonly type: "STRING" | "LONG" | "INT" | "DECIMAL" | "ENUM" | "BOOLEAN" | "ARRAY";
  /** The characters a value may have, as the refusal prints it. */
  readonly range: string;
  /** The values an ENUM may have. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** What a parameter that was not sent counts as; undefined where it must be sent. */
  readonly absent?: { readonly value: T };
  readonly read: (text: string) => T | Misread;
}

/** Declared parameters by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** The values of declared parameters. */
export type Values<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** Whether reading a value failed. */
export function isMisread(read: unknown): read is Misread {
  return typeof read === "object" && read !== null && "wrong" in read;
}

/** The digits a whole number may have, as the refusal of others prints it. */
export const DIGITS = "^[0-9]{1,20}$";
const NUMBER = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";

/** Text that matches a pattern. */
export function text(range: string): Parameter<string> {
  const pattern = new RegExp(range);
  return { type: "STRING", range, read: (value) => (pattern.test(value) ? value : { wrong: "illegal" }) };
}

/** A market's name; whether it exists is not asked here. */
export const symbolName: Parameter<string> = text("^[A-Z0-9-_.]{1,20}$");
/** An asset's name. */
export const assetName: Parameter<string> = text("^[A-Za-z0-9]{1,20}$");
/** A client's own name for an order. */
export const clientId: Parameter<string> = text("^[a-zA-Z0-9-_]{1,36}$");

/** Whether a text is digits and nothing else, however large the number. */
export function isDigits(value: string): boolean {
  return WHOLE.test(value);
}

const WHOLE = new RegExp(DIGITS);

/** The least and the most a whole number may be. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number. */
export function long(bounds?: Bounds): Parameter<number> {
  return bounds === undefined ? anyLong : whole("LONG", bounds);
}

/** A whole number that the documentation calls an INT; it is held to no other bounds for that. */
export function int(bounds: Bounds = {}): Parameter<number> {
  return whole("INT", bounds);
}

function whole(type: "LONG" | "INT", bounds: Bounds): Parameter<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = bounds;
  return {
    type,
    range: DIGITS,
    ...(bounds.min === undefined ? {} : { minimum: min }),
    ...(bounds.max === undefined ? {} : { maximum: max }),
    read(value) {
      if (!isDigits(value)) return { wrong: "illegal" };
      const read = Number(value);
      if (!Number.isSafeInteger(read)) return { wrong: "overflow" };
      return read < min || read > max ? { wrong: "invalid" } : read;
    },
  };
}

/** The most that 64 bits hold. */
const MOST = 2n ** 63n - 1n;

/**
 * A whole number of 64 bits that the exchange has given out, or may one day: what is more than a number here can tell
 * exactly counts as the largest that can, which is nobody's either.
 */
const anyLong: Parameter<number> = {
  type: "LONG",
  range: DIGITS,
  read(value) {
    if (!isDigits(value)) return { wrong: "illegal" };
    return BigInt(value) > MOST ? { wrong: "overflow" } : Math.min(Number(value), Number.MAX_SAFE_INTEGER);
  },
};

/** A moment in milliseconds since 1970. */
export const moment: Parameter<Instant> = {
  type: "LONG",
  range: DIGITS,
  read: (value) => (/^[0-9]{1,15}$/.test(value) ? instant(Number(value)) : { wrong: "illegal" }),
};

/** A count of rows; more than the page gives counts as the most it gives, as on the real exchange. */
export function rowLimit(fallback: number, most: number): Parameter<number> {
  const bounded = int({ min: 1 });
  return {
    ...bounded,
    maximum: most,
    absent: { value: fallback },
    read(value) {
      const read = bounded.read(value);
      return typeof read === "number" ? Math.min(read, most) : read;
    },
  };
}

/** A decimal of scale 8 as a bare integer. */
function decimal<T>(unit: (bare: bigint) => T): Parameter<T> {
  return {
    type: "DECIMAL",
    range: NUMBER,
    read(value) {
      const read = readDecimal(value, 8);
      // Nobody can have more of anything than 64 bits hold.
      if (typeof read === "bigint") return read > MOST ? { wrong: "overflow" } : unit(read);
      return { wrong: read === "too-precise" ? "too-precise" : read === "too-large" ? "overflow" : "illegal" };
    },
  };
}

/** A price. */
export const priceValue: Parameter<Price> = decimal(price);
/** A quantity of the base asset. */
export const quantityValue: Parameter<Quantity> = decimal(quantity);
/** An amount of an asset. */
export const amountValue: Parameter<Amount> = decimal(amount);

/** A pure number. */
export const ratioValue: Parameter<Ratio> = decimal(ratio);

/** A whole number of contracts: "1" or "1.0", but no part of one. */
export const contractsValue: Parameter<Lots> = {
  type: "DECIMAL",
  range: NUMBER,
  read(value) {
    const read = readDecimal(value, 0);
    if (typeof read === "bigint")
      return read > BigInt(Number.MAX_SAFE_INTEGER) ? { wrong: "overflow" } : lots(Number(read));
    return { wrong: read === "too-precise" ? "too-precise" : read === "too-large" ? "overflow" : "illegal" };
  },
};

/** One of some words, whatever their case and the blanks around them; `error` is the refusal of others. */
export function oneOf<const V extends string>(values: readonly V[], error?: WireError): Parameter<V> {
  const known = new Map(values.map((value) => [value.toUpperCase(), value]));
  return {
    type: "ENUM",
    range: "",
    values,
    read: (value) =>
      known.get(value.trim().toUpperCase()) ??
      (error === undefined ? { wrong: "invalid" } : { wrong: "refused", error }),
  };
}

/** True or false, whatever the case and the blanks around. */
export const flag: Parameter<boolean> = {
  type: "BOOLEAN",
  range: "",
  values: ["true", "false"],
  read(value) {
    const word = value.trim().toLowerCase();
    return word === "true" ? true : word === "false" ? false : { wrong: "invalid" };
  },
};

/** At most so many names, separated by commas. */
export function commaList(most: number): Parameter<readonly string[]> {
  return {
    type: "STRING",
    range: "",
    read(value) {
      const names = value.split(",").map((name) => name.trim());
      if (names.some((name) => name === "")) return { wrong: "invalid" };
      return names.length > most ? { wrong: "refused", error: wireError("TOO_MANY_SYMBOLS", { limit: most }) } : names;
    },
  };
}

/** The same parameter, which need not be sent. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return { ...parameter, absent: { value: undefined } };
}

/** The same parameter, which counts as a value when it is not sent. */
export function withDefault<T>(parameter: Parameter<T>, value: NoInfer<T>): Parameter<T> {
  return { ...parameter, absent: { value } };
}
