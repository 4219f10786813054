// What every trade does to the tape before it is printed: its numbers, and the minute it opens.

import { floorTo } from "../../money/arithmetic.ts";
import { type Instant, MINUTE, type Ticks } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import type { ExchangeView } from "../state.ts";

/** The numbers of a market's next trade. Fills of one taker at one price follow each other in one aggregate. */
export function nextPrint(
  x: ExchangeView,
  symbol: string,
  taker: number,
  at: Ticks,
): { readonly trade: number; readonly aggregate: number } {
  const tape = x.prices.tapes.get(symbol)!;
  const same = tape.trade > 0 && tape.lastTaker === taker && tape.lastTicks === at;
  return { trade: tape.trade + 1, aggregate: same ? tape.aggregate : tape.aggregate + 1 };
}

/** Closes the minute of a market whose next trade falls into a later one. */
export function closeMinute(x: ExchangeView, at: Instant, symbol: string, emit: Emit): void {
  const { candle } = x.prices.tapes.get(symbol)!;
  if (candle !== undefined && candle.openAt < floorTo(at, MINUTE)) emit({ type: "CandleClosed", symbol, candle });
}
