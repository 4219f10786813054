// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Query-All-Algo-Orders

import { accountOf } from "../../../../../core/select.ts";
import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { int, rowLimit, withDefault } from "../../../../../gateway/parameters.ts";
import { algoFacts } from "../../../../../history/algo-facts.ts";
import { endedAlgosThat } from "../../../../../history/algos.ts";
import { instant } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { algoId, openAlgos, queriedAlgoBody } from "../../algos.ts";
import { contractNamed } from "../../contracts.ts";
import { isFound } from "../../orders.ts";
import { symbol, time, timeAsked } from "../../params.ts";

/** The longest time one call may ask for. */
const LONGEST_DAYS = 7;

/** The algo orders of an account in a contract, oldest first: from a number on, or placed in a time. */
export const queryAllAlgoOrders = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Query-All-Algo-Orders",
  title: "Query All Algo Orders",
  documented: "2026-06-24",
  route: "GET /dapi/v1/allAlgoOrders",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: {
    symbol,
    algoId,
    startTime: time,
    endTime: time,
    page: withDefault(int({ min: 1 }), 1),
    limit: rowLimit(500, 1000),
  },
  differs: "the page follows the twin of USDⓈ-M, and shows the order that was placed as GET /dapi/v1/algoOrder does",
  present(x, p, caller) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const within = timeAsked(caller, p, LONGEST_DAYS);
    if (isWireError(within)) return within;
    // A call from a number on that names no time is about all of it.
    const anyTime = p.algoId !== undefined && p.startTime === undefined && p.endTime === undefined;
    const range = {
      fromId: p.algoId ?? 0,
      from: anyTime ? instant(0) : within.from,
      to: anyTime ? caller.now : within.to,
    };
    const open = openAlgos(x, caller.account)
      .filter((algo) => algo.symbol === contract.symbol && algo.id >= range.fromId)
      .filter(({ placedAt }) => placedAt >= range.from && placedAt <= range.to)
      .map((algo) => algoFacts(x, algo));
    return { purse: accountOf(x, caller.account).coinm, contract, range, open };
  },
  past({ purse, contract, range, open }, past, p, { now }) {
    const before = (p.page - 1) * p.limit;
    const asked = { ...range, most: before + p.limit };
    const ended = endedAlgosThat((algo) => isFound(algo, now), past, purse, contract.symbol, asked);
    const found = [...open, ...ended].sort((a, b) => a.id - b.id);
    return found.slice(before, before + p.limit).map((algo) => queriedAlgoBody(contract, algo));
  },
});
