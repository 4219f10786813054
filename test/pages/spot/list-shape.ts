// The documented members of order lists on spot.

import { INTEGER, PADDED, TEXT } from "../../shape.ts";

/** A placed order of a list. */
export const LEG = {
  symbol: TEXT,
  orderId: INTEGER,
  orderListId: INTEGER,
  clientOrderId: TEXT,
  transactTime: INTEGER,
  price: PADDED,
  origQty: PADDED,
  executedQty: PADDED,
  origQuoteOrderQty: PADDED,
  cummulativeQuoteQty: PADDED,
  status: TEXT,
  timeInForce: TEXT,
  type: TEXT,
  side: TEXT,
  workingTime: INTEGER,
  selfTradePreventionMode: TEXT,
};

/** The same where a receipt was asked for. */
export const RECEIPT = {
  symbol: TEXT,
  orderId: INTEGER,
  orderListId: INTEGER,
  clientOrderId: TEXT,
  transactTime: INTEGER,
};

/** A cancelled order of a list. */
export const CANCELED = {
  symbol: TEXT,
  origClientOrderId: TEXT,
  orderId: INTEGER,
  orderListId: INTEGER,
  clientOrderId: TEXT,
  transactTime: INTEGER,
  price: PADDED,
  origQty: PADDED,
  executedQty: PADDED,
  origQuoteOrderQty: PADDED,
  cummulativeQuoteQty: PADDED,
  status: TEXT,
  timeInForce: TEXT,
  type: TEXT,
  side: TEXT,
  selfTradePreventionMode: TEXT,
};

/** A list of so many orders. */
export function listOf(orders: number): object {
  return {
    orderListId: INTEGER,
    contingencyType: TEXT,
    listStatusType: TEXT,
    listOrderStatus: TEXT,
    listClientOrderId: TEXT,
    transactionTime: INTEGER,
    symbol: TEXT,
    orders: Array.from({ length: orders }, () => ({ symbol: TEXT, orderId: INTEGER, clientOrderId: TEXT })),
  };
}
