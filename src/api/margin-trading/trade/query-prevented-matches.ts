// https://developers.binance.com/docs/margin_trading/trade/Query-Prevented-Matches

import { perIp } from "../../../gateway/declare.ts";
import { recall } from "../../page.ts";
import { matchesNamed, misnamed } from "../../prevented-matches.ts";
import { tradingAccount } from "../accounts.ts";
import { givenNumber, isIsolated, symbol } from "../params.ts";

/** How many rows one call gets. */
const MOST_ROWS = 500;

/** What self-trade prevention kept an account's orders in a pair from: one match, or those of an order. */
export const queryPreventedMatches = recall({
  page: "margin_trading/trade/Query-Prevented-Matches",
  title: "Query Prevented Matches",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/myPreventedMatches",
  security: "USER_DATA",
  weight: perIp(10),
  params: {
    symbol,
    preventedMatchId: givenNumber,
    orderId: givenNumber,
    fromPreventedMatchId: givenNumber,
    isIsolated,
  },
  present: (x, p, caller) => misnamed(p) ?? tradingAccount(x, caller, p),
  past: (account, past, p) => matchesNamed(account, past, p, MOST_ROWS),
});
