// Everything that can happen on the exchange. An event is a fact: it is never refused, and it
// carries every figure needed to apply it, so that nothing is worked out twice.

import type { Amount, Contracts, Cost, Instant, Lots, Price, Rate, Ratio, Ticks, Value } from "../money/units.ts";
import type { AlgoEnd, AlgoId } from "./algo-order.ts";
import type { AccountId, ApiKey, KeyedStream, ListenToken } from "./accounts/accounts.ts";
import type {
  Condition,
  LegName,
  ListId,
  OrderId,
  OrderKind,
  OrderStatus,
  Pegged,
  PriceMatch,
  Side,
  SideEffect,
  Strategy,
  TimeInForce,
} from "./order.ts";
import type { Download } from "./accounts/downloads.ts";
import type { Scope } from "./futures/liquidations.ts";
import type { Positioning } from "./futures/standing.ts";
import type { PurseId } from "./ledger/ledger.ts";
import type { LevelStatus } from "./margin/margin.ts";
import type { PriceCandle } from "./prices/course.ts";
import type { Candle, Constituent } from "./prices/prices.ts";
import type { Asset, Contract, Notice, Pair, Prevention, Settings } from "./listing.ts";
import type { Reason, Rejection } from "./rejections.ts";

/** The exchange has its seed and settings. */
export interface Established {
  readonly type: "Established";
  readonly seed: number;
  readonly settings: Settings;
}

/** An asset is listed as defined. */
export interface AssetDefined {
  readonly type: "AssetDefined";
  readonly asset: Asset;
}

/** A market is listed as defined; a new one has an empty book. */
export interface MarketDefined {
  readonly type: "MarketDefined";
  readonly market: Pair | Contract;
}

/** What margin lists will change. */
export interface NoticeAnnounced {
  readonly type: "NoticeAnnounced";
  readonly notice: Notice;
}

/** Loans of what will be delisted have ended; those of assets by definitions that follow. */
export interface NoticeLoansEnded {
  readonly type: "NoticeLoansEnded";
  readonly notice: number;
}

/** What was announced has come true: by the definitions just before. */
export interface NoticeFulfilled {
  readonly type: "NoticeFulfilled";
  readonly notice: number;
}

/** A purse exists. */
export interface PurseOpened {
  readonly type: "PurseOpened";
  readonly purse: PurseId;
  readonly kind: "spot" | "cross" | "isolated" | "coinm" | "leg";
  readonly account: AccountId;
  readonly symbol: string;
}

/** An account exists; its purses were opened just before. */
export interface AccountOpened {
  readonly type: "AccountOpened";
  readonly account: AccountId;
  readonly name: string;
  readonly vip: number;
  readonly unrecorded?: true;
  readonly spot: PurseId;
  readonly cross: PurseId;
  readonly coinm: PurseId;
}

/** A key may be used. */
export interface KeyIssued {
  readonly type: "KeyIssued";
  readonly key: ApiKey;
}

/** A key may no longer be used. */
export interface KeyRevoked {
  readonly type: "KeyRevoked";
  readonly key: string;
}

/** A special key may be used from these addresses, from anywhere where there is none. */
export interface KeyBound {
  readonly type: "KeyBound";
  readonly key: string;
  readonly addresses: readonly string[];
}

/** An account's cross margin came under the terms of special keys, or left them. */
export interface SpecialModeSet {
  readonly type: "SpecialModeSet";
  readonly account: AccountId;
  readonly active: boolean;
  /** Until when no new key may be made. */
  readonly barredUntil: Instant;
}

/** A user stream is open until it expires. */
export interface ListenKeyOpened {
  readonly type: "ListenKeyOpened";
  readonly key: string;
  readonly account: AccountId;
  readonly family: KeyedStream;
  /** The pair of an isolated account's. */
  readonly symbol?: string;
  readonly expiresAt: Instant;
}

/** A user stream was kept alive. */
export interface ListenKeyKept {
  readonly type: "ListenKeyKept";
  readonly key: string;
  readonly expiresAt: Instant;
}

/** A user stream is over. */
export interface ListenKeyClosed {
  readonly type: "ListenKeyClosed";
  readonly key: string;
  readonly account: AccountId;
  readonly expired: boolean;
}

/** Whoever holds a token may listen to a margin account until it expires. */
export interface ListenTokenIssued {
  readonly type: "ListenTokenIssued";
  readonly token: string;
  readonly account: AccountId;
  readonly family: ListenToken["family"];
  /** The pair of an isolated account; empty for the cross account. */
  readonly symbol: string;
  readonly expiresAt: Instant;
}

/** A token's time is up. */
export interface ListenTokenExpired {
  readonly type: "ListenTokenExpired";
  readonly token: string;
  readonly account: AccountId;
}

/** An asset came in from outside. */
export interface Credited {
  readonly type: "Credited";
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** An asset moved between two purses of one account. */
export interface Transferred {
  readonly type: "Transferred";
  readonly transaction: number;
  readonly account: AccountId;
  readonly from: PurseId;
  readonly to: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** A pair may be traded on isolated margin: its purse is new, or was re-enabled. */
export interface IsolatedEnabled {
  readonly type: "IsolatedEnabled";
  readonly account: AccountId;
  readonly symbol: string;
  readonly purse: PurseId;
}

/** A pair may no longer be traded on isolated margin. */
export interface IsolatedDisabled {
  readonly type: "IsolatedDisabled";
  readonly account: AccountId;
  readonly symbol: string;
  readonly purse: PurseId;
}

/** The leverage of an account's cross margin is set. */
export interface CrossLeverageChanged {
  readonly type: "CrossLeverageChanged";
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly leverage: number;
}

/** Which of an account's costs are paid in the burn asset is set. */
export interface BurnSwitched {
  readonly type: "BurnSwitched";
  readonly account: AccountId;
  readonly commission: boolean;
  readonly interest: boolean;
}

/** The pool lent to a purse. */
export interface Borrowed {
  readonly type: "Borrowed";
  readonly transaction: number;
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
  /** Made by an order rather than by hand. */
  readonly auto: boolean;
}

/** An hour's interest was added to what a purse owes. */
export interface InterestCharged {
  readonly type: "InterestCharged";
  readonly transaction: number;
  readonly purse: PurseId;
  /** What the interest is owed in. */
  readonly asset: string;
  /** The coin of the loan, where the interest was converted into the burn asset. */
  readonly convertedFrom: string | undefined;
  readonly principal: Amount;
  readonly interest: Amount;
  readonly daily: Rate;
  /** The full hour it is for. */
  readonly hour: Instant;
  readonly cause: "on-borrow" | "periodic";
}

/** A purse paid back. */
export interface Repaid {
  readonly type: "Repaid";
  readonly transaction: number;
  readonly purse: PurseId;
  readonly asset: string;
  readonly interest: Amount;
  readonly principal: Amount;
  /** Made by an order rather than by hand. */
  readonly auto: boolean;
  /** Made by the account's liquidation. */
  readonly forced?: true;
}

/** The level of a margin account came to another zone. */
export interface LevelChanged {
  readonly type: "LevelChanged";
  readonly account: AccountId;
  readonly purse: PurseId;
  /** The pair of an isolated account; empty for the cross account. */
  readonly symbol: string;
  readonly status: LevelStatus;
  readonly level: Ratio;
}

/** The owner of a margin account was told that it is in the margin-call zone: when it comes there, and again each day. */
export interface MarginCalled {
  readonly type: "MarginCalled";
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly symbol: string;
  readonly level: Ratio;
}

/** The exchange took a margin account over, to buy its debts back with what it has. */
export interface LiquidationStarted {
  readonly type: "LiquidationStarted";
  readonly liquidation: number;
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly symbol: string;
  /** What it had and owed at that moment, in dollars. */
  readonly assets: Value;
  readonly debts: Value;
  /** The clearance fee on what it had. */
  readonly fee: Value;
  readonly cause: "level" | "owner";
}

/** The insurance fund took what no book takes of a liquidated account, at the index. */
export interface AssetTakenOver {
  readonly type: "AssetTakenOver";
  readonly transaction: number;
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** The insurance fund paid a debt that a liquidated account could not. */
export interface ShortfallCovered {
  readonly type: "ShortfallCovered";
  readonly transaction: number;
  readonly purse: PurseId;
  readonly asset: string;
  readonly interest: Amount;
  readonly principal: Amount;
}

/** The clearance fee of a liquidation, or a part of it, went to the insurance fund. */
export interface ClearanceFeeTaken {
  readonly type: "ClearanceFeeTaken";
  readonly transaction: number;
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** A liquidation is over: the account owes nothing and is its owner's again. */
export interface LiquidationFinished {
  readonly type: "LiquidationFinished";
  readonly liquidation: number;
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly symbol: string;
  /** What the insurance fund paid beyond what it took over, in dollars. */
  readonly shortfall: Value;
}

/** The owner of a bankrupt cross account owes the insurance fund what that paid. */
export interface LiquidationLoanGiven {
  readonly type: "LiquidationLoanGiven";
  readonly account: AccountId;
  /** The spot purse that owes it. */
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** A liquidation loan, or a part of it, was paid back from spot. */
export interface LiquidationLoanRepaid {
  readonly type: "LiquidationLoanRepaid";
  readonly transaction: number;
  readonly account: AccountId;
  readonly purse: PurseId;
  /** What was paid, and in which asset. */
  readonly asset: string;
  readonly paid: Amount;
  /** What that took off the loan, in the loan's asset. */
  readonly loanAsset: string;
  readonly amount: Amount;
}

/** A small debt became a debt of another asset: the exchange bought outside what paid it, for what the pool lent. */
export interface SmallLiabilityExchanged {
  readonly type: "SmallLiabilityExchanged";
  readonly transaction: number;
  readonly purse: PurseId;
  readonly asset: string;
  readonly principal: Amount;
  readonly interest: Amount;
  readonly target: string;
  /** Owed as principal from now on. */
  readonly amount: Amount;
}

/** An order list was accepted; its orders follow. */
export interface ListPlaced {
  readonly type: "ListPlaced";
  readonly list: ListId;
  readonly symbol: string;
  readonly account: AccountId;
  readonly purse: PurseId;
  /** One cancels the other; or one, the working order, has to be filled before the others are placed. */
  readonly contingency: "oco" | "oto";
  readonly clientId: string;
  /** Whether the working order of an `oto` list pays for the pending ones with what it buys. */
  readonly paying?: true;
  /** The working order of an `oto` list is its first. */
  readonly orders: readonly OrderId[];
  /** The client ids of those orders, in the same order. */
  readonly clientIds: readonly string[];
}

/** An order was accepted and holds what it may spend. One that is pending holds nothing until it is activated. */
export interface OrderPlaced {
  readonly type: "OrderPlaced";
  readonly order: OrderId;
  readonly symbol: string;
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly clientId: string;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly ticks: Ticks;
  readonly stopTicks: Ticks;
  /** In basis points; zero where the order does not trail. */
  readonly trailingDelta: number;
  readonly lots: Lots;
  readonly quoteBudget: Amount;
  readonly icebergLots: Lots;
  readonly prevention: Prevention;
  readonly list: ListId;
  readonly sideEffect: SideEffect;
  readonly repayAtCancel: boolean;
  readonly leg: LegName | undefined;
  readonly reduceOnly: boolean;
  /** What an order on a contract goes by that waits for a price. */
  readonly condition?: Condition | undefined;
  /** Where an order on a contract took its price from, or takes it when its stop price is reached. */
  readonly priceMatch?: PriceMatch | undefined;
  /** Where an order on a pair took its price from, or takes it when its turn comes. */
  readonly peg?: Pegged | undefined;
  readonly strategy?: Strategy | undefined;
  /** Whether it waits for its list's working order: nothing else follows until OrderActivated or OrderClosed. */
  readonly pending: boolean;
  readonly held: Amount;
  readonly borrowed: Amount;
  /** Whether the exchange placed it, to liquidate its owner. */
  readonly forced?: true;
}

/**
 * A pending order is placed, since its list's working order was filled: it is new from now on and holds what it may
 * spend. What it does then follows, as after OrderPlaced: OrderArmed, Traded, OrderRested, OrderClosed.
 */
export interface OrderActivated {
  readonly type: "OrderActivated";
  readonly order: OrderId;
  /** Locked, from the free balance. */
  readonly held: Amount;
  /** What was borrowed for it just before. */
  readonly borrowed: Amount;
  /** The price of one that takes it from the book, and had none until now. */
  readonly ticks?: Ticks;
}

/** An algo order was accepted, and waits for its price. */
export interface AlgoPlaced {
  readonly type: "AlgoPlaced";
  readonly algo: AlgoId;
  readonly symbol: string;
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly clientId: string;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly ticks: Ticks;
  readonly stopTicks: Ticks;
  /** In basis points; zero where it does not trail. */
  readonly trailingDelta: number;
  readonly lots: Lots;
  readonly prevention: Prevention;
  readonly leg: LegName;
  readonly reduceOnly: boolean;
  readonly condition: Condition;
  /** Where its order takes its price from. */
  readonly priceMatch?: PriceMatch | undefined;
}

/** An algo order that trails follows the price from now on. */
export interface AlgoTrailingBegan {
  readonly type: "AlgoTrailingBegan";
  readonly algo: AlgoId;
  readonly from: Ticks;
}

/** The price of an algo order came. The order of that number is placed next, and does what follows. */
export interface AlgoTriggered {
  readonly type: "AlgoTriggered";
  readonly algo: AlgoId;
  readonly account: AccountId;
  readonly order: OrderId;
}

/** An algo order is over: while it waited, as its order could not be placed, or with its order. */
export interface AlgoClosed {
  readonly type: "AlgoClosed";
  readonly algo: AlgoId;
  readonly account: AccountId;
  readonly status: AlgoEnd;
  /** Why its order could not be placed. */
  readonly reason?: Reason;
}

/** What a working order bought is kept for the pending one it pays for: locked, from the free balance. */
export interface PaymentKept {
  readonly type: "PaymentKept";
  /** The pending order; of two, the first keeps it for both. */
  readonly order: OrderId;
  readonly amount: Amount;
}

/** A pending order that is paid for has its size: what was kept for it, on the grid of its pair. */
export interface PendingSized {
  readonly type: "PendingSized";
  readonly order: OrderId;
  readonly lots: Lots;
  /** What was kept, free again: it locks what it needs as it is placed. */
  readonly released: Amount;
}

/**
 * A pending order could not be placed when its turn came, or one that takes its price from the book could not when it was
 * triggered, for want of funds or another reason; its OrderClosed follows.
 */
export interface PendingRefused {
  readonly type: "PendingRefused";
  readonly order: OrderId;
  readonly reason: Reason;
}

/**
 * Of an order that was to be cancelled and another that was to be placed in its stead one was, and the other refused; without
 * a reason because it could not be attempted.
 */
export interface HalfReplaced {
  readonly type: "HalfReplaced";
  readonly failed: "cancellation" | "order";
  readonly because: Rejection | undefined;
}

/** Something was taken off the size of an order on a pair, which keeps its place; it may have another client id since. */
export interface OrderReduced {
  readonly type: "OrderReduced";
  readonly order: OrderId;
  /** The number of this execution. */
  readonly execution: number;
  readonly before: { readonly clientId: string; readonly lots: Lots };
  readonly clientId: string;
  readonly lots: Lots;
  /** What it need not hold any more, free again. */
  readonly released: Amount;
  /** The how manieth of this order it is. */
  readonly nth: number;
}

/** An order waits in the book. */
export interface OrderRested {
  readonly type: "OrderRested";
  readonly order: OrderId;
}

/** An order waits for its stop price; a trailing one without a stop price waits for the price to turn. */
export interface OrderArmed {
  readonly type: "OrderArmed";
  readonly order: OrderId;
}

/**
 * A trailing stop follows the price from now on, having waited for its stop price or for nothing. Every later trade
 * moves the price it turns from, which is the best since (highest for a sale, lowest for a purchase): there is no event
 * for that, as it follows from the trades.
 */
export interface TrailingBegan {
  readonly type: "TrailingBegan";
  readonly order: OrderId;
  /** The price it follows from: that of the last trade. */
  readonly from: Ticks;
}

/**
 * A stop price was reached, or the price has turned as far as a trailing stop lets it; the order goes to work with what
 * it now holds.
 */
export interface OrderTriggered {
  readonly type: "OrderTriggered";
  readonly order: OrderId;
  /** Added to what it holds, from the free balance; below zero where it needs less at the price it takes from the book. */
  readonly held: Amount;
  /** The size of an order that closes whatever there is, and had none until now. */
  readonly lots?: Lots;
  /** The price of an order that takes it from the book, and had none until now. */
  readonly ticks?: Ticks;
}

/**
 * The owner of an order on a contract changed its price or size. It left its place in the book and meets it anew, and no
 * self-trade prevention is between it and its owner's orders from now on; what it does then follows, as after OrderPlaced.
 */
export interface OrderAmended {
  readonly type: "OrderAmended";
  readonly amendment: number;
  readonly order: OrderId;
  readonly symbol: string;
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly before: { readonly ticks: Ticks; readonly lots: Lots };
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly prevention: Prevention;
  /** Where its price was taken from, if not said: now, or where only the size was changed, before. */
  readonly priceMatch?: PriceMatch | undefined;
  /** The how manieth of this order it is. */
  readonly nth: number;
  /** The caller's own number for it. */
  readonly modifyId?: number | undefined;
}

/** One of several orders that were sent together, or one of several amendments, was refused; it left no other trace. */
export interface OrderRefused {
  readonly type: "OrderRefused";
  /** Which of them, from 0. */
  readonly nth: number;
  readonly rejection: Rejection;
}

/** A countdown at whose end all open orders of a purse in a contract are cancelled was set anew, or stopped. */
export interface CountdownSet {
  readonly type: "CountdownSet";
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly symbol: string;
  /** Undefined where none runs from now on. */
  readonly dueAt: Instant | undefined;
}

/** A countdown ran out: what its purse has open in the contract is cancelled. */
export interface CountdownElapsed {
  readonly type: "CountdownElapsed";
  readonly account: AccountId;
  readonly purse: PurseId;
  readonly symbol: string;
}

/** Trailing stops that go by a contract's mark follow it: there is none where nobody does. */
export interface MarkTrailed {
  readonly type: "MarkTrailed";
  readonly symbol: string;
  /** The mark, in whole ticks below and above it. */
  readonly low: Ticks;
  readonly high: Ticks;
}

/** One leg of a list has begun: it takes over what the list holds. */
export interface ListDecided {
  readonly type: "ListDecided";
  readonly list: ListId;
  readonly winner: OrderId;
  readonly loser: OrderId;
  /** What the winner holds from now on, out of what both held; the rest is free again. */
  readonly held: Amount;
}

/** Two orders of different accounts (or of one, where prevention is off) traded on a pair. */
export interface Traded {
  readonly type: "Traded";
  readonly symbol: string;
  readonly trade: number;
  readonly aggregate: number;
  readonly maker: OrderId;
  readonly taker: OrderId;
  readonly takerSide: Side;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** What changed hands: lots × lot size, and its price in quote. */
  readonly base: Amount;
  readonly quote: Amount;
  /** Commission of the buyer, in base. */
  readonly buyerFee: Amount;
  /** Commission of the seller, in quote. */
  readonly sellerFee: Amount;
  /** What commissions are paid in that come out of a free balance instead. */
  readonly burnAsset: string | undefined;
  /** The buyer's commission where it is paid so; its other one is zero then. */
  readonly buyerBurn: Amount | undefined;
  /** The same of the seller. */
  readonly sellerBurn: Amount | undefined;
  /** Freed of what the buyer's order holds, beyond the price. */
  readonly released: Amount;
}

/** Two orders traded on a contract; what it did to each is in a PositionChanged of its own. */
export interface ContractTraded {
  readonly type: "ContractTraded";
  readonly symbol: string;
  readonly trade: number;
  readonly aggregate: number;
  readonly maker: OrderId;
  readonly taker: OrderId;
  readonly takerSide: Side;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** face ÷ price, in coin. */
  readonly base: Amount;
  /** face ÷ price with the places of a cost. */
  readonly cost: Cost;
}

/** A fill changed a position and its money. */
export interface PositionChanged {
  readonly type: "PositionChanged";
  readonly account: AccountId;
  readonly symbol: string;
  readonly asset: string;
  readonly leg: LegName;
  readonly order: OrderId;
  readonly trade: number;
  /** The futures purse and the leg's own. */
  readonly wallet: PurseId;
  readonly purse: PurseId;
  /** The position afterwards. */
  readonly contracts: Contracts;
  readonly cost: Cost;
  /** Profit (or loss) of what was closed. */
  readonly realised: Amount;
  readonly commission: Amount;
  /** Moved from the futures purse to the leg's own (negative: back), before anything is paid. */
  readonly marginIn: Amount;
  /** Moved back from the leg's purse to the futures purse at the end. */
  readonly marginOut: Amount;
  /** Paid in by the insurance fund before a loss that margin cannot bear. */
  readonly shortfall: Amount;
}

/** A position was settled at its contract's delivery, and is gone. */
export interface PositionDelivered {
  readonly type: "PositionDelivered";
  readonly transaction: number;
  /** Zero for what the insurance fund had taken over. */
  readonly account: AccountId;
  readonly symbol: string;
  readonly asset: string;
  readonly leg: LegName;
  /** What was held until now, and the price it was settled at. */
  readonly contracts: Contracts;
  readonly price: Price;
  /** The futures purse, and the one that takes profit and loss: that one or, of an isolated position, the leg's own. */
  readonly wallet: PurseId;
  readonly purse: PurseId;
  readonly realised: Amount;
  readonly commission: Amount;
  /** Moved from the leg's own purse to the futures purse at the end. */
  readonly marginOut: Amount;
  /** Paid in by the insurance fund before a loss that margin cannot bear. */
  readonly shortfall: Amount;
}

/** A contract was delivered: its orders are cancelled and its positions settled, and it is listed no more. */
export interface ContractDelivered {
  readonly type: "ContractDelivered";
  readonly symbol: string;
  readonly pair: string;
  readonly asset: string;
  readonly delivery: Instant;
  /** Undefined where its coin never had a price. */
  readonly price: Price | undefined;
}

/** The margin of positions no longer suffices: the exchange closes them. */
export interface ContractLiquidationStarted extends Scope {
  readonly type: "ContractLiquidationStarted";
  readonly liquidation: number;
  /** Margin balance and maintenance margin at that moment. */
  readonly balance: Amount;
  readonly maintenance: Amount;
}

/** Positions came near their liquidation, and their owner was told so. */
export interface PositionsMarginCalled extends Scope {
  readonly type: "PositionsMarginCalled";
  /** Margin balance and maintenance margin at that moment. */
  readonly balance: Amount;
  readonly maintenance: Amount;
}

/** Positions whose owner was called are safe again, or closed. */
export interface PositionsMarginRestored extends Scope {
  readonly type: "PositionsMarginRestored";
}

/** A clearance fee on what a liquidation's order closed went to the insurance fund. */
export interface ContractClearanceFeeTaken {
  readonly type: "ContractClearanceFeeTaken";
  readonly transaction: number;
  readonly account: AccountId;
  readonly symbol: string;
  readonly order: OrderId;
  /** The futures purse that pays it. */
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** What was left of the margin of contracts the insurance fund took over went to it. */
export interface ContractMarginForfeited {
  readonly type: "ContractMarginForfeited";
  readonly transaction: number;
  readonly account: AccountId;
  readonly symbol: string;
  readonly order: OrderId;
  /** The futures purse it came back to. */
  readonly purse: PurseId;
  readonly asset: string;
  readonly amount: Amount;
}

/** The insurance fund took contracts over from a liquidation's order, past the book. A PositionChanged follows. */
export interface PositionTakenOver {
  readonly type: "PositionTakenOver";
  readonly symbol: string;
  readonly order: OrderId;
  readonly trade: number;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly base: Amount;
  readonly cost: Cost;
  readonly asset: string;
  /** The fund's position afterwards, and its profit (or loss) of what it closed. */
  readonly fundContracts: Contracts;
  readonly fundCost: Cost;
  readonly fundRealised: Amount;
}

/** A liquidation's order was filled by closing a winner's position, past the book. Two PositionChanged follow. */
export interface PositionDeleveraged {
  readonly type: "PositionDeleveraged";
  readonly symbol: string;
  readonly order: OrderId;
  /** The winner's order. */
  readonly winner: OrderId;
  readonly trade: number;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly base: Amount;
  readonly cost: Cost;
}

/** A liquidation of positions is over: they are closed, or what is left has margin enough. */
export interface ContractLiquidationFinished extends Scope {
  readonly type: "ContractLiquidationFinished";
  readonly liquidation: number;
}

/** Two orders of one account met and did not trade. */
export interface MatchPrevented {
  readonly type: "MatchPrevented";
  readonly symbol: string;
  readonly match: number;
  readonly maker: OrderId;
  readonly taker: OrderId;
  readonly mode: Prevention;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** Taken off both orders, by decrementing prevention; else zero. */
  readonly decrement: Lots;
  readonly makerReleased: Amount;
  readonly takerReleased: Amount;
}

/** An order is over. */
export interface OrderClosed {
  readonly type: "OrderClosed";
  readonly order: OrderId;
  readonly status: OrderStatus;
  /** What it still held, free again. */
  readonly released: Amount;
  /** The client id of the cancellation, where it was cancelled. */
  readonly cancelId: string;
  /** Whether its owner wanted to change it, and it could not go on as it was wanted. */
  readonly byAmendment?: true;
}

/** A list is over: none of its orders is open. */
export interface ListClosed {
  readonly type: "ListClosed";
  readonly list: ListId;
}

/** The minute before the first trade of a new one is complete. */
export interface CandleClosed {
  readonly type: "CandleClosed";
  readonly symbol: string;
  readonly candle: Readonly<Candle>;
}

/** A minute of a figure that is observed is complete: the observation that follows falls into a later one. */
export type PriceCandleClosed = { readonly type: "PriceCandleClosed" } & (
  | {
      readonly of: "index" | "mark";
      /** The coin of an index, the contract of a mark. */
      readonly name: string;
      readonly candle: Readonly<PriceCandle>;
    }
  | { readonly of: "premium"; readonly name: string; readonly candle: Readonly<PriceCandle<Rate>> }
);

/**
 * Who stands where in the contracts of a pair has been another since the entry before: all full five minutes from `at` on
 * see that, until it is another again.
 */
export interface PositioningSampled {
  readonly type: "PositioningSampled";
  readonly at: Instant;
  readonly positioning: Positioning;
}

/** An archive of an account's history is being made. */
export interface DownloadOrdered {
  readonly type: "DownloadOrdered";
  readonly download: Download;
}

/** An account's leverage in a contract is set. */
export interface LeverageChanged {
  readonly type: "LeverageChanged";
  readonly account: AccountId;
  readonly symbol: string;
  readonly leverage: number;
}

/** An account's margin type in a contract is set. */
export interface MarginTypeChanged {
  readonly type: "MarginTypeChanged";
  readonly account: AccountId;
  readonly symbol: string;
  readonly isolated: boolean;
}

/** Margin was added to an isolated position, or taken out of it. */
export interface PositionMarginChanged {
  readonly type: "PositionMarginChanged";
  readonly account: AccountId;
  readonly symbol: string;
  readonly asset: string;
  readonly leg: LegName;
  /** The futures purse and the leg's own. */
  readonly wallet: PurseId;
  readonly purse: PurseId;
  readonly does: "add" | "remove";
  readonly amount: Amount;
}

/** An account's position mode is set. */
export interface PositionModeChanged {
  readonly type: "PositionModeChanged";
  readonly account: AccountId;
  readonly hedge: boolean;
}

/** The dollar price of a coin is known. */
export interface IndexObserved {
  readonly type: "IndexObserved";
  readonly asset: string;
  readonly price: Price;
  readonly sources?: readonly Constituent[];
}

/** The mark price of a contract is known. */
export interface MarkObserved {
  readonly type: "MarkObserved";
  readonly symbol: string;
  readonly price: Price;
}

/** A script is played from a moment on. */
export interface ScriptBegun {
  readonly type: "ScriptBegun";
  readonly name: string;
  readonly text: string;
  readonly from: Instant;
}

/** No script is played any more. */
export interface ScriptEnded {
  readonly type: "ScriptEnded";
  readonly name: string;
}

/** The venue looks back on a past invented from its seed; dollars a coin at its end. */
export interface PastInvented {
  readonly type: "PastInvented";
  readonly index: readonly { readonly asset: string; readonly price: Price }[];
}

/** Prices walk by themselves from now on, or stand still. */
export interface PricesSteered {
  readonly type: "PricesSteered";
  readonly walks: boolean;
}

/** The mark of a contract is formed by the exchange from now on, or stays where it is until it is set. */
export interface MarkSteered {
  readonly type: "MarkSteered";
  readonly symbol: string;
  readonly formed: boolean;
  /** What the contract trades above its index now. */
  readonly basis: Price;
}

/** What a contract trades above its index has been another since the entry before. */
export interface BasisObserved {
  readonly type: "BasisObserved";
  readonly symbol: string;
  readonly basis: Price;
  readonly since: Instant;
}

/**
 * The premium of a contract has been another since the entry before: all samples later than that are of it, until it is
 * another again.
 */
export interface PremiumObserved {
  readonly type: "PremiumObserved";
  readonly symbol: string;
  readonly premium: Rate;
  readonly since: Instant;
  /** The interval's samples until then: the sum of each times its weight, and the sum of the weights. */
  readonly weighted: Rate;
  readonly weight: number;
}

/** The next funding of a contract is at this rate; undefined is what its premium makes of it. */
export interface FundingRateFixed {
  readonly type: "FundingRateFixed";
  readonly symbol: string;
  readonly rate: Rate | undefined;
}

/** A contract is funded at this rate; what each position pays or receives follows. */
export interface FundingRateSet {
  readonly type: "FundingRateSet";
  readonly symbol: string;
  readonly stamp: Instant;
  /** The weighted mean of the interval's samples. */
  readonly premium: Rate;
  readonly rate: Rate;
  /** Undefined where none was ever observed: then nobody has a position. */
  readonly mark: Price | undefined;
}

/** A position paid or received funding. */
export interface FundingPaid {
  readonly type: "FundingPaid";
  readonly transaction: number;
  /** Zero for what the insurance fund has taken over. */
  readonly account: AccountId;
  readonly symbol: string;
  readonly asset: string;
  readonly leg: LegName;
  /** The futures purse or, of an isolated position, the leg's own. */
  readonly purse: PurseId;
  /** Negative where it was paid. */
  readonly funding: Amount;
  /** Paid in by the insurance fund before, where a leg's own purse has less than it pays. */
  readonly shortfall: Amount;
}

/** Time has come to a moment at which something was due; what it caused follows. */
export interface TimeAdvanced {
  readonly type: "TimeAdvanced";
  readonly to: Instant;
}

/** Everything that can happen on the exchange. */
export type Event =
  | Established
  | AssetDefined
  | MarketDefined
  | NoticeAnnounced
  | NoticeLoansEnded
  | NoticeFulfilled
  | PurseOpened
  | AccountOpened
  | KeyIssued
  | KeyRevoked
  | KeyBound
  | SpecialModeSet
  | ListenKeyOpened
  | ListenKeyKept
  | ListenKeyClosed
  | ListenTokenIssued
  | ListenTokenExpired
  | Credited
  | Transferred
  | IsolatedEnabled
  | IsolatedDisabled
  | CrossLeverageChanged
  | BurnSwitched
  | Borrowed
  | InterestCharged
  | Repaid
  | LevelChanged
  | MarginCalled
  | LiquidationStarted
  | AssetTakenOver
  | ShortfallCovered
  | ClearanceFeeTaken
  | LiquidationFinished
  | LiquidationLoanGiven
  | LiquidationLoanRepaid
  | SmallLiabilityExchanged
  | ListPlaced
  | OrderPlaced
  | OrderRested
  | OrderArmed
  | TrailingBegan
  | OrderActivated
  | PaymentKept
  | PendingSized
  | PendingRefused
  | HalfReplaced
  | OrderReduced
  | OrderTriggered
  | OrderAmended
  | OrderRefused
  | CountdownSet
  | CountdownElapsed
  | MarkTrailed
  | ListDecided
  | Traded
  | ContractTraded
  | PositionChanged
  | PositionsMarginCalled
  | PositionsMarginRestored
  | PositionDelivered
  | ContractDelivered
  | ContractLiquidationStarted
  | ContractClearanceFeeTaken
  | ContractMarginForfeited
  | PositionTakenOver
  | PositionDeleveraged
  | ContractLiquidationFinished
  | MatchPrevented
  | OrderClosed
  | AlgoPlaced
  | AlgoTrailingBegan
  | AlgoTriggered
  | AlgoClosed
  | ListClosed
  | CandleClosed
  | PriceCandleClosed
  | PositioningSampled
  | DownloadOrdered
  | LeverageChanged
  | MarginTypeChanged
  | PositionMarginChanged
  | PositionModeChanged
  | IndexObserved
  | MarkObserved
  | MarkSteered
  | BasisObserved
  | PricesSteered
  | PastInvented
  | ScriptBegun
  | ScriptEnded
  | PremiumObserved
  | FundingRateFixed
  | FundingRateSet
  | FundingPaid
  | TimeAdvanced;
