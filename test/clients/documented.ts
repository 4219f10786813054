// What the documentation shows of isolated accounts, cancelled orders and margin types, member by member:
// the names in their order and the kind of every value. Sources: the pages named beside each shape, as of 2026-01-15.

import { BOOLEAN, INTEGER, PADDED, TEXT } from "../shape.ts";

/** https://developers.binance.com/docs/margin_trading/account/Disable-Isolated-Margin-Account */
export const DISABLED = { success: BOOLEAN, symbol: TEXT };

const COIN = {
  asset: TEXT,
  borrowEnabled: BOOLEAN,
  borrowed: PADDED,
  free: PADDED,
  interest: PADDED,
  locked: PADDED,
  netAsset: PADDED,
  netAssetOfBtc: PADDED,
  repayEnabled: BOOLEAN,
  totalAsset: PADDED,
};

const ISOLATED_ACCOUNT = {
  baseAsset: COIN,
  quoteAsset: COIN,
  symbol: TEXT,
  isolatedCreated: BOOLEAN,
  enabled: BOOLEAN,
  marginLevel: PADDED,
  marginLevelStatus: TEXT,
  marginRatio: PADDED,
  indexPrice: PADDED,
  liquidatePrice: PADDED,
  liquidateRate: PADDED,
  tradeEnabled: BOOLEAN,
};

/** https://developers.binance.com/docs/margin_trading/account/Query-Isolated-Margin-Account-Info, with `symbols`. */
export const accountsAskedFor = (count: number): object => ({
  assets: Array.from({ length: count }, () => ISOLATED_ACCOUNT),
});

/** The same page without `symbols`. */
export const allAccounts = (count: number): object => ({
  ...accountsAskedFor(count),
  totalAssetOfBtc: PADDED,
  totalLiabilityOfBtc: PADDED,
  totalNetAssetOfBtc: PADDED,
});

const CANCELED = {
  origClientOrderId: TEXT,
  orderId: INTEGER,
  orderListId: INTEGER,
  clientOrderId: TEXT,
  price: PADDED,
  origQty: PADDED,
  executedQty: PADDED,
  cummulativeQuoteQty: PADDED,
  status: TEXT,
  timeInForce: TEXT,
  type: TEXT,
  side: TEXT,
};

const LEG = { symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT };

/**
 * https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-All-Open-Orders: one order, then a list
 * of a stop limit and a maker. The page prints six decimals, live replies eight; its legs are icebergs, these are not.
 */
export const ORDER_AND_LIST = [
  { symbol: TEXT, isIsolated: BOOLEAN, ...CANCELED, selfTradePreventionMode: TEXT },
  {
    orderListId: INTEGER,
    contingencyType: TEXT,
    listStatusType: TEXT,
    listOrderStatus: TEXT,
    listClientOrderId: TEXT,
    transactionTime: INTEGER,
    symbol: TEXT,
    isIsolated: BOOLEAN,
    orders: [LEG, LEG],
    orderReports: [
      { symbol: TEXT, ...CANCELED, stopPrice: PADDED },
      { symbol: TEXT, ...CANCELED },
    ],
  },
];

/** https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Change-Margin-Type */
export const MARGIN_TYPE_CHANGED = { code: INTEGER, msg: TEXT };
