// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-endpoints#query-execution-rules

import { query } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { namedPairs, whichPairs } from "../params.ts";

/** What a pair costs, and what a call costs at most. */
const COST = 2;
const MOST_COST = 40;

/** The rules under which pairs may trade at a price, of which there are none. */
export const queryExecutionRules = query({
  page: "spot/general/Query-Execution-Rules",
  title: "Query Execution Rules",
  documented: "2026-07-21",
  route: "GET /api/v3/executionRules",
  security: "NONE",
  weight: {
    per: "ip",
    cost({ symbol, symbols }) {
      if (symbol !== undefined) return COST;
      return symbols === undefined ? MOST_COST : Math.min(COST * symbols.length, MOST_COST);
    },
  },
  params: whichPairs,
  differs: "no pair has an execution rule: each is listed with none",
  answer(x, p) {
    const sent = [p.symbol, p.symbols, p.symbolStatus].filter((each) => each !== undefined);
    if (sent.length > 1) return wireError("BAD_COMBINATION");
    const named = namedPairs(x, p);
    if (isWireError(named)) return named;
    return { symbolRules: named.pairs.map(({ symbol }) => ({ symbol, rules: [] })) };
  },
});
