// Placing and cancelling algo orders.

import { ticksOf } from "../../money/convert.ts";
import { type Instant, ticks } from "../../money/units.ts";
import { algoById, waitingAlgos } from "../book/algos.ts";
import type { CancelAlgoOrder, CancelAlgoOrders, PlaceAlgoOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { findContract } from "../futures/find-contract.ts";
import { isBeingLiquidated } from "../futures/scope.ts";
import { freeNameFor } from "../ids.ts";
import { isStop } from "../order.ts";
import { markOf } from "../prices/prices.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { cancelAlgos } from "./close.ts";
import { followContract, seen } from "./condition.ts";
import { cannotWait, closedFor, misplaced, outsideLimits, preventionOf, waitsAt } from "./place-contract-order.ts";
import { beginTrailingBy } from "./wait.ts";

/** Places an algo order: what is asked of a conditional order is asked of it, in the same order. */
export function placeAlgoOrder(x: ExchangeView, at: Instant, c: PlaceAlgoOrder, emit: Emit): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;
  const closed = closedFor(contract, c);
  if (closed !== undefined) return closed;
  if (isBeingLiquidated(x, c.account, c.symbol, c.leg)) return refuse("in-liquidation");
  const mark = markOf(x.prices, c.symbol);
  if (mark === undefined) return refuse("no-index-price");
  if (!isStop(c.kind)) return refuse("unsupported-order");
  const purse = x.accounts.byId.get(c.account)!.coinm;
  const isNamed = (name: string): boolean => x.algos.desks.get(purse)?.has(name) === true;
  const prevention = preventionOf(c);
  const refused =
    misplaced(x, c, prevention, isNamed) ?? outsideLimits(x, contract, c, mark) ?? cannotWait(x, contract, c);
  if (refused !== undefined) return refused;

  const algo = x.counters.order + 1;
  emit({
    type: "AlgoPlaced",
    algo,
    symbol: c.symbol,
    account: c.account,
    purse,
    clientId: c.clientId ?? freeNameFor(x.seed, "order", algo, isNamed),
    side: c.side,
    kind: c.kind,
    timeInForce: c.timeInForce,
    ticks: c.price === undefined ? ticks(0) : ticksOf(c.price, contract.price.tick),
    stopTicks: waitsAt(x, contract, c),
    trailingDelta: c.trailingDelta ?? 0,
    lots: c.contracts,
    prevention,
    leg: c.leg,
    reduceOnly: c.reduceOnly || (c.condition.closesAll && c.leg === "both"),
    condition: c.condition,
    ...(c.priceMatch === undefined ? {} : { priceMatch: c.priceMatch }),
  });
  const price = seen(x, contract, c.condition.by);
  if (c.trailingDelta !== undefined && price !== undefined) {
    beginTrailingBy(x, c.symbol, c.condition.by, price, emit);
  }
  followContract(x, at, c.symbol, emit);
  return undefined;
}

/** Cancels one waiting algo order. One whose order was placed is over as far as this goes. */
export function cancelAlgoOrder(x: ExchangeView, c: CancelAlgoOrder, emit: Emit): Rejection | undefined {
  const account = x.accounts.byId.get(c.account);
  if (account === undefined) return refuse("unknown-account");
  const { id, clientId = "" } = c.algo;
  const algo = id === undefined ? x.algos.desks.get(account.coinm)?.get(clientId) : algoById(x.algos, id);
  if (algo === undefined || algo.purse !== account.coinm || algo.status !== "new") return refuse("unknown-order");

  cancelAlgos([algo], emit);
  return undefined;
}

/** Cancels every waiting algo order of an account in a contract; that there is none is no refusal. */
export function cancelAlgoOrders(x: ExchangeView, c: CancelAlgoOrders, emit: Emit): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;

  const { coinm } = x.accounts.byId.get(c.account)!;
  cancelAlgos(waitingAlgos(x.algos, coinm, c.symbol), emit);
  return undefined;
}
