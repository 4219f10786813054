// Event type → appliers. Touches, and never refuses.

import {
  applyAccountOpened,
  applyBurnSwitched,
  applyIsolatedPurse,
  applyKeyBound,
  applyKeyIssued,
  applyKeyRevoked,
  applyListenKeyClosed,
  applyListenKeyKept,
  applyListenKeyOpened,
  applyListenTokenExpired,
  applyListenTokenIssued,
  applySpecialModeSet,
} from "./accounts/apply.ts";
import { forgetChanges } from "./book/book.ts";
import type { Event } from "./events.ts";
import { executionsIn } from "./executions.ts";
import {
  applyLegOpened,
  applyLeverageChanged,
  applyMarginTypeChanged,
  applyPositionChanged,
  applyPositionMarginChanged,
  applyPositionModeChanged,
} from "./futures/apply.ts";
import { applyBasisObserved, applyMarkSteered } from "./futures/apply-forming.ts";
import {
  applyContractDelivered,
  applyDeliveryListed,
  applyPositionDelivered,
  applySettlementSampled,
} from "./futures/apply-delivery.ts";
import {
  applyFundingListed,
  applyFundingPaid,
  applyFundingRateFixed,
  applyPositioningSampled,
  applyFundingRateSet,
  applyPremiumObserved,
} from "./futures/apply-funding.ts";
import {
  applyBorrowed,
  applyCredited,
  applyInterestCharged,
  applyPurseOpened,
  applyRepaid,
  applySmallLiabilityExchanged,
  applyTransferred,
} from "./ledger/apply.ts";
import {
  applyCrossLeverageChanged,
  applyCrossOpened,
  applyIsolatedDisabled,
  applyIsolatedEnabled,
  applyLoanOpened,
  applyLoanRepaid,
  applyLoanTurned,
} from "./margin/apply.ts";
import { applyAlgoClosed, applyAlgoPlaced, applyAlgoTrailingBegan, applyAlgoTriggered } from "./orders/apply-algos.ts";
import {
  applyContractTraded,
  applyCountdownElapsed,
  applyCountdownSet,
  applyListClosed,
  applyListDecided,
  applyListPlaced,
  applyMatchPrevented,
  applyOrderActivated,
  applyPaymentKept,
  applyPendingSized,
  applyOrderAmended,
  applyMarkTrailed,
  applyOrderArmed,
  applyOrderClosed,
  applyOrderPlaced,
  applyOrderReduced,
  applyOrderRested,
  applyOrderTriggered,
  applyTraded,
  applyTrailingBegan,
} from "./orders/apply.ts";
import { applyCandleClosed, applyIndexObserved, applyMarkObserved } from "./prices/apply.ts";
import { applyPastInvented, applyPricesSteered, applyScriptBegun, applyScriptEnded } from "./prices/drive.ts";
import {
  applyAssetDefined,
  applyEstablished,
  applyMarketDefined,
  applyNoticeAnnounced,
  applyNoticeFulfilled,
  applyNoticeLoansEnded,
} from "./reference/apply.ts";
import {
  applyAssetTakenOver,
  applyClearanceFeeTaken,
  applyLevelChanged,
  applyLiquidationFinished,
  applyLiquidationLoanGiven,
  applyLiquidationLoanRepaid,
  applyLiquidationStarted,
  applyMarginCalled,
  applyShortfallCovered,
} from "./risk/apply.ts";
import {
  applyContractClearanceFeeTaken,
  applyContractLiquidationFinished,
  applyContractLiquidationStarted,
  applyContractMarginForfeited,
  applyPositionDeleveraged,
  applyPositionsMarginCalled,
  applyPositionsMarginRestored,
  applyPositionTakenOver,
} from "./risk/apply-contracts.ts";
import { applyDownloadOrdered } from "./accounts/downloads.ts";
import { floorTo } from "../money/arithmetic.ts";
import { POSITIONING_EVERY, stirPositioning } from "./futures/standing.ts";
import { stirPositions } from "./risk/contract-watch.ts";
import { stir } from "./risk/watch.ts";
import type { Exchange } from "./state.ts";

/** Lets an event have happened. */
export function evolve(x: Exchange, e: Event): void {
  x.counters.execution += executionsIn(e);
  apply(x, e);
  stir(x, e);
  stirPositions(x, e);
  stirPositioning(x, e);
}

function apply(x: Exchange, e: Event): void {
  switch (e.type) {
    case "OrderPlaced":
      return applyOrderPlaced(x, e);
    case "OrderRested":
      return applyOrderRested(x, e);
    case "Traded":
      return applyTraded(x, e);
    case "OrderClosed":
      return applyOrderClosed(x, e);
    case "AlgoPlaced":
      return applyAlgoPlaced(x, e);
    case "AlgoTrailingBegan":
      return applyAlgoTrailingBegan(x, e);
    case "AlgoTriggered":
      return applyAlgoTriggered(x, e);
    case "AlgoClosed":
      return applyAlgoClosed(x, e);
    case "ContractTraded":
      return applyContractTraded(x, e);
    case "PositionChanged":
      return applyPositionChanged(x, e);
    case "PositionsMarginCalled":
      return applyPositionsMarginCalled(x, e);
    case "PositionsMarginRestored":
      return applyPositionsMarginRestored(x, e);
    case "PositionDelivered":
      return applyPositionDelivered(x, e);
    case "ContractDelivered":
      return applyContractDelivered(x, e);
    case "ContractLiquidationStarted":
      return applyContractLiquidationStarted(x, e);
    case "ContractClearanceFeeTaken":
      return applyContractClearanceFeeTaken(x, e);
    case "ContractMarginForfeited":
      return applyContractMarginForfeited(x, e);
    case "PositionTakenOver":
      return applyPositionTakenOver(x, e);
    case "PositionDeleveraged":
      return applyPositionDeleveraged(x, e);
    case "ContractLiquidationFinished":
      return applyContractLiquidationFinished(x, e);
    case "OrderReduced":
      return applyOrderReduced(x, e);
    case "OrderArmed":
      return applyOrderArmed(x, e);
    case "TrailingBegan":
      return applyTrailingBegan(x, e);
    case "OrderActivated":
      return applyOrderActivated(x, e);
    case "PaymentKept":
      return applyPaymentKept(x, e);
    case "PendingSized":
      return applyPendingSized(x, e);
    case "PendingRefused":
    case "HalfReplaced":
    case "OrderRefused":
      return;
    case "MarkTrailed":
      return applyMarkTrailed(x, e);
    case "OrderTriggered":
      return applyOrderTriggered(x, e);
    case "OrderAmended":
      return applyOrderAmended(x, e);
    case "CountdownSet":
      return applyCountdownSet(x, e);
    case "CountdownElapsed":
      return applyCountdownElapsed(x, e);
    case "MatchPrevented":
      return applyMatchPrevented(x, e);
    case "ListPlaced":
      return applyListPlaced(x, e);
    case "ListDecided":
      return applyListDecided(x, e);
    case "ListClosed":
      return applyListClosed(x, e);
    case "CandleClosed":
      return applyCandleClosed(x, e);
    case "PriceCandleClosed":
      return;
    case "DownloadOrdered":
      return applyDownloadOrdered(x, e);
    case "PositioningSampled":
      return applyPositioningSampled(x, e);
    case "IndexObserved":
      applySettlementSampled(x, e);
      return applyIndexObserved(x, e);
    case "MarkObserved":
      return applyMarkObserved(x, e);
    case "PastInvented":
      return applyPastInvented(x, e);
    case "ScriptBegun":
      return applyScriptBegun(x, e);
    case "ScriptEnded":
      return applyScriptEnded(x);
    case "PricesSteered":
      return applyPricesSteered(x, e);
    case "MarkSteered":
      return applyMarkSteered(x, e);
    case "BasisObserved":
      return applyBasisObserved(x, e);
    case "PremiumObserved":
      return applyPremiumObserved(x, e);
    case "FundingRateFixed":
      return applyFundingRateFixed(x, e);
    case "FundingRateSet":
      return applyFundingRateSet(x, e);
    case "FundingPaid":
      return applyFundingPaid(x, e);
    case "TimeAdvanced":
      return;
    case "Credited":
      return applyCredited(x, e);
    case "Transferred":
      return applyTransferred(x, e);
    case "Borrowed":
      applyBorrowed(x, e);
      return applyLoanOpened(x, e);
    case "InterestCharged":
      return applyInterestCharged(x, e);
    case "Repaid":
      applyRepaid(x, e);
      return applyLoanRepaid(x, e);
    case "LevelChanged":
      return applyLevelChanged(x, e);
    case "MarginCalled":
      return applyMarginCalled(x, e);
    case "LiquidationStarted":
      return applyLiquidationStarted(x, e);
    case "AssetTakenOver":
      return applyAssetTakenOver(x, e);
    case "ShortfallCovered":
      return applyShortfallCovered(x, e);
    case "ClearanceFeeTaken":
      return applyClearanceFeeTaken(x, e);
    case "LiquidationFinished":
      return applyLiquidationFinished(x, e);
    case "LiquidationLoanGiven":
      return applyLiquidationLoanGiven(x, e);
    case "LiquidationLoanRepaid":
      return applyLiquidationLoanRepaid(x, e);
    case "SmallLiabilityExchanged":
      applySmallLiabilityExchanged(x, e);
      return applyLoanTurned(x, e);
    case "IsolatedEnabled":
      applyIsolatedPurse(x, e);
      return applyIsolatedEnabled(x, e);
    case "IsolatedDisabled":
      return applyIsolatedDisabled(x, e);
    case "CrossLeverageChanged":
      return applyCrossLeverageChanged(x, e);
    case "BurnSwitched":
      return applyBurnSwitched(x, e);
    case "LeverageChanged":
      return applyLeverageChanged(x, e);
    case "MarginTypeChanged":
      return applyMarginTypeChanged(x, e);
    case "PositionMarginChanged":
      return applyPositionMarginChanged(x, e);
    case "PositionModeChanged":
      return applyPositionModeChanged(x, e);
    case "PurseOpened":
      applyPurseOpened(x, e);
      return e.kind === "leg" ? applyLegOpened(x, e) : undefined;
    case "AccountOpened":
      applyAccountOpened(x, e);
      return applyCrossOpened(x, e);
    case "KeyIssued":
      return applyKeyIssued(x, e);
    case "KeyRevoked":
      return applyKeyRevoked(x, e);
    case "KeyBound":
      return applyKeyBound(x, e);
    case "SpecialModeSet":
      return applySpecialModeSet(x, e);
    case "ListenKeyOpened":
      return applyListenKeyOpened(x, e);
    case "ListenKeyKept":
      return applyListenKeyKept(x, e);
    case "ListenKeyClosed":
      return applyListenKeyClosed(x, e);
    case "ListenTokenIssued":
      return applyListenTokenIssued(x, e);
    case "ListenTokenExpired":
      return applyListenTokenExpired(x, e);
    case "Established":
      return applyEstablished(x, e);
    case "AssetDefined":
      return applyAssetDefined(x, e);
    case "MarketDefined":
      applyMarketDefined(x, e);
      applyDeliveryListed(x, e);
      return applyFundingListed(x, e);
    case "NoticeAnnounced":
      return applyNoticeAnnounced(x, e);
    case "NoticeLoansEnded":
      return applyNoticeLoansEnded(x, e);
    case "NoticeFulfilled":
      return applyNoticeFulfilled(x, e);
  }
}

/** Begins a new entry: time moves to it, and what the last command closed is forgotten. */
export function beginEntry(x: Exchange, at: Exchange["at"]): void {
  // What full five minutes before it saw has been looked at.
  if (floorTo(at, POSITIONING_EVERY) > x.at) x.futures.moved = false;
  x.at = at;
  x.orders.settled.clear();
  x.orders.settledLists.clear();
  for (const book of x.books.values()) forgetChanges(book);
  x.algos.settled.clear();
}
