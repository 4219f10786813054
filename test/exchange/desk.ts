// A purse of a trader of a test venue, whatever it trades.

import type { PurseName } from "../../src/core/commands.ts";
import { free, purseOf } from "../../src/core/select.ts";
import { amountOf } from "../../src/genesis/figures.ts";
import { plain } from "../../src/money/text.ts";
import type { CoreVenue } from "../exchange.ts";
import type { CoreTrader } from "./trader.ts";

/** A purse seen by its owner. */
export class Desk {
  readonly trader: CoreTrader;
  readonly name: PurseName;

  constructor(trader: CoreTrader, name: PurseName) {
    this.trader = trader;
    this.name = name;
  }

  get venue(): CoreVenue {
    return this.trader.venue;
  }

  /** The number of the purse. */
  get purse(): number {
    const purse = purseOf(this.venue.x, this.name);
    if (purse === undefined) throw new Error("the purse does not exist yet");
    return purse;
  }

  /** Brings an amount in from outside: to spot, and on from there. */
  has(amount: string, asset: string): this {
    const { spot } = this.trader;
    this.venue.perform({ type: "Credit", to: spot.name, asset, amount: amountOf(amount) });
    if (this.name.kind !== "spot") spot.sends(amount, asset, this);
    return this;
  }

  /** Transfers to another purse of the same trader. */
  sends(amount: string, asset: string, to: Desk): void {
    this.venue.perform({ type: "Transfer", from: this.name, to: to.name, asset, amount: amountOf(amount) });
  }

  free(asset: string): string {
    return plain(free(this.venue.x.ledger, this.purse, asset));
  }
}
