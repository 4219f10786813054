// Text on the wire to integers and back. Reading refuses what it cannot hold exactly.

import { atoms, type BigUnit } from "./units.ts";

/** Why a text is no number here: not a plain decimal, or more decimal places than the scale keeps. */
export type Unreadable = "malformed" | "too-precise" | "too-large";

/** More digits than any balance or price can have; a longer text is refused before it is parsed. */
const MOST_DIGITS = 30;

/**
 * A plain decimal ("12", "0.5", ".5", "1.", no sign unless `signed`) as an integer of a scale.
 * Trailing zeros beyond the scale are allowed, other digits there are "too-precise".
 */
export function readDecimal(
  text: string,
  scale: number,
  signed: "signed" | "unsigned" = "unsigned",
): bigint | Unreadable {
  let at = 0;
  let negative = false;
  if (signed === "signed" && text.charCodeAt(0) === MINUS) {
    negative = true;
    at = 1;
  }
  if (text.length === at) return "malformed";
  if (text.length > MOST_DIGITS + 2) return "too-large";
  let digits = "";
  let places = -1;
  let excess = false;
  let any = false;
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === POINT) {
      if (places >= 0) return "malformed";
      places = 0;
      continue;
    }
    if (c < ZERO || c > NINE) return "malformed";
    any = true;
    if (places < 0) digits += text[at];
    else if (places < scale) {
      digits += text[at];
      places++;
    } else if (c !== ZERO) excess = true;
  }
  if (!any) return "malformed";
  if (excess) return "too-precise";
  const kept = places < 0 ? 0 : places;
  const bare = BigInt(digits + ZEROS.slice(0, scale - kept));
  return negative ? -bare : bare;
}

/** An integer of a scale as text with exactly `places` decimal places; digits beyond are cut, not rounded. */
export function fixed(bare: bigint, scale: number, places: number): string {
  if (bare < 0n) {
    const text = fixed(-bare, scale, places);
    return /[1-9]/.test(text) ? `-${text}` : text;
  }
  const digits = bare.toString();
  const filled = digits.length > scale ? digits : ZEROS.slice(0, scale + 1 - digits.length) + digits;
  const whole = filled.slice(0, filled.length - scale);
  if (places === 0) return whole;
  const fraction = filled.slice(filled.length - scale);
  return `${whole}.${places <= scale ? fraction.slice(0, places) : fraction + ZEROS.slice(0, places - scale)}`;
}

/** A unit of scale 8 (price, quantity, amount, ratio) with eight decimal places: "0.00100000". */
export function padded(of: BigUnit): string {
  return fixed(atoms(of), 8, 8);
}

/** A unit of scale 8 with exactly `places` decimal places. */
export function withPlaces(of: BigUnit, places: number): string {
  return fixed(atoms(of), 8, places);
}

/** An integer of a scale without trailing zeros: "0.001", "5", "0". */
export function trimmed(bare: bigint, scale: number): string {
  const text = fixed(bare, scale, scale);
  if (scale === 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end--;
  if (text.charCodeAt(end - 1) === POINT) end--;
  const cut = text.slice(0, end);
  return cut === "-0" ? "0" : cut;
}

/** A unit of scale 8 without trailing zeros. */
export function plain(of: BigUnit): string {
  return trimmed(atoms(of), 8);
}

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;
const ZEROS = "0".repeat(64);
