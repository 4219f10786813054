// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Current-All-Open-Orders

import { contractOf } from "../../../../../core/select-market.ts";
import { query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { contractsAsked, isMerged } from "../../contracts.ts";
import { openOrdersIn, queriedBody } from "../../orders.ts";
import { pair, symbol } from "../../params.ts";

/** The open orders of an account: in a contract, on a pair, or in all. */
export const currentAllOpenOrders = query({
  page: "derivatives/coin-margined-futures/trade/rest-api/Current-All-Open-Orders",
  title: "Current All Open Orders",
  documented: "2026-01-15",
  route: "GET /dapi/v1/openOrders",
  security: "USER_DATA",
  needs: "futures",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 40 : 1) },
  params: { symbol: optional(symbol), pair: optional(pair) },
  answer(x, p, { account }) {
    if (p.symbol !== undefined && p.pair === undefined && contractOf(x, p.symbol) === undefined && !isMerged(x))
      return [];
    const asked = contractsAsked(x, p);
    if (isWireError(asked)) return asked;
    const orders = asked.flatMap((contract) =>
      openOrdersIn(x, account, contract.symbol).map((order) => ({ contract, order })),
    );
    return orders.sort((a, b) => a.order.id - b.order.id).map(({ contract, order }) => queriedBody(contract, order));
  },
});
