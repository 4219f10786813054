// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#query-relevant-filters-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryRelevantFilters } from "../../account/query-relevant-filters.ts";

/** The filters that count what the account has. */
export const queryRelevantFiltersOverSocket = pageMethod({
  page: "spot/websocket-api/account/Query-Relevant-Filters",
  title: "Query Relevant Filters",
  documented: "2026-07-21",
  method: "myFilters",
  asks: queryRelevantFilters,
});
