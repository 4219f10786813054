// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-prevented-matches-user_data

import { isWireError } from "../../../gateway/errors.ts";
import { long, optional, rowLimit } from "../../../gateway/parameters.ts";
import { recall } from "../../page.ts";
import { matchesNamed, misnamed } from "../../prevented-matches.ts";
import { namedPair, symbol } from "../params.ts";
import { ownPurse } from "../trading-purse.ts";

/** What self-trade prevention kept the spot account's orders in a pair from: one match, or those of an order. */
export const queryPreventedMatches = recall({
  page: "spot/account/Query-Prevented-Matches",
  title: "Query Prevented Matches",
  documented: "2026-07-21",
  route: "GET /api/v3/myPreventedMatches",
  security: "USER_DATA",
  weight: { per: "ip", cost: (p) => (p.orderId === undefined ? 2 : 20) },
  params: {
    symbol,
    preventedMatchId: optional(long()),
    orderId: optional(long()),
    fromPreventedMatchId: optional(long()),
    limit: rowLimit(500, 1000),
  },
  present(x, p, caller) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    return misnamed(p) ?? { pair, purse: ownPurse(x, caller) };
  },
  past: (place, past, p) => matchesNamed(place, past, p, p.limit),
});
