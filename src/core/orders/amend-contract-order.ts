// Changing the price or the size of an order that stands in a contract's book.
//
// Source: the Modify Order page: it loses its place; a filter it breaks leaves it as it was; it is cancelled where no more
// is wanted than was filled, or where it may only wait and would trade.

import { subtract } from "../../money/arithmetic.ts";
import { priceAt, ticksOf } from "../../money/convert.ts";
import { count, type Instant, lots, type Price, type Ticks } from "../../money/units.ts";
import type { OrderPlan } from "../book/match.ts";
import type { AmendContractOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { findContract } from "../futures/find-contract.ts";
import { type Attempt, cannotCarry, cannotReduce, onlyCloses } from "../futures/reserve.ts";
import { nameFor } from "../ids.ts";
import { type Contract, isOpen } from "../listing.ts";
import type { Order, PriceMatch } from "../order.ts";
import { markOf } from "../prices/prices.ts";
import { isRejection } from "../purse.ts";
import { brokenLimit } from "../reference/filters.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { findOpen } from "./cancel.ts";
import { close } from "./close.ts";
import { followContract, matchedTicks } from "./condition.ts";
import { planContract, workContract } from "./work-contract.ts";

/** Published: an order is amended fewer times than this. */
const TOO_MANY_AMENDMENTS = 10_000;

/** An order's terms as they are wanted. */
interface Wanted {
  readonly lots: Order["lots"];
  readonly price: Price;
  readonly priceMatch: PriceMatch | undefined;
}

/** Amends an order: which one, what it is to be, limits, margin anew; then it meets the book as if it had just come. */
export function amendContractOrder(
  x: ExchangeView,
  at: Instant,
  c: AmendContractOrder,
  emit: Emit,
): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;
  if (!isOpen(contract)) return refuse("market-closed");
  const order = findOpen(x, x.accounts.byId.get(c.account)!.coinm, c.symbol, c.order);
  if (isRejection(order)) return order;
  const { leg, reduceOnly } = order.terms!;
  if (contract.status === "pre-delivering" && !onlyCloses({ side: order.side, leg, reduceOnly })) {
    return refuse("only-closing");
  }
  if (order.side !== c.side) return refuse("side-mismatch");
  if (order.stage !== "resting") return refuse("not-a-limit-order");
  const wanted = wantedOf(x, contract, order, c);
  if (isRejection(wanted)) return wanted;
  const refused = isSame(contract, order, wanted)
    ? refuse("order-unchanged")
    : outsideLimits(x, contract, order, wanted);
  if (refused !== undefined) return refused;
  const nth = (order.terms!.amended ?? 0) + 1;
  if (nth >= TOO_MANY_AMENDMENTS) return refuse("amended-too-often");
  const limit = ticksOf(wanted.price, contract.price.tick);
  const plan = planAmended(x, contract, order, wanted, limit);
  const over = count(wanted.lots) <= count(order.filled) || (order.timeInForce === "gtx" && plan.steps.length > 0);
  const unable = over ? undefined : cannotWork(x, contract, order, { ...wanted, plan });
  if (unable !== undefined) return unable;

  if (over) return cancel(x, order, emit);
  emit({
    type: "OrderAmended",
    amendment: x.counters.amendment + 1,
    order: order.id,
    symbol: order.symbol,
    account: order.account,
    purse: order.purse,
    before: { ticks: order.ticks, lots: order.lots },
    ticks: limit,
    lots: wanted.lots,
    prevention: "none",
    ...(wanted.priceMatch === undefined ? {} : { priceMatch: wanted.priceMatch }),
    nth,
    ...(c.modifyId === undefined ? {} : { modifyId: c.modifyId }),
  });
  workContract(x, at, order, limit, plan, emit);
  followContract(x, at, c.symbol, emit);
  return undefined;
}

/** What an order is to be, or why there is no such price. */
function wantedOf(
  x: ExchangeView,
  contract: View<Contract>,
  order: View<Order>,
  { contracts, price, priceMatch }: AmendContractOrder,
): Wanted | Rejection {
  const size = contracts ?? order.lots;
  if (price !== undefined) return { lots: size, price, priceMatch: undefined };
  const { tick } = contract.price;
  if (priceMatch === undefined) {
    return { lots: size, price: priceAt(order.ticks, tick), priceMatch: order.terms!.priceMatch };
  }
  const matched = matchedTicks(x, contract, order.side, priceMatch);
  return matched === undefined ? refuse("no-such-level") : { lots: size, price: priceAt(matched, tick), priceMatch };
}

function isSame(contract: View<Contract>, order: View<Order>, wanted: Wanted): boolean {
  return wanted.lots === order.lots && wanted.price === priceAt(order.ticks, contract.price.tick);
}

/** Why an order may not have these terms. It is one of the open ones already, so that their number is not in the way. */
function outsideLimits(
  x: ExchangeView,
  contract: View<Contract>,
  order: View<Order>,
  wanted: Wanted,
): Rejection | undefined {
  const limit = brokenLimit(contract, {
    side: order.side,
    market: false,
    stop: false,
    price: wanted.price,
    stopPrice: undefined,
    contracts: wanted.lots,
    open: 0,
    stops: 0,
    mark: markOf(x.prices, contract.symbol),
  });
  return limit === undefined ? undefined : { reason: "contract-limit", limit };
}

/** The way of what an order would have left. One that may only close and wants more than there is to close is refused. */
function planAmended(
  x: ExchangeView,
  contract: View<Contract>,
  { side, account, filled }: View<Order>,
  wanted: Wanted,
  limit: Ticks,
): OrderPlan {
  const left = lots(Math.max(0, count(wanted.lots) - count(filled)));
  return planContract(x, contract, { side, account, prevention: "none", lots: left }, limit);
}

/** Why an account cannot have an order on these terms: asked anew, as if the order were not there. */
function cannotWork(
  x: ExchangeView,
  contract: View<Contract>,
  order: View<Order>,
  wanted: Wanted & { readonly plan: OrderPlan },
): Rejection | undefined {
  const { leg, reduceOnly } = order.terms!;
  const attempt: Attempt = {
    account: order.account,
    side: order.side,
    leg,
    reduceOnly,
    contracts: subtract(wanted.lots, order.filled),
    price: wanted.price,
    plan: wanted.plan,
  };
  const others = without(x, order);
  return onlyCloses(attempt)
    ? cannotReduce(others, attempt, contract.symbol)
    : cannotCarry(others, contract, attempt, markOf(x.prices, contract.symbol)!);
}

/** The exchange as the owner of an order would see it without that order; the orders of others are not looked at. */
function without(x: ExchangeView, order: View<Order>): ExchangeView {
  const desks = x.orders.desks.get(order.purse)!;
  const desk = desks.get(order.symbol)!;
  const open = new Map(desk.open);
  open.delete(order.clientId);
  const own = new Map(desks).set(order.symbol, { ...desk, open });
  return { ...x, orders: { ...x.orders, desks: new Map([[order.purse, own]]) } };
}

function cancel(x: ExchangeView, order: View<Order>, emit: Emit): undefined {
  close(x, order, "canceled", nameFor(x.seed, "cancellation", order.id), emit, { byAmendment: true });
}
