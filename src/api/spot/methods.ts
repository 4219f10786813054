// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { Methods } from "../page.ts";
import { accountAllocationsOverSocket } from "./websocket-api/account/account-allocations.ts";
import { accountCommissionRatesOverSocket } from "./websocket-api/account/account-commission-rates.ts";
import { accountInformationOverSocket } from "./websocket-api/account/account-information.ts";
import { accountOrderHistoryOverSocket } from "./websocket-api/account/account-order-history.ts";
import { accountOrderListHistoryOverSocket } from "./websocket-api/account/account-order-list-history.ts";
import { accountPreventedMatchesOverSocket } from "./websocket-api/account/account-prevented-matches.ts";
import { accountTradeHistoryOverSocket } from "./websocket-api/account/account-trade-history.ts";
import { currentOpenOrderListsOverSocket } from "./websocket-api/account/current-open-order-lists.ts";
import { currentOpenOrdersOverSocket } from "./websocket-api/account/current-open-orders.ts";
import { queryOrderAmendmentsOverSocket } from "./websocket-api/account/query-order-amendments.ts";
import { queryOrderListOverSocket } from "./websocket-api/account/query-order-list.ts";
import { queryOrderOverSocket } from "./websocket-api/account/query-order.ts";
import { queryRelevantFiltersOverSocket } from "./websocket-api/account/query-relevant-filters.ts";
import { unfilledOrderCountOverSocket } from "./websocket-api/account/unfilled-order-count.ts";
import { logInWithApiKey } from "./websocket-api/authentication/log-in-with-api-key.ts";
import { logOutOfTheSession } from "./websocket-api/authentication/log-out-of-the-session.ts";
import { querySessionStatus } from "./websocket-api/authentication/query-session-status.ts";
import { checkServerTimeOverSocket } from "./websocket-api/general/check-server-time.ts";
import { exchangeInformationOverSocket } from "./websocket-api/general/exchange-information.ts";
import { queryExecutionRulesOverSocket } from "./websocket-api/general/query-execution-rules.ts";
import { testConnectivityOverSocket } from "./websocket-api/general/test-connectivity.ts";
import { ticker24hrPriceChangeStatisticsOverSocket } from "./websocket-api/market-data/24hr-ticker-price-change-statistics.ts";
import { aggregateTradesOverSocket } from "./websocket-api/market-data/aggregate-trades.ts";
import { currentAveragePriceOverSocket } from "./websocket-api/market-data/current-average-price.ts";
import { historicalBlockTradesOverSocket } from "./websocket-api/market-data/historical-block-trades.ts";
import { historicalTradesOverSocket } from "./websocket-api/market-data/historical-trades.ts";
import { klinesOverSocket } from "./websocket-api/market-data/klines.ts";
import { orderBookOverSocket } from "./websocket-api/market-data/order-book.ts";
import { queryReferencePriceCalculationOverSocket } from "./websocket-api/market-data/query-reference-price-calculation.ts";
import { queryReferencePriceOverSocket } from "./websocket-api/market-data/query-reference-price.ts";
import { recentTradesOverSocket } from "./websocket-api/market-data/recent-trades.ts";
import { rollingWindowPriceChangeStatisticsOverSocket } from "./websocket-api/market-data/rolling-window-price-change-statistics.ts";
import { symbolOrderBookTickerOverSocket } from "./websocket-api/market-data/symbol-order-book-ticker.ts";
import { symbolPriceTickerOverSocket } from "./websocket-api/market-data/symbol-price-ticker.ts";
import { tradingDayTickerOverSocket } from "./websocket-api/market-data/trading-day-ticker.ts";
import { uiKlinesOverSocket } from "./websocket-api/market-data/ui-klines.ts";
import { cancelAndReplaceOrderOverSocket } from "./websocket-api/trading/cancel-and-replace-order.ts";
import { cancelOpenOrdersOverSocket } from "./websocket-api/trading/cancel-open-orders.ts";
import { cancelOrderListOverSocket } from "./websocket-api/trading/cancel-order-list.ts";
import { cancelOrderOverSocket } from "./websocket-api/trading/cancel-order.ts";
import { opoOverSocket } from "./websocket-api/trading/opo.ts";
import { opocoOverSocket } from "./websocket-api/trading/opoco.ts";
import { orderAmendKeepPriorityOverSocket } from "./websocket-api/trading/order-amend-keep-priority.ts";
import { placeNewOcoDeprecatedOverSocket } from "./websocket-api/trading/place-new-oco-deprecated.ts";
import { placeNewOrderListOcoOverSocket } from "./websocket-api/trading/place-new-order-list-oco.ts";
import { placeNewOrderListOtoOverSocket } from "./websocket-api/trading/place-new-order-list-oto.ts";
import { placeNewOrderListOtocoOverSocket } from "./websocket-api/trading/place-new-order-list-otoco.ts";
import { placeNewOrderUsingSorOverSocket } from "./websocket-api/trading/place-new-order-using-sor.ts";
import { placeNewOrderOverSocket } from "./websocket-api/trading/place-new-order.ts";
import { testNewOrderUsingSorOverSocket } from "./websocket-api/trading/test-new-order-using-sor.ts";
import { testNewOrderOverSocket } from "./websocket-api/trading/test-new-order.ts";
import { listingAllSubscriptions } from "./websocket-api/user-data-stream/listing-all-subscriptions.ts";
import { subscribeToUserDataStreamThroughSignatureSubscription } from "./websocket-api/user-data-stream/subscribe-to-user-data-stream-through-signature-subscription.ts";
import { subscribeToUserDataStream } from "./websocket-api/user-data-stream/subscribe-to-user-data-stream.ts";
import { unsubscribeFromUserDataStream } from "./websocket-api/user-data-stream/unsubscribe-from-user-data-stream.ts";

/** The WebSocket methods documented with the family. */
export const methods: Methods = [
  accountAllocationsOverSocket,
  accountCommissionRatesOverSocket,
  accountInformationOverSocket,
  accountOrderHistoryOverSocket,
  accountOrderListHistoryOverSocket,
  accountPreventedMatchesOverSocket,
  accountTradeHistoryOverSocket,
  currentOpenOrderListsOverSocket,
  currentOpenOrdersOverSocket,
  queryOrderAmendmentsOverSocket,
  queryOrderListOverSocket,
  queryOrderOverSocket,
  queryRelevantFiltersOverSocket,
  unfilledOrderCountOverSocket,
  logInWithApiKey,
  logOutOfTheSession,
  querySessionStatus,
  checkServerTimeOverSocket,
  exchangeInformationOverSocket,
  queryExecutionRulesOverSocket,
  testConnectivityOverSocket,
  ticker24hrPriceChangeStatisticsOverSocket,
  aggregateTradesOverSocket,
  currentAveragePriceOverSocket,
  historicalBlockTradesOverSocket,
  historicalTradesOverSocket,
  klinesOverSocket,
  orderBookOverSocket,
  queryReferencePriceCalculationOverSocket,
  queryReferencePriceOverSocket,
  recentTradesOverSocket,
  rollingWindowPriceChangeStatisticsOverSocket,
  symbolOrderBookTickerOverSocket,
  symbolPriceTickerOverSocket,
  tradingDayTickerOverSocket,
  uiKlinesOverSocket,
  cancelAndReplaceOrderOverSocket,
  cancelOpenOrdersOverSocket,
  cancelOrderListOverSocket,
  cancelOrderOverSocket,
  opoOverSocket,
  opocoOverSocket,
  orderAmendKeepPriorityOverSocket,
  placeNewOcoDeprecatedOverSocket,
  placeNewOrderListOcoOverSocket,
  placeNewOrderListOtoOverSocket,
  placeNewOrderListOtocoOverSocket,
  placeNewOrderUsingSorOverSocket,
  placeNewOrderOverSocket,
  testNewOrderUsingSorOverSocket,
  testNewOrderOverSocket,
  listingAllSubscriptions,
  subscribeToUserDataStreamThroughSignatureSubscription,
  subscribeToUserDataStream,
  unsubscribeFromUserDataStream,
];
