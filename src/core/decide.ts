// Command type → decider. Looks, and never touches.

import type { Instant } from "../money/units.ts";
import { issueKey, openAccount, revokeKey, switchBurn } from "./accounts/decide.ts";
import { closeListenKey, issueListenToken, keepListenKey, openListenKey } from "./accounts/listen.ts";
import { orderDownload } from "./accounts/downloads.ts";
import { bindSpecialKey, createSpecialKey, deleteSpecialKeys, exitSpecialMode } from "./accounts/special-keys.ts";
import type { Command } from "./commands.ts";
import type { Emit } from "./emit.ts";
import { changeLeverage } from "./futures/change-leverage.ts";
import { changeMarginType } from "./futures/change-margin-type.ts";
import { changePositionMargin } from "./futures/change-position-margin.ts";
import { changePositionMode } from "./futures/change-position-mode.ts";
import { fixFundingRate } from "./futures/fix-funding-rate.ts";
import { borrow } from "./margin/borrow.ts";
import { changeCrossLeverage } from "./margin/change-cross-leverage.ts";
import { disableIsolated } from "./margin/disable-isolated.ts";
import { enableIsolated } from "./margin/enable-isolated.ts";
import { exchangeSmallLiabilities } from "./margin/small-liabilities.ts";
import { repay } from "./margin/repay.ts";
import { amendContractOrder } from "./orders/amend-contract-order.ts";
import { decideBatch } from "./orders/batch.ts";
import { cancelList, cancelOpenOrders, cancelOrder, cancelOrders } from "./orders/cancel.ts";
import { setCountdown } from "./orders/countdown.ts";
import { cancelAlgoOrder, cancelAlgoOrders, placeAlgoOrder } from "./orders/place-algo-order.ts";
import { placeContractOrder } from "./orders/place-contract-order.ts";
import { placeOco, placeRivals } from "./orders/place-rivals.ts";
import { placeOto } from "./orders/place-oto.ts";
import { placeOrder } from "./orders/place-order.ts";
import { endScript, inventPast, playScript, steerPrices } from "./prices/drive.ts";
import { reduceOrder } from "./orders/reduce-order.ts";
import { replaceOrder } from "./orders/replace-order.ts";
import { shapeBook, takeLevel } from "./orders/shape-book.ts";
import { defineAsset, defineListing, defineMarket, establish } from "./reference/define.ts";
import { announceNotice } from "./reference/notices.ts";
import type { Rejection } from "./rejections.ts";
import { liquidateMargin } from "./risk/liquidate.ts";
import { steerMark } from "./risk/form-marks.ts";
import { observeIndex } from "./risk/observe-index.ts";
import { observeMark } from "./risk/observe-mark.ts";
import { repayLiquidationLoan } from "./risk/repay-liquidation-loan.ts";
import type { ExchangeView } from "./state.ts";
import { advanceTime } from "./time/advance-time.ts";
import { credit, transfer } from "./transfer/transfer.ts";

/** Decides a command at a moment: refuses it, or emits what it does. All checks come before the first event. */
export function decide(x: ExchangeView, at: Instant, c: Command, emit: Emit): Rejection | undefined {
  switch (c.type) {
    case "PlaceOrder":
      return placeOrder(x, at, c, emit);
    case "CancelOrder":
      return cancelOrder(x, c, emit);
    case "ReplaceOrder":
      return replaceOrder(x, at, c, emit);
    case "ReduceOrder":
      return reduceOrder(x, c, emit);
    case "ShapeBook":
      return shapeBook(x, at, c, emit);
    case "TakeLevel":
      return takeLevel(x, at, c, emit);
    case "CancelOrders":
      return cancelOrders(x, c, emit);
    case "PlaceContractOrder":
      return placeContractOrder(x, at, c, emit);
    case "AmendContractOrder":
      return amendContractOrder(x, at, c, emit);
    case "PlaceContractOrders":
    case "AmendContractOrders":
      return decideBatch(x, at, c, emit);
    case "SetCountdown":
      return setCountdown(x, at, c, emit);
    case "PlaceAlgoOrder":
      return placeAlgoOrder(x, at, c, emit);
    case "CancelAlgoOrder":
      return cancelAlgoOrder(x, c, emit);
    case "CancelAlgoOrders":
      return cancelAlgoOrders(x, c, emit);
    case "PlaceOco":
      return placeOco(x, at, c, emit);
    case "PlaceRivals":
      return placeRivals(x, at, c, emit);
    case "PlaceOto":
      return placeOto(x, at, c, emit);
    case "CancelList":
      return cancelList(x, c, emit);
    case "CancelOpenOrders":
      return cancelOpenOrders(x, c, emit);
    case "Borrow":
      return borrow(x, at, c, emit);
    case "Repay":
      return repay(x, at, c, emit);
    case "LiquidateMargin":
      return liquidateMargin(x, at, c, emit);
    case "RepayLiquidationLoan":
      return repayLiquidationLoan(x, c, emit);
    case "ExchangeSmallLiabilities":
      return exchangeSmallLiabilities(x, at, c, emit);
    case "Transfer":
      return transfer(x, c, emit);
    case "EnableIsolated":
      return enableIsolated(x, c, emit);
    case "DisableIsolated":
      return disableIsolated(x, at, c, emit);
    case "ChangeCrossLeverage":
      return changeCrossLeverage(x, c, emit);
    case "SwitchBurn":
      return switchBurn(x, c, emit);
    case "ChangeLeverage":
      return changeLeverage(x, c, emit);
    case "ChangeMarginType":
      return changeMarginType(x, c, emit);
    case "ChangePositionMargin":
      return changePositionMargin(x, c, emit);
    case "ChangePositionMode":
      return changePositionMode(x, c, emit);
    case "ObserveIndex":
      return observeIndex(x, c, emit);
    case "ObserveMark":
      return observeMark(x, at, c, emit);
    case "OrderDownload":
      return orderDownload(x, at, c, emit);
    case "SteerMark":
      return steerMark(x, c, emit);
    case "FixFundingRate":
      return fixFundingRate(x, c, emit);
    case "InventPast":
      return inventPast(x, emit);
    case "PlayScript":
      return playScript(x, at, c, emit);
    case "EndScript":
      return endScript(x, emit);
    case "SteerPrices":
      return steerPrices(x, c, emit);
    case "AdvanceTime":
      return advanceTime(x, at, c, emit);
    case "Credit":
      return credit(x, c, emit);
    case "OpenAccount":
      return openAccount(x, c, emit);
    case "IssueKey":
      return issueKey(x, at, c, emit);
    case "RevokeKey":
      return revokeKey(x, c, emit);
    case "CreateSpecialKey":
      return createSpecialKey(x, at, c, emit);
    case "BindSpecialKey":
      return bindSpecialKey(x, c, emit);
    case "DeleteSpecialKeys":
      return deleteSpecialKeys(x, c, emit);
    case "ExitSpecialMode":
      return exitSpecialMode(x, at, c, emit);
    case "OpenListenKey":
      return openListenKey(x, at, c, emit);
    case "KeepListenKey":
      return keepListenKey(x, at, c, emit);
    case "CloseListenKey":
      return closeListenKey(x, c, emit);
    case "IssueListenToken":
      return issueListenToken(x, at, c, emit);
    case "DefineAsset":
      return defineAsset(x, c, emit);
    case "DefineMarket":
      return defineMarket(x, at, c, emit);
    case "DefineListing":
      return defineListing(x, at, c, emit);
    case "AnnounceNotice":
      return announceNotice(x, at, c, emit);
    case "Establish":
      return establish(x, c, emit);
  }
}
