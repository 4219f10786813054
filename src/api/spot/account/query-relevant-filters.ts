// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-relevant-filters-user_data

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { namedPair, symbol } from "../params.ts";
import { countingFilters } from "../pair-filters.ts";

/** The filters that count what the account itself does with a pair. */
export const queryRelevantFilters = query({
  page: "spot/account/Query-Relevant-Filters",
  title: "Query relevant filters",
  documented: "2026-07-21",
  route: "GET /api/v3/myFilters",
  security: "USER_DATA",
  weight: perIp(40),
  params: { symbol },
  differs: "which filters are relevant is not documented: those that count an account's orders and lists are shown",
  answer(x, p) {
    const pair = namedPair(x, p);
    return isWireError(pair) ? pair : { exchangeFilters: [], symbolFilters: countingFilters(pair), assetFilters: [] };
  },
});
