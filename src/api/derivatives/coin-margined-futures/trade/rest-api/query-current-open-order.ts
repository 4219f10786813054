// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Query-Current-Open-Order

import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { contractNamed } from "../../contracts.ts";
import { openOrderNamed, queriedBody } from "../../orders.ts";
import { clientOrderId, orderId, orderNamed, symbol } from "../../params.ts";

/** One open order of an account. */
export const queryCurrentOpenOrder = query({
  page: "derivatives/coin-margined-futures/trade/rest-api/Query-Current-Open-Order",
  title: "Query Current Open Order",
  documented: "2026-01-15",
  route: "GET /dapi/v1/openOrder",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: { symbol, orderId, origClientOrderId: clientOrderId },
  answer(x, p, { account }) {
    const name = orderNamed(p);
    if (isWireError(name)) return name;
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const order = openOrderNamed(x, account, contract.symbol, name);
    return order === undefined ? wireError("NO_SUCH_ORDER") : queriedBody(contract, order);
  },
});
