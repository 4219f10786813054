// The spot pages that are served: what margin clients need around theirs.

import { wireError } from "../../gateway/errors.ts";
import { SPOT_ALLOWANCE } from "../allowances.ts";
import { LONGEST_WINDOW_MS } from "../margin-trading/endpoints.ts";
import { spotNotFound } from "../not-found.ts";
import type { PageFamily } from "../page.ts";
import { PAIR_REFUSALS, refusalBy } from "../refusals.ts";
import { accountInformation } from "./account/account-information.ts";
import { accountTradeList } from "./account/account-trade-list.ts";
import { allOrders } from "./account/all-orders.ts";
import { currentOpenOrders } from "./account/current-open-orders.ts";
import { queryOrder } from "./account/query-order.ts";
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

/** The spot family. */
export const spot: PageFamily = {
  name: "spot",
  prefixes: ["/api/"],
  pages: [
    // general
    testConnectivity,
    checkServerTime,
    exchangeInformation,
    // market data
    orderBook,
    recentTradesList,
    compressedAggregateTradesList,
    klineCandlestickData,
    currentAveragePrice,
    ticker24HrPriceChangeStatistics,
    symbolPriceTicker,
    symbolOrderBookTicker,
    // trading
    newOrder,
    cancelOrder,
    cancelAllOpenOrdersOnASymbol,
    // account
    accountInformation,
    queryOrder,
    currentOpenOrders,
    allOrders,
    accountTradeList,
  ],
  unserved: [],
  allowance: SPOT_ALLOWANCE,
  refusal: refusalBy(PAIR_REFUSALS),
  surplus: "refused",
  empty: "refused",
  tooPrecise: (name) => wireError("TOO_PRECISE_SPOT", { name }),
  longestWindow: LONGEST_WINDOW_MS,
  forbidden: wireError("KEY_REFUSED"),
  noSuchPath: spotNotFound,
};
