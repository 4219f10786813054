// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Query-Algo-Order

import { accountOf } from "../../../../../core/select.ts";
import { contractOf } from "../../../../../core/select-market.ts";
import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { algoFacts } from "../../../../../history/algo-facts.ts";
import { endedAlgo } from "../../../../../history/algos.ts";
import { recall } from "../../../../page.ts";
import { algoId, algoNamed, openAlgos, queriedAlgoBody } from "../../algos.ts";
import { isFound } from "../../orders.ts";
import { clientOrderId } from "../../params.ts";

/** One algo order of an account, whether it waits or is over. */
export const queryAlgoOrder = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Query-Algo-Order",
  title: "Query Algo Order",
  documented: "2026-06-24",
  route: "GET /dapi/v1/algoOrder",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: { algoId, clientAlgoId: clientOrderId },
  differs: "the page follows the twin of USDⓈ-M; actualPrice is the average of what the order it placed has traded",
  present(x, p, { account }) {
    const name = algoNamed(p);
    if (isWireError(name)) return name;
    const open = openAlgos(x, account).findLast((algo) =>
      name.id === undefined ? algo.clientId === name.clientId : algo.id === name.id,
    );
    const contractsBySymbol = x.reference.markets;
    return {
      name,
      purse: accountOf(x, account).coinm,
      shown: open === undefined ? undefined : queriedAlgoBody(contractOf(x, open.symbol)!, algoFacts(x, open)),
      contractsBySymbol,
    };
  },
  past({ name, purse, shown, contractsBySymbol }, past, _p, { now }) {
    if (shown !== undefined) return shown;
    const ended = endedAlgo(past, purse, name);
    if (ended === undefined || !isFound(ended, now)) return wireError("NO_SUCH_ORDER");
    const contract = contractsBySymbol.get(ended.symbol)!;
    if (contract.kind !== "contract") throw new Error("invariant broken: algo orders are on contracts");
    return queriedAlgoBody(contract, ended);
  },
});
