// What figures must come to, worked out another way: decimals of arbitrary precision.

import { Decimal } from "decimal.js";
import type { Rounding } from "../src/money/convert.ts";
import { atoms, type BigUnit } from "../src/money/units.ts";

const Exact = Decimal.clone({ precision: 120, toExpNeg: -60, toExpPos: 60 });

const MODE: Record<Rounding, Decimal.Rounding> = {
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
  "half-up": Decimal.ROUND_HALF_UP,
};

/** A bare integer of a scale as the decimal it stands for. */
export function decimal(bare: bigint, scale: number): Decimal {
  return new Exact(bare.toString()).div(new Exact(10).pow(scale));
}

/** A unit of scale 8 as the decimal it stands for. */
export function exact(of: BigUnit): Decimal {
  return decimal(atoms(of), 8);
}

/** A decimal rounded to a scale, as the bare integer. */
export function rounded(of: Decimal, scale: number, rounding: Rounding): bigint {
  return BigInt(of.times(new Exact(10).pow(scale)).toDecimalPlaces(0, MODE[rounding]).toFixed(0));
}
