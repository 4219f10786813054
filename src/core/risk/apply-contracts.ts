// What events do to liquidations of positions.

import { isNegative, negated } from "../../money/arithmetic.ts";
import type {
  ContractClearanceFeeTaken,
  ContractLiquidationFinished,
  ContractLiquidationStarted,
  ContractMarginForfeited,
  PositionDeleveraged,
  PositionsMarginCalled,
  PositionsMarginRestored,
  PositionTakenOver,
} from "../events.ts";
import { scopeKey } from "../futures/scope.ts";
import { CLEARING, freeOf, INSURANCE, move } from "../ledger/ledger.ts";
import { applyFilledPastTheBook } from "../orders/apply.ts";
import type { Exchange } from "../state.ts";

/** An owner was called for margin. */
export function applyPositionsMarginCalled(x: Exchange, e: PositionsMarginCalled): void {
  const { account, asset, purse, symbol, leg } = e;
  x.futures.called.set(scopeKey(e), { account, asset, purse, symbol, leg });
}

/** There is margin enough again, or nothing to keep it for. */
export function applyPositionsMarginRestored(x: Exchange, e: PositionsMarginRestored): void {
  x.futures.called.delete(scopeKey(e));
}

/** Positions are being liquidated. */
export function applyContractLiquidationStarted(x: Exchange, e: ContractLiquidationStarted): void {
  x.counters.liquidation = e.liquidation;
  x.futures.called.delete(scopeKey(e));
  const { account, asset, purse, symbol, leg } = e;
  x.futures.liquidating.set(scopeKey(e), {
    id: e.liquidation,
    startedAt: x.at,
    account,
    asset,
    purse,
    symbol,
    leg,
  });
}

/** The insurance fund has the fee. */
export function applyContractClearanceFeeTaken(x: Exchange, e: ContractClearanceFeeTaken): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.amount, freeOf(e.purse), freeOf(INSURANCE));
}

/** The insurance fund has what was left of the margin. */
export function applyContractMarginForfeited(x: Exchange, e: ContractMarginForfeited): void {
  x.counters.transaction = e.transaction;
  move(x.ledger, e.asset, e.amount, freeOf(e.purse), freeOf(INSURANCE));
}

/** The insurance fund has the contracts. */
export function applyPositionTakenOver(x: Exchange, e: PositionTakenOver): void {
  applyFilledPastTheBook(x, e.order, e);
  x.futures.fund.set(e.symbol, { contracts: e.fundContracts, cost: e.fundCost });
  if (isNegative(e.fundRealised)) {
    move(x.ledger, e.asset, negated(e.fundRealised), freeOf(INSURANCE), freeOf(CLEARING));
  } else move(x.ledger, e.asset, e.fundRealised, freeOf(CLEARING), freeOf(INSURANCE));
}

/** Two orders were filled by each other. */
export function applyPositionDeleveraged(x: Exchange, e: PositionDeleveraged): void {
  applyFilledPastTheBook(x, e.order, e);
  applyFilledPastTheBook(x, e.winner, e);
}

/** Positions are their owner's again. */
export function applyContractLiquidationFinished(x: Exchange, e: ContractLiquidationFinished): void {
  x.futures.liquidating.delete(scopeKey(e));
}
