// A purse from which a trader of a test venue trades pairs, borrows and repays.

import type { ListLeg, PurseName } from "../../src/core/commands.ts";
import type { Prevention } from "../../src/core/listing.ts";
import type { Order, Peg, Side, SideEffect, TimeInForce } from "../../src/core/order.ts";
import { accrued, locked, owed, principal } from "../../src/core/select.ts";
import {
  assess,
  marginLevel,
  maxBorrowable,
  maxTransferable,
  usableMarginAccount,
} from "../../src/core/select-margin.ts";
import { amountOf, priceOf, quantityOf } from "../../src/genesis/figures.ts";
import { plain } from "../../src/money/text.ts";
import { Desk } from "./desk.ts";
import { Ticket } from "./ticket.ts";
import type { CoreTrader } from "./trader.ts";

/** What an order on a pair says beyond its side and size. */
export interface Terms {
  /** The limit price; without it the order takes the market's. */
  readonly at?: string;
  /** The price at which a stop-loss order goes to work. */
  readonly stop?: string;
  /** The price at which a take-profit order goes to work. */
  readonly target?: string;
  /** How far the price must turn, in basis points; without `target` the order is a stop-loss. */
  readonly trail?: number;
  /** Only as a maker. */
  readonly maker?: boolean;
  readonly tif?: TimeInForce;
  readonly iceberg?: string;
  readonly id?: string;
  readonly stp?: Prevention;
  readonly effect?: SideEffect;
  /** Whether cancelling leaves what the order borrowed in the account. */
  readonly keepsLoan?: boolean;
  /** Which level of the book it takes its price from; without `at` it names none itself. */
  readonly peg?: Peg;
}

/** What an OCO says beyond its side and size. */
export interface OcoTerms extends Pick<Terms, "id" | "stp" | "effect" | "keepsLoan" | "tif"> {
  readonly at: string;
  readonly stop: string;
  /** The limit price of the stop leg. */
  readonly stopAt?: string;
  readonly limitId?: string;
  readonly stopId?: string;
}

/** One order of a list: "buy" or "sell", its size, and what else it says. */
export type Leg = readonly [side: Side, size: string, terms: Terms];

/** Trades pairs from a spot, cross or isolated purse. */
export class PairDesk extends Desk {
  readonly symbol: string;

  constructor(trader: CoreTrader, name: PurseName, symbol: string) {
    super(trader, name);
    this.symbol = symbol;
  }

  /** The same purse, trading another pair. */
  on(symbol: string): PairDesk {
    return new PairDesk(this.trader, this.name, symbol);
  }

  buys(size: string | { readonly worth: string }, terms: Terms = {}): Ticket {
    return this.#places("buy", size, terms);
  }

  sells(size: string | { readonly worth: string }, terms: Terms = {}): Ticket {
    return this.#places("sell", size, terms);
  }

  /** Places a limit leg and a stop leg, in this order. */
  oco(
    side: Side,
    size: string,
    terms: OcoTerms,
  ): { readonly limit: Ticket; readonly stop: Ticket; readonly list: number } {
    const first = this.venue.x.counters.order + 1;
    this.venue.perform({
      type: "PlaceOco",
      purse: this.name,
      symbol: this.symbol,
      side,
      quantity: quantityOf(size),
      price: priceOf(terms.at),
      stopPrice: priceOf(terms.stop),
      stopLimitPrice: terms.stopAt === undefined ? undefined : priceOf(terms.stopAt),
      stopLimitTimeInForce: terms.stopAt === undefined ? undefined : (terms.tif ?? "gtc"),
      limitIcebergQuantity: undefined,
      stopIcebergQuantity: undefined,
      clientId: terms.id,
      limitClientId: terms.limitId,
      stopClientId: terms.stopId,
      prevention: terms.stp,
      sideEffect: terms.effect ?? "none",
      repayAtCancel: terms.keepsLoan !== true,
    });
    const list = this.venue.x.counters.list;
    return { stop: new Ticket(this.venue, first), limit: new Ticket(this.venue, first + 1), list };
  }

  /** Places two orders of which one ends the other, the one that takes profit named first. */
  rivals(
    profit: Leg,
    stop: Leg,
    terms: Pick<Terms, "id" | "stp" | "effect"> = {},
  ): { readonly stop: Ticket; readonly profit: Ticket; readonly list: number } {
    const first = this.venue.x.counters.order + 1;
    this.venue.perform({
      type: "PlaceRivals",
      purse: this.name,
      symbol: this.symbol,
      clientId: terms.id,
      profit: legOf(profit),
      stop: legOf(stop),
      prevention: terms.stp,
      sideEffect: terms.effect ?? "none",
      repayAtCancel: true,
    });
    const list = this.venue.x.counters.list;
    return { stop: new Ticket(this.venue, first), profit: new Ticket(this.venue, first + 1), list };
  }

  /** Places an order that brings others with it once it is filled; answers with all of them, the working order first. */
  oto(working: Leg, pending: readonly Leg[], terms: Omit<OcoTerms, "at" | "stop"> = {}): Ticket[] {
    const first = this.venue.x.counters.order + 1;
    this.venue.perform({
      type: "PlaceOto",
      purse: this.name,
      symbol: this.symbol,
      clientId: terms.id,
      working: legOf(working),
      pending: pending.map(legOf),
      prevention: terms.stp,
      sideEffect: terms.effect ?? "none",
      repayAtCancel: terms.keepsLoan !== true,
    });
    return [working, ...pending].map((_, nth) => new Ticket(this.venue, first + nth));
  }

  /** Places a purchase that pays for what is to be sold once it is filled, whose sizes are not said. */
  opo(working: Leg, pending: readonly (readonly ["sell", Terms])[], terms: Pick<Terms, "id" | "stp"> = {}): Ticket[] {
    const first = this.venue.x.counters.order + 1;
    this.venue.perform({
      type: "PlaceOto",
      purse: this.name,
      symbol: this.symbol,
      clientId: terms.id,
      working: legOf(working),
      pending: pending.map(([side, leg]) => ({ ...legOf([side, "1", leg]), quantity: undefined })),
      paying: true,
      prevention: terms.stp,
      sideEffect: "none",
      repayAtCancel: false,
    });
    return [working, ...pending].map((_, nth) => new Ticket(this.venue, first + nth));
  }

  /** Makes an order smaller; `id` is its client id from then on. */
  reduces(order: Ticket, size: string, id?: string): void {
    this.venue.perform({
      type: "ReduceOrder",
      purse: this.name,
      symbol: this.symbol,
      order: { id: order.id },
      quantity: quantityOf(size),
      newClientId: id,
    });
  }

  cancels(order: Ticket | string, onlyIf?: "new" | "partially-filled"): void {
    const name = typeof order === "string" ? { clientId: order } : { id: order.id };
    this.venue.perform({
      type: "CancelOrder",
      purse: this.name,
      symbol: this.symbol,
      order: name,
      cancelId: undefined,
      onlyIf,
    });
  }

  cancelsList(list: number | string): void {
    const name = typeof list === "string" ? { clientId: list } : { id: list };
    this.venue.perform({ type: "CancelList", purse: this.name, symbol: this.symbol, list: name, cancelId: undefined });
  }

  cancelsAll(): void {
    this.venue.perform({ type: "CancelOpenOrders", purse: this.name, symbol: this.symbol, refuseIfNone: true });
  }

  borrows(amount: string, asset: string): void {
    this.venue.perform({ type: "Borrow", purse: this.name, asset, amount: amountOf(amount) });
  }

  repays(amount: string, asset: string): void {
    this.venue.perform({ type: "Repay", purse: this.name, asset, amount: amountOf(amount) });
  }

  locked(asset: string): string {
    return plain(locked(this.venue.x.ledger, this.purse, asset));
  }

  /** Principal and interest. */
  owes(asset: string): string {
    return plain(owed(this.venue.x.ledger, this.purse, asset));
  }

  principal(asset: string): string {
    return plain(principal(this.venue.x.ledger, this.purse, asset));
  }

  interest(asset: string): string {
    return plain(accrued(this.venue.x.ledger, this.purse, asset));
  }

  /** The margin level as displayed. */
  get level(): string {
    const { assets, debts } = assess(this.venue.x, this.purse);
    return plain(marginLevel(assets, debts));
  }

  maxBorrow(asset: string): string {
    return plain(maxBorrowable(this.venue.x, this.account(), asset).amount);
  }

  maxOut(asset: string): string {
    return plain(maxTransferable(this.venue.x, this.account(), asset));
  }

  account(): Parameters<typeof maxBorrowable>[1] {
    const account = usableMarginAccount(this.venue.x, this.name);
    if ("reason" in account) throw new Error(account.reason);
    return account;
  }

  #places(side: Side, size: string | { readonly worth: string }, terms: Terms): Ticket {
    this.venue.perform({
      type: "PlaceOrder",
      purse: this.name,
      symbol: this.symbol,
      side,
      kind: kindOf(terms),
      timeInForce: terms.tif ?? "gtc",
      quantity: typeof size === "string" ? quantityOf(size) : undefined,
      quoteQuantity: typeof size === "string" ? undefined : amountOf(size.worth),
      price: terms.at === undefined ? undefined : priceOf(terms.at),
      stopPrice:
        terms.stop === undefined && terms.target === undefined ? undefined : priceOf((terms.stop ?? terms.target)!),
      trailingDelta: terms.trail,
      icebergQuantity: terms.iceberg === undefined ? undefined : quantityOf(terms.iceberg),
      clientId: terms.id,
      prevention: terms.stp,
      sideEffect: terms.effect ?? "none",
      repayAtCancel: terms.keepsLoan !== true,
      peg: terms.peg,
    });
    return new Ticket(this.venue, this.venue.x.counters.order);
  }
}

function legOf([side, size, terms]: Leg): ListLeg {
  return {
    side,
    kind: kindOf(terms),
    timeInForce: terms.tif ?? "gtc",
    quantity: quantityOf(size),
    price: terms.at === undefined ? undefined : priceOf(terms.at),
    stopPrice:
      terms.stop === undefined && terms.target === undefined ? undefined : priceOf((terms.stop ?? terms.target)!),
    trailingDelta: terms.trail,
    icebergQuantity: terms.iceberg === undefined ? undefined : quantityOf(terms.iceberg),
    clientId: terms.id,
    peg: terms.peg,
  };
}

function kindOf(terms: Terms): Order["kind"] {
  const limit = terms.at !== undefined || terms.peg !== undefined;
  if (terms.stop !== undefined || (terms.trail !== undefined && terms.target === undefined))
    return limit ? "stop-loss-limit" : "stop-loss";
  if (terms.target !== undefined) return limit ? "take-profit-limit" : "take-profit";
  return !limit ? "market" : terms.maker === true ? "limit-maker" : "limit";
}
