// Algo orders whose price has come: each places an ordinary order in its place, or is rejected where that may not be.

import { isMarket } from "../order.ts";
import { type Instant, type Lots, ticks, type Ticks } from "../../money/units.ts";
import type { AlgoOrder } from "../algo-order.ts";
import type { OrderPlan } from "../book/match.ts";
import type { Emit } from "../emit.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { acceptContractOrder } from "./accept-contract-order.ts";
import { close } from "./close.ts";
import { workContract } from "./work-contract.ts";

/**
 * What comes of one that waited, now that its price is there: the size it has by now, the worst price it may reach, and
 * either why it may not trade, or its way through the book and whether it ends before it trades.
 */
export type Turn =
  | { readonly size: Lots; readonly limit: Ticks | undefined; readonly refused: Rejection }
  | {
      readonly size: Lots;
      readonly limit: Ticks;
      readonly refused?: undefined;
      readonly plan: OrderPlan;
      readonly givenUp: boolean;
    };

/** Places the order of an algo order. It goes by the same client id, unless an open order has that by now. */
export function triggerAlgo(x: ExchangeView, at: Instant, algo: View<AlgoOrder>, turn: Turn, emit: Emit): void {
  const { account, symbol, side, timeInForce, prevention, clientId, terms } = algo;
  if (turn.refused !== undefined)
    return emit({ type: "AlgoClosed", algo: algo.id, account, status: "rejected", reason: turn.refused.reason });
  emit({ type: "AlgoTriggered", algo: algo.id, account, order: x.counters.order + 1 });
  const draft = {
    account,
    symbol,
    side,
    timeInForce,
    prevention,
    clientId,
    leg: terms.leg,
    reduceOnly: terms.reduceOnly,
    priceMatch: terms.priceMatch,
  };
  const order = acceptContractOrder(
    x,
    {
      ...draft,
      kind: isMarket(algo.kind) ? "market" : "limit",
      ticks: isMarket(algo.kind) ? ticks(0) : turn.limit,
      stopTicks: ticks(0),
      trailingDelta: 0,
      lots: turn.size,
      condition: undefined,
    },
    emit,
  );
  if (turn.givenUp) close(x, order, "expired", "", emit);
  else workContract(x, at, order, turn.limit, turn.plan, emit);
}
