// Placing an order on a contract.

import { lower } from "../../money/arithmetic.ts";
import { priceAt, ticksOf } from "../../money/convert.ts";
import { count, type Instant, lots, NO_AMOUNT, type Price, ticks, type Ticks } from "../../money/units.ts";
import { waitingAlgos } from "../book/algos.ts";
import { deskOf } from "../book/desk.ts";
import type { OrderPlan } from "../book/match.ts";
import { isMarket, isStop, type Order } from "../order.ts";
import type { PlaceContractOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { findContract } from "../futures/find-contract.ts";
import { futuresOf } from "../futures/futures.ts";
import { isBeingLiquidated } from "../futures/scope.ts";
import { cannotCarry, cannotReduce, closable, onlyCloses } from "../futures/reserve.ts";
import { markOf } from "../prices/prices.ts";
import { isRejection } from "../purse.ts";
import { brokenLimit } from "../reference/filters.ts";
import { type Contract, isOpen, type Prevention } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { acceptContractOrder, isTaken } from "./accept-contract-order.ts";
import { followContract, givesUp, hasCome, matchedTicks, seen, takeBound } from "./condition.ts";
import { beginTrailingBy } from "./wait.ts";
import { planContract, workContract } from "./work-contract.ts";

/** What prevents self-trades on contracts where an order does not say: Binance's default since 2026-06. */
const DEFAULT_PREVENTION: Prevention = "expire-maker";

/** An order that may wait for a price. */
export type Waits = Pick<PlaceContractOrder, "side" | "kind" | "stopPrice" | "condition">;

/** Places an order: who and where, position side, limits, id, what it may close, margin; then it works. */
export function placeContractOrder(
  x: ExchangeView,
  at: Instant,
  asked: PlaceContractOrder,
  emit: Emit,
): Rejection | undefined {
  const contract = findContract(x, asked.account, asked.symbol);
  if (isRejection(contract)) return contract;
  const closed = closedFor(contract, asked);
  if (closed !== undefined) return closed;
  if (isBeingLiquidated(x, asked.account, asked.symbol, asked.leg)) return refuse("in-liquidation");
  const mark = markOf(x.prices, asked.symbol);
  if (mark === undefined) return refuse("no-index-price");
  const prevention = preventionOf(asked);
  const { coinm } = x.accounts.byId.get(asked.account)!;
  const misfit = misplaced(x, asked, prevention, (name) => isTaken(x, coinm, asked.symbol, name));
  if (misfit !== undefined) return misfit;
  const c = priced(x, contract, asked);
  if (isRejection(c)) return c;
  const outside = outsideLimits(x, contract, c, mark);
  if (outside !== undefined) return outside;
  const waits = isStop(c.kind);
  const limit = c.price === undefined ? takeBound(contract, c.side, mark) : ticksOf(c.price, contract.price.tick);
  const plan = waits ? undefined : planNow(x, contract, { ...c, prevention }, limit);
  const unable = plan === undefined ? cannotWait(x, contract, c) : cannotWork(x, contract, { ...c, plan }, mark);
  if (unable !== undefined) return unable;
  const stopTicks = waits ? waitsAt(x, contract, c) : ticks(0);

  const placed = acceptContractOrder(
    x,
    {
      ...c,
      ticks: c.price === undefined ? ticks(0) : limit,
      stopTicks,
      trailingDelta: c.trailingDelta ?? 0,
      lots: c.contracts,
      prevention,
      reduceOnly: closing(c).reduceOnly,
      condition: c.condition,
    },
    emit,
  );
  if (plan === undefined) startWaiting(x, contract, placed, emit);
  else if (givesUp(x, contract, c, plan))
    emit({ type: "OrderClosed", order: placed.id, status: "expired", released: NO_AMOUNT, cancelId: "" });
  else workContract(x, at, placed, limit, plan, emit);
  followContract(x, at, c.symbol, emit);
  return undefined;
}

/** An order with the price it takes from the book; one that waits takes it when its price has come. */
function priced(x: ExchangeView, contract: View<Contract>, c: PlaceContractOrder): PlaceContractOrder | Rejection {
  if (c.priceMatch === undefined || isStop(c.kind)) return c;
  const matched = matchedTicks(x, contract, c.side, c.priceMatch);
  return matched === undefined ? refuse("no-such-level") : { ...c, price: priceAt(matched, contract.price.tick) };
}

/** What prevents an order from trading with its owner: only orders that may rest or trade in part are kept from it. */
export function preventionOf({
  timeInForce,
  prevention,
}: Pick<PlaceContractOrder, "timeInForce" | "prevention">): Prevention {
  return timeInForce === "gtc" || timeInForce === "ioc" ? (prevention ?? DEFAULT_PREVENTION) : "none";
}

/** Why a contract takes no order, or not this one: shortly before its delivery it takes what can only close positions. */
export function closedFor(contract: View<Contract>, c: Closing): Rejection | undefined {
  if (!isOpen(contract)) return refuse("market-closed");
  return contract.status === "pre-delivering" && !onlyCloses(closing(c)) ? refuse("only-closing") : undefined;
}

type Closing = Pick<PlaceContractOrder, "side" | "leg" | "reduceOnly" | "condition">;

/** An order as it counts for whether it may only close: in one-way mode one that closes all there is may. */
function closing(c: Closing): Omit<Closing, "condition"> {
  const { side, leg } = c;
  return { side, leg, reduceOnly: c.reduceOnly || (c.condition?.closesAll === true && leg === "both") };
}

/** The way of an order that works at once: what may only close trades no more than there is to close. */
function planNow(
  x: ExchangeView,
  contract: View<Contract>,
  c: PlaceContractOrder & { readonly prevention: Prevention },
  limit: Ticks,
): OrderPlan {
  const most = onlyCloses(c) ? lower(c.contracts, lots(closable(x, c, c.symbol))) : c.contracts;
  return planContract(x, contract, { ...c, lots: most }, limit);
}

function cannotWork(
  x: ExchangeView,
  contract: View<Contract>,
  draft: PlaceContractOrder & { readonly plan: OrderPlan },
  mark: Price,
): Rejection | undefined {
  return onlyCloses(draft) ? cannotReduce(x, draft, draft.symbol) : cannotCarry(x, contract, draft, mark);
}

/** Why an order cannot wait for its price: it has come already. */
export function cannotWait(x: ExchangeView, contract: View<Contract>, c: Waits): Rejection | undefined {
  const price = seen(x, contract, c.condition!.by);
  if (price === undefined || c.stopPrice === undefined) return undefined;
  return hasCome(price, c, ticksOf(c.stopPrice, contract.price.tick)) ? refuse("would-trigger") : undefined;
}

/** Where an order waits; a trailing stop that was not told waits where its price is, or before there is one at the mark. */
export function waitsAt(x: ExchangeView, contract: View<Contract>, c: Waits): Ticks {
  if (c.stopPrice !== undefined) return ticksOf(c.stopPrice, contract.price.tick);
  const { low, high } = seen(x, contract, c.condition!.by) ?? seen(x, contract, "mark")!;
  return c.side === "sell" ? low : high;
}

/** Lets a placed order wait; a trailing stop whose price is there already follows at once. */
function startWaiting(x: ExchangeView, contract: View<Contract>, order: View<Order>, emit: Emit): void {
  emit({ type: "OrderArmed", order: order.id });
  const { by } = order.terms!.condition!;
  const price = seen(x, contract, by);
  if (order.trailingDelta > 0 && price !== undefined) beginTrailingBy(x, contract.symbol, by, price, emit);
}

/** Why an order is not for the position mode of its account, or is none. Asked of orders and of algo orders. */
export function misplaced(
  x: ExchangeView,
  c: Omit<PlaceContractOrder, "type">,
  prevention: Prevention,
  hasName: (clientId: string) => boolean,
): Rejection | undefined {
  const { hedge } = futuresOf(x.futures, c.account);
  if (hedge !== (c.leg !== "both")) return refuse("leg-mismatch");
  if (hedge && c.reduceOnly) return refuse("reduce-only-in-hedge-mode");
  if (!isShaped(c)) return refuse("unsupported-order");
  if (prevention === "decrement" || prevention === "transfer") return refuse("prevention-not-allowed");
  return c.clientId !== undefined && hasName(c.clientId) ? refuse("duplicate-client-id") : undefined;
}

/** Whether an order has exactly what its kind needs; one that closes all has no size, and is on a side that closes. */
function isShaped(c: Omit<PlaceContractOrder, "type">): boolean {
  const { trailingDelta, condition } = c;
  const trails = trailingDelta !== undefined;
  const closesAll = condition?.closesAll === true;
  return (
    isMarket(c.kind) === (c.price === undefined && c.priceMatch === undefined) &&
    (c.price === undefined || c.priceMatch === undefined) &&
    isStop(c.kind) === (condition !== undefined) &&
    isStop(c.kind) === (c.stopPrice !== undefined || trails) &&
    (!trails || (c.kind === "take-profit" && trailingDelta > 0 && trailingDelta < 10_000)) &&
    (!closesAll || (isMarket(c.kind) && !trails && (c.leg === "both" || onlyCloses(c)) && count(c.contracts) === 0))
  );
}

/** Why an order's numbers are not acceptable. What waits counts the same, whether as an order or as an algo order. */
export function outsideLimits(
  x: ExchangeView,
  contract: View<Contract>,
  c: Omit<PlaceContractOrder, "type">,
  mark: Price,
): Rejection | undefined {
  const purse = x.accounts.byId.get(c.account)!.coinm;
  const desk = deskOf(x.orders, purse, c.symbol);
  const limit = brokenLimit(contract, {
    side: c.side,
    market: isMarket(c.kind),
    stop: isStop(c.kind),
    price: c.price,
    stopPrice: c.stopPrice,
    contracts: c.condition?.closesAll === true ? undefined : c.contracts,
    open: desk?.open.size ?? 0,
    stops: (desk?.stops ?? 0) + waitingAlgos(x.algos, purse, c.symbol).length,
    mark,
  });
  return limit === undefined ? undefined : { reason: "contract-limit", limit };
}
