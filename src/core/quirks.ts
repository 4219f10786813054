// Where the real exchange changed at a date, or does other than its documentation says: one setting
// for each such place, chosen when a venue is founded and journaled with its other settings.

/** How a venue behaves in each of those places. What is said of each stands in `src/genesis/quirks.ts`. */
export interface Quirks {
  /** Whether the listen keys of spot and margin accounts are served. */
  readonly legacyListenKeys: boolean;
  /** Whether the figures of isolated accounts end at their last digit, or are filled up to eight places. */
  readonly isolatedFigures: "trimmed" | "padded";
  /** Whether a pair that never had an isolated account can be enabled before something was moved there. */
  readonly firstEnable: "refused" | "opens";
  /** What an order of a margin account reads that the NOTIONAL filter keeps out: that of spot, or margin's own. */
  readonly notionalRefusal: "spot" | "margin";
  /** Whether a loan or a repayment by hand keeps its account from the next one for a moment. */
  readonly pendingLoans: boolean;
  /** Whether the insurance fund takes over what no book takes of a liquidated contract, or has nothing to do so with. */
  readonly insuranceFund: "pays" | "empty";
  /** Whether amending an order on a contract takes a new price or a new size, or both. */
  readonly amendments: "either" | "both";
  /** Whether orders on contracts that wait for a price are placed as orders, or as algo orders alone. */
  readonly conditionalOrders: "orders" | "algos";
  /** Whether answers to placing, amending and cancelling orders on contracts tell what was traded, and at what price. */
  readonly orderFigures: "shown" | "left-out";
  /** Whether the pages of contracts weigh, and refuse, as those of dollar-margined ones do. */
  readonly contractQueries: "separate" | "merged";
  /** What who sets a margin type that is set already is told: so, or that the position mode has open orders in its way. */
  readonly sameMarginType: "margin-type-unchanged" | "position-mode-has-orders";
  /** Whether callers are where the real exchange serves nobody. */
  readonly location: "served" | "restricted";
  /** Whether the marks of contracts begin as they are set, or are formed by the exchange, or so where prices walk. */
  readonly marks: "held" | "formed" | "market";
}

/** What live clients see today; a venue founded before there was a setting is read as having it so. */
export const QUIRKS_TODAY: Quirks = {
  legacyListenKeys: false,
  isolatedFigures: "trimmed",
  firstEnable: "refused",
  notionalRefusal: "spot",
  pendingLoans: false,
  insuranceFund: "pays",
  amendments: "either",
  conditionalOrders: "orders",
  orderFigures: "shown",
  contractQueries: "separate",
  sameMarginType: "margin-type-unchanged",
  location: "served",
  marks: "market",
};
