// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Place-Multiple-Orders

import type { PlaceContractOrders } from "../../../../../core/commands.ts";
import { orderOf } from "../../../../../core/select.ts";
import { contractOf } from "../../../../../core/select-market.ts";
import type { ExchangeView } from "../../../../../core/state.ts";
import { action } from "../../../../../gateway/declare.ts";
import { answersTo, batchOrders, commandsOf, type Element, readElements } from "../../batch.ts";
import { NEW_ORDER, newOrderCommand } from "../../new-order-params.ts";
import { waitsForEnd } from "../../order-request.ts";
import { answered, asAccepted, batchedBody } from "../../orders.ts";

/** Places up to five orders. Each has its own answer, in the order in which they were sent. */
export const placeMultipleOrders = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Place-Multiple-Orders",
  title: "Place Multiple Orders",
  documented: "2026-01-15",
  route: "POST /dapi/v1/batchOrders",
  security: "TRADE",
  needs: "futures",
  weight: { per: "ip", cost: 5, orders: "each" },
  params: { batchOrders },
  differs:
    "orders are placed one after the other as they were sent, each with what those before it left; every one that is placed " +
    "counts against the limit of orders, which is asked once for all. callbackRate may be up to 5, as of single orders",
  command: (p, { account }, x) =>
    ({
      type: "PlaceContractOrders",
      orders: commandsOf(read(p.batchOrders, account, x)),
    }) satisfies PlaceContractOrders,
  reply(events, x, p, { account }) {
    const placed = events.flatMap((event) =>
      event.type === "OrderPlaced" && event.forced !== true ? [event.order] : [],
    );
    return answersTo(read(p.batchOrders, account, x), events, (values, nth) => {
      const order = orderOf(x, placed[nth]!);
      return answered(x, batchedBody(contractOf(x, order.symbol)!, waitsForEnd(values) ? order : asAccepted(order)));
    });
  },
});

function read(elements: readonly Element[], account: number, x: ExchangeView) {
  return readElements(NEW_ORDER, elements, (values) => newOrderCommand(x, values, account));
}
