// https://developers.binance.com/docs/margin_trading/trade/Query-Current-Margin-Order-Count-Usage

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { orderLimit } from "../../allowances.ts";
import { listAccount } from "../accounts.ts";
import { isIsolated, purseOfIsolatedSymbol, symbol } from "../params.ts";

/** What the cross account, or an isolated one, has placed of the orders it may place in each interval. */
export const queryCurrentMarginOrderCountUsage = query({
  page: "margin_trading/trade/Query-Current-Margin-Order-Count-Usage",
  title: "Query Current Margin Order Count Usage",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/rateLimit/order",
  security: "TRADE",
  weight: perIp(20),
  params: { isIsolated, symbol: optional(symbol) },
  differs: "the limits are those of spot; orders that were filled stay counted",
  answer(x, p, caller) {
    const account = listAccount(x, caller, p);
    if (isWireError(account)) return account;
    const from = purseOfIsolatedSymbol(caller, p.isIsolated ? p.symbol : undefined);
    return caller.ordersPlaced(from).map((each) => ({ ...orderLimit(each), count: each.placed }));
  },
});
