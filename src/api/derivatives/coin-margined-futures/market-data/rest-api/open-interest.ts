// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Open-Interest

import { openInterest as interestIn } from "../../../../../core/select-futures.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { count } from "../../../../../money/units.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** How many contracts are held: by longs, which is as many as by shorts. */
export const openInterest = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Open-Interest",
  title: "Open Interest",
  documented: "2026-01-15",
  route: "GET /dapi/v1/openInterest",
  security: "NONE",
  weight: perIp(1),
  params: { symbol },
  answer(x, p, caller) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    return {
      symbol: contract.symbol,
      pair: contract.pair,
      openInterest: String(count(interestIn(x, contract.symbol))),
      contractType: contract.contractType,
      time: count(caller.now),
    };
  },
});
