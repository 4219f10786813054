// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Query-Order

import { accountOf } from "../../../../../core/select.ts";
import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { closedOrder } from "../../../../../history/orders.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { isFound, openOrderNamed, queriedBody } from "../../orders.ts";
import { clientOrderId, orderId, orderNamed, symbol } from "../../params.ts";

/** One order of an account, open or closed. */
export const queryOrder = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Query-Order",
  title: "Query Order",
  documented: "2026-01-15",
  route: "GET /dapi/v1/order",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: { symbol, orderId, origClientOrderId: clientOrderId },
  present(x, p, { account }) {
    const name = orderNamed(p);
    if (isWireError(name)) return name;
    const contract = contractNamed(x, p.symbol, "ever");
    if (isWireError(contract)) return contract;
    const open = openOrderNamed(x, account, contract.symbol, name);
    return {
      contract,
      name,
      purse: accountOf(x, account).coinm,
      shown: open === undefined ? undefined : queriedBody(contract, open),
    };
  },
  past({ contract, name, purse, shown }, past, _p, { now }) {
    if (shown !== undefined) return shown;
    const closed = closedOrder(past, purse, contract.symbol, name);
    return closed === undefined || !isFound(closed, now) ? wireError("NO_SUCH_ORDER") : queriedBody(contract, closed);
  },
});
