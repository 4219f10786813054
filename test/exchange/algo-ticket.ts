// An algo order of a test venue, at hand for as long as the test lasts.

import type { AlgoId, AlgoOrder } from "../../src/core/algo-order.ts";
import type { CoreVenue } from "../exchange.ts";
import { Ticket } from "./ticket.ts";

/** An algo order as its owner sees it, at any time after it was placed. */
export class AlgoTicket {
  readonly venue: CoreVenue;
  readonly id: AlgoId;

  constructor(venue: CoreVenue, id: AlgoId) {
    this.venue = venue;
    this.id = id;
  }

  get algo(): AlgoOrder {
    return this.venue.algo(this.id);
  }

  get status(): string {
    return this.algo.status;
  }

  /** The order it placed. */
  get actual(): Ticket {
    return new Ticket(this.venue, this.algo.actual);
  }
}
