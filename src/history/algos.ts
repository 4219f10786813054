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

/** Algo orders of a purse in a market placed in a time, from a number on, oldest first. */
export function endedAlgos(
  past: Past,
  purse: number,
  symbol: string,
  range: Time & { readonly fromId: number },
): AlgoFacts[] {
  return past.records<AlgoFacts>(
    `SELECT body FROM algos WHERE seq <= ? AND purse = ? AND symbol = ? AND id >= ? AND placed BETWEEN ? AND ?
      ORDER BY id`,
    purse,
    symbol,
    range.fromId,
    ...bounds(range),
  );
}
