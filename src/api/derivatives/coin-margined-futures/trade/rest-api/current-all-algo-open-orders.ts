// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Current-All-Algo-Open-Orders

import { accountOf, waitingAlgos } from "../../../../../core/select.ts";
import { contractOf } from "../../../../../core/select-market.ts";
import { query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { oneOf, optional } from "../../../../../gateway/parameters.ts";
import { algoBody, algoId } from "../../algos.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** The algo orders of an account that wait: those of a contract, or all. */
export const currentAllAlgoOpenOrders = query({
  page: "derivatives/coin-margined-futures/trade/rest-api/Current-All-Algo-Open-Orders",
  title: "Current All Algo Open Orders",
  documented: "2026-06-24",
  route: "GET /dapi/v1/openAlgoOrders",
  security: "USER_DATA",
  needs: "futures",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 40 : 1) },
  params: { algoType: optional(oneOf(["CONDITIONAL"])), symbol: optional(symbol), algoId },
  differs: "the page follows the twin of USDⓈ-M",
  answer(x, p, { account }) {
    const asked = p.symbol === undefined ? undefined : contractNamed(x, p.symbol);
    if (isWireError(asked)) return asked;
    return waitingAlgos(x.algos, accountOf(x, account).coinm, asked?.symbol)
      .filter(({ id }) => p.algoId === undefined || id === p.algoId)
      .map((algo) => algoBody(contractOf(x, algo.symbol)!, algo));
  },
});
