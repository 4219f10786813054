// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-prevented-matches-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryPreventedMatches } from "../../account/query-prevented-matches.ts";

/** Matches self-trade prevention prevented. */
export const accountPreventedMatchesOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Prevented-Matches",
  title: "Account prevented matches",
  documented: "2026-07-21",
  method: "myPreventedMatches",
  asks: queryPreventedMatches,
});
