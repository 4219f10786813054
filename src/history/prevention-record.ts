// What history keeps of two orders of one account that met and did not trade.

import type { Event } from "../core/events.ts";
import type { Prevention } from "../core/listing.ts";
import { remaining } from "../core/order.ts";
import { orderOf } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import { type Instant, type Lots, NO_AMOUNT, type Ticks } from "../money/units.ts";

/** Two orders of one account that met and did not trade. */
export interface PreventionRecord {
  readonly symbol: string;
  readonly match: number;
  readonly taker: number;
  readonly maker: number;
  readonly at: Instant;
  readonly mode: Prevention;
  readonly ticks: Ticks;
  /** What it took off the taker: a part, or all that was left of an order it ended. */
  readonly takerLots?: Lots | undefined;
  /** The same of the maker. */
  readonly makerLots?: Lots | undefined;
}

/** What is kept of one. */
export function preventionOf(event: Extract<Event, { type: "MatchPrevented" }>, x: ExchangeView): PreventionRecord {
  const { symbol, match, taker, maker, mode, ticks, lots, decrement } = event;
  const common = { symbol, match, taker, maker, at: x.at, mode, ticks };
  // An order that was ended is as it was when it was: what it had left is what was taken off it.
  const left = (id: number): Lots => {
    const order = orderOf(x, id);
    return order.quoteBudget > NO_AMOUNT ? lots : remaining(order);
  };
  switch (mode) {
    case "expire-taker":
      return { ...common, takerLots: left(taker) };
    case "expire-maker":
      return { ...common, makerLots: left(maker) };
    case "expire-both":
      return { ...common, takerLots: left(taker), makerLots: left(maker) };
    case "decrement":
    case "transfer":
      return { ...common, takerLots: decrement, makerLots: decrement };
    case "none":
      throw new Error("invariant broken: what is prevented is prevented by a mode");
  }
}
