// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Cancel-All-Open-Orders

import type { CancelOpenOrders } from "../../../../../core/commands.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** Cancels every open order of an account in a contract; that there is none is no refusal here. */
export const cancelAllOpenOrders = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Cancel-All-Open-Orders",
  title: "Cancel All Open Orders",
  documented: "2026-01-15",
  route: "DELETE /dapi/v1/allOpenOrders",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: { symbol },
  command(p, { account }, x) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    return {
      type: "CancelOpenOrders",
      purse: { kind: "coinm", account },
      symbol: contract.symbol,
      refuseIfNone: false,
    } satisfies CancelOpenOrders;
  },
  reply: () => ({ code: 200, msg: "The operation of cancel all open order is done." }),
});
