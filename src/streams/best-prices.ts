// The best bid and ask of a market as streams write them.

import { depthOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import { lots, ticks } from "../money/units.ts";
import { streamPrice, streamSize } from "./market-text.ts";

const NOTHING = { ticks: ticks(0), lots: lots(0) };

/** Best bid price and size, best ask price and size; zeros where a side is empty. */
export function bestPrices(x: ExchangeView, symbol: string) {
  const market = x.reference.markets.get(symbol)!;
  const { updateId, bids, asks } = depthOf(x, symbol, 1);
  const [bid = NOTHING] = bids;
  const [ask = NOTHING] = asks;
  return {
    updateId,
    b: streamPrice(market, bid.ticks),
    B: streamSize(market, bid.lots),
    a: streamPrice(market, ask.ticks),
    A: streamSize(market, ask.lots),
  };
}
