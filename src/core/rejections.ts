// Every reason for which the exchange refuses a command, with the facts of the case. The words are
// the trade's own; what a client reads is decided where its family of pages is.

import type { Amount, Instant } from "../money/units.ts";

/** The filters of a pair, by the names `exchangeInfo` gives them. */
export type FilterName =
  | "PRICE_FILTER"
  | "LOT_SIZE"
  | "MARKET_LOT_SIZE"
  | "TRAILING_DELTA"
  | "ICEBERG_PARTS"
  | "PERCENT_PRICE_BY_SIDE"
  | "NOTIONAL"
  | "MAX_NUM_ORDERS"
  | "MAX_NUM_ALGO_ORDERS"
  | "MAX_NUM_ORDER_LISTS"
  | "MAX_NUM_ORDER_AMENDS";

/** The limits of a contract an order can break. */
export type ContractLimit =
  | "price-below-minimum"
  | "price-above-maximum"
  | "price-off-grid"
  | "size-not-positive"
  | "size-below-minimum"
  | "size-above-maximum"
  | "price-above-band"
  | "price-below-band"
  | "stop-above-maximum"
  | "price-above-stop"
  | "price-below-stop"
  | "too-many-orders"
  | "too-many-stops";

/** A refusal. A refused command changes nothing and leaves no trace. */
export type Rejection =
  // What is named does not exist, or is there already.
  | { readonly reason: "unknown-account" }
  | { readonly reason: "unknown-asset"; readonly asset: string }
  | { readonly reason: "unknown-symbol"; readonly symbol: string }
  | { readonly reason: "unknown-key" }
  | { readonly reason: "unknown-listen-key" }
  | { readonly reason: "too-many-downloads"; readonly limit: number }
  | { readonly reason: "name-taken"; readonly name: string }
  | { readonly reason: "definition-conflict"; readonly what: string }
  | { readonly reason: "unknown-special-key" }
  | { readonly reason: "too-many-keys"; readonly limit: number }
  | { readonly reason: "special-keys-barred"; readonly until: Instant }
  | { readonly reason: "special-mode-has-debts" }
  // Amounts and balances.
  | { readonly reason: "amount-not-positive" }
  | { readonly reason: "amount-too-large" }
  | { readonly reason: "insufficient-balance"; readonly asset: string }
  | { readonly reason: "same-purse" }
  | { readonly reason: "asset-not-in-pair"; readonly asset: string }
  // Orders.
  | { readonly reason: "market-closed" }
  | { readonly reason: "not-permitted"; readonly symbol: string }
  | { readonly reason: "filter"; readonly filter: FilterName }
  | { readonly reason: "unsupported-order" }
  | { readonly reason: "iceberg-exceeds-quantity" }
  | { readonly reason: "value-is-zero" }
  | { readonly reason: "prevention-not-allowed" }
  | { readonly reason: "duplicate-client-id" }
  | { readonly reason: "would-take" }
  | { readonly reason: "would-trigger" }
  | { readonly reason: "no-liquidity" }
  | { readonly reason: "prices-out-of-order" }
  | { readonly reason: "unknown-order" }
  | { readonly reason: "order-name-mismatch" }
  | { readonly reason: "unknown-list" }
  | { readonly reason: "no-open-orders" }
  | { readonly reason: "cancel-restricted" }
  | { readonly reason: "size-not-smaller" }
  | { readonly reason: "size-not-known" }
  | { readonly reason: "no-peg-level" }
  /** Neither was an order cancelled nor another placed; the second was perhaps not attempted. */
  | { readonly reason: "not-replaced"; readonly cancel: Rejection; readonly order: Rejection | undefined }
  // Margin.
  | { readonly reason: "no-isolated-account"; readonly symbol: string }
  | { readonly reason: "isolated-disabled"; readonly symbol: string }
  | { readonly reason: "isolated-enabled-already"; readonly symbol: string }
  | { readonly reason: "isolated-not-empty"; readonly symbol: string }
  | { readonly reason: "isolated-disabled-recently"; readonly symbol: string; readonly until: Instant }
  | { readonly reason: "isolated-limit-reached"; readonly limit: number }
  | { readonly reason: "not-a-margin-purse" }
  | { readonly reason: "not-a-margin-asset"; readonly asset: string }
  | { readonly reason: "not-a-margin-pair"; readonly symbol: string }
  | { readonly reason: "not-borrowable"; readonly asset: string }
  | { readonly reason: "below-minimum-borrow" }
  | { readonly reason: "below-minimum-repay" }
  | { readonly reason: "repay-exceeds-debt" }
  | { readonly reason: "leaves-too-little-debt" }
  | { readonly reason: "loan-pending" }
  | { readonly reason: "no-small-liability"; readonly asset: string }
  | { readonly reason: "small-liabilities-exchanged-recently"; readonly until: Instant }
  | { readonly reason: "beyond-borrow-limit"; readonly isolated: boolean }
  | { readonly reason: "pool-exhausted"; readonly asset: string }
  | { readonly reason: "transfer-beyond-limit"; readonly isolated: boolean }
  | { readonly reason: "leaving-margin"; readonly asset: string; readonly most: Amount }
  | { readonly reason: "beyond-margin-band"; readonly symbol: string }
  | { readonly reason: "level-too-low" }
  | { readonly reason: "no-index-price" }
  | { readonly reason: "nothing-owed" }
  | { readonly reason: "no-liquidation-loan" }
  | { readonly reason: "beyond-liquidation-loan" }
  // Contracts.
  | { readonly reason: "contract-limit"; readonly limit: ContractLimit }
  | { readonly reason: "no-such-level" }
  | { readonly reason: "side-mismatch" }
  | { readonly reason: "not-a-limit-order" }
  | { readonly reason: "order-unchanged" }
  | { readonly reason: "amended-too-often" }
  | { readonly reason: "insufficient-margin" }
  | { readonly reason: "in-liquidation" }
  | { readonly reason: "only-closing" }
  | { readonly reason: "leg-mismatch" }
  | { readonly reason: "reduce-only-in-hedge-mode" }
  | { readonly reason: "nothing-to-reduce" }
  | { readonly reason: "beyond-position-to-reduce" }
  | { readonly reason: "position-beyond-leverage" }
  | { readonly reason: "invalid-leverage"; readonly leverage: number }
  | { readonly reason: "leverage-needs-margin" }
  | { readonly reason: "leverage-cut-while-isolated" }
  | { readonly reason: "margin-type-unchanged" }
  | { readonly reason: "margin-type-has-orders" }
  | { readonly reason: "margin-type-has-position" }
  | { readonly reason: "margin-not-isolated" }
  | { readonly reason: "no-position-to-margin" }
  | { readonly reason: "beyond-cross-balance" }
  | { readonly reason: "beyond-isolated-balance" }
  | { readonly reason: "position-mode-unchanged" }
  | { readonly reason: "position-mode-has-orders" }
  | { readonly reason: "position-mode-has-position" }
  // Time.
  | { readonly reason: "time-runs-forward" };

/** What a refusal is called. */
export type Reason = Rejection["reason"];

/** A refusal that has no facts beyond its name. */
export function refuse<R extends Exclude<Reason, ReasonWithFacts>>(reason: R): { readonly reason: R } {
  return { reason };
}

type ReasonWithFacts = {
  [R in Reason]: Exclude<keyof Extract<Rejection, { reason: R }>, "reason"> extends never ? never : R;
}[Reason];
