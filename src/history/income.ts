// What moved in the futures wallets, and why: each change of what an account has of a coin there, margin of its isolated
// positions included.

import type { AccountId } from "../core/select.ts";
import type { Event } from "../core/events.ts";
import type { ExchangeView } from "../core/state.ts";
import { isZero, negated } from "../money/arithmetic.ts";
import { type Amount, amount, instant, type Instant } from "../money/units.ts";
import { bounds, type Past, type Time } from "./past.ts";

/** What an income was for. */
export type IncomeKind = "transfer" | "realised-profit" | "funding" | "commission" | "insurance" | "delivery";

/** A change of a futures wallet: positive where it came in. */
export interface Income {
  readonly account: AccountId;
  readonly asset: string;
  readonly kind: IncomeKind;
  /** The contract; empty where there is none. */
  readonly symbol: string;
  readonly amount: Amount;
  /** The number of the transaction; zero where it has none. */
  readonly transaction: number;
  /** The number of the trade; zero where there was none. */
  readonly trade: number;
}

const NOTHING: readonly Income[] = [];

/** What an event moved in futures wallets. All incomes of an account in a coin sum to what it has of it. */
export function incomesOf(event: Event, x: ExchangeView): readonly Income[] {
  switch (event.type) {
    case "Credited":
      return moved(x, event.purse, event.asset, event.amount, 0);
    case "Transferred": {
      const { from, to, asset, amount: sent, transaction } = event;
      return [...moved(x, from, asset, negated(sent), transaction), ...moved(x, to, asset, sent, transaction)];
    }
    case "ContractClearanceFeeTaken":
    case "ContractMarginForfeited": {
      const { account, symbol, asset, transaction } = event;
      return some([
        { account, symbol, asset, transaction, trade: 0, kind: "insurance", amount: negated(event.amount) },
      ]);
    }
    case "FundingPaid": {
      const { account, symbol, asset, transaction, funding, shortfall } = event;
      const paid: Income = { account, symbol, asset, transaction, trade: 0, kind: "funding", amount: funding };
      // A stamp pays thousands, and nearly all of them out of what they have.
      return isZero(shortfall) ? some([paid]) : some([{ ...paid, kind: "insurance", amount: shortfall }, paid]);
    }
    case "PositionDelivered": {
      const { account, symbol, asset, transaction } = event;
      const about = { account, symbol, asset, transaction, trade: 0 };
      return some([
        { ...about, kind: "insurance", amount: event.shortfall },
        { ...about, kind: "delivery", amount: event.realised },
        { ...about, kind: "commission", amount: negated(event.commission) },
      ]);
    }
    case "PositionChanged": {
      const { account, symbol, asset, trade } = event;
      const about = { account, symbol, asset, transaction: 0, trade };
      return some([
        { ...about, kind: "insurance", amount: event.shortfall },
        { ...about, kind: "realised-profit", amount: event.realised },
        { ...about, kind: "commission", amount: negated(event.commission) },
      ]);
    }
    default:
      return NOTHING;
  }
}

function some(incomes: readonly Income[]): readonly Income[] {
  // What the insurance fund holds is nobody's income.
  return incomes.filter(({ account, amount: of }) => account !== 0 && !isZero(of));
}

/** What came into a purse from another, if it is a futures purse. */
function moved(x: ExchangeView, purse: number, asset: string, of: Amount, transaction: number): readonly Income[] {
  const { kind, account } = x.ledger.purses[purse]!;
  return kind === "coinm"
    ? [{ account, symbol: "", asset, kind: "transfer", amount: of, transaction, trade: 0 }]
    : NOTHING;
}

/** An income with its number and its time. */
export interface IncomeRecord extends Omit<Income, "account"> {
  readonly id: number;
  readonly at: Instant;
}

/** Which incomes are asked for. */
export interface IncomeRange extends Time {
  readonly symbol?: string | undefined;
  readonly kind?: IncomeKind | undefined;
  /** From which end of the time pages are counted. */
  readonly first: "oldest" | "newest";
  /** From 1. */
  readonly page: number;
  readonly limit: number;
}

/** A page of an account's incomes, oldest first. */
export function incomesBetween(past: Past, account: number, range: IncomeRange): IncomeRecord[] {
  const { symbol = "", kind = "", first, page, limit } = range;
  const order = first === "oldest" ? "ASC" : "DESC";
  const rows = past.rows(
    `SELECT id, asset, kind, symbol, amount, transaction_id, trade, at FROM incomes
      WHERE seq <= ? AND account = ? AND at BETWEEN ? AND ? AND (? = '' OR symbol = ?) AND (? = '' OR kind = ?)
      ORDER BY at ${order}, id ${order} LIMIT ? OFFSET ?`,
    account,
    ...bounds(range),
    symbol,
    symbol,
    kind,
    kind,
    limit,
    Math.min((page - 1) * limit, Number.MAX_SAFE_INTEGER),
  );
  const found = rows.map((row) => ({
    id: Number(row["id"]),
    asset: String(row["asset"]),
    kind: row["kind"] as IncomeKind,
    symbol: String(row["symbol"]),
    amount: amount(BigInt(String(row["amount"]))),
    transaction: Number(row["transaction_id"]),
    trade: Number(row["trade"]),
    at: instant(Number(row["at"])),
  }));
  return first === "oldest" ? found : found.reverse();
}
