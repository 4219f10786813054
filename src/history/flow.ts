// What moved in the margin accounts, and why: each change of what one of them has of an asset, as the trade names it.

import { commissionOf } from "../core/commission.ts";
import type { Event } from "../core/events.ts";
import { orderOf, type PurseId } from "../core/select.ts";
import { marginAccount } from "../core/select-margin.ts";
import { pairOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import { isZero, negated, plus } from "../money/arithmetic.ts";
import type { Amount } from "../money/units.ts";

/** What a flow was for. */
export type FlowKind =
  | "transfer"
  | "borrow"
  | "repay"
  | "buy-income"
  | "buy-expense"
  | "sell-income"
  | "sell-expense"
  | "trading-commission"
  | "buy-liquidation"
  | "sell-liquidation"
  | "repay-liquidation"
  | "other-liquidation"
  | "liquidation-fee"
  | "small-balance-convert";

/** A change of what a margin account has, free and locked together: positive where it came in. */
export interface Flow {
  readonly purse: PurseId;
  readonly asset: string;
  readonly kind: FlowKind;
  /** The pair of the isolated account, else of the trade; empty where there is none. */
  readonly symbol: string;
  readonly amount: Amount;
  /** The number of the transaction or of the trade; zero for what was brought in from outside. */
  readonly source: number;
}

const NOTHING: readonly Flow[] = [];

/**
 * What an event moved in margin accounts. All flows of an account in an asset sum to what it has of it: interest that
 * is charged moves nothing until it is repaid.
 */
export function flowsOf(event: Event, x: ExchangeView): readonly Flow[] {
  switch (event.type) {
    case "Traded":
      return [...sideOf(event, "buy", x), ...sideOf(event, "sell", x)];
    case "Borrowed":
      return flow(x, event, { kind: "borrow", amount: event.amount, source: event.transaction });
    case "Repaid": {
      const amount = negated(plus(event.principal, event.interest));
      const kind = event.forced === true ? "repay-liquidation" : "repay";
      return flow(x, event, { kind, amount, source: event.transaction });
    }
    case "AssetTakenOver":
      return flow(x, event, {
        kind: "other-liquidation",
        amount: negated(event.amount),
        source: event.transaction,
      });
    case "ClearanceFeeTaken":
      return flow(x, event, { kind: "liquidation-fee", amount: negated(event.amount), source: event.transaction });
    case "Credited":
      return flow(x, event, { kind: "transfer", amount: event.amount, source: 0 });
    case "Transferred": {
      const { from, to, asset, amount, transaction: source } = event;
      return [
        ...flow(x, { purse: from, asset }, { kind: "transfer", amount: negated(amount), source }),
        ...flow(x, { purse: to, asset }, { kind: "transfer", amount, source }),
      ];
    }
    case "SmallLiabilityExchanged": {
      // Lent and at once spent on what pays the debt: the account itself has neither for longer than that.
      const { transaction: source, target, amount, purse, asset } = event;
      const debt = plus(event.principal, event.interest);
      return [
        ...flow(x, { purse, asset: target }, { kind: "borrow", amount, source }),
        ...flow(x, { purse, asset: target }, { kind: "small-balance-convert", amount: negated(amount), source }),
        ...flow(x, { purse, asset }, { kind: "small-balance-convert", amount: debt, source }),
        ...flow(x, { purse, asset }, { kind: "repay", amount: negated(debt), source }),
      ];
    }
    default:
      return NOTHING;
  }
}

/** What one side of a trade received, paid, and paid for it. */
function sideOf(trade: Extract<Event, { type: "Traded" }>, side: "buy" | "sell", x: ExchangeView): readonly Flow[] {
  const { purse, forced } = orderOf(x, side === trade.takerSide ? trade.taker : trade.maker);
  if (marginAccount(x, purse) === undefined) return NOTHING;
  const pair = pairOf(x, trade.symbol)!;
  const [income, expense] = forced ? FORCED_KINDS[side] : KINDS[side];
  const base = { asset: pair.base, amount: trade.base };
  const quote = { asset: pair.quote, amount: trade.quote };
  const [got, gave] = side === "buy" ? [base, quote] : [quote, base];
  const paid = commissionOf(trade, side, pair);
  const about = { purse, symbol: trade.symbol, source: trade.trade };
  const flows: Flow[] = [
    { ...about, ...got, kind: income },
    { ...about, asset: gave.asset, amount: negated(gave.amount), kind: expense },
  ];
  if (!isZero(paid.amount)) {
    flows.push({ ...about, asset: paid.asset, amount: negated(paid.amount), kind: "trading-commission" });
  }
  return flows;
}

/** What the two halves of a trade are called, by the side it is seen from. */
const KINDS = {
  buy: ["buy-income", "buy-expense"],
  sell: ["sell-income", "sell-expense"],
} as const satisfies Record<string, readonly [income: FlowKind, expense: FlowKind]>;

/** The same where the exchange sold or bought to liquidate the account: both halves are called alike. */
const FORCED_KINDS = {
  buy: ["buy-liquidation", "buy-liquidation"],
  sell: ["sell-liquidation", "sell-liquidation"],
} as const satisfies Record<string, readonly [income: FlowKind, expense: FlowKind]>;

/** One flow of a purse, if it is a margin account's. */
function flow(
  x: ExchangeView,
  { purse, asset }: { readonly purse: PurseId; readonly asset: string },
  of: Pick<Flow, "kind" | "amount" | "source">,
): readonly Flow[] {
  const account = marginAccount(x, purse);
  return account === undefined ? NOTHING : [{ purse, asset, symbol: account.symbol, ...of }];
}
