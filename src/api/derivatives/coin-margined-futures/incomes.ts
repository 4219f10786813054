// What moved in futures wallets, as the wire shows it.

import type { IncomeKind, IncomeRecord } from "../../../history/income.ts";
import { isNegative } from "../../../money/arithmetic.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";

/** What incomes are called, and what the exchange has none of. */
export const INCOME_KINDS = {
  TRANSFER: "transfer",
  WELCOME_BONUS: undefined,
  FUNDING_FEE: "funding",
  REALIZED_PNL: "realised-profit",
  COMMISSION: "commission",
  INSURANCE_CLEAR: "insurance",
  DELIVERED_SETTELMENT: "delivery",
} as const satisfies Record<string, IncomeKind | undefined>;

/** Their names, in the documentation's order. */
export const INCOME_TYPES = Object.keys(INCOME_KINDS) as (keyof typeof INCOME_KINDS)[];

/** One movement. */
export function incomeRow(income: IncomeRecord) {
  const { symbol: contract, asset, kind, amount, transaction, trade, id, at } = income;
  return {
    symbol: contract,
    incomeType: INCOME_TYPES.find((type) => INCOME_KINDS[type] === kind)!,
    income: padded(amount),
    asset,
    info: infoOf(income),
    time: count(at),
    tranId: String(kind === "transfer" && transaction > 0 ? transaction : id),
    tradeId: trade === 0 ? "" : String(trade),
  };
}

/** The further word of a row: a transfer's direction, and a funding fee's own name. */
function infoOf({ kind, amount }: IncomeRecord): string {
  if (kind === "transfer") return isNegative(amount) ? "WITHDRAW" : "DEPOSIT";
  return kind === "funding" ? "FUNDING_FEE" : "";
}
