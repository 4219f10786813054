// An order of a test venue, at hand for as long as the test lasts.

import type { Contract, Pair } from "../../src/core/listing.ts";
import { type Order, type OrderId, remaining } from "../../src/core/order.ts";
import { priceAt, quantityOf } from "../../src/money/convert.ts";
import { plain } from "../../src/money/text.ts";
import { count } from "../../src/money/units.ts";
import type { CoreVenue } from "../exchange.ts";

/** An order as its owner sees it, at any time after it was placed. */
export class Ticket {
  readonly venue: CoreVenue;
  readonly id: OrderId;

  constructor(venue: CoreVenue, id: OrderId) {
    this.venue = venue;
    this.id = id;
  }

  get order(): Order {
    return this.venue.order(this.id);
  }

  /** Its status; "new, waiting" while a stop order waits for its price. */
  get status(): string {
    const { status, stage } = this.order;
    return stage === "armed" ? `${status}, waiting` : status;
  }

  get filled(): string {
    return this.#size(this.order.filled);
  }

  get left(): string {
    return this.#size(remaining(this.order));
  }

  /** Quote paid or received. */
  get paid(): string {
    return plain(this.order.paid);
  }

  /** What it holds of the asset it spends. */
  get holds(): string {
    return plain(this.order.held);
  }

  get price(): string {
    const market = this.venue.x.reference.markets.get(this.order.symbol)!;
    return plain(priceAt(this.order.ticks, market.kind === "pair" ? market.filters.price.tick : market.price.tick));
  }

  #size(size: Order["lots"]): string {
    const market = this.venue.x.reference.markets.get(this.order.symbol) as Pair | Contract;
    return market.kind === "pair" ? plain(quantityOf(size, market.filters.lot.step)) : String(count(size));
  }
}
