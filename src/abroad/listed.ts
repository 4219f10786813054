// What the saved answers of another venue say, put together: each fact with the place it stands at. The same fact said
// twice in two ways is refused.

import type { Bracket, Contract, FundingTerms, IsolatedTier, Pair, Prevention } from "../core/listing.ts";
import type { Amount, Price, Rate, Ratio } from "../money/units.ts";
import { type Place, unusable, whereIs } from "./saved.ts";

/** A fact and where it stands. */
export interface Said<T> {
  readonly is: T;
  readonly at: Place;
}

/** A pair as exchange information lists it. */
export interface SaidPair extends Pick<Pair, "symbol" | "base" | "quote" | "status" | "spot"> {
  readonly margin: boolean;
  readonly preventions: readonly Prevention[] | undefined;
  readonly defaultPrevention: Prevention | undefined;
  readonly filters: Partial<Pair["filters"]> & Pick<Pair["filters"], "price" | "lot">;
}

/** A contract as exchange information lists it; undefined status: it is not traded any more. */
export type SaidContract = Omit<Contract, "kind" | "brackets" | "funding" | "status"> & {
  readonly status: "trading" | "break" | undefined;
};

/** What a coin costs and how much of it is lent, at one level of fees. */
export interface SaidLoan {
  readonly borrowable: boolean;
  readonly collateral: boolean;
  readonly rate: Rate;
  readonly limit: Amount;
}

/** All that is said, by whom it is said of. */
export interface Listed {
  readonly pairs: Map<string, Said<SaidPair>>;
  readonly contracts: Map<string, Said<SaidContract>>;
  /** By symbol or by pair. */
  readonly ladders: Map<string, Said<readonly Bracket[]>>;
  readonly fundings: Map<string, Said<Pick<FundingTerms, "interval" | "cap" | "floor">>>;
  readonly tiers: Map<
    string,
    Said<Pick<IsolatedTier, "multiple" | "initial" | "liquidation" | "baseLimit" | "quoteLimit">>
  >;
  /** By coin and level, as "BTC 0". */
  readonly loans: Map<string, Said<SaidLoan>>;
  /** By pair and level. */
  readonly isolatedLimits: Map<string, Said<Pair["isolatedLimits"][number]>>;
  readonly assets: Map<
    string,
    Said<{
      readonly fullName: string;
      readonly borrowable: boolean;
      readonly mortgageable: boolean;
      readonly minimumBorrow: Amount;
      readonly minimumRepay: Amount;
    }>
  >;
  readonly collaterals: Map<string, Said<Ratio>>;
  readonly crossPairs: Map<string, Said<{ readonly id: string | undefined; readonly margin: boolean }>>;
  readonly isolatedPairs: Map<string, Said<boolean>>;
  /** Last prices of markets, and dollar indexes by contract. */
  readonly prices: Map<string, Said<Price>>;
  readonly indexes: Map<string, Said<{ readonly index: Price; readonly mark: Price }>>;
  /** What is in the files and has no meaning here, once each. */
  readonly ignored: Set<string>;
}

/** Nothing said yet. */
export function nothingListed(): Listed {
  return {
    pairs: new Map(),
    contracts: new Map(),
    ladders: new Map(),
    fundings: new Map(),
    tiers: new Map(),
    loans: new Map(),
    isolatedLimits: new Map(),
    assets: new Map(),
    collaterals: new Map(),
    crossPairs: new Map(),
    isolatedPairs: new Map(),
    prices: new Map(),
    indexes: new Map(),
    ignored: new Set(),
  };
}

/** Notes a fact; whoever says another of the same is refused. */
export function say<T>(of: Map<string, Said<T>>, name: string, is: T, at: Place): void {
  const before = of.get(name);
  if (before !== undefined && told(before.is) !== told(is)) {
    throw unusable(at, `${name} is said otherwise in ${whereIs(before.at)}`);
  }
  of.set(name, { is, at });
}

function told(is: unknown): string {
  return JSON.stringify(is, (_name, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
