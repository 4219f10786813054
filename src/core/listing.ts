// What the exchange lists: assets, pairs, contracts, and the figures its rules run on. Definitions
// arrive whole, by command, and are replaced whole.

import { minus, plus } from "../money/arithmetic.ts";
import { part } from "../money/convert.ts";
import {
  type Amount,
  type Face,
  type Instant,
  type Lots,
  NO_AMOUNT,
  type Price,
  type Quantity,
  type Rate,
  type Ratio,
  type Span,
} from "../money/units.ts";
import type { Quirks } from "./quirks.ts";
import type { View } from "./view.ts";

/** How an order behaves when it would trade with another of the same account. */
export type Prevention = "none" | "expire-taker" | "expire-maker" | "expire-both" | "decrement" | "transfer";

/** Whether a market takes orders. */
export type MarketStatus = "trading" | "halt" | "break";

/** Whether a contract takes orders, takes only what closes positions, is being settled, or has been. */
export type ContractStatus = MarketStatus | "pre-delivering" | "delivering" | "delivered";

/** An asset and how it may be borrowed. */
export interface Asset {
  readonly name: string;
  readonly fullName: string;
  /** Whether loans of it are given. */
  readonly borrowable: boolean;
  /** Whether it counts as collateral. */
  readonly mortgageable: boolean;
  readonly minimumBorrow: Amount;
  readonly minimumRepay: Amount;
  /** Daily interest rate by VIP level, from level 0. */
  readonly dailyRates: readonly Rate[];
  /** The most one cross account may owe, by VIP level. */
  readonly borrowLimits: readonly Amount[];
  /** The share of its value that counts as collateral in the cross account. */
  readonly collateralRatio: Ratio;
  /** The figure Cross Margin Pro publishes for it; nothing in this exchange is worked out from it. */
  readonly riskBasedLiquidation?: Ratio;
}

/** One step of an isolated pair's ladder: up to these debts, these ratios. */
export interface IsolatedTier {
  readonly tier: number;
  /** initial ÷ (initial − 1), as displayed. */
  readonly multiple: Ratio;
  /** The level an account must keep to borrow. */
  readonly initial: Ratio;
  /** The level at or below which a margin call is sent. */
  readonly marginCall: Ratio;
  /** The level at or below which the account is close to liquidation. */
  readonly preLiquidation: Ratio;
  /** The level at or below which the account is liquidated. */
  readonly liquidation: Ratio;
  readonly baseLimit: Amount;
  readonly quoteLimit: Amount;
}

/** The largest number of ticks a book's index is built for: a million chunks. */
export const MOST_TICKS = 2 ** 38;

/** The bounds and grid of a price. A bound of zero is off. */
export interface PriceFilter {
  readonly min: Price;
  readonly max: Price;
  readonly tick: Price;
}

/** The bounds and grid of a quantity. A step of zero is off. */
export interface LotFilter {
  readonly min: Quantity;
  readonly max: Quantity;
  readonly step: Quantity;
}

/** The filters of a pair, as `exchangeInfo` shows them. */
export interface PairFilters {
  readonly price: PriceFilter;
  readonly lot: LotFilter;
  readonly marketLot: LotFilter;
  readonly icebergParts: number;
  readonly percentPrice: {
    readonly bidUp: Ratio;
    readonly bidDown: Ratio;
    readonly askUp: Ratio;
    readonly askDown: Ratio;
    readonly minutes: number;
  };
  readonly notional: {
    readonly min: Amount;
    readonly max: Amount;
    readonly minToMarket: boolean;
    readonly maxToMarket: boolean;
    readonly minutes: number;
  };
  readonly maxOrders: number;
  readonly maxAlgoOrders: number;
  /** Open lists of one account; absent where they are not bounded, as before there was such a filter. */
  readonly maxOrderLists?: number;
  /** How often one order may be amended; absent where that is not bounded. */
  readonly maxOrderAmends?: number;
  readonly trailingDelta: { readonly min: number; readonly max: number };
}

/** A pair of assets traded against each other on spot, cross and isolated accounts alike. */
export interface Pair {
  readonly kind: "pair";
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly status: MarketStatus;
  readonly filters: PairFilters;
  /** Which accounts may trade it. */
  readonly spot: boolean;
  readonly cross: boolean;
  readonly isolated: boolean;
  readonly preventions: readonly Prevention[];
  readonly defaultPrevention: Prevention;
  /** The isolated ladder, from tier 1; empty where the pair is not isolated. */
  readonly tiers: readonly IsolatedTier[];
  /** The most one isolated account may owe of each coin, by VIP level. */
  readonly isolatedLimits: readonly { readonly base: Amount; readonly quote: Amount }[];
  /** How far beyond the index a limit order of a margin account may be priced; absent where any price is taken. */
  readonly marginBand?: Ratio;
  /** The number `allPairs` shows; above 2^53 on the real exchange, hence a text. */
  readonly pairId: string;
}

/** One step of a contract's ladder: notionals up to the cap, in coin. */
export interface Bracket {
  readonly bracket: number;
  readonly leverage: number;
  readonly cap: Amount;
  readonly floor: Amount;
  readonly maintenance: Ratio;
  /** What is taken off, so that maintenance margin is continuous at the floor. */
  readonly deduction: Amount;
}

/** How a perpetual contract is funded. */
export interface FundingTerms {
  /** From one stamp to the next, counted from midnight UTC. */
  readonly interval: Span;
  /** What dollars cost more than the coin, for eight hours. */
  readonly interest: Rate;
  /** How far the interest rate may move the premium. */
  readonly damper: Rate;
  readonly cap: Rate;
  readonly floor: Rate;
  /** The dollars that are traded, in thought, to find the impact prices. */
  readonly impact: Face;
}

/** A COIN-margined contract. */
export interface Contract {
  readonly kind: "contract";
  readonly symbol: string;
  /** The pair it is written on, such as BTCUSD. */
  readonly pair: string;
  readonly base: string;
  readonly quote: string;
  readonly status: ContractStatus;
  /** Dollars a contract. */
  readonly size: Face;
  readonly contractType: "PERPETUAL" | "CURRENT_QUARTER" | "NEXT_QUARTER";
  readonly onboarded: Instant;
  readonly delivery: Instant;
  readonly price: PriceFilter;
  readonly lot: { readonly min: Lots; readonly max: Lots };
  readonly marketLot: { readonly min: Lots; readonly max: Lots };
  readonly maxOrders: number;
  readonly maxAlgoOrders: number;
  readonly percentPrice: { readonly up: Ratio; readonly down: Ratio };
  /** How far from the mark a market order may trade. */
  readonly marketTakeBound: Ratio;
  readonly triggerProtect: Ratio;
  readonly liquidationFee: Ratio;
  /** Decimal places of displayed prices. */
  readonly pricePlaces: number;
  readonly brackets: readonly Bracket[];
  readonly underlyingSubType: readonly string[];
  /** Absent where none is charged: of contracts that are delivered, and of venues founded before there was any. */
  readonly funding?: FundingTerms;
}

/** Anything with an order book. */
export type Market = Pair | Contract;

/** The thresholds of a cross account of one leverage. */
export interface CrossThresholds {
  readonly leverage: number;
  readonly initial: Ratio;
  readonly transferOut: Ratio;
  readonly marginCall: Ratio;
  readonly liquidation: Ratio;
}

/** Figures that are not a market's or an asset's. Those inferred or assumed are marked in `genesis`. */
export interface Settings extends Quirks {
  readonly spotMaker: Rate;
  readonly spotTaker: Rate;
  readonly coinMaker: Rate;
  readonly coinTaker: Rate;
  /** What commissions and interest can be paid in at a discount. */
  readonly burnAsset: string;
  /** The share of a commission that is left out then. */
  readonly commissionBurnDiscount: Ratio;
  /** The share of an hour's interest that is left out then. */
  readonly interestBurnDiscount: Ratio;
  /** Isolated pairs one account may have enabled. */
  readonly isolatedAccountLimit: number;
  /** How long after disabling a pair it may be disabled again. */
  readonly isolatedDisablePause: Span;
  /** With debt, an isolated account's transfers out must leave at least this level (or the tier's initial ratio, if higher). */
  readonly isolatedTransferOut: Ratio;
  readonly cross: readonly CrossThresholds[];
  /** Which of them a cross account follows until it is set to another, by leverage. */
  readonly crossLeverage: number;
  /** How often an account in the margin-call zone is told so again. */
  readonly marginCallEvery: Span;
  /** The owner of positions in contracts is called when they must keep this share of their margin balance. */
  readonly contractMarginCall: Ratio;
  /** The share of what a liquidated margin account had that goes to the insurance fund, if that much is left. */
  readonly clearanceFee: Ratio;
  /** How often a liquidation that found no takers is gone on with while no price moves. */
  readonly liquidationRetry: Span;
  /** What the owner of a bankrupt cross account owes the insurance fund in; empty where nothing is owed. */
  readonly liquidationLoanAsset: string;
  /** What is left of a debt that is repaid in part must be worth as many dollars, or nothing. */
  readonly leastDebtLeft: Amount;
  /** How long a loan or repayment by hand is pending, where the quirk has it so. */
  readonly loanPending: Span;
  /** What small debts are exchanged for. */
  readonly smallLiabilityAsset: string;
  /** Debts worth less than so much of it are small. */
  readonly smallLiabilityLimit: Amount;
  /** How long after an exchange of small debts the next one may be. */
  readonly smallLiabilityPause: Span;
  /** How long a good-till-cancel order on a contract stays. */
  readonly contractOrderValidity: Span;
  /** How long before its delivery a contract takes only orders that close positions. */
  readonly openingEndsBeforeDelivery: Span;
  /** The time before its delivery of whose index a contract's settlement price is the mean. */
  readonly settlementTime: Span;
  /** How many samples, one a second, a formed mark counts of what a contract trades above its index. */
  readonly markBasisSamples: number;
  /** Leverage of a contract an account never set. */
  readonly defaultLeverage: number;
}

/** What margin will list, or no longer list, from a moment on. */
export interface Notice {
  readonly id: number;
  readonly kind: "list" | "delist";
  readonly at: Instant;
  /** When loans of what is delisted end. */
  readonly loansEnd: Instant;
  readonly loansEnded: boolean;
  /** Assets of the cross account. */
  readonly assets: readonly string[];
  readonly crossPairs: readonly string[];
  readonly isolatedPairs: readonly string[];
}

/** Everything the exchange lists. */
export interface Reference {
  settings: Settings | undefined;
  /** What was announced and has not come true, in the order in which it was announced. */
  readonly notices: Map<number, Notice>;
  readonly assets: Map<string, Asset>;
  readonly markets: Map<string, Market>;
}

/** Nothing listed yet. */
export function emptyReference(): Reference {
  return { settings: undefined, notices: new Map(), assets: new Map(), markets: new Map() };
}

/** The pair of a symbol that is known to be one: of an order on it, of its isolated account. */
export function listedPair(x: { readonly reference: View<Reference> }, symbol: string): View<Pair> {
  const market = x.reference.markets.get(symbol);
  if (market?.kind !== "pair") throw new Error(`invariant broken: ${symbol} is a pair`);
  return market;
}

/** The contract of a symbol that is known to be one: of an order or a position in it. */
export function listedContract(x: { readonly reference: View<Reference> }, symbol: string): View<Contract> {
  const market = x.reference.markets.get(symbol);
  if (market?.kind !== "contract") throw new Error(`invariant broken: ${symbol} is a contract`);
  return market;
}

/** Whether orders on a contract trade. */
export function isOpen({ status }: Pick<View<Contract>, "status">): boolean {
  return status === "trading" || status === "pre-delivering";
}

/** The bounds and grid of a market's prices. */
export function priceFilter(market: View<Market>): View<PriceFilter> {
  return market.kind === "pair" ? market.filters.price : market.price;
}

/** The size of one lot of a pair's book. */
export function lotSize(pair: View<Pair>): Quantity {
  return pair.filters.lot.step;
}

/**
 * The deductions of a ladder: zero for the first bracket, then
 * floor × (rate − the rate before) + the deduction before, so that maintenance margin has no steps.
 */
export function withDeductions(
  rows: readonly { readonly leverage: number; readonly cap: Amount; readonly maintenance: Ratio }[],
): Bracket[] {
  const brackets: Bracket[] = [];
  let floor = NO_AMOUNT;
  let deduction = NO_AMOUNT;
  let before: Ratio | undefined;
  for (const row of rows) {
    if (before !== undefined) {
      deduction = plus(deduction, part(floor, minus(row.maintenance, before), "down"));
    }
    brackets.push({ bracket: brackets.length + 1, ...row, floor, deduction });
    floor = row.cap;
    before = row.maintenance;
  }
  return brackets;
}
