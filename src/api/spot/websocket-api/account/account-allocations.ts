// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-allocations-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryAllocations } from "../../account/query-allocations.ts";

/** Allocations of routed orders, of which there are none. */
export const accountAllocationsOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Allocations",
  title: "Account allocations",
  documented: "2026-07-21",
  method: "myAllocations",
  asks: queryAllocations,
});
