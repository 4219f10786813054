// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Notional-Bracket-for-Symbol

import { query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { bracketRows } from "../../brackets.ts";
import { contractsAsked, isMerged } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** The ladder of a contract, or of every contract. */
export const notionalBracketForSymbol = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Notional-Bracket-for-Symbol",
  title: "Notional Bracket for Symbol",
  documented: "2026-01-15",
  route: "GET /dapi/v2/leverageBracket",
  security: "USER_DATA",
  needs: "futures",
  weight: { per: "ip", cost: (p, x) => (isMerged(x) && p.symbol === undefined ? 2 : 1) },
  params: { symbol: optional(symbol) },
  differs:
    "the floor of a bracket is there under both its names, qtylFloor and qtyFloor; " +
    "notionalCoef is left out, for no account's brackets are adjusted",
  answer(x, p) {
    const found = contractsAsked(x, { symbol: p.symbol, pair: undefined });
    if (isWireError(found)) return found;
    return found.map((contract) => ({ symbol: contract.symbol, brackets: bracketRows(contract) }));
  },
});
