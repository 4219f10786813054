// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../page.ts";
import { accountInformation } from "./account/account-information.ts";
import { accountTradeList } from "./account/account-trade-list.ts";
import { allOrders } from "./account/all-orders.ts";
import { currentOpenOrders } from "./account/current-open-orders.ts";
import { queryOrder } from "./account/query-order.ts";
import { queryPreventedMatches } from "./account/query-prevented-matches.ts";
import { checkServerTime } from "./general/check-server-time.ts";
import { exchangeInformation } from "./general/exchange-information.ts";
import { testConnectivity } from "./general/test-connectivity.ts";
import { ticker24HrPriceChangeStatistics } from "./market-data/24hr-ticker-price-change-statistics.ts";
import { compressedAggregateTradesList } from "./market-data/compressed-aggregate-trades-list.ts";
import { currentAveragePrice } from "./market-data/current-average-price.ts";
import { klineCandlestickData } from "./market-data/kline-candlestick-data.ts";
import { orderBook } from "./market-data/order-book.ts";
import { recentTradesList } from "./market-data/recent-trades-list.ts";
import { symbolOrderBookTicker } from "./market-data/symbol-order-book-ticker.ts";
import { symbolPriceTicker } from "./market-data/symbol-price-ticker.ts";
import { cancelAllOpenOrdersOnASymbol } from "./trading/cancel-all-open-orders-on-a-symbol.ts";
import { cancelOrder } from "./trading/cancel-order.ts";
import { newOrder } from "./trading/new-order.ts";
import { closeUserDataStream } from "./user-data-stream/close-user-data-stream.ts";
import { keepaliveUserDataStream } from "./user-data-stream/keepalive-user-data-stream.ts";
import { startUserDataStream } from "./user-data-stream/start-user-data-stream.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  accountInformation,
  accountTradeList,
  allOrders,
  currentOpenOrders,
  queryOrder,
  queryPreventedMatches,
  checkServerTime,
  exchangeInformation,
  testConnectivity,
  ticker24HrPriceChangeStatistics,
  compressedAggregateTradesList,
  currentAveragePrice,
  klineCandlestickData,
  orderBook,
  recentTradesList,
  symbolOrderBookTicker,
  symbolPriceTicker,
  cancelAllOpenOrdersOnASymbol,
  cancelOrder,
  newOrder,
  closeUserDataStream,
  keepaliveUserDataStream,
  startUserDataStream,
];
