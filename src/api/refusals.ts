// What clients of pairs read for each reason of the exchange. Every family of pages says so for every
// reason: a new reason does not compile until each has.

import type { Reason, Rejection } from "../core/rejections.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import { plain } from "../money/text.ts";

/** A refusal for each reason, made from its facts. */
export type Refusals = { readonly [R in Reason]: (rejection: Extract<Rejection, { readonly reason: R }>) => WireError };

/** Filters that are checked by the matching engine, with the code of its refusals. */
const ENGINE_FILTERS: readonly string[] = ["MAX_NUM_ORDERS", "MAX_NUM_ALGO_ORDERS", "MAX_NUM_ORDER_LISTS"];

const unknown = (): WireError => wireError("UNKNOWN");

/** What spot clients read; the margin and wallet families start from it. */
export const PAIR_REFUSALS: Refusals = {
  "unknown-account": () => wireError("KEY_REFUSED"),
  "unknown-asset": ({ asset: _ }) => wireError("BAD_VALUE", { name: "asset" }),
  "unknown-symbol": () => wireError("BAD_SYMBOL"),
  "unknown-key": () => wireError("KEY_REFUSED"),
  "too-many-downloads": ({ limit }) => wireError("TOO_MANY_DOWNLOADS", { limit }),
  "unknown-listen-key": () => wireError("BAD_LISTEN_KEY"),
  "unknown-special-key": () => wireError("NO_SPECIAL_KEY"),
  "too-many-keys": ({ limit }) => wireError("TOO_MANY_KEYS", { limit }),
  "special-keys-barred": () => wireError("SPECIAL_KEYS_BARRED"),
  "special-mode-has-debts": () => wireError("SPECIAL_MODE_DEBTS"),
  "name-taken": unknown,
  "definition-conflict": unknown,
  "amount-not-positive": () => wireError("BAD_VALUE", { name: "amount" }),
  "amount-too-large": () => wireError("OVERFLOW", { name: "amount" }),
  "insufficient-balance": () => wireError("INSUFFICIENT_BALANCE"),
  "same-purse": () => wireError("BAD_VALUE", { name: "type" }),
  "asset-not-in-pair": () => wireError("ASSET_NOT_IN_PAIR"),
  "market-closed": () => wireError("MARKET_CLOSED"),
  "not-permitted": () => wireError("SYMBOL_NOT_PERMITTED"),
  filter: ({ filter }) =>
    wireError(ENGINE_FILTERS.includes(filter) ? "ORDER_LIMIT_FILTER" : "FILTER_FAILURE", { filter }),
  "unsupported-order": () => wireError("UNSUPPORTED_ORDER"),
  "iceberg-exceeds-quantity": () => wireError("ICEBERG_TOO_LARGE"),
  "value-is-zero": () => wireError("VALUE_IS_ZERO"),
  "prevention-not-allowed": () => wireError("PREVENTION_NOT_ALLOWED"),
  "duplicate-client-id": () => wireError("DUPLICATE_ORDER"),
  "would-take": () => wireError("WOULD_TAKE"),
  "would-trigger": () => wireError("WOULD_TRIGGER"),
  "no-liquidity": () => wireError("NO_LIQUIDITY"),
  "prices-out-of-order": () => wireError("PRICES_OUT_OF_ORDER"),
  "unknown-order": () => wireError("UNKNOWN_ORDER"),
  "order-name-mismatch": () => wireError("NAME_MISMATCH"),
  "unknown-list": () => wireError("UNKNOWN_LIST"),
  "no-open-orders": () => wireError("UNKNOWN_ORDER"),
  "cancel-restricted": () => wireError("CANCEL_RESTRICTED"),
  "size-not-smaller": unknown,
  "size-not-known": unknown,
  "no-peg-level": () => wireError("NO_PEG_LEVEL"),
  "not-replaced": ({ cancel: _ }) => wireError("NOT_REPLACED"),
  "no-isolated-account": () => wireError("NO_ISOLATED_ACCOUNT"),
  "isolated-disabled": () => wireError("ISOLATED_DISABLED"),
  "isolated-enabled-already": () => wireError("ISOLATED_ENABLED_ALREADY"),
  "isolated-not-empty": () => wireError("ISOLATED_NOT_EMPTY"),
  "isolated-disabled-recently": () => wireError("ISOLATED_DISABLED_RECENTLY"),
  "isolated-limit-reached": ({ limit }) => wireError("ISOLATED_LIMIT", { limit }),
  "not-a-margin-purse": () => wireError("TRADE_NOT_ALLOWED"),
  "not-a-margin-asset": () => wireError("NOT_MARGIN_ASSET"),
  "not-a-margin-pair": () => wireError("NOT_MARGIN_PAIR"),
  "not-borrowable": () => wireError("BORROW_BANNED"),
  "below-minimum-borrow": () => wireError("BORROW_TOO_LITTLE"),
  "below-minimum-repay": () => wireError("REPAY_TOO_LITTLE"),
  "repay-exceeds-debt": () => wireError("REPAY_TOO_MUCH"),
  "leaves-too-little-debt": () => wireError("DEBT_LEFT_TOO_LITTLE"),
  "loan-pending": () => wireError("LOAN_PENDING"),
  "no-small-liability": ({ asset: _ }) => wireError("MARGIN_INPUT"),
  "small-liabilities-exchanged-recently": () => wireError("SMALL_LIABILITIES_RECENTLY"),
  "beyond-borrow-limit": ({ isolated }) => wireError(isolated ? "BEYOND_BORROWABLE_ISOLATED" : "BEYOND_BORROWABLE"),
  "pool-exhausted": () => wireError("POOL_EMPTY"),
  "transfer-beyond-limit": ({ isolated }) =>
    wireError(isolated ? "BEYOND_TRANSFERABLE_ISOLATED" : "BEYOND_TRANSFERABLE"),
  "leaving-margin": ({ asset, most }) => wireError("LEAVING_MARGIN", { what: asset, most: plain(most), asset }),
  "beyond-margin-band": () => wireError("BEYOND_BAND"),
  "level-too-low": () => wireError("LEVEL_TOO_LOW"),
  "no-index-price": () => wireError("NO_INDEX"),
  "nothing-owed": () => wireError("NOTHING_OWED"),
  "no-liquidation-loan": () => wireError("REPAY_TOO_MUCH"),
  "beyond-liquidation-loan": () => wireError("REPAY_TOO_MUCH"),
  "contract-limit": unknown,
  "no-such-level": unknown,
  "side-mismatch": unknown,
  "not-a-limit-order": unknown,
  "order-unchanged": unknown,
  "amended-too-often": unknown,
  "insufficient-margin": unknown,
  "in-liquidation": unknown,
  "only-closing": unknown,
  "leg-mismatch": unknown,
  "reduce-only-in-hedge-mode": unknown,
  "nothing-to-reduce": unknown,
  "beyond-position-to-reduce": unknown,
  "position-beyond-leverage": unknown,
  "invalid-leverage": unknown,
  "leverage-needs-margin": unknown,
  "leverage-cut-while-isolated": unknown,
  "margin-type-unchanged": unknown,
  "margin-type-has-orders": unknown,
  "margin-type-has-position": unknown,
  "margin-not-isolated": unknown,
  "no-position-to-margin": unknown,
  "beyond-cross-balance": unknown,
  "beyond-isolated-balance": unknown,
  "position-mode-unchanged": unknown,
  "position-mode-has-orders": unknown,
  "position-mode-has-position": unknown,
  "time-runs-forward": unknown,
};

/** A family's way from a reason to what its clients read. */
export function refusalBy(refusals: Refusals): (rejection: Rejection) => WireError {
  return (rejection) => (refusals[rejection.reason] as (of: Rejection) => WireError)(rejection);
}
