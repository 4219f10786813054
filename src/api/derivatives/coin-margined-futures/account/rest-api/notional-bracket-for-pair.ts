// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Notional-Bracket-for-Pair

import { contracts } from "../../../../../core/select-market.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { bracketRows } from "../../brackets.ts";
import { contractsOn } from "../../contracts.ts";
import { pair } from "../../params.ts";

/** The ladder of a pair's contracts, or of every pair's. */
export const notionalBracketForPair = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Notional-Bracket-for-Pair",
  title: "Notional Bracket for Pair",
  documented: "2026-01-15",
  route: "GET /dapi/v1/leverageBracket",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: { pair: optional(pair) },
  differs: "the floor of a bracket is there under both its names, qtylFloor and qtyFloor",
  answer(x, p) {
    const found = p.pair === undefined ? contracts(x) : contractsOn(x, p.pair);
    if (isWireError(found)) return found;
    // The contracts of a pair share their ladder.
    const firsts = [...Map.groupBy(found, (contract) => contract.pair).values()].map(([first]) => first!);
    return firsts.map((contract) => ({ pair: contract.pair, brackets: bracketRows(contract) }));
  },
});
