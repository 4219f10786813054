// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Cancel-Algo-Order

import { algoOf } from "../../../../../core/select.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { algoId, algoNamed } from "../../algos.ts";
import { clientOrderId } from "../../params.ts";

/** Cancels one algo order that waits. */
export const cancelAlgoOrder = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Cancel-Algo-Order",
  title: "Cancel Algo Order",
  documented: "2026-06-24",
  route: "DELETE /dapi/v1/algoOrder",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { algoId, clientAlgoId: clientOrderId },
  differs:
    "the page follows the twin of USDⓈ-M; one whose order was placed is refused like one that is over, with -2011",
  command(p, { account }) {
    const algo = algoNamed(p);
    return isWireError(algo) ? algo : { type: "CancelAlgoOrder", account, algo };
  },
  reply(events, x) {
    for (const event of events) {
      if (event.type !== "AlgoClosed") continue;
      const algo = algoOf(x, event.algo);
      return { algoId: algo.id, clientAlgoId: algo.clientId, code: "200", msg: "success" };
    }
    throw new Error("invariant broken: the command ended an algo order");
  },
});
