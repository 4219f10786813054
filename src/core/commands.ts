// Everything that can be asked of the exchange. A command is an order: it may be refused.

import type { Amount, Instant, Lots, Price, Quantity, Rate, Span, Ticks } from "../money/units.ts";
import type { AccountId, ApiKey, KeyedStream, Permissions } from "./accounts/accounts.ts";
import type {
  Condition,
  LegName,
  ListId,
  OrderId,
  OrderKind,
  Peg,
  PriceMatch,
  Side,
  SideEffect,
  Strategy,
  TimeInForce,
} from "./order.ts";
import type { DownloadKind } from "./accounts/downloads.ts";
import type { Constituent } from "./prices/prices.ts";
import type { Asset, Contract, Pair, Prevention, Settings } from "./listing.ts";

/** A purse as a caller names it. */
export type PurseName =
  | { readonly kind: "spot" | "cross" | "coinm"; readonly account: AccountId }
  | { readonly kind: "isolated"; readonly account: AccountId; readonly symbol: string };

/** An order as a caller names it: by number, by its client id, or by both. */
export interface OrderName {
  readonly id?: OrderId | undefined;
  readonly clientId?: string | undefined;
}

/** A list as a caller names it. */
export interface ListName {
  readonly id?: ListId | undefined;
  readonly clientId?: string | undefined;
}

/** Sets the seed of invented names and the venue's settings. The first command of every exchange. */
export interface Establish {
  readonly type: "Establish";
  readonly seed: number;
  readonly settings: Settings;
}

/** Lists an asset, or replaces its definition. */
export interface DefineAsset {
  readonly type: "DefineAsset";
  readonly asset: Asset;
}

/** Lists a pair or contract, or replaces its definition while its grid stays the same. */
export interface DefineMarket {
  readonly type: "DefineMarket";
  readonly market: Pair | Contract;
}

/** Lists assets and markets, or replaces their definitions: all of them, or none where one cannot be. */
export interface DefineListing {
  readonly type: "DefineListing";
  readonly assets: readonly Asset[];
  readonly markets: readonly (Pair | Contract)[];
}

/** Announces that margin lists something, or no longer does, from a moment on. */
export interface AnnounceNotice {
  readonly type: "AnnounceNotice";
  readonly kind: "list" | "delist";
  readonly at: Instant;
  readonly assets: readonly string[];
  readonly crossPairs: readonly string[];
  readonly isolatedPairs: readonly string[];
}

/** Has the next funding of a contract be at a rate that is said, whatever its premium; undefined takes that back. */
export interface FixFundingRate {
  readonly type: "FixFundingRate";
  readonly symbol: string;
  readonly rate: Rate | undefined;
}

/** Lets prices walk by themselves as time passes, or has them stand still. */
export interface SteerPrices {
  readonly type: "SteerPrices";
  readonly walks: boolean;
}

/** Plays a script of prices from now on; what it means is known to the market's source alone. */
export interface PlayScript {
  readonly type: "PlayScript";
  readonly name: string;
  readonly text: string;
}

/** The script that is played is over, or stopped. */
export interface EndScript {
  readonly type: "EndScript";
}

/** Has a venue that is being founded look back on a past that was never traded: invented from its seed, by whoever asks. */
export interface InventPast {
  readonly type: "InventPast";
}

/** Opens a customer account with its spot, cross and COIN-M purses. */
export interface OpenAccount {
  readonly type: "OpenAccount";
  readonly name: string;
  readonly vip: number;
  /** Whether history keeps nothing of its orders, fills and income: of the house's traders, who would fill it. */
  readonly unrecorded?: true;
}

/** Gives an account an API key. */
export interface IssueKey {
  readonly type: "IssueKey";
  readonly account: AccountId;
  readonly key: string;
  readonly kind: ApiKey["kind"];
  readonly secret: string;
  readonly permissions: Permissions;
}

/** Takes an API key away. */
export interface RevokeKey {
  readonly type: "RevokeKey";
  readonly key: string;
}

/** Makes a key with which one margin account is traded through the pages of spot. */
export interface CreateSpecialKey {
  readonly type: "CreateSpecialKey";
  readonly account: AccountId;
  readonly name: string;
  /** The pair of an isolated account; undefined for the cross account. */
  readonly symbol: string | undefined;
  readonly kind: ApiKey["kind"];
  /** The public half of an RSA or Ed25519 key; an HMAC key's secret is invented. */
  readonly publicKey: string | undefined;
  readonly addresses: readonly string[];
  readonly mode: "trade" | "read";
}

/** Binds a special key to other addresses. */
export interface BindSpecialKey {
  readonly type: "BindSpecialKey";
  readonly account: AccountId;
  readonly key: string;
  readonly symbol: string | undefined;
  readonly addresses: readonly string[];
}

/** Takes special keys of one margin account away: one by itself, or all of one name. */
export interface DeleteSpecialKeys {
  readonly type: "DeleteSpecialKeys";
  readonly account: AccountId;
  readonly symbol: string | undefined;
  readonly which: { readonly key: string } | { readonly name: string };
}

/** Takes a cross account from under the terms of special keys, and its keys away. */
export interface ExitSpecialMode {
  readonly type: "ExitSpecialMode";
  readonly account: AccountId;
}

/** Opens a user stream of an account, or extends the one there is. */
export interface OpenListenKey {
  readonly type: "OpenListenKey";
  readonly account: AccountId;
  readonly family: KeyedStream;
  /** The pair of an isolated account's. */
  readonly symbol?: string | undefined;
}

/** Extends a user stream by another hour. */
export interface KeepListenKey {
  readonly type: "KeepListenKey";
  readonly account: AccountId;
  readonly family: KeyedStream;
  readonly symbol?: string | undefined;
  /** Which key, where the caller says so: it must be that of the stream. */
  readonly key?: string | undefined;
}

/** Closes a user stream. */
export interface CloseListenKey {
  readonly type: "CloseListenKey";
  readonly account: AccountId;
  readonly family: KeyedStream;
  readonly symbol?: string | undefined;
  readonly key?: string | undefined;
}

/** Asks for a token with which to listen to a margin account. */
export interface IssueListenToken {
  readonly type: "IssueListenToken";
  readonly account: AccountId;
  readonly family: "cross" | "isolated";
  /** The pair of an isolated account. */
  readonly symbol?: string | undefined;
  readonly validity: Span;
}

/** Brings an asset in from outside: to a purse, the lending pool or the insurance fund. */
export interface Credit {
  readonly type: "Credit";
  readonly to: PurseName | { readonly kind: "pool" | "insurance" };
  readonly asset: string;
  readonly amount: Amount;
}

/** Moves an asset between two purses of one account. */
export interface Transfer {
  readonly type: "Transfer";
  readonly from: PurseName;
  readonly to: PurseName;
  readonly asset: string;
  readonly amount: Amount;
}

/** Re-enables a disabled isolated pair. */
export interface EnableIsolated {
  readonly type: "EnableIsolated";
  readonly account: AccountId;
  readonly symbol: string;
}

/** Disables an empty isolated pair. */
export interface DisableIsolated {
  readonly type: "DisableIsolated";
  readonly account: AccountId;
  readonly symbol: string;
}

/** Sets the leverage of an account's cross margin. */
export interface ChangeCrossLeverage {
  readonly type: "ChangeCrossLeverage";
  readonly account: AccountId;
  readonly leverage: number;
}

/** Sets which of an account's costs are paid in the burn asset; what is undefined stays as it is. */
export interface SwitchBurn {
  readonly type: "SwitchBurn";
  readonly account: AccountId;
  readonly commission: boolean | undefined;
  readonly interest: boolean | undefined;
}

/** Borrows into a margin purse. */
export interface Borrow {
  readonly type: "Borrow";
  readonly purse: PurseName;
  readonly asset: string;
  readonly amount: Amount;
}

/** Pays back what a margin purse owes: interest first, then principal. */
export interface Repay {
  readonly type: "Repay";
  readonly purse: PurseName;
  readonly asset: string;
  readonly amount: Amount;
}

/** Has a margin account liquidated by its owner: what it owes is bought back with what it has. */
export interface LiquidateMargin {
  readonly type: "LiquidateMargin";
  readonly purse: PurseName;
}

/** Pays back what the insurance fund paid for a bankrupt cross account, from spot. */
export interface RepayLiquidationLoan {
  readonly type: "RepayLiquidationLoan";
  readonly account: AccountId;
  readonly asset: string;
  readonly amount: Amount;
}

/** Turns small debts of an account's cross purse into one of the target asset. */
export interface ExchangeSmallLiabilities {
  readonly type: "ExchangeSmallLiabilities";
  readonly account: AccountId;
  readonly assets: readonly string[];
}

/** Places an order on a pair, from a spot, cross or isolated purse. */
export interface PlaceOrder {
  readonly type: "PlaceOrder";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly quantity: Quantity | undefined;
  readonly quoteQuantity: Amount | undefined;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  /** In basis points. */
  readonly trailingDelta: number | undefined;
  readonly icebergQuantity: Quantity | undefined;
  readonly clientId: string | undefined;
  readonly prevention: Prevention | undefined;
  readonly sideEffect: SideEffect;
  readonly repayAtCancel: boolean;
  /** Where a limit takes its price from; one that is named beside it has to pass the filters too. */
  readonly peg?: Peg | undefined;
  readonly strategy?: Strategy | undefined;
}

/** Places a limit order and a stop order of which one ends the other: PlaceRivals with fewer words. */
export interface PlaceOco {
  readonly type: "PlaceOco";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly stopPrice: Price;
  /** Makes the stop leg a stop-loss-limit order. */
  readonly stopLimitPrice: Price | undefined;
  readonly stopLimitTimeInForce: TimeInForce | undefined;
  readonly limitIcebergQuantity: Quantity | undefined;
  readonly stopIcebergQuantity: Quantity | undefined;
  readonly clientId: string | undefined;
  readonly limitClientId: string | undefined;
  readonly stopClientId: string | undefined;
  readonly prevention: Prevention | undefined;
  readonly sideEffect: SideEffect;
  readonly repayAtCancel: boolean;
}

/** One order of a list in which one order triggers others. */
export interface ListLeg {
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  /** Undefined where another order of its list pays for it: it is as large as what that bought. */
  readonly quantity: Quantity | undefined;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  /** In basis points. */
  readonly trailingDelta: number | undefined;
  readonly icebergQuantity: Quantity | undefined;
  readonly clientId: string | undefined;
  readonly peg?: Peg | undefined;
  readonly strategy?: Strategy | undefined;
}

/**
 * Places two orders of one side and size of which one ends the other: one takes profit, by resting or once its stop price
 * is reached, and one stops losses.
 */
export interface PlaceRivals {
  readonly type: "PlaceRivals";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly clientId: string | undefined;
  readonly profit: ListLeg;
  readonly stop: ListLeg;
  readonly prevention: Prevention | undefined;
  readonly sideEffect: SideEffect;
  readonly repayAtCancel: boolean;
}

/**
 * Places a limit order, and keeps one or two others back until it is filled. Two of them are as in
 * PlaceRivals.
 */
export interface PlaceOto {
  readonly type: "PlaceOto";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly clientId: string | undefined;
  readonly working: ListLeg;
  readonly pending: readonly ListLeg[];
  /** Whether the working order, a purchase, pays for the others with what it buys, which is kept for them; they say no size. */
  readonly paying?: true;
  readonly prevention: Prevention | undefined;
  readonly sideEffect: SideEffect;
  readonly repayAtCancel: boolean;
}

/** Cancels one open order; with it the list it is in. */
export interface CancelOrder {
  readonly type: "CancelOrder";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly order: OrderName;
  /** The client id of the cancellation itself. */
  readonly cancelId: string | undefined;
  /** Cancels only in this state. */
  readonly onlyIf: "new" | "partially-filled" | undefined;
}

/** Cancels one open order, as CancelOrder does, and places another. */
export interface ReplaceOrder {
  readonly type: "ReplaceOrder";
  readonly cancel: CancelOrder;
  readonly place: PlaceOrder;
  /** What becomes of the new order where the other cannot be cancelled. */
  readonly uncanceled: "stop" | "place";
  /** Whether the new order may not be placed, whatever becomes of the other. */
  readonly barred: boolean;
}

/** Takes something off the size of an open order on a pair, which keeps its place. */
export interface ReduceOrder {
  readonly type: "ReduceOrder";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly order: OrderName;
  /** All of it that is wanted from now on, what was filled included. */
  readonly quantity: Quantity;
  /** The order's client id from now on; invented where it is not said. */
  readonly newClientId: string | undefined;
}

/** Cancels those of some orders that are open; the others are passed over. */
export interface CancelOrders {
  readonly type: "CancelOrders";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly orders: readonly OrderName[];
}

/** What is wanted of an account at a price. */
export interface WantedLevel {
  readonly side: Side;
  readonly ticks: Ticks;
  /** All it is to offer there; none takes it away. */
  readonly lots: Lots;
  /** Whether it goes behind everybody else who stands there. */
  readonly anew?: boolean | undefined;
}

/** Has what an account offers at some prices come to what is wanted there: the house keeps books that were with it. */
export interface ShapeBook {
  readonly type: "ShapeBook";
  readonly account: AccountId;
  readonly symbol: string;
  /** Each price of a side at most once. */
  readonly levels: readonly WantedLevel[];
  /** What becomes of its offers at all other prices. */
  readonly rest: "stays" | "goes";
  /** Whether what would meet somebody is left out. */
  readonly behind: boolean;
}

/** Takes what stands at a price or a better one, whatever filters say: a trade that was has the size it had. */
export interface TakeLevel {
  readonly type: "TakeLevel";
  readonly account: AccountId;
  readonly symbol: string;
  readonly side: Side;
  readonly ticks: Ticks;
  readonly lots: Lots;
}

/** Cancels one open order list. */
export interface CancelList {
  readonly type: "CancelList";
  readonly purse: PurseName;
  readonly symbol: string;
  readonly list: ListName;
  readonly cancelId: string | undefined;
}

/** Cancels every open order of a purse in a market, lists included. */
export interface CancelOpenOrders {
  readonly type: "CancelOpenOrders";
  readonly purse: PurseName;
  readonly symbol: string;
  /** Whether finding nothing to cancel is a refusal. */
  readonly refuseIfNone: boolean;
}

/** Places an order on a contract. */
export interface PlaceContractOrder {
  readonly type: "PlaceContractOrder";
  readonly account: AccountId;
  readonly symbol: string;
  readonly side: Side;
  /** A trailing stop is a take-profit order: it waits for a better price before it follows. */
  readonly kind: Exclude<OrderKind, "limit-maker">;
  readonly timeInForce: TimeInForce;
  readonly contracts: Lots;
  readonly price: Price | undefined;
  /** Instead of a price: where the book's is taken from as the order goes to work. */
  readonly priceMatch?: PriceMatch | undefined;
  readonly leg: LegName;
  readonly reduceOnly: boolean;
  readonly clientId: string | undefined;
  readonly prevention: Prevention | undefined;
  /** The price it waits for; a trailing stop follows from there, and without one from where the market is. */
  readonly stopPrice?: Price | undefined;
  /** How far a price must turn before a trailing stop goes to work, in basis points. */
  readonly trailingDelta?: number | undefined;
  /** Of an order that waits for a price. */
  readonly condition?: Condition | undefined;
}

/** Changes the price or the size of a limit order on a contract, or both; what is undefined stays as it is. */
export interface AmendContractOrder {
  readonly type: "AmendContractOrder";
  readonly account: AccountId;
  readonly symbol: string;
  readonly order: OrderName;
  /** Its side, which stays what it is. */
  readonly side: Side;
  /** Its size in all, what was filled included. */
  readonly contracts: Lots | undefined;
  readonly price: Price | undefined;
  /** Instead of a price: where the book's is taken from. */
  readonly priceMatch?: PriceMatch | undefined;
  /** The caller's own number for the change. */
  readonly modifyId?: number | undefined;
}

/** Places several orders on contracts, one after the other: one that is refused leaves the others alone. */
export interface PlaceContractOrders {
  readonly type: "PlaceContractOrders";
  readonly orders: readonly PlaceContractOrder[];
}

/** Amends several orders on contracts in the same manner. */
export interface AmendContractOrders {
  readonly type: "AmendContractOrders";
  readonly orders: readonly AmendContractOrder[];
}

/**
 * Has everything an account has open in a contract be cancelled after a while, unless this is asked again before; zero
 * stops that.
 */
export interface SetCountdown {
  readonly type: "SetCountdown";
  readonly account: AccountId;
  readonly symbol: string;
  readonly after: Span;
}

/** Has an order on a contract placed when a price comes; until then it is known to nobody but its owner. */
export interface PlaceAlgoOrder extends Omit<PlaceContractOrder, "type" | "condition"> {
  readonly type: "PlaceAlgoOrder";
  readonly condition: Condition;
}

/** Cancels one algo order that waits. */
export interface CancelAlgoOrder {
  readonly type: "CancelAlgoOrder";
  readonly account: AccountId;
  readonly algo: OrderName;
}

/** Cancels every algo order of an account that waits in a contract. */
export interface CancelAlgoOrders {
  readonly type: "CancelAlgoOrders";
  readonly account: AccountId;
  readonly symbol: string;
}

/** Sets an account's leverage in one contract. */
export interface ChangeLeverage {
  readonly type: "ChangeLeverage";
  readonly account: AccountId;
  readonly symbol: string;
  readonly leverage: number;
}

/** Sets whether an account's positions in one contract share its wallet or are isolated. */
export interface ChangeMarginType {
  readonly type: "ChangeMarginType";
  readonly account: AccountId;
  readonly symbol: string;
  readonly isolated: boolean;
}

/** Moves margin between an account's futures wallet and an isolated position. */
export interface ChangePositionMargin {
  readonly type: "ChangePositionMargin";
  readonly account: AccountId;
  readonly symbol: string;
  readonly leg: LegName;
  readonly does: "add" | "remove";
  readonly amount: Amount;
}

/** Sets whether an account holds LONG and SHORT apart, in all contracts. */
export interface ChangePositionMode {
  readonly type: "ChangePositionMode";
  readonly account: AccountId;
  readonly hedge: boolean;
}

/** Reports the dollar price of a coin. */
export interface ObserveIndex {
  readonly type: "ObserveIndex";
  readonly asset: string;
  readonly price: Price;
  /** What it is the mean of, where it is of several sources. */
  readonly sources?: readonly Constituent[];
}

/** Has an archive made of an account's history in contracts. */
export interface OrderDownload {
  readonly type: "OrderDownload";
  readonly account: AccountId;
  readonly kind: DownloadKind;
  readonly from: Instant;
  readonly to: Instant;
}

/** Reports the mark price of a contract. */
export interface ObserveMark {
  readonly type: "ObserveMark";
  readonly symbol: string;
  readonly price: Price;
}

/** Has the exchange form the mark of a contract from its book and its index, or hold it where it is. */
export interface SteerMark {
  readonly type: "SteerMark";
  readonly symbol: string;
  readonly formed: boolean;
}

/** Lets time pass up to a moment at which something is due. Issued by the engine alone. */
export interface AdvanceTime {
  readonly type: "AdvanceTime";
  readonly to: Instant;
}

/** Everything that can be asked of the exchange. */
export type Command =
  | Establish
  | DefineAsset
  | DefineMarket
  | DefineListing
  | AnnounceNotice
  | OpenAccount
  | IssueKey
  | RevokeKey
  | CreateSpecialKey
  | BindSpecialKey
  | DeleteSpecialKeys
  | ExitSpecialMode
  | OpenListenKey
  | KeepListenKey
  | CloseListenKey
  | IssueListenToken
  | Credit
  | Transfer
  | EnableIsolated
  | DisableIsolated
  | ChangeCrossLeverage
  | SwitchBurn
  | Borrow
  | Repay
  | LiquidateMargin
  | RepayLiquidationLoan
  | ExchangeSmallLiabilities
  | PlaceOrder
  | PlaceOco
  | PlaceRivals
  | PlaceOto
  | CancelOrder
  | ReplaceOrder
  | ReduceOrder
  | CancelOrders
  | ShapeBook
  | TakeLevel
  | CancelList
  | CancelOpenOrders
  | PlaceContractOrder
  | AmendContractOrder
  | PlaceContractOrders
  | AmendContractOrders
  | SetCountdown
  | PlaceAlgoOrder
  | CancelAlgoOrder
  | CancelAlgoOrders
  | ChangeLeverage
  | ChangeMarginType
  | ChangePositionMargin
  | ChangePositionMode
  | ObserveIndex
  | ObserveMark
  | OrderDownload
  | SteerMark
  | FixFundingRate
  | SteerPrices
  | InventPast
  | PlayScript
  | EndScript
  | AdvanceTime;
