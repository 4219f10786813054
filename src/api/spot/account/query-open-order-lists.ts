// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-open-order-lists-user_data

import { perIp, query } from "../../../gateway/declare.ts";
import { openLists } from "../../order-lists.ts";
import { queriedList } from "../list-replies.ts";
import { ownPurse } from "../trading-purse.ts";

/** The open order lists of the account, newest first. */
export const queryOpenOrderLists = query({
  page: "spot/account/Query-Open-Order-Lists",
  title: "Query Open Order lists",
  documented: "2026-07-21",
  route: "GET /api/v3/openOrderList",
  security: "USER_DATA",
  weight: perIp(6),
  params: {},
  answer: (x, _p, caller) => openLists(x, ownPurse(x, caller)).reverse().map(queriedList),
});
