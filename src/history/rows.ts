// Events → rows. Pure: the events of one entry, and the exchange right after it.

import { commissionOf } from "../core/commission.ts";
import type { Event } from "../core/events.ts";
import type { LegName, Order } from "../core/order.ts";
import { listOf, orderOf, type OrderList } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import {
  type Amount,
  atoms,
  count,
  type Instant,
  type Lots,
  NO_AMOUNT,
  type Rate,
  type Ticks,
} from "../money/units.ts";
import { endedAlgoFacts } from "./algo-facts.ts";
import type { Column } from "./database.ts";
import { flowsOf } from "./flow.ts";
import { incomesOf } from "./income.ts";
import { marketRecords } from "./market-records.ts";
import { plus } from "../money/arithmetic.ts";
import { preventionOf } from "./prevention-record.ts";
import type { TableName } from "./schema.ts";
import { short } from "./short.ts";

/** One row and where it goes. */
export interface Row {
  readonly table: TableName;
  readonly values: Column[];
}

/** An order without its place in the book: an open one, or a closed one as history keeps it. */
export type OrderFacts = Omit<View<Order>, "node">;

/** A trade on a market. */
export interface TradeRecord {
  readonly symbol: string;
  readonly trade: number;
  readonly aggregate: number;
  readonly at: Instant;
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** Quote of a pair, coin of a contract. */
  readonly quote: Amount;
  readonly takerSide: "buy" | "sell";
}

/** A trade as one side of it had it. */
export interface FillRecord {
  readonly symbol: string;
  readonly trade: number;
  readonly order: number;
  readonly list: number;
  readonly at: Instant;
  readonly side: "buy" | "sell";
  readonly maker: boolean;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly quote: Amount;
  readonly commission: Amount;
  readonly commissionAsset: string;
  /** Of fills on contracts. */
  readonly leg?: LegName | undefined;
  readonly realised?: Amount | undefined;
}

/** A minute that is complete. */
export type CandleRecord = Extract<Event, { type: "CandleClosed" }>["candle"];

/** A loan or a repayment. */
export interface LoanRecord {
  readonly transaction: number;
  readonly asset: string;
  readonly principal: Amount;
  readonly interest: Amount;
  readonly auto: boolean;
  readonly at: Instant;
}

/** An hour's interest. */
export type InterestRecord = Omit<Extract<Event, { type: "InterestCharged" }>, "type" | "purse">;

/** An asset's interest rates as they were defined. */
export interface RateRecord {
  readonly at: Instant;
  /** By fee level, from level 0. */
  readonly dailyRates: readonly Rate[];
}

/** What was paid back of a liquidation loan. */
export interface LoanRepaymentRecord {
  readonly transaction: number;
  readonly asset: string;
  readonly paid: Amount;
  /** What it took off the loan, in the loan's asset. */
  readonly amount: Amount;
  readonly at: Instant;
}

/** A small debt that was exchanged for another. */
export interface ExchangeRecord {
  readonly asset: string;
  readonly debt: Amount;
  readonly target: string;
  readonly amount: Amount;
  readonly at: Instant;
}

/** A transfer between two purses of one account. */
export interface TransferRecord {
  readonly transaction: number;
  readonly asset: string;
  readonly amount: Amount;
  readonly source: number;
  readonly target: number;
  readonly at: Instant;
}

/** Margin that was moved into an isolated position, or out of it. */
export interface MarginChangeRecord {
  readonly symbol: string;
  readonly asset: string;
  readonly leg: LegName;
  readonly does: "add" | "remove";
  readonly amount: Amount;
  readonly at: Instant;
}

/** A stamp of a contract's funding. */
export type FundingRecord = Omit<Extract<Event, { type: "FundingRateSet" }>, "type" | "symbol">;

/** A change of an order's price or size. */
export type AmendmentRecord = Omit<Extract<Event, { type: "OrderAmended" }>, "type" | "account"> & {
  readonly clientId: string;
  readonly at: Instant;
};

type PositionChange = Extract<Event, { type: "PositionChanged" }>;
/** A trade, also one that went past the book. */
type ContractPrint = Extract<Event, { type: "ContractTraded" | "PositionTakenOver" | "PositionDeleveraged" }>;
type Printed = Pick<FillRecord, "symbol" | "trade" | "ticks" | "lots">;
/** What one side of a trade had of it. */
type Side = Omit<FillRecord, keyof Printed | "list" | "at" | "side">;

/** What was taken off the size of an order on a pair. */
export type ReductionRecord = Omit<Extract<Event, { type: "OrderReduced" }>, "type" | "released"> & {
  readonly at: Instant;
};

/** The rows of one entry. `encode` writes a record down as text. */
export function rowsOf(
  seq: number,
  events: readonly Event[],
  x: ExchangeView,
  encode: (record: unknown) => string,
): Row[] {
  let changesByFill: Map<string, PositionChange> | undefined;
  const rows: Row[] = [];
  const add = (table: TableName, ...values: Column[]): void => {
    rows.push({ table, values });
  };
  for (const event of events) {
    addFlows(event);
    addIncomes(event);
    addRecord(event);
    for (const { table, keys, body } of marketRecords(event, x)) add(table, ...keys, seq, encode(body));
  }
  return rows;

  function addRecord(event: Event): void {
    switch (event.type) {
      case "OrderClosed":
        addOrder(event.order);
        break;
      case "AlgoClosed":
        addAlgo(event.algo);
        break;
      case "ListClosed":
        addList(event.list);
        break;
      case "Traded":
        addTrade(event, event.quote);
        addPairFills(event);
        break;
      case "ContractTraded":
        addTrade(event, event.base);
        addContractFills(event, event.maker, event.maker, event.taker);
        break;
      case "PositionTakenOver":
        addContractFills(event, undefined, event.order);
        break;
      case "PositionDeleveraged":
        addContractFills(event, event.winner, event.winner, event.order);
        break;
      case "CandleClosed":
        add("candles", event.symbol, count(event.candle.openAt), seq, encode(short("candle", event.candle)));
        break;
      case "Borrowed":
      case "Repaid":
        addLoan(event);
        break;
      case "InterestCharged":
        addInterest(event);
        break;
      case "LiquidationLoanRepaid":
        addLoanRepayment(event);
        break;
      case "SmallLiabilityExchanged":
        addExchange(event);
        break;
      case "AssetDefined":
        addRates(event);
        break;
      case "Transferred":
        addTransfer(event);
        break;
      case "PositionMarginChanged":
        addMarginChange(event);
        break;
      case "FundingRateSet":
        addFunding(event);
        break;
      case "OrderAmended":
        addAmendment(event);
        break;
      case "OrderReduced":
        addReduction(event);
        break;
      case "MatchPrevented":
        addPrevention(event);
        break;
      default:
    }
  }

  function isRecorded(account: number): boolean {
    return x.accounts.byId.get(account)?.unrecorded !== true;
  }

  function addFlows(event: Event): void {
    for (const { purse, asset, kind, symbol, amount, source } of flowsOf(event, x)) {
      add("flows", purse, seq, asset, kind, symbol, String(atoms(amount)), source, count(x.at));
    }
  }

  function addIncomes(event: Event): void {
    for (const income of incomesOf(event, x)) {
      if (!isRecorded(income.account)) continue;
      const { account, asset, kind, symbol, amount, transaction, trade } = income;
      add("incomes", account, seq, asset, kind, symbol, String(atoms(amount)), transaction, trade, count(x.at));
    }
  }

  function addOrder(id: number): void {
    const { node: _, ...order } = orderOf(x, id);
    if (!isRecorded(order.account)) return;
    const body = encode(order);
    add("orders", order.id, seq, order.purse, order.symbol, order.clientId, count(order.placedAt), body);
    if (order.forced) add("forced", order.id, seq, order.purse, count(x.at), body);
  }

  function addAlgo(id: number): void {
    const algo = endedAlgoFacts(x, id);
    add("algos", id, seq, algo.purse, algo.symbol, algo.clientId, count(algo.placedAt), encode(algo));
  }

  function addInterest({ type: _, purse, ...record }: Extract<Event, { type: "InterestCharged" }>): void {
    add("interest", record.transaction, seq, purse, record.asset, count(record.hour), encode(record));
  }

  function addLoanRepayment(event: Extract<Event, { type: "LiquidationLoanRepaid" }>): void {
    const { transaction, account, asset, paid, amount } = event;
    const record: LoanRepaymentRecord = { transaction, asset, paid, amount, at: x.at };
    add("loan_repayments", transaction, seq, account, count(x.at), encode(record));
  }

  function addList(id: number): void {
    const list: View<OrderList> = listOf(x, id);
    add("lists", list.id, seq, list.purse, list.symbol, list.clientId, count(list.placedAt), encode(list));
  }

  function addTrade(event: Extract<Event, { type: "Traded" | "ContractTraded" }>, quote: Amount): void {
    const { symbol, trade, aggregate, ticks, lots, takerSide } = event;
    const record: TradeRecord = { symbol, trade, aggregate, at: x.at, ticks, lots, quote, takerSide };
    add("trades", symbol, trade, seq, aggregate, count(x.at), encode(short("trade", record)));
  }

  function addFill({ symbol, trade, ticks, lots }: Printed, { order: id, maker, ...money }: Side): void {
    const order = orderOf(x, id);
    if (!isRecorded(order.account)) return;
    const of = { symbol, trade, order: id, list: order.list, at: x.at, side: order.side, maker, ticks, lots };
    const record: FillRecord = { ...of, ...money };
    add("fills", order.purse, symbol, trade, seq, id, count(x.at), encode(record));
  }

  function addPairFills(event: Extract<Event, { type: "Traded" }>): void {
    const buyerIs = event.takerSide === "buy" ? event.taker : event.maker;
    const market = x.reference.markets.get(event.symbol)!;
    for (const order of [event.maker, event.taker]) {
      const { amount, asset } = commissionOf(event, order === buyerIs ? "buy" : "sell", market);
      const money = { quote: event.quote, commission: amount, commissionAsset: asset };
      addFill(event, { order, maker: order === event.maker, ...money });
    }
  }

  /** What a trade on a contract did to some of its sides; past the book, where the exchange closed positions, too. */
  function addContractFills(event: ContractPrint, maker: number | undefined, ...orders: readonly number[]): void {
    for (const order of orders) {
      const change = changes().get(`${order}/${event.trade}`);
      if (change === undefined) continue;
      const { commission, asset: commissionAsset, leg, realised } = change;
      addFill(event, { order, maker: order === maker, quote: event.base, commission, commissionAsset, leg, realised });
    }
  }

  /** What fills did to positions, by order and trade. */
  function changes(): ReadonlyMap<string, PositionChange> {
    if (changesByFill === undefined) {
      changesByFill = new Map();
      for (const event of events) {
        if (event.type === "PositionChanged") changesByFill.set(`${event.order}/${event.trade}`, event);
      }
    }
    return changesByFill;
  }

  function addLoan(event: Extract<Event, { type: "Borrowed" | "Repaid" }>): void {
    const { transaction, asset, auto, purse } = event;
    const kind = event.type === "Borrowed" ? "borrow" : "repay";
    const { principal, interest } =
      event.type === "Borrowed" ? { principal: event.amount, interest: NO_AMOUNT } : event;
    const record: LoanRecord = { transaction, asset, auto, at: x.at, principal, interest };
    add("loans", transaction, seq, purse, kind, asset, count(x.at), encode(record));
  }

  function addExchange(event: Extract<Event, { type: "SmallLiabilityExchanged" }>): void {
    const { transaction, purse, asset, target, amount, principal, interest } = event;
    const record: ExchangeRecord = { asset, debt: plus(principal, interest), target, amount, at: x.at };
    add("exchanges", transaction, seq, purse, count(x.at), encode(record));
  }

  function addRates({ asset: { name, dailyRates } }: Extract<Event, { type: "AssetDefined" }>): void {
    const record: RateRecord = { at: x.at, dailyRates };
    add("rates", name, count(x.at), seq, encode(record));
  }

  function addTransfer(event: Extract<Event, { type: "Transferred" }>): void {
    const { transaction, asset, amount, from: source, to: target } = event;
    const record: TransferRecord = { transaction, asset, amount, source, target, at: x.at };
    add("transfers", transaction, seq, event.account, source, target, asset, count(x.at), encode(record));
  }

  function addMarginChange(event: Extract<Event, { type: "PositionMarginChanged" }>): void {
    const { account, symbol, asset, leg, does, amount } = event;
    const record: MarginChangeRecord = { symbol, asset, leg, does, amount, at: x.at };
    add("margin_changes", account, seq, symbol, does, count(x.at), encode(record));
  }

  function addFunding({ type: _, symbol, ...record }: Extract<Event, { type: "FundingRateSet" }>): void {
    add("fundings", symbol, count(record.stamp), seq, encode(record));
  }

  function addAmendment({ type: _, account: __, ...event }: Extract<Event, { type: "OrderAmended" }>): void {
    const { amendment, purse, symbol, order } = event;
    const record: AmendmentRecord = { ...event, clientId: orderOf(x, order).clientId, at: x.at };
    add("amendments", amendment, seq, purse, symbol, order, count(x.at), encode(record));
  }

  function addReduction({ type: _, released: __, ...event }: Extract<Event, { type: "OrderReduced" }>): void {
    const { execution, order } = event;
    const { purse, symbol, account } = orderOf(x, order);
    if (!isRecorded(account)) return;
    const record: ReductionRecord = { ...event, at: x.at };
    add("reductions", execution, seq, purse, symbol, order, count(x.at), encode(record));
  }

  function addPrevention(event: Extract<Event, { type: "MatchPrevented" }>): void {
    const { symbol, match, taker, maker } = event;
    const purses = [orderOf(x, taker).purse, orderOf(x, maker).purse];
    add("preventions", match, seq, symbol, ...purses, taker, maker, count(x.at), encode(preventionOf(event, x)));
  }
}
