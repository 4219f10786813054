// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../page.ts";
import { adjustCrossMarginMaxLeverage } from "./account/adjust-cross-margin-max-leverage.ts";
import { disableIsolatedMarginAccount } from "./account/disable-isolated-margin-account.ts";
import { enableIsolatedMarginAccount } from "./account/enable-isolated-margin-account.ts";
import { getBnbBurnStatus } from "./account/get-bnb-burn-status.ts";
import { getSummaryOfMarginAccount } from "./account/get-summary-of-margin-account.ts";
import { queryCrossIsolatedMarginCapitalFlow } from "./account/query-cross-isolated-margin-capital-flow.ts";
import { queryCrossMarginAccountDetails } from "./account/query-cross-margin-account-details.ts";
import { queryCrossMarginFeeData } from "./account/query-cross-margin-fee-data.ts";
import { queryEnabledIsolatedMarginAccountLimit } from "./account/query-enabled-isolated-margin-account-limit.ts";
import { queryIsolatedMarginAccountInfo } from "./account/query-isolated-margin-account-info.ts";
import { queryIsolatedMarginFeeData } from "./account/query-isolated-margin-fee-data.ts";
import { getAFutureHourlyInterestRate } from "./borrow-and-repay/get-a-future-hourly-interest-rate.ts";
import { getInterestHistory } from "./borrow-and-repay/get-interest-history.ts";
import { marginAccountBorrowRepay } from "./borrow-and-repay/margin-account-borrow-repay.ts";
import { queryBorrowRepayRecordsInMarginAccount } from "./borrow-and-repay/query-borrow-repay-records-in-margin-account.ts";
import { queryMarginInterestRateHistory } from "./borrow-and-repay/query-margin-interest-rate-history.ts";
import { queryMaxBorrow } from "./borrow-and-repay/query-max-borrow.ts";
import { crossMarginCollateralRatio } from "./market-data/cross-margin-collateral-ratio.ts";
import { getAllCrossMarginPairs } from "./market-data/get-all-cross-margin-pairs.ts";
import { getAllIsolatedMarginSymbol } from "./market-data/get-all-isolated-margin-symbol.ts";
import { getAllMarginAssets } from "./market-data/get-all-margin-assets.ts";
import { getDelistSchedule } from "./market-data/get-delist-schedule.ts";
import { getLimitPricePairs } from "./market-data/get-limit-price-pairs.ts";
import { getListSchedule } from "./market-data/get-list-schedule.ts";
import { getMarginAssetRiskBasedLiquidationRatio } from "./market-data/get-margin-asset-risk-based-liquidation-ratio.ts";
import { getMarginRestrictedAssets } from "./market-data/get-margin-restricted-assets.ts";
import { queryIsolatedMarginTierData } from "./market-data/query-isolated-margin-tier-data.ts";
import { queryMarginAvaliableInventory } from "./market-data/query-margin-avaliable-inventory.ts";
import { queryMarginPriceindex } from "./market-data/query-margin-priceindex.ts";
import { closeUserDataStream } from "./risk-data-stream/close-user-data-stream.ts";
import { keepaliveUserDataStream } from "./risk-data-stream/keepalive-user-data-stream.ts";
import { startUserDataStream } from "./risk-data-stream/start-user-data-stream.ts";
import { createSpecialKeyOfLowLatencyTrading } from "./trade/create-special-key-of-low-latency-trading.ts";
import { deleteSpecialKeyOfLowLatencyTrading } from "./trade/delete-special-key-of-low-latency-trading.ts";
import { editIpForSpecialKeyOfLowLatencyTrading } from "./trade/edit-ip-for-special-key-of-low-latency-trading.ts";
import { exitSpecialKeyMode } from "./trade/exit-special-key-mode.ts";
import { getForceLiquidationRecord } from "./trade/get-force-liquidation-record.ts";
import { getSmallLiabilityExchangeCoinList } from "./trade/get-small-liability-exchange-coin-list.ts";
import { getSmallLiabilityExchangeHistory } from "./trade/get-small-liability-exchange-history.ts";
import { liquidationLoanRepay } from "./trade/liquidation-loan-repay.ts";
import { marginAccountCancelAllOpenOrders } from "./trade/margin-account-cancel-all-open-orders.ts";
import { marginAccountCancelOco } from "./trade/margin-account-cancel-oco.ts";
import { marginAccountCancelOrder } from "./trade/margin-account-cancel-order.ts";
import { marginAccountNewOco } from "./trade/margin-account-new-oco.ts";
import { marginAccountNewOrder } from "./trade/margin-account-new-order.ts";
import { marginAccountNewOto } from "./trade/margin-account-new-oto.ts";
import { marginAccountNewOtoco } from "./trade/margin-account-new-otoco.ts";
import { marginManualLiquidation } from "./trade/margin-manual-liquidation.ts";
import { queryCurrentMarginOrderCountUsage } from "./trade/query-current-margin-order-count-usage.ts";
import { queryLiquidationLoanRepayHistory } from "./trade/query-liquidation-loan-repay-history.ts";
import { queryLiquidationLoan } from "./trade/query-liquidation-loan.ts";
import { queryMarginAccountAllOco } from "./trade/query-margin-account-all-oco.ts";
import { queryMarginAccountAllOrders } from "./trade/query-margin-account-all-orders.ts";
import { queryMarginAccountOco } from "./trade/query-margin-account-oco.ts";
import { queryMarginAccountOpenOco } from "./trade/query-margin-account-open-oco.ts";
import { queryMarginAccountOpenOrders } from "./trade/query-margin-account-open-orders.ts";
import { queryMarginAccountOrder } from "./trade/query-margin-account-order.ts";
import { queryMarginAccountTradeList } from "./trade/query-margin-account-trade-list.ts";
import { queryPreventedMatches } from "./trade/query-prevented-matches.ts";
import { querySpecialKeyListOfLowLatencyTrading } from "./trade/query-special-key-list-of-low-latency-trading.ts";
import { querySpecialKeyOfLowLatencyTrading } from "./trade/query-special-key-of-low-latency-trading.ts";
import { smallLiabilityExchange } from "./trade/small-liability-exchange.ts";
import { closeIsolatedMarginUserDataStream } from "./trade-data-stream/close-isolated-margin-user-data-stream.ts";
import { closeMarginUserDataStream } from "./trade-data-stream/close-margin-user-data-stream.ts";
import { keepaliveIsolatedMarginUserDataStream } from "./trade-data-stream/keepalive-isolated-margin-user-data-stream.ts";
import { keepaliveMarginUserDataStream } from "./trade-data-stream/keepalive-margin-user-data-stream.ts";
import { createMarginAccountListentoken } from "./trade-data-stream/listen-token-websocket-api/create-margin-account-listentoken.ts";
import { startIsolatedMarginUserDataStream } from "./trade-data-stream/start-isolated-margin-user-data-stream.ts";
import { startMarginUserDataStream } from "./trade-data-stream/start-margin-user-data-stream.ts";
import { getCrossMarginTransferHistory } from "./transfer/get-cross-margin-transfer-history.ts";
import { queryMaxTransferOutAmount } from "./transfer/query-max-transfer-out-amount.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  adjustCrossMarginMaxLeverage,
  disableIsolatedMarginAccount,
  enableIsolatedMarginAccount,
  getBnbBurnStatus,
  getSummaryOfMarginAccount,
  queryCrossIsolatedMarginCapitalFlow,
  queryCrossMarginAccountDetails,
  queryCrossMarginFeeData,
  queryEnabledIsolatedMarginAccountLimit,
  queryIsolatedMarginAccountInfo,
  queryIsolatedMarginFeeData,
  getAFutureHourlyInterestRate,
  getInterestHistory,
  marginAccountBorrowRepay,
  queryBorrowRepayRecordsInMarginAccount,
  queryMarginInterestRateHistory,
  queryMaxBorrow,
  crossMarginCollateralRatio,
  getAllCrossMarginPairs,
  getAllIsolatedMarginSymbol,
  getAllMarginAssets,
  getDelistSchedule,
  getLimitPricePairs,
  getListSchedule,
  getMarginAssetRiskBasedLiquidationRatio,
  getMarginRestrictedAssets,
  queryIsolatedMarginTierData,
  queryMarginAvaliableInventory,
  queryMarginPriceindex,
  closeUserDataStream,
  keepaliveUserDataStream,
  startUserDataStream,
  createSpecialKeyOfLowLatencyTrading,
  deleteSpecialKeyOfLowLatencyTrading,
  editIpForSpecialKeyOfLowLatencyTrading,
  exitSpecialKeyMode,
  getForceLiquidationRecord,
  getSmallLiabilityExchangeCoinList,
  getSmallLiabilityExchangeHistory,
  liquidationLoanRepay,
  marginAccountCancelAllOpenOrders,
  marginAccountCancelOco,
  marginAccountCancelOrder,
  marginAccountNewOco,
  marginAccountNewOrder,
  marginAccountNewOto,
  marginAccountNewOtoco,
  marginManualLiquidation,
  queryCurrentMarginOrderCountUsage,
  queryLiquidationLoanRepayHistory,
  queryLiquidationLoan,
  queryMarginAccountAllOco,
  queryMarginAccountAllOrders,
  queryMarginAccountOco,
  queryMarginAccountOpenOco,
  queryMarginAccountOpenOrders,
  queryMarginAccountOrder,
  queryMarginAccountTradeList,
  queryPreventedMatches,
  querySpecialKeyListOfLowLatencyTrading,
  querySpecialKeyOfLowLatencyTrading,
  smallLiabilityExchange,
  closeIsolatedMarginUserDataStream,
  closeMarginUserDataStream,
  keepaliveIsolatedMarginUserDataStream,
  keepaliveMarginUserDataStream,
  createMarginAccountListentoken,
  startIsolatedMarginUserDataStream,
  startMarginUserDataStream,
  getCrossMarginTransferHistory,
  queryMaxTransferOutAmount,
];
