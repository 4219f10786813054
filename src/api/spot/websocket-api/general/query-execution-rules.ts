// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/general-requests#query-execution-rules

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryExecutionRules } from "../../general/query-execution-rules.ts";

/** Rules of execution, of which there are none. */
export const queryExecutionRulesOverSocket = pageMethod({
  page: "spot/websocket-api/general/Query-Execution-Rules",
  title: "Query Execution Rules",
  documented: "2026-07-21",
  method: "executionRules",
  asks: queryExecutionRules,
});
