// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Modify-Multiple-Orders

import type { AmendContractOrders } from "../../../../../core/commands.ts";
import type { ExchangeView } from "../../../../../core/state.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { AMENDMENT, amendedBodies, amendment, amendmentRefusal, withModifyId } from "../../amendment.ts";
import { answersTo, batchOrders, commandsOf, type Element, readElements } from "../../batch.ts";
import { coinmRefusal } from "../../refusals.ts";

/** Amends up to five orders. Each has its own answer, in the order in which they were sent. */
export const modifyMultipleOrders = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Modify-Multiple-Orders",
  title: "Modify Multiple Orders",
  documented: "2026-01-15",
  route: "PUT /dapi/v1/batchOrders",
  security: "TRADE",
  needs: "futures",
  weight: perIp(5),
  params: { batchOrders },
  differs: "orders are amended one after the other as they were sent; priceMatch is read as of a single order",
  command: (p, { account }, x) =>
    ({
      type: "AmendContractOrders",
      orders: commandsOf(read(p.batchOrders, account, x)),
    }) satisfies AmendContractOrders,
  reply(events, x, p, { account }) {
    const bodies = amendedBodies(events, x);
    return answersTo(
      read(p.batchOrders, account, x),
      events,
      (values, nth) => withModifyId(bodies[nth]!, values, x),
      (rejection) => amendmentRefusal(rejection) ?? coinmRefusal(rejection),
    );
  },
});

function read(elements: readonly Element[], account: number, x: ExchangeView) {
  return readElements(AMENDMENT, elements, (values) => amendment(x, values, account));
}
