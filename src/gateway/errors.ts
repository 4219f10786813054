// What clients read when something is refused: Binance's codes and texts, as its documentation and
// its live answers have them. `{holes}` in a text become required facts. The same number means
// different things in different areas, so every row has a name of its own.

import type { Json } from "./declare.ts";

/** Where a code or text comes from: the documentation, a live answer, or this project because neither says. */
export type Origin = "documented" | "live" | "ours";

interface Row {
  readonly code: number;
  readonly status: number;
  readonly text: string;
  readonly origin: Origin;
}

const row = <T extends string>(code: number, status: number, text: T, origin: Origin = "documented") =>
  ({ code, status, text, origin }) as const;

/** Every error a client can read. */
export const ERRORS = {
  // Anything.
  RESTRICTED_LOCATION: row(
    0,
    451,
    "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error.",
    "live",
  ),
  UNKNOWN: row(-1000, 400, "An unknown error occurred while processing the request."),
  UNAUTHORIZED: row(-1002, 401, "You are not authorized to execute this request."),
  TOO_MUCH_WEIGHT: row(
    -1003,
    429,
    "Too much request weight used; current limit is {limit} request weight per {interval}. Please use WebSocket Streams for live updates to avoid polling the API.",
  ),
  TOO_MANY_REQUESTS: row(-1003, 429, "Too many requests; current limit is {limit} requests per {interval}.", "ours"),
  BANNED: row(
    -1003,
    418,
    "Way too much request weight used; IP banned until {until}. Please use WebSocket Streams for live updates to avoid bans.",
  ),
  TOO_MANY_DOWNLOADS: row(-1003, 400, "Too many requests; current limit is {limit} downloads per month.", "ours"),
  TOO_MANY_ORDERS: row(-1015, 429, "Too many new orders; current limit is {limit} orders per {interval}."),
  STATUS_UNKNOWN: row(
    -1006,
    500,
    "An unexpected response was received from the message bus. Execution status unknown.",
  ),
  NOT_SERVED: row(-1020, 400, "This operation is not supported."),
  TIMESTAMP_OUTSIDE: row(-1021, 400, "Timestamp for this request is outside of the recvWindow."),
  TIMESTAMP_AHEAD: row(-1021, 400, "Timestamp for this request was 1000ms ahead of the server's time."),
  BAD_SIGNATURE: row(-1022, 400, "Signature for this request is not valid."),
  KEY_FORMAT: row(-2014, 401, "API-key format invalid."),
  KEY_REFUSED: row(-2015, 401, "Invalid API-key, IP, or permissions for action."),
  INVALID_JSON: row(-1135, 400, "Invalid JSON Request"),
  // Seen live for `params`; the same is said of the other members here.
  INVALID_JSON_MEMBER: row(-1135, 400, "Invalid '{name}' in JSON request; expected {what}.", "live"),
  BAD_LISTEN_TOKEN: row(-1209, 400, "This listenToken is not valid.", "ours"),
  TOO_MANY_SUBSCRIPTIONS: row(
    -1191,
    400,
    "Too many subscriptions. Connection may create up to '{limit}' subscriptions at a time.",
  ),
  SUBSCRIPTION_ACTIVE: row(-2035, 400, "User Data Stream subscription already active."),
  SUBSCRIPTION_INACTIVE: row(-2036, 400, "User Data Stream subscription not active."),
  SUBSCRIPTIONS_USED_UP: row(-2042, 400, "Maximum subscription ID reached for this connection."),
  NO_SUCH_PATH: row(-5000, 404, "Path {path}, Method {method} is invalid", "live"),

  // Parameters.
  ILLEGAL_CHARACTERS: row(-1100, 400, "Illegal characters found in parameter '{name}'; legal range is '{range}'."),
  ILLEGAL_SOMEWHERE: row(-1100, 400, "Illegal characters found in a parameter."),
  TOO_MANY_PARAMETERS: row(-1101, 413, "Too many parameters sent for this endpoint.", "ours"),
  TOO_MANY_NAMES: row(-1101, 400, "Too many parameters; expected '{expected}' and received '{received}'."),
  DUPLICATE_PARAMETER: row(-1101, 400, "Duplicate values for a parameter detected."),
  MISSING: row(-1102, 400, "Mandatory parameter '{name}' was not sent, was empty/null, or malformed."),
  MISSING_BOTH: row(-1102, 400, "Param '{one}' or '{other}' must be sent, but both were empty/null!"),
  UNREAD: row(-1104, 400, "Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'."),
  EMPTY: row(-1105, 400, "Parameter '{name}' was empty."),
  NOT_REQUIRED: row(-1106, 400, "Parameter '{name}' sent when not required."),
  OVERFLOW: row(-1108, 400, "Parameter '{name}' overflowed."),
  TOO_PRECISE_SPOT: row(-1111, 400, "Parameter '{name}' has too much precision."),
  TOO_PRECISE: row(-1111, 400, "Precision is over the maximum defined for this asset."),
  BAD_TIME_IN_FORCE: row(-1115, 400, "Invalid timeInForce."),
  BAD_ORDER_TYPE: row(-1116, 400, "Invalid orderType."),
  BAD_SIDE: row(-1117, 400, "Invalid side."),
  START_AFTER_END: row(-1023, 400, "Start time is greater than end time."),
  BAD_INTERVAL: row(-1120, 400, "Invalid interval."),
  BAD_SYMBOL: row(-1121, 400, "Invalid symbol."),
  BAD_SYMBOL_STATUS: row(-1122, 400, "Invalid symbolStatus."),
  BAD_LISTEN_KEY: row(-1125, 400, "This listenKey does not exist."),
  LOOKUP_TOO_LONG: row(-1127, 400, "More than {hours} hours between startTime and endTime."),
  BAD_COMBINATION: row(-1128, 400, "Combination of optional parameters invalid."),
  MISSING_WITH: row(
    -1128,
    400,
    "Combination of optional parameters invalid. Recommendation: '{name}' should also be sent.",
    "live",
  ),
  BAD_VALUE: row(-1130, 400, "Data sent for parameter '{name}' is not valid."),
  BAD_RECV_WINDOW: row(-1131, 400, "recvWindow must be less than 60000"),
  BAD_STRATEGY_TYPE: row(-1134, 400, "strategyType was less than 1000000."),
  BAD_RESPONSE_TYPE: row(-1136, 400, "Invalid newOrderRespType."),
  BAD_TICKER_TYPE: row(-1139, 400, "Invalid ticker type."),
  DUPLICATE_SYMBOLS: row(-1151, 400, "Symbol is present multiple times in the list."),
  BAD_CANCEL_RESTRICTIONS: row(-1145, 400, "cancelRestrictions has to be either ONLY_NEW or ONLY_PARTIALLY_FILLED."),
  NOT_IN_OCO: row(-1158, 400, "Order type not supported in OCO."),
  HASTY_ICEBERG: row(-1160, 400, "Parameter '{name}' is not supported if {tif} is not GTC."),
  BUY_LIMIT_ABOVE: row(-1165, 400, "A limit order in a buy OCO must be below."),
  SELL_LIMIT_BELOW: row(-1166, 400, "A limit order in a sell OCO must be above."),
  BUY_STOP_BELOW: row(-1196, 400, "A stop loss order in a buy OCO must be above."),
  SELL_STOP_ABOVE: row(-1197, 400, "A stop loss order in a sell OCO must be below."),
  BUY_PROFIT_ABOVE: row(-1198, 400, "A take profit order in a buy OCO must be below."),
  SELL_PROFIT_BELOW: row(-1199, 400, "A take profit order in a sell OCO must be above."),
  BOTH_LIMIT: row(-1168, 400, "At least one OCO order must be contingent."),
  BAD_PEG_PRICE_TYPE: row(-1210, 400, "Invalid pegPriceType."),
  BAD_PEG_OFFSET_TYPE: row(-1211, 400, "Invalid pegOffsetType."),
  BAD_TIME_UNIT: row(-1194, 400, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND."),
  PAYING_MUST_BUY: row(-1222, 400, "Working order in an OPO list must be a bid."),
  PAID_MUST_SELL: row(-1223, 400, "Pending orders in an OPO list must be asks."),
  STATUS_MISMATCH: row(-1220, 400, "The symbol's status does not match the requested symbolStatus."),

  // Orders on pairs.
  FILTER_FAILURE: row(-1013, 400, "Filter failure: {filter}"),
  MARKET_CLOSED: row(-1013, 400, "Market is closed."),
  PREVENTION_NOT_ALLOWED: row(-1013, 400, "This symbol does not allow the specified self-trade prevention mode."),
  UNSUPPORTED_ORDER: row(-1014, 400, "Unsupported order combination."),
  ORDER_LIMIT_FILTER: row(-2010, 400, "Filter failure: {filter}", "live"),
  INSUFFICIENT_BALANCE: row(-2010, 400, "Account has insufficient balance for requested action."),
  WOULD_TRIGGER: row(-2010, 400, "Order would trigger immediately."),
  WOULD_TAKE: row(-2010, 400, "Order would immediately match and take."),
  DUPLICATE_ORDER: row(-2010, 400, "Duplicate order sent."),
  ICEBERG_TOO_LARGE: row(-2010, 400, "IcebergQty exceeds QTY."),
  VALUE_IS_ZERO: row(-2010, 400, "Price * QTY is zero or less."),
  PRICES_OUT_OF_ORDER: row(-2010, 400, "The relationship of the prices for the orders is not correct."),
  NO_LIQUIDITY: row(-2010, 400, "Order book liquidity is less than LOT_SIZE filter minimum quantity."),
  SYMBOL_NOT_PERMITTED: row(-2010, 400, "This symbol is not permitted for this account."),
  NOT_PEGGABLE: row(-2010, 400, "This order type may not use pegged price."),
  WRONG_PEG: row(-2010, 400, "This price peg cannot be used with this order type."),
  NO_PEG_LEVEL: row(-2010, 400, "Order book liquidity is too low for this pegged order."),
  NO_ROUTING: row(-1013, 400, "This symbol has no SOR.", "live"),
  UNKNOWN_ORDER: row(-2011, 400, "Unknown order sent."),
  UNKNOWN_LIST: row(-2011, 400, "Unknown order list sent.", "live"),
  CANCEL_RESTRICTED: row(-2011, 400, "Order was not canceled due to cancel restrictions."),
  NO_SUCH_ORDER: row(-2013, 400, "Order does not exist."),
  REPLACED_IN_PART: row(-2021, 409, "Order cancel-replace partially failed."),
  NOT_REPLACED: row(-2022, 400, "Order cancel-replace failed."),
  NO_SUCH_LIST: row(-2018, 400, "Order list does not exist.", "live"),
  NO_REFERENCE_PRICE: row(-2043, 400, "This symbol doesn't have a reference price."),
  AMEND_REJECTED: row(-2038, 400, "{why}"),
  NAME_MISMATCH: row(-2039, 400, "Client order ID is not correct for this order ID."),

  // Margin accounts.
  TRADE_NOT_ALLOWED: row(-3004, 400, "Trade not allowed."),
  BEYOND_BORROWABLE: row(-3006, 400, "Your borrow amount has exceed maximum borrow amount."),
  LOAN_PENDING: row(-3007, 400, "You have pending transaction, please try again later."),
  BORROW_BANNED: row(-3012, 400, "Borrow is banned for this asset."),
  BORROW_TOO_LITTLE: row(-3013, 400, "Borrow amount less than minimum borrow amount."),
  REPAY_TOO_MUCH: row(-3015, 400, "Repay amount exceeds borrow amount."),
  REPAY_TOO_LITTLE: row(-3016, 400, "Repay amount less than minimum repay amount."),
  BEYOND_TRANSFERABLE: row(-3020, 400, "Transfer out amount exceeds max amount."),
  BEYOND_TRANSFERABLE_ISOLATED: row(-3020, 400, "Exceeding the maximum transferable limit.", "live"),
  PAIR_NOT_MARGIN: row(-3021, 400, "Margin account are not allowed to trade this trading pair."),
  LEVEL_TOO_LOW: row(-3023, 400, "You can't transfer out/place order under current margin level."),
  DEBT_LEFT_TOO_LITTLE: row(-3024, 400, "The unpaid debt is too small after this repayment."),
  MARGIN_INPUT: row(-3026, 400, "Your input param is invalid."),
  NOT_MARGIN_ASSET: row(-3027, 400, "Not a valid margin asset."),
  NOT_MARGIN_PAIR: row(-3028, 400, "Not a valid margin pair."),
  LISTEN_KEY_NOT_FOUND: row(-3038, 400, "Listen key not found."),
  BALANCE_NOT_ENOUGH: row(-3041, 400, "Balance is not enough"),
  NO_INDEX: row(-3042, 400, "PriceIndex not available for this margin pair."),
  POOL_EMPTY: row(-3045, 400, "The system doesn't have enough asset now."),
  BEYOND_BAND: row(
    -3064,
    400,
    "Limit price needs to be within (-15%,15%) of current index price for this margin trading pair.",
  ),
  LEAVING_MARGIN: row(
    -3065,
    400,
    "{what} has been scheduled for delisting. You may only transfer up to {most} {asset}, which is the amount of liabilities less any collateral already available.",
  ),
  FLOW_SPAN: row(-4047, 400, "Time interval must be within 0-7 days"),
  MARGIN_NOTIONAL: row(-20204, 400, "Filter failure: NOTIONAL."),
  NO_ISOLATED_ACCOUNT: row(-11001, 400, "Isolated margin account does not exist.", "live"),
  BEYOND_BORROWABLE_ISOLATED: row(-11008, 400, "Exceeding the account's maximum borrowable limit.", "live"),
  LIST_WITHOUT_NAME: row(-11016, 400, "Either orderListId or listClientOrderId must be provided.", "live"),
  // The texts of the next two were seen live, their numbers nowhere.
  NOTHING_OWED: row(-11109, 400, "This margin account has no debts.", "ours"),
  ISOLATED_DISABLED: row(-11101, 400, "This isolated margin pair is disabled. Please activate it.", "ours"),
  ISOLATED_NOT_EMPTY: row(
    -11102,
    400,
    "You cannot disable this isolated margin pair, as there are still assets or debts of this pair.",
    "ours",
  ),
  ISOLATED_DISABLED_RECENTLY: row(
    -11103,
    400,
    "Each isolated margin pair can only be disabled once every 24 hours.",
    "ours",
  ),
  ISOLATED_ENABLED_ALREADY: row(-11104, 400, "This isolated margin pair is already enabled.", "ours"),
  ISOLATED_LIMIT: row(
    -11105,
    400,
    "The number of enabled isolated margin pairs has reached the limit of {limit}.",
    "ours",
  ),
  ASSET_NOT_IN_PAIR: row(-11106, 400, "Asset is not in symbol.", "ours"),
  SMALL_LIABILITIES_RECENTLY: row(-11108, 400, "Small liabilities can only be exchanged once every 6 hours.", "ours"),
  TOO_MANY_SYMBOLS: row(-11107, 400, "At most {limit} symbols can be sent.", "ours"),
  NO_SPECIAL_KEY: row(-11201, 400, "This special key does not exist.", "ours"),
  TOO_MANY_KEYS: row(-11202, 400, "The number of API keys has reached the limit of {limit}.", "ours"),
  SPECIAL_KEYS_BARRED: row(
    -11203,
    400,
    "No special key can be created within 24 hours of exiting special key mode.",
    "ours",
  ),
  SPECIAL_MODE_DEBTS: row(-11204, 400, "All liabilities must be repaid before exiting special key mode.", "ours"),

  // Wallet.
  WALLET_BALANCE: row(-5013, 400, "Asset transfer failed: insufficient balance", "live"),
  WALLET_AMOUNT: row(-5007, 400, "Quantity must be greater than zero."),
  WALLET_ASSET: row(-5003, 400, "You don't have this asset."),

  // Contracts.
  COINM_TOO_MANY_REQUESTS: row(
    -1003,
    429,
    "Too many requests; current limit is {limit} requests per minute. Please use the websocket for live updates to avoid polling the API.",
  ),
  COINM_BANNED: row(
    -1003,
    418,
    "Way too many requests; IP banned until {until}. Please use the websocket for live updates to avoid bans.",
  ),
  COINM_REJECTED: row(-2010, 400, "NEW_ORDER_REJECTED"),
  COINM_BAD_ASSET: row(-1108, 400, "Invalid asset."),
  COINM_LISTEN_KEY: row(
    -1125,
    400,
    "This listenKey does not exist. Please use `POST /fapi/v1/listenKey` to recreate `listenKey`",
  ),
  COINM_MARGIN: row(-2019, 400, "Margin is insufficient."),
  COINM_WOULD_TRIGGER: row(-2021, 400, "Order would immediately trigger."),
  COINM_REDUCE_ONLY: row(-2022, 400, "ReduceOnly Order is rejected."),
  COINM_TOO_MANY_OPEN: row(-2025, 400, "Reach max open order limit."),
  COINM_POSITION_LIMIT: row(-2027, 400, "Exceeded the maximum allowable position at current leverage."),
  COINM_LEVERAGE_MARGIN: row(-2028, 400, "Leverage is smaller than permitted: insufficient margin balance."),
  COINM_PRICE_ABOVE_MAX: row(-4002, 400, "Price greater than max price."),
  COINM_QUANTITY_ZERO: row(-4003, 400, "Quantity less than zero."),
  COINM_QUANTITY_BELOW_MIN: row(-4004, 400, "Quantity less than min quantity."),
  COINM_QUANTITY_ABOVE_MAX: row(-4005, 400, "Quantity greater than max quantity."),
  COINM_STOP_ABOVE_MAX: row(-4007, 400, "Stop price greater than max price."),
  COINM_PRICE_BELOW_MIN: row(-4013, 400, "Price less than min price."),
  COINM_PRICE_OFF_TICK: row(-4014, 400, "Price not increased by tick size."),
  COINM_CLIENT_ID: row(-4015, 400, "Client order id is not valid."),
  COINM_PRICE_ABOVE_BAND: row(-4016, 400, "Price is higher than mark price multiplier cap."),
  COINM_PRICE_BELOW_BAND: row(-4024, 400, "Price is lower than mark price multiplier floor."),
  COINM_DEPTH_LIMIT: row(-4021, 400, "'{limit}' is not valid depth limit."),
  COINM_MARKET_STATUS: row(-4022, 400, "market status sent is not valid."),
  COINM_BAD_LEVERAGE: row(-4028, 400, "Leverage {leverage} is not valid"),
  COINM_TOO_MANY_CANCELS: row(-4032, 400, "Exceed maximum cancel order size."),
  COINM_TOO_MANY_STOPS: row(-4045, 400, "Reach max stop order limit."),
  COINM_MARGIN_TYPE_SAME: row(-4046, 400, "No need to change margin type."),
  COINM_MARGIN_TYPE_ORDERS: row(-4047, 400, "Margin type cannot be changed if there exists open orders."),
  COINM_MARGIN_TYPE_POSITION: row(-4048, 400, "Margin type cannot be changed if there exists position."),
  COINM_NOT_ISOLATED: row(-4049, 400, "Add margin only support for isolated position."),
  COINM_CROSS_BALANCE: row(-4050, 400, "Cross balance insufficient."),
  COINM_ISOLATED_BALANCE: row(-4051, 400, "Isolated balance insufficient."),
  COINM_NO_POSITION: row(-4054, 400, "Cannot add position margin: position is 0."),
  COINM_AMOUNT_NOT_POSITIVE: row(-4055, 400, "Amount must be positive."),
  COINM_POSITION_MODE_SAME: row(-4059, 400, "No need to change position side."),
  COINM_BAD_LEG: row(-4060, 400, "Invalid position side."),
  COINM_LEG_MISMATCH: row(-4061, 400, "Order's position side does not match user's setting."),
  COINM_IN_LIQUIDATION: row(-2023, 400, "User in liquidation mode now."),
  COINM_REDUCE_CONFLICT: row(-4062, 400, "Invalid or improper reduceOnly value."),
  COINM_POSITION_MODE_ORDERS: row(-4067, 400, "Position side cannot be changed if there exists open orders."),
  COINM_POSITION_MODE_POSITION: row(-4068, 400, "Position side cannot be changed if there exists position."),
  COINM_BATCH_SIZE: row(-4082, 400, "Invalid number of batch place orders."),
  COINM_BAD_PAIR: row(-4087, 400, "Invalid pair."),
  COINM_TIME_SPAN: row(-4088, 400, "Maximum time interval is {days} days."),
  COINM_ONLY_REDUCING: row(-4089, 400, "User can only place reduce only order."),
  COINM_REDUCE_TOO_MUCH: row(
    -4112,
    400,
    "ReduceOnly Order Failed. Please check your existing position and open orders.",
  ),
  COINM_DUPLICATE: row(-4116, 400, "ClientOrderId is duplicated.", "live"),
  COINM_USE_ALGO: row(
    -4120,
    400,
    "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.",
  ),
  COINM_CLOSE_QUANTITY: row(-4137, 400, "Quantity must be zero with closePosition equals true."),
  COINM_CLOSE_REDUCE: row(-4138, 400, "Reduce only must be true with closePosition equals true."),
  COINM_LEVERAGE_CUT: row(
    -4150,
    400,
    "Leverage reduction is not supported in Isolated Margin Mode with open positions.",
  ),
  // The list of errors of these contracts has none for price match; that of the dollar-margined ones has these.
  COINM_MATCH_TYPE: row(-5038, 400, "Price match only supports order type: LIMIT, STOP AND TAKE_PROFIT", "ours"),
  COINM_NO_LEVEL: row(-5041, 400, "No depth matches this BBO order", "ours"),
  COINM_PRICE_ABOVE_STOP: row(-4151, 400, "Price is higher than stop price multiplier cap."),
  COINM_LIMIT_ONLY: row(-4196, 400, "Only limit order is supported."),
  COINM_SAME_ORDER: row(-4197, 400, "No need to modify the order."),
  COINM_TOO_MANY_AMENDMENTS: row(-4198, 400, "Exceed maximum modify order limit."),
  COINM_AMENDMENT_CLOSED: row(-4199, 400, "Symbol is not in trading status. Order amendment is not permitted."),
  COINM_PRICE_BELOW_STOP: row(-4152, 400, "Price is lower than stop price multiplier floor."),
  COINM_UNSUPPORTED: row(-1014, 400, "Unsupported order combination."),

  // The venue's own pages.
  CONTROL_FORBIDDEN: row(-9001, 403, "The control plane answers on loopback, or to its token.", "ours"),
  CONTROL_BAD_REQUEST: row(-9002, 400, "{why}", "ours"),
  CONTROL_NOT_FOUND: row(-9003, 404, "{what} does not exist.", "ours"),
} as const satisfies Record<string, Row>;

/** What an error is called here. */
export type ErrorName = keyof typeof ERRORS;

/** The facts an error's text needs. */
export type Facts<N extends ErrorName> = { readonly [H in Holes<(typeof ERRORS)[N]["text"]>]: string | number };

type Holes<T extends string> = T extends `${string}{${infer H}}${infer Rest}` ? H | Holes<Rest> : never;

/** A refusal as a client reads it. */
export interface WireError {
  readonly error: ErrorName;
  readonly code: number;
  readonly status: number;
  readonly msg: string;
  /** Seconds after which to try again, and the moment that is, in milliseconds since 1970. */
  readonly retryAfter?: number;
  readonly retryAt?: number;
  /** What is told beside code and text, where there is more to tell. */
  readonly data?: Json;
}

/** A refusal with its facts filled in. */
export function wireError<N extends ErrorName>(
  name: N,
  ...[facts]: Holes<(typeof ERRORS)[N]["text"]> extends never ? [] : [Facts<N>]
): WireError {
  const { code, status, text }: Row = ERRORS[name];
  const filled = text.replace(/\{(\w+)\}/g, (_, hole: string) =>
    String((facts as Record<string, string | number>)[hole]),
  );
  return { error: name, code, status, msg: filled };
}

/** Whether something is a refusal. */
export function isWireError(found: unknown): found is WireError {
  return typeof found === "object" && found !== null && "error" in found && "msg" in found && "code" in found;
}
