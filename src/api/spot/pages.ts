// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../page.ts";
import { accountInformation } from "./account/account-information.ts";
import { accountTradeList } from "./account/account-trade-list.ts";
import { allOrders } from "./account/all-orders.ts";
import { currentOpenOrders } from "./account/current-open-orders.ts";
import { queryAllOrderLists } from "./account/query-all-order-lists.ts";
import { queryAllocations } from "./account/query-allocations.ts";
import { queryCommissionRates } from "./account/query-commission-rates.ts";
import { queryOpenOrderLists } from "./account/query-open-order-lists.ts";
import { queryOrderAmendments } from "./account/query-order-amendments.ts";
import { queryOrderList } from "./account/query-order-list.ts";
import { queryOrder } from "./account/query-order.ts";
import { queryPreventedMatches } from "./account/query-prevented-matches.ts";
import { queryRelevantFilters } from "./account/query-relevant-filters.ts";
import { queryUnfilledOrderCount } from "./account/query-unfilled-order-count.ts";
import { checkServerTime } from "./general/check-server-time.ts";
import { exchangeInformation } from "./general/exchange-information.ts";
import { queryExecutionRules } from "./general/query-execution-rules.ts";
import { testConnectivity } from "./general/test-connectivity.ts";
import { ticker24HrPriceChangeStatistics } from "./market-data/24hr-ticker-price-change-statistics.ts";
import { compressedAggregateTradesList } from "./market-data/compressed-aggregate-trades-list.ts";
import { currentAveragePrice } from "./market-data/current-average-price.ts";
import { historicalBlockTrades } from "./market-data/historical-block-trades.ts";
import { klineCandlestickData } from "./market-data/kline-candlestick-data.ts";
import { oldTradeLookup } from "./market-data/old-trade-lookup.ts";
import { orderBook } from "./market-data/order-book.ts";
import { queryReferencePriceCalculation } from "./market-data/query-reference-price-calculation.ts";
import { queryReferencePrice } from "./market-data/query-reference-price.ts";
import { recentTradesList } from "./market-data/recent-trades-list.ts";
import { rollingWindowPriceChangeStatistics } from "./market-data/rolling-window-price-change-statistics.ts";
import { symbolOrderBookTicker } from "./market-data/symbol-order-book-ticker.ts";
import { symbolPriceTicker } from "./market-data/symbol-price-ticker.ts";
import { tradingDayTicker } from "./market-data/trading-day-ticker.ts";
import { uiklines } from "./market-data/uiklines.ts";
import { cancelAllOpenOrdersOnASymbol } from "./trading/cancel-all-open-orders-on-a-symbol.ts";
import { cancelAnExistingOrderAndSendANewOrder } from "./trading/cancel-an-existing-order-and-send-a-new-order.ts";
import { cancelOrderList } from "./trading/cancel-order-list.ts";
import { cancelOrder } from "./trading/cancel-order.ts";
import { newOcoDeprecated } from "./trading/new-oco-deprecated.ts";
import { newOrderListOco } from "./trading/new-order-list-oco.ts";
import { newOrderListOpo } from "./trading/new-order-list-opo.ts";
import { newOrderListOpoco } from "./trading/new-order-list-opoco.ts";
import { newOrderListOto } from "./trading/new-order-list-oto.ts";
import { newOrderListOtoco } from "./trading/new-order-list-otoco.ts";
import { newOrderUsingSor } from "./trading/new-order-using-sor.ts";
import { newOrder } from "./trading/new-order.ts";
import { orderAmendKeepPriority } from "./trading/order-amend-keep-priority.ts";
import { testNewOrderUsingSor } from "./trading/test-new-order-using-sor.ts";
import { testNewOrder } from "./trading/test-new-order.ts";
import { closeUserDataStream } from "./user-data-stream/close-user-data-stream.ts";
import { keepaliveUserDataStream } from "./user-data-stream/keepalive-user-data-stream.ts";
import { startUserDataStream } from "./user-data-stream/start-user-data-stream.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  accountInformation,
  accountTradeList,
  allOrders,
  currentOpenOrders,
  queryAllOrderLists,
  queryAllocations,
  queryCommissionRates,
  queryOpenOrderLists,
  queryOrderAmendments,
  queryOrderList,
  queryOrder,
  queryPreventedMatches,
  queryRelevantFilters,
  queryUnfilledOrderCount,
  checkServerTime,
  exchangeInformation,
  queryExecutionRules,
  testConnectivity,
  ticker24HrPriceChangeStatistics,
  compressedAggregateTradesList,
  currentAveragePrice,
  historicalBlockTrades,
  klineCandlestickData,
  oldTradeLookup,
  orderBook,
  queryReferencePriceCalculation,
  queryReferencePrice,
  recentTradesList,
  rollingWindowPriceChangeStatistics,
  symbolOrderBookTicker,
  symbolPriceTicker,
  tradingDayTicker,
  uiklines,
  cancelAllOpenOrdersOnASymbol,
  cancelAnExistingOrderAndSendANewOrder,
  cancelOrderList,
  cancelOrder,
  newOcoDeprecated,
  newOrderListOco,
  newOrderListOpo,
  newOrderListOpoco,
  newOrderListOto,
  newOrderListOtoco,
  newOrderUsingSor,
  newOrder,
  orderAmendKeepPriority,
  testNewOrderUsingSor,
  testNewOrder,
  closeUserDataStream,
  keepaliveUserDataStream,
  startUserDataStream,
];
