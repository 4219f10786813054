// Algo orders that are over.

import type { AlgoFacts } from "./algo-facts.ts";
import { bounds, type Past, type Time } from "./past.ts";

/** An algo order of a purse, by number or by client id; of several with one client id the newest. */
export function endedAlgo(
  past: Past,
  purse: number,
  name: { readonly id?: number | undefined; readonly clientId?: string | undefined },
): AlgoFacts | undefined {
  const [found] =
    name.id === undefined
      ? past.records<AlgoFacts>(
          "SELECT body FROM algos WHERE seq <= ? AND purse = ? AND client = ? ORDER BY id DESC LIMIT 1",
          purse,
          name.clientId ?? "",
        )
      : past.records<AlgoFacts>("SELECT body FROM algos WHERE seq <= ? AND id = ?", name.id);
  return found?.purse === purse ? found : undefined;
}

/** Which algo orders that are over are asked for. */
export interface AlgoRange extends Time {
  readonly fromId: number;
  /** How many at most: a page and those before it. */
  readonly most: number;
}

/**
 * Algo orders of a purse in a market placed in a time, from a number on, oldest first; without those a page does not
 * show. It looks on until it has enough, or there are no more.
 */
export function endedAlgosThat(
  keep: (algo: AlgoFacts) => boolean,
  past: Past,
  purse: number,
  symbol: string,
  range: AlgoRange,
): AlgoFacts[] {
  const found: AlgoFacts[] = [];
  let { fromId } = range;
  for (;;) {
    const rows = past.records<AlgoFacts>(
      `SELECT body FROM algos WHERE seq <= ? AND purse = ? AND symbol = ? AND id >= ? AND placed BETWEEN ? AND ?
        ORDER BY id LIMIT ?`,
      purse,
      symbol,
      fromId,
      ...bounds(range),
      range.most,
    );
    found.push(...rows.filter(keep));
    const last = rows.at(-1);
    if (last === undefined || rows.length < range.most || found.length >= range.most) return found;
    fromId = last.id + 1;
  }
}
