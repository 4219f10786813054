// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints#cancel-an-existing-order-and-send-a-new-order-trade

import type { Event } from "../../../core/events.ts";
import type { Rejection } from "../../../core/rejections.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { action, type Caller, type Json } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import { clientId, long, oneOf, optional, type Values, withDefault } from "../../../gateway/parameters.ts";
import { canceledBy } from "../../order-lists.ts";
import { placedOrder } from "../../placed-order.ts";
import { isWhole } from "../free-of-weight.ts";
import { CANCEL_RESTRICTIONS, cancelRestrictions } from "../cancel-restrictions.ts";
import { canceledRow } from "../list-replies.ts";
import { askedOrder, ORDER_DIFFERS, ORDER_PARAMS, orderAnswer } from "../order-request.ts";
import { spotRefusal } from "../refusals.ts";
import { tradingPurse } from "../trading-purse.ts";

const { symbol, side, type, ...others } = ORDER_PARAMS;

const params = {
  symbol,
  side,
  type,
  cancelReplaceMode: oneOf(["STOP_ON_FAILURE", "ALLOW_FAILURE"]),
  cancelNewClientOrderId: optional(clientId),
  cancelOrigClientOrderId: optional(clientId),
  cancelOrderId: optional(long()),
  ...others,
  cancelRestrictions,
  orderRateLimitExceededMode: withDefault(oneOf(["DO_NOTHING", "CANCEL_ONLY"]), "DO_NOTHING"),
} as const;

type Asked = Values<typeof params>;

/** Cancels an order and places another in the same pair. */
export const cancelAnExistingOrderAndSendANewOrder = action({
  page: "spot/trading/Cancel-An-Existing-Order-And-Send-A-New-Order",
  title: "Cancel an Existing Order and Send a New Order",
  documented: "2026-07-21",
  route: "POST /api/v3/order/cancelReplace",
  security: "TRADE",
  weight: {
    per: "ip",
    cost: 1,
    free: isWhole,
    orders: "each",
    goesOn: (p) => p.orderRateLimitExceededMode === "CANCEL_ONLY",
    from: (_, caller) => tradingPurse(caller),
  },
  params,
  differs: `${ORDER_DIFFERS}; a new order that was attempted and refused is not counted, one that was not attempted is`,
  command(p, caller) {
    const { cancelOrderId: id, cancelOrigClientOrderId } = p;
    if (id === undefined && cancelOrigClientOrderId === undefined) {
      return wireError("MISSING_BOTH", { one: "cancelOrigClientOrderId", other: "cancelOrderId" });
    }
    const place = askedOrder(p, caller);
    if (isWireError(place)) return place;
    return {
      type: "ReplaceOrder",
      cancel: {
        type: "CancelOrder",
        purse: tradingPurse(caller),
        symbol: p.symbol,
        order: { id, clientId: cancelOrigClientOrderId },
        cancelId: p.cancelNewClientOrderId,
        onlyIf: p.cancelRestrictions === undefined ? undefined : CANCEL_RESTRICTIONS[p.cancelRestrictions],
      },
      place,
      uncanceled: p.cancelReplaceMode === "STOP_ON_FAILURE" ? "stop" : "place",
      barred: tooMany(p, caller) !== undefined,
    };
  },
  reply(events, x, p, caller) {
    const half = events.find((event) => event.type === "HalfReplaced");
    const cancelFailed = half?.failed === "cancellation";
    const refused = half?.failed === "order" ? failureOf(half.because, tooMany(p, caller)) : undefined;
    const data = {
      cancelResult: cancelFailed ? "FAILURE" : "SUCCESS",
      newOrderResult: refused === undefined ? "SUCCESS" : "FAILURE",
      cancelResponse: cancelFailed ? told(spotRefusal(half.because!)) : canceled(events, x, p),
      newOrderResponse: refused === undefined ? orderAnswer(events, x, placedOrder(events, x), p) : told(refused),
    };
    return half === undefined ? data : { ...wireError("REPLACED_IN_PART"), data, ...statusOf(p, caller) };
  },
  refusal(rejection, p, caller) {
    if (rejection.reason !== "not-replaced") return undefined;
    const attempted = p.cancelReplaceMode === "ALLOW_FAILURE";
    const refused = attempted ? failureOf(rejection.order, tooMany(p, caller)) : undefined;
    const data = {
      cancelResult: "FAILURE",
      newOrderResult: refused === undefined ? "NOT_ATTEMPTED" : "FAILURE",
      cancelResponse: told(spotRefusal(rejection.cancel)),
      newOrderResponse: refused === undefined ? null : told(refused),
    };
    return { ...wireError("NOT_REPLACED"), data, ...statusOf(p, caller) };
  },
  countsRefused: (rejection) => rejection.reason === "not-replaced" && rejection.order === undefined,
});

/** What keeps the new order from being attempted, where the call goes on all the same. */
function tooMany(p: Asked, caller: Caller): WireError | undefined {
  return p.orderRateLimitExceededMode === "CANCEL_ONLY" ? caller.tooManyOrders(tradingPurse(caller)) : undefined;
}

/** What the new order failed for. */
function failureOf(because: Rejection | undefined, excess: WireError | undefined): WireError | undefined {
  return because === undefined ? excess : spotRefusal(because);
}

/** With the limits reached, a call that stops on failure is answered as one that was too much. */
function statusOf(p: Asked, caller: Caller): { readonly status?: number } {
  return p.cancelReplaceMode === "STOP_ON_FAILURE" && tooMany(p, caller) !== undefined ? { status: TOO_MUCH } : {};
}

const TOO_MUCH = 429;

/** The order that was cancelled, without the others of its list. */
function canceled(events: readonly Event[], x: ExchangeView, p: Asked) {
  const { cancelOrderId: id, cancelOrigClientOrderId: name } = p;
  const found = canceledBy(events, x).find(({ order }) =>
    id === undefined ? order.clientId === name : order.id === id,
  );
  return canceledRow(x, found!);
}

function told({ code, msg }: WireError): Json {
  return { code, msg };
}
