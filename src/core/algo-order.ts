// An algo order: an order on a contract that is not placed before its price has come. Until then it waits under its own
// number, and nothing of it is known to the book, to margins or to positions.

import type { Instant, Lots, Ticks } from "../money/units.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { Prevention } from "./listing.ts";
import type { Condition, ContractTerms, OrderId, OrderKind, Side, TimeInForce, Waiter } from "./order.ts";

/** The number of an algo order, from the sequence of orders. */
export type AlgoId = number;

/**
 * What has become of an algo order. `triggered`: its order was placed and is open; `finished`: that order is over,
 * however it ended; `rejected`: its price came and its order could not be placed.
 */
export type AlgoStatus = "new" | "triggered" | "finished" | "canceled" | "expired" | "rejected";

/** How an algo order ends. */
export type AlgoEnd = Exclude<AlgoStatus, "new" | "triggered">;

/** An algo order. What is `readonly` never changes; the rest changes only by events. */
export interface AlgoOrder extends Waiter {
  readonly id: AlgoId;
  readonly symbol: string;
  readonly account: number;
  readonly purse: PurseId;
  readonly clientId: string;
  readonly side: Side;
  /** A trailing stop is a take-profit order, as among orders. */
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  /** The limit price of the order it will place; zero without one. */
  readonly ticks: Ticks;
  readonly stopTicks: Ticks;
  readonly trailingDelta: number;
  readonly prevention: Prevention;
  /** Zero where it closes whatever position there is then. */
  readonly lots: Lots;
  readonly terms: Omit<ContractTerms, "cost"> & { readonly condition: Condition };
  readonly placedAt: Instant;

  status: AlgoStatus;
  updatedAt: Instant;
  trailingAt: Instant;
  /** When its price came; zero before that. */
  triggeredAt: Instant;
  /** The order it placed; zero before that. */
  actual: OrderId;
  node: number;
}
