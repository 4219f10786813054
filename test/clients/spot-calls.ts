// Every page of spot that the client libraries have a method for: what a sensible call of it sends, and what it reads.

import type { Params } from "../venue.ts";
import type { Scene, SensibleCall, Tables } from "./margin-calls.ts";

const none: SensibleCall = { params: () => ({}) };
const only = (params: Params): SensibleCall => ({ params: () => params });
const refused = (code: number, params: Params): SensibleCall => ({ params: () => params, refused: code });

const symbol = "BTCUSDT";
const BID = { symbol, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.001", price: "20000" };
const OLD_OCO = { symbol, side: "BUY", quantity: "0.001", price: "20000", stopPrice: "40000" };
const BOTH = { aboveType: "STOP_LOSS", aboveStopPrice: "40000", belowType: "LIMIT_MAKER", belowPrice: "20000" };
const WORKING = {
  symbol,
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "20000",
  workingQuantity: "0.001",
  workingTimeInForce: "GTC",
  pendingSide: "SELL",
};
const PENDING_BOTH = {
  pendingAboveType: "LIMIT_MAKER",
  pendingAbovePrice: "40000",
  pendingBelowType: "STOP_LOSS",
  pendingBelowStopPrice: "15000",
};

const placed = (scene: Scene): Promise<{ orderId: number }> => scene.call("POST", "/api/v3/order", BID);
const listed = (scene: Scene): Promise<{ orderListId: number }> =>
  scene.call("POST", "/api/v3/orderList/oco", { symbol, side: "BUY", quantity: "0.001", ...BOTH });
const named: SensibleCall = { params: async (scene) => ({ symbol, orderId: (await placed(scene)).orderId }) };

/** What each page is asked, by its route. */
const CALLS: Readonly<Record<string, SensibleCall>> = {
  "GET /api/v3/ping": none,
  "GET /api/v3/time": none,
  "GET /api/v3/exchangeInfo": only({ symbol }),
  "GET /api/v3/executionRules": only({ symbol }),
  "GET /api/v3/depth": only({ symbol }),
  "GET /api/v3/trades": only({ symbol }),
  "GET /api/v3/historicalTrades": only({ symbol }),
  "GET /api/v3/historicalBlockTrades": only({ symbol, fromId: 0 }),
  "GET /api/v3/aggTrades": only({ symbol }),
  "GET /api/v3/klines": only({ symbol, interval: "1m" }),
  "GET /api/v3/uiKlines": only({ symbol, interval: "1m" }),
  "GET /api/v3/avgPrice": only({ symbol }),
  "GET /api/v3/ticker": only({ symbol }),
  "GET /api/v3/ticker/24hr": only({ symbol }),
  "GET /api/v3/ticker/bookTicker": only({ symbol }),
  "GET /api/v3/ticker/price": only({ symbol }),
  "GET /api/v3/ticker/tradingDay": only({ symbol }),
  "GET /api/v3/referencePrice": only({ symbol }),
  "GET /api/v3/referencePrice/calculation": only({ symbol }),
  "GET /api/v3/account": none,
  "GET /api/v3/account/commission": only({ symbol }),
  "GET /api/v3/allOrderList": none,
  "GET /api/v3/allOrders": only({ symbol }),
  "GET /api/v3/myAllocations": only({ symbol }),
  "GET /api/v3/myFilters": only({ symbol }),
  "GET /api/v3/myPreventedMatches": only({ symbol, orderId: 1 }),
  "GET /api/v3/myTrades": only({ symbol }),
  "GET /api/v3/openOrderList": none,
  "GET /api/v3/openOrders": only({ symbol }),
  "GET /api/v3/order": named,
  "GET /api/v3/order/amendments": named,
  "GET /api/v3/orderList": { params: async (scene) => ({ orderListId: (await listed(scene)).orderListId }) },
  "GET /api/v3/rateLimit/order": none,
  "POST /api/v3/order": only(BID),
  "POST /api/v3/order/test": only(BID),
  "POST /api/v3/order/cancelReplace": {
    async params(scene) {
      const { orderId } = await placed(scene);
      return { ...BID, cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId: orderId };
    },
  },
  "PUT /api/v3/order/amend/keepPriority": {
    params: async (scene) => ({ symbol, orderId: (await placed(scene)).orderId, newQty: "0.0005" }),
  },
  "DELETE /api/v3/order": named,
  "DELETE /api/v3/openOrders": {
    async params(scene) {
      await placed(scene);
      return { symbol };
    },
  },
  "DELETE /api/v3/orderList": {
    params: async (scene) => ({ symbol, orderListId: (await listed(scene)).orderListId }),
  },
  "POST /api/v3/order/oco": only(OLD_OCO),
  "POST /api/v3/orderList/oco": only({ symbol, side: "BUY", quantity: "0.001", ...BOTH }),
  "POST /api/v3/orderList/oto": only({ ...WORKING, pendingType: "MARKET", pendingQuantity: "0.001" }),
  "POST /api/v3/orderList/otoco": only({ ...WORKING, pendingQuantity: "0.001", ...PENDING_BOTH }),
  "POST /api/v3/orderList/opo": only({ ...WORKING, pendingType: "MARKET" }),
  "POST /api/v3/orderList/opoco": only({ ...WORKING, ...PENDING_BOTH }),
  "POST /api/v3/sor/order": refused(-1013, BID),
  "POST /api/v3/sor/order/test": refused(-1013, BID),
};

/** Every page of spot, none of which the venue does not serve. */
export const SPOT_TABLES: Tables = { calls: CALLS, retired: [], unserved: [] };

/** The pages of listen keys, which the real exchange serves no more, are another test's. */
export const LISTEN_KEYS = /userDataStream/;
