// The positions in COIN-margined contracts, and how each account holds them.

import {
  type Amount,
  type Contracts,
  type Cost,
  count,
  type Instant,
  NO_AMOUNT,
  NO_CONTRACTS,
  NO_COST,
  type Price,
  type Rate,
} from "../../money/units.ts";
import type { LegName, Side } from "../order.ts";
import type { PurseId } from "../ledger/ledger.ts";
import type { View } from "../view.ts";
import type { ContractLiquidation, FundPosition, Scope } from "./liquidations.ts";
import type { Positioning } from "./standing.ts";

/** A position of one account in one contract. */
export interface Position {
  readonly symbol: string;
  readonly leg: LegName;
  /** Negative for a short. */
  contracts: Contracts;
  /** What the open contracts cost: the sum of face ÷ price, always positive. */
  cost: Cost;
  /** Profit and loss of all that was ever closed of it, before commissions. */
  realised: Amount;
  /** Its own purse, which holds its margin while the symbol is isolated. */
  readonly purse: PurseId;
  updatedAt: Instant;
}

/** How an account trades one contract. */
export interface SymbolSetting {
  leverage: number;
  isolated: boolean;
}

/** One account's futures. */
export interface FuturesAccount {
  /** Whether LONG and SHORT are held apart. */
  hedge: boolean;
  readonly settings: Map<string, SymbolSetting>;
  /** Positions ever opened, by `legKey`; flat ones stay with zero contracts. */
  readonly positions: Map<string, Position>;
}

/** How a contract stands between two stamps of funding. */
export interface Funding {
  readonly symbol: string;
  /** The premium of all samples later than `since`. */
  premium: Rate;
  since: Instant;
  /** The interval's samples until then: the sum of each times its weight, and the sum of the weights. */
  weighted: Rate;
  weight: number;
  /** The next rate, where it was fixed. */
  fixed: Rate | undefined;
  /** The rate of the last stamp; absent before there was one. */
  last?: Rate | undefined;
}

/** What is known so far of the price at which a contract will be settled. */
export interface Delivery {
  readonly symbol: string;
  /** The sum of the samples of the index until then, and how many they are; later ones are of the index as it is. */
  since: Instant;
  sum: Price;
  samples: number;
}

/** So many samples, one after the other, of one basis. */
export interface BasisRun {
  readonly basis: Price;
  readonly samples: number;
}

/** What the mark of a contract is formed of: what it traded above its index, or below. */
export interface Forming {
  readonly symbol: string;
  /** That of all samples later than `since`. */
  basis: Price;
  since: Instant;
  /** The samples until then that still count, oldest first. */
  runs: readonly BasisRun[];
}

/** All accounts' futures, by account, and the funding of contracts, in the order in which they were listed. */
export interface Futures {
  /** What is being liquidated, by `scopeKey`, the oldest first. */
  readonly liquidating: Map<string, ContractLiquidation>;
  /** Whose owners were called for margin and still lack it, by `scopeKey`. */
  readonly called: Map<string, Scope>;
  /** What the insurance fund has taken over, by contract. */
  readonly fund: Map<string, FundPosition>;
  readonly accounts: Map<number, FuturesAccount>;
  readonly funding: Map<string, Funding>;
  /** Who stood where when it was last another than before, by pair. */
  readonly positioning: Map<string, Positioning>;
  /** Whether anything has happened since then that could have changed it; derived. */
  moved: boolean;
  /** The contracts that are to be delivered, in the order in which they were listed. */
  readonly deliveries: Map<string, Delivery>;
  /** The contracts whose marks the exchange forms. */
  readonly forming: Map<string, Forming>;
}

/** No positions yet. */
export function emptyFutures(): Futures {
  return {
    liquidating: new Map(),
    called: new Map(),
    fund: new Map(),
    accounts: new Map(),
    funding: new Map(),
    positioning: new Map(),
    moved: true,
    deliveries: new Map(),
    forming: new Map(),
  };
}

/** What a position is kept under. */
export function legKey(symbol: string, leg: LegName): string {
  return `${symbol}/${leg}`;
}

/** The legs that exist in a position mode. */
export function legsIn(hedge: boolean): readonly LegName[] {
  return hedge ? ["long", "short"] : ["both"];
}

/** How much of a position (signed: long above zero) an order of a side would close rather than open. */
export function closableBy(held: Contracts, side: Side): number {
  return side === "buy" ? Math.max(0, -count(held)) : Math.max(0, count(held));
}

/** An account that has never touched futures. */
export const UNTOUCHED: View<FuturesAccount> = { hedge: false, settings: new Map(), positions: new Map() };

/** One account's futures, also where it never used them. */
export function futuresOf(futures: View<Futures>, account: number): View<FuturesAccount> {
  return futures.accounts.get(account) ?? UNTOUCHED;
}

/** A position's size and cost, also where it was never opened. */
export function positionOf(
  futures: View<Futures>,
  account: number,
  symbol: string,
  leg: LegName,
): {
  readonly contracts: Contracts;
  readonly cost: Cost;
  readonly realised: Amount;
  readonly purse: PurseId | undefined;
  readonly updatedAt: Instant | undefined;
} {
  const known = futuresOf(futures, account).positions.get(legKey(symbol, leg));
  return (
    known ?? {
      contracts: NO_CONTRACTS,
      cost: NO_COST,
      realised: NO_AMOUNT,
      purse: undefined,
      updatedAt: undefined,
    }
  );
}
