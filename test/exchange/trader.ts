// A trader of a test venue: its spot, cross and isolated purses, each a desk to trade pairs from,
// and its futures desk. Acts throw when refused; what they return can be looked at later.

import type { CoreVenue } from "../exchange.ts";
import { FuturesDesk } from "./futures-desk.ts";
import { PairDesk } from "./pair-desk.ts";

/** An account. */
export class CoreTrader {
  readonly venue: CoreVenue;
  readonly id: number;
  readonly spot: PairDesk;
  readonly cross: PairDesk;
  readonly futures: FuturesDesk;

  constructor(venue: CoreVenue, id: number) {
    this.venue = venue;
    this.id = id;
    this.spot = new PairDesk(this, { kind: "spot", account: id }, "BTCUSDT");
    this.cross = new PairDesk(this, { kind: "cross", account: id }, "BTCUSDT");
    this.futures = new FuturesDesk(this, "BTCUSD_PERP");
  }

  /** The isolated account of a pair. It exists once something was sent to it. */
  isolated(symbol: string): PairDesk {
    return new PairDesk(this, { kind: "isolated", account: this.id, symbol }, symbol);
  }

  /** Sets the leverage of the cross account. */
  leverages(leverage: number): void {
    this.venue.perform({ type: "ChangeCrossLeverage", account: this.id, leverage });
  }

  /** Disables an isolated pair. */
  disables(symbol: string): void {
    this.venue.perform({ type: "DisableIsolated", account: this.id, symbol });
  }

  /** Enables an isolated pair again. */
  enables(symbol: string): void {
    this.venue.perform({ type: "EnableIsolated", account: this.id, symbol });
  }
}
