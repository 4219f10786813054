// What every benchmark prints: rates, and the ratio that counts.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** One row of a report. */
export interface Measured {
  readonly name: string;
  readonly perSecond: number;
}

/**
 * Clears away what earlier runs left behind, so that nobody's figure pays for another's garbage. The flag is set
 * here rather than by whoever starts the process.
 */
export function clearGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Prints rows and the first one's ratio to the best of the others. */
export function report(title: string, rows: readonly Measured[], against: string): void {
  const [first, ...others] = rows;
  process.stdout.write(`\n${title}\n`);
  for (const { name, perSecond } of rows) process.stdout.write(`  ${name.padEnd(44)} ${rate(perSecond)}\n`);
  if (others.length === 0 || first === undefined) return;
  const best = Math.max(...others.map(({ perSecond }) => perSecond));
  process.stdout.write(`  ratio to the ${against}: ${(first.perSecond / best).toFixed(2)}\n`);
}

/** A rate with its unit. */
export function rate(perSecond: number): string {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(2)} M/s`;
  return perSecond >= 1e3 ? `${(perSecond / 1e3).toFixed(1)} k/s` : `${perSecond.toFixed(1)} /s`;
}
