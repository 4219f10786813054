// What clients of contracts read for each reason of the exchange.

import type { ContractLimit } from "../../../core/rejections.ts";
import { type ErrorName, wireError } from "../../../gateway/errors.ts";
import { PAIR_REFUSALS, refusalBy, type Refusals } from "../../refusals.ts";

/** The errors of limits, none of which has facts to tell. */
const LIMITS = {
  "price-below-minimum": "COINM_PRICE_BELOW_MIN",
  "price-above-maximum": "COINM_PRICE_ABOVE_MAX",
  "price-off-grid": "COINM_PRICE_OFF_TICK",
  "size-not-positive": "COINM_QUANTITY_ZERO",
  "size-below-minimum": "COINM_QUANTITY_BELOW_MIN",
  "size-above-maximum": "COINM_QUANTITY_ABOVE_MAX",
  "price-above-band": "COINM_PRICE_ABOVE_BAND",
  "price-below-band": "COINM_PRICE_BELOW_BAND",
  "stop-above-maximum": "COINM_STOP_ABOVE_MAX",
  "price-above-stop": "COINM_PRICE_ABOVE_STOP",
  "price-below-stop": "COINM_PRICE_BELOW_STOP",
  "too-many-orders": "COINM_TOO_MANY_OPEN",
  "too-many-stops": "COINM_TOO_MANY_STOPS",
} as const satisfies Record<ContractLimit, ErrorName>;

/** Reasons that have to do with pairs and loans cannot arise here and read as they do there. */
const COINM_REFUSALS = {
  ...PAIR_REFUSALS,
  "unknown-listen-key": () => wireError("COINM_LISTEN_KEY"),
  "market-closed": () => wireError("COINM_MARKET_STATUS"),
  "no-index-price": () => wireError("COINM_REJECTED"),
  "unsupported-order": () => wireError("COINM_UNSUPPORTED"),
  "would-trigger": () => wireError("COINM_WOULD_TRIGGER"),
  "prevention-not-allowed": () => wireError("BAD_VALUE", { name: "selfTradePreventionMode" }),
  "duplicate-client-id": () => wireError("COINM_DUPLICATE"),
  "contract-limit": ({ limit }) => wireError(LIMITS[limit]),
  "no-such-level": () => wireError("COINM_NO_LEVEL"),
  "side-mismatch": () => wireError("BAD_SIDE"),
  "not-a-limit-order": () => wireError("COINM_LIMIT_ONLY"),
  "order-unchanged": () => wireError("COINM_SAME_ORDER"),
  "amended-too-often": () => wireError("COINM_TOO_MANY_AMENDMENTS"),
  "insufficient-margin": () => wireError("COINM_MARGIN"),
  "in-liquidation": () => wireError("COINM_IN_LIQUIDATION"),
  "only-closing": () => wireError("COINM_ONLY_REDUCING"),
  "leg-mismatch": () => wireError("COINM_LEG_MISMATCH"),
  "reduce-only-in-hedge-mode": () => wireError("COINM_REDUCE_CONFLICT"),
  "nothing-to-reduce": () => wireError("COINM_REDUCE_ONLY"),
  "beyond-position-to-reduce": () => wireError("COINM_REDUCE_TOO_MUCH"),
  "position-beyond-leverage": () => wireError("COINM_POSITION_LIMIT"),
  "invalid-leverage": ({ leverage }) => wireError("COINM_BAD_LEVERAGE", { leverage }),
  "leverage-needs-margin": () => wireError("COINM_LEVERAGE_MARGIN"),
  "leverage-cut-while-isolated": () => wireError("COINM_LEVERAGE_CUT"),
  "margin-type-unchanged": () => wireError("COINM_MARGIN_TYPE_SAME"),
  "margin-type-has-orders": () => wireError("COINM_MARGIN_TYPE_ORDERS"),
  "margin-type-has-position": () => wireError("COINM_MARGIN_TYPE_POSITION"),
  "margin-not-isolated": () => wireError("COINM_NOT_ISOLATED"),
  "no-position-to-margin": () => wireError("COINM_NO_POSITION"),
  "beyond-cross-balance": () => wireError("COINM_CROSS_BALANCE"),
  "beyond-isolated-balance": () => wireError("COINM_ISOLATED_BALANCE"),
  "amount-not-positive": () => wireError("COINM_AMOUNT_NOT_POSITIVE"),
  "position-mode-unchanged": () => wireError("COINM_POSITION_MODE_SAME"),
  "position-mode-has-orders": () => wireError("COINM_POSITION_MODE_ORDERS"),
  "position-mode-has-position": () => wireError("COINM_POSITION_MODE_POSITION"),
} satisfies Refusals;

/** The COIN-margined family's refusals. */
export const coinmRefusal = refusalBy(COINM_REFUSALS);
