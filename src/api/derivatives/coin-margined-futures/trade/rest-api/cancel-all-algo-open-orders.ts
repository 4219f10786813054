// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Cancel-All-Algo-Open-Orders

import { action, perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** Cancels every algo order of an account that waits in a contract; that there is none is no refusal. */
export const cancelAllAlgoOpenOrders = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Cancel-All-Algo-Open-Orders",
  title: "Cancel All Algo Open Orders",
  documented: "2026-06-24",
  route: "DELETE /dapi/v1/algoOpenOrders",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { symbol },
  differs: "the page follows the twin of USDⓈ-M; its text is that of DELETE /dapi/v1/allOpenOrders",
  command(p, { account }, x) {
    const contract = contractNamed(x, p.symbol);
    return isWireError(contract) ? contract : { type: "CancelAlgoOrders", account, symbol: contract.symbol };
  },
  reply: () => ({ code: 200, msg: "The operation of cancel all open order is done." }),
});
