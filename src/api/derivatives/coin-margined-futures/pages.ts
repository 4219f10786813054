// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../../page.ts";
import { accountInformation } from "./account/rest-api/account-information.ts";
import { futuresAccountBalance } from "./account/rest-api/futures-account-balance.ts";
import { getCurrentPositionMode } from "./account/rest-api/get-current-position-mode.ts";
import { getDownloadIdForFuturesOrderHistory } from "./account/rest-api/get-download-id-for-futures-order-history.ts";
import { getDownloadIdForFuturesTradeHistory } from "./account/rest-api/get-download-id-for-futures-trade-history.ts";
import { getDownloadIdForFuturesTransactionHistory } from "./account/rest-api/get-download-id-for-futures-transaction-history.ts";
import { getFuturesOrderHistoryDownloadLinkById } from "./account/rest-api/get-futures-order-history-download-link-by-id.ts";
import { getFuturesTradeDownloadLinkById } from "./account/rest-api/get-futures-trade-download-link-by-id.ts";
import { getFuturesTransactionHistoryDownloadLinkById } from "./account/rest-api/get-futures-transaction-history-download-link-by-id.ts";
import { getIncomeHistory } from "./account/rest-api/get-income-history.ts";
import { notionalBracketForPair } from "./account/rest-api/notional-bracket-for-pair.ts";
import { notionalBracketForSymbol } from "./account/rest-api/notional-bracket-for-symbol.ts";
import { userCommissionRate } from "./account/rest-api/user-commission-rate.ts";
import { ticker24hr } from "./market-data/rest-api/24hr-ticker-price-change-statistics.ts";
import { basis } from "./market-data/rest-api/basis.ts";
import { checkServerTime } from "./market-data/rest-api/check-server-time.ts";
import { compressedAggregateTradesList } from "./market-data/rest-api/compressed-aggregate-trades-list.ts";
import { continuousContractKlineCandlestickData } from "./market-data/rest-api/continuous-contract-kline-candlestick-data.ts";
import { deliveryPrice } from "./market-data/rest-api/delivery-price.ts";
import { exchangeInformation } from "./market-data/rest-api/exchange-information.ts";
import { getFundingRateHistoryOfPerpetualFutures } from "./market-data/rest-api/get-funding-rate-history-of-perpetual-futures.ts";
import { getFundingRateInfo } from "./market-data/rest-api/get-funding-rate-info.ts";
import { indexConstituents } from "./market-data/rest-api/index-constituents.ts";
import { indexPriceAndMarkPrice } from "./market-data/rest-api/index-price-and-mark-price.ts";
import { indexPriceKlineCandlestickData } from "./market-data/rest-api/index-price-kline-candlestick-data.ts";
import { klineCandlestickData } from "./market-data/rest-api/kline-candlestick-data.ts";
import { longShortRatio } from "./market-data/rest-api/long-short-ratio.ts";
import { markPriceKlineCandlestickData } from "./market-data/rest-api/mark-price-kline-candlestick-data.ts";
import { oldTradesLookup } from "./market-data/rest-api/old-trades-lookup.ts";
import { openInterestStatistics } from "./market-data/rest-api/open-interest-statistics.ts";
import { openInterest } from "./market-data/rest-api/open-interest.ts";
import { orderBook } from "./market-data/rest-api/order-book.ts";
import { premiumIndexKlineData } from "./market-data/rest-api/premium-index-kline-data.ts";
import { recentTradesList } from "./market-data/rest-api/recent-trades-list.ts";
import { symbolOrderBookTicker } from "./market-data/rest-api/symbol-order-book-ticker.ts";
import { symbolPriceTicker } from "./market-data/rest-api/symbol-price-ticker.ts";
import { takerBuySellVolume } from "./market-data/rest-api/taker-buy-sell-volume.ts";
import { testConnectivity } from "./market-data/rest-api/test-connectivity.ts";
import { topLongShortAccountRatio } from "./market-data/rest-api/top-long-short-account-ratio.ts";
import { topTraderLongShortRatio } from "./market-data/rest-api/top-trader-long-short-ratio.ts";
import { accountTradeList } from "./trade/rest-api/account-trade-list.ts";
import { allOrders } from "./trade/rest-api/all-orders.ts";
import { autoCancelAllOpenOrders } from "./trade/rest-api/auto-cancel-all-open-orders.ts";
import { cancelAlgoOrder } from "./trade/rest-api/cancel-algo-order.ts";
import { cancelAllAlgoOpenOrders } from "./trade/rest-api/cancel-all-algo-open-orders.ts";
import { cancelAllOpenOrders } from "./trade/rest-api/cancel-all-open-orders.ts";
import { cancelMultipleOrders } from "./trade/rest-api/cancel-multiple-orders.ts";
import { cancelOrder } from "./trade/rest-api/cancel-order.ts";
import { changeInitialLeverage } from "./trade/rest-api/change-initial-leverage.ts";
import { changeMarginType } from "./trade/rest-api/change-margin-type.ts";
import { changePositionMode } from "./trade/rest-api/change-position-mode.ts";
import { currentAllAlgoOpenOrders } from "./trade/rest-api/current-all-algo-open-orders.ts";
import { currentAllOpenOrders } from "./trade/rest-api/current-all-open-orders.ts";
import { getOrderModifyHistory } from "./trade/rest-api/get-order-modify-history.ts";
import { getPositionMarginChangeHistory } from "./trade/rest-api/get-position-margin-change-history.ts";
import { modifyIsolatedPositionMargin } from "./trade/rest-api/modify-isolated-position-margin.ts";
import { modifyMultipleOrders } from "./trade/rest-api/modify-multiple-orders.ts";
import { modifyOrder } from "./trade/rest-api/modify-order.ts";
import { newAlgoOrder } from "./trade/rest-api/new-algo-order.ts";
import { newOrder } from "./trade/rest-api/new-order.ts";
import { placeMultipleOrders } from "./trade/rest-api/place-multiple-orders.ts";
import { positionAdlQuantileEstimation } from "./trade/rest-api/position-adl-quantile-estimation.ts";
import { positionInformation } from "./trade/rest-api/position-information.ts";
import { queryAlgoOrder } from "./trade/rest-api/query-algo-order.ts";
import { queryAllAlgoOrders } from "./trade/rest-api/query-all-algo-orders.ts";
import { queryCurrentOpenOrder } from "./trade/rest-api/query-current-open-order.ts";
import { queryOrder } from "./trade/rest-api/query-order.ts";
import { usersForceOrders } from "./trade/rest-api/users-force-orders.ts";
import { closeUserDataStream } from "./user-data-streams/close-user-data-stream.ts";
import { keepaliveUserDataStream } from "./user-data-streams/keepalive-user-data-stream.ts";
import { startUserDataStream } from "./user-data-streams/start-user-data-stream.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  accountInformation,
  futuresAccountBalance,
  getCurrentPositionMode,
  getDownloadIdForFuturesOrderHistory,
  getDownloadIdForFuturesTradeHistory,
  getDownloadIdForFuturesTransactionHistory,
  getFuturesOrderHistoryDownloadLinkById,
  getFuturesTradeDownloadLinkById,
  getFuturesTransactionHistoryDownloadLinkById,
  getIncomeHistory,
  notionalBracketForPair,
  notionalBracketForSymbol,
  userCommissionRate,
  ticker24hr,
  basis,
  checkServerTime,
  compressedAggregateTradesList,
  continuousContractKlineCandlestickData,
  deliveryPrice,
  exchangeInformation,
  getFundingRateHistoryOfPerpetualFutures,
  getFundingRateInfo,
  indexConstituents,
  indexPriceAndMarkPrice,
  indexPriceKlineCandlestickData,
  klineCandlestickData,
  longShortRatio,
  markPriceKlineCandlestickData,
  oldTradesLookup,
  openInterestStatistics,
  openInterest,
  orderBook,
  premiumIndexKlineData,
  recentTradesList,
  symbolOrderBookTicker,
  symbolPriceTicker,
  takerBuySellVolume,
  testConnectivity,
  topLongShortAccountRatio,
  topTraderLongShortRatio,
  accountTradeList,
  allOrders,
  autoCancelAllOpenOrders,
  cancelAlgoOrder,
  cancelAllAlgoOpenOrders,
  cancelAllOpenOrders,
  cancelMultipleOrders,
  cancelOrder,
  changeInitialLeverage,
  changeMarginType,
  changePositionMode,
  currentAllAlgoOpenOrders,
  currentAllOpenOrders,
  getOrderModifyHistory,
  getPositionMarginChangeHistory,
  modifyIsolatedPositionMargin,
  modifyMultipleOrders,
  modifyOrder,
  newAlgoOrder,
  newOrder,
  placeMultipleOrders,
  positionAdlQuantileEstimation,
  positionInformation,
  queryAlgoOrder,
  queryAllAlgoOrders,
  queryCurrentOpenOrder,
  queryOrder,
  usersForceOrders,
  closeUserDataStream,
  keepaliveUserDataStream,
  startUserDataStream,
];
