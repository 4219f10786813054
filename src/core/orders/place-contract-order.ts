// Placing an order on a contract.

import { lower } from "../../money/arithmetic.ts";
import { priceAt, ticksOf } from "../../money/convert.ts";
import { count, type Instant, lots, NO_AMOUNT, NO_LOTS, type Price, ticks, type Ticks } from "../../money/units.ts";
import { deskOf } from "../book/desk.ts";
import type { OrderPlan } from "../book/match.ts";
import { isMarket, isStop, NO_LIST, type Order } from "../order.ts";
import type { PlaceContractOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { findContract } from "../futures/find-contract.ts";
import { futuresOf, legKey } from "../futures/futures.ts";
import { isBeingLiquidated } from "../futures/scope.ts";
import { cannotCarry, cannotReduce, closable, onlyCloses } from "../futures/reserve.ts";
import { freeNameFor } from "../ids.ts";
import { markOf } from "../prices/prices.ts";
import { isRejection } from "../purse.ts";
import { brokenLimit } from "../reference/filters.ts";
import type { Contract, Prevention } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { followContract, givesUp, hasCome, matchedTicks, seen, takeBound } from "./condition.ts";
import { beginTrailingBy } from "./wait.ts";
import { planContract, workContract } from "./work-contract.ts";
import type { PurseId } from "../ledger/ledger.ts";

/** What prevents self-trades on contracts where an order does not say: Binance's default since 2026-06. */
const DEFAULT_PREVENTION: Prevention = "expire-maker";

/** Places an order: who and where, position side, limits, id, what it may close, margin; then it works. */
export function placeContractOrder(
  x: ExchangeView,
  at: Instant,
  asked: PlaceContractOrder,
  emit: Emit,
): Rejection | undefined {
  const contract = findContract(x, asked.account, asked.symbol);
  if (isRejection(contract)) return contract;
  if (contract.status !== "trading") return refuse("market-closed");
  if (isBeingLiquidated(x, asked.account, asked.symbol, asked.leg)) return refuse("in-liquidation");
  const mark = markOf(x.prices, asked.symbol);
  if (mark === undefined) return refuse("no-index-price");
  const meets = asked.timeInForce === "gtc" || asked.timeInForce === "ioc";
  const prevention = meets ? (asked.prevention ?? DEFAULT_PREVENTION) : "none";
  const misfit = misplaced(x, asked, prevention);
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

  const purse = x.accounts.byId.get(c.account)!.coinm;
  const key = legKey(c.symbol, c.leg);
  if (!futuresOf(x.futures, c.account).positions.has(key)) {
    emit({ type: "PurseOpened", purse: x.ledger.purses.length, kind: "leg", account: c.account, symbol: key });
  }
  const order = x.counters.order + 1;
  emit({
    type: "OrderPlaced",
    order,
    symbol: c.symbol,
    account: c.account,
    purse,
    clientId: c.clientId ?? freeNameFor(x.seed, "order", order, (name) => isTaken(x, purse, c.symbol, name)),
    side: c.side,
    kind: c.kind,
    timeInForce: c.timeInForce,
    ticks: c.price === undefined ? ticks(0) : limit,
    stopTicks,
    trailingDelta: c.trailingDelta ?? 0,
    lots: c.contracts,
    quoteBudget: NO_AMOUNT,
    icebergLots: NO_LOTS,
    prevention,
    list: NO_LIST,
    sideEffect: "none",
    repayAtCancel: false,
    leg: c.leg,
    reduceOnly: c.reduceOnly || (c.condition?.closesAll === true && c.leg === "both"),
    ...(c.condition === undefined ? {} : { condition: c.condition }),
    ...(c.priceMatch === undefined ? {} : { priceMatch: c.priceMatch }),
    pending: false,
    held: NO_AMOUNT,
    borrowed: NO_AMOUNT,
  });
  const placed = x.orders.open.get(order)!;
  if (plan === undefined) startWaiting(x, contract, placed, emit);
  else if (givesUp(x, contract, c, plan))
    emit({ type: "OrderClosed", order, status: "expired", released: NO_AMOUNT, cancelId: "" });
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
function cannotWait(x: ExchangeView, contract: View<Contract>, c: PlaceContractOrder): Rejection | undefined {
  const price = seen(x, contract, c.condition!.by);
  if (price === undefined || c.stopPrice === undefined) return undefined;
  return hasCome(price, c, ticksOf(c.stopPrice, contract.price.tick)) ? refuse("would-trigger") : undefined;
}

/** Where an order waits; a trailing stop that was not told waits where its price is, or before there is one at the mark. */
function waitsAt(x: ExchangeView, contract: View<Contract>, c: PlaceContractOrder): Ticks {
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

function misplaced(x: ExchangeView, c: PlaceContractOrder, prevention: Prevention): Rejection | undefined {
  const { hedge } = futuresOf(x.futures, c.account);
  if (hedge !== (c.leg !== "both")) return refuse("leg-mismatch");
  if (hedge && c.reduceOnly) return refuse("reduce-only-in-hedge-mode");
  if (!isShaped(c)) return refuse("unsupported-order");
  if (prevention === "decrement" || prevention === "transfer") return refuse("prevention-not-allowed");
  const purse = x.accounts.byId.get(c.account)!.coinm;
  return c.clientId !== undefined && isTaken(x, purse, c.symbol, c.clientId)
    ? refuse("duplicate-client-id")
    : undefined;
}

/** Whether an order has exactly what its kind needs; one that closes all has no size, and is on a side that closes. */
function isShaped(c: PlaceContractOrder): boolean {
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

function isTaken(x: ExchangeView, purse: PurseId, symbol: string, clientId: string): boolean {
  return deskOf(x.orders, purse, symbol)?.open.has(clientId) === true;
}

function outsideLimits(
  x: ExchangeView,
  contract: View<Contract>,
  c: PlaceContractOrder,
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
    stops: desk?.stops ?? 0,
    mark,
  });
  return limit === undefined ? undefined : { reason: "contract-limit", limit };
}
