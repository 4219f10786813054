// What is remembered of liquidations of positions while they go on, and of what came of them.

import type { Contracts, Cost, Instant } from "../../money/units.ts";
import type { PurseId } from "../ledger/ledger.ts";
import type { LegName } from "../order.ts";

/** Positions that share their margin. */
export interface Scope {
  readonly account: number;
  /** The coin of the margin. */
  readonly asset: string;
  /** Where the margin is: the futures purse, or the leg's own. */
  readonly purse: PurseId;
  /** The contract of an isolated leg; empty of crossed positions. */
  readonly symbol: string;
  /** The isolated leg; `both` also of crossed positions. */
  readonly leg: LegName;
}

/** A liquidation that is going on. */
export interface ContractLiquidation extends Scope {
  readonly id: number;
  readonly startedAt: Instant;
}

/** What the insurance fund has taken over in a contract; negative where it is short. */
export interface FundPosition {
  contracts: Contracts;
  cost: Cost;
}
