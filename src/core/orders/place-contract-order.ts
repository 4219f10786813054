// Placing an order on a contract.

import { lower, minus, plus } from "../../money/arithmetic.ts";
import { nearestTicks, scaledPrice, ticksOf } from "../../money/convert.ts";
import { count, type Instant, lots, NO_AMOUNT, NO_LOTS, type Price, ticks, type Ticks } from "../../money/units.ts";
import { deskOf } from "../book/desk.ts";
import type { OrderPlan } from "../book/match.ts";
import { NO_LIST } from "../order.ts";
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
import { planContract, trimsItself, workContract } from "./work-contract.ts";
import type { PurseId } from "../ledger/ledger.ts";

/** What prevents self-trades on contracts where an order does not say: Binance's default since 2026-06. */
const DEFAULT_PREVENTION: Prevention = "expire-maker";

/** Places an order: who and where, position side, limits, id, what it may close, margin; then it works. */
export function placeContractOrder(
  x: ExchangeView,
  at: Instant,
  c: PlaceContractOrder,
  emit: Emit,
): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;
  if (contract.status !== "trading") return refuse("market-closed");
  if (isBeingLiquidated(x, c.account, c.symbol, c.leg)) return refuse("in-liquidation");
  const mark = markOf(x.prices, c.symbol);
  if (mark === undefined) return refuse("no-index-price");
  const prevention = c.timeInForce === "gtc" || c.timeInForce === "ioc" ? (c.prevention ?? DEFAULT_PREVENTION) : "none";
  const refused = misplaced(x, c, prevention) ?? outsideLimits(x, contract, c, mark);
  if (refused !== undefined) return refused;
  const limit = c.price === undefined ? takeBound(contract, c, mark) : ticksOf(c.price, contract.price.tick);
  // What may only close trades no more than there is to close.
  const most = onlyCloses(c) ? lower(c.contracts, lots(closable(x, c, c.symbol))) : c.contracts;
  const plan = planContract(x, contract, { ...c, prevention, lots: most }, limit);
  const draft = { ...c, plan };
  const unable = onlyCloses(c) ? cannotReduce(x, draft, c.symbol) : cannotCarry(x, contract, draft, mark);
  if (unable !== undefined) return unable;

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
    stopTicks: ticks(0),
    trailingDelta: 0,
    lots: c.contracts,
    quoteBudget: NO_AMOUNT,
    icebergLots: NO_LOTS,
    prevention,
    list: NO_LIST,
    sideEffect: "none",
    repayAtCancel: false,
    leg: c.leg,
    reduceOnly: c.reduceOnly,
    pending: false,
    held: NO_AMOUNT,
    borrowed: NO_AMOUNT,
  });
  const placed = x.orders.open.get(order)!;
  if (givesUp(x, contract, c, plan))
    emit({ type: "OrderClosed", order, status: "expired", released: NO_AMOUNT, cancelId: "" });
  else workContract(x, at, placed, limit, plan, emit);
  return undefined;
}

/** Whether an order ends before it trades: post-only that would take, or all-or-nothing that is not sure of all. */
function givesUp(x: ExchangeView, contract: View<Contract>, c: PlaceContractOrder, plan: OrderPlan): boolean {
  if (c.timeInForce === "gtx") return plan.steps.length > 0;
  return c.timeInForce === "fok" && (count(plan.traded) < count(c.contracts) || trimsItself(x, contract, plan));
}

function misplaced(x: ExchangeView, c: PlaceContractOrder, prevention: Prevention): Rejection | undefined {
  const { hedge } = futuresOf(x.futures, c.account);
  if (hedge !== (c.leg !== "both")) return refuse("leg-mismatch");
  if (hedge && c.reduceOnly) return refuse("reduce-only-in-hedge-mode");
  if ((c.kind === "limit") !== (c.price !== undefined)) return refuse("unsupported-order");
  if (prevention === "decrement" || prevention === "transfer") return refuse("prevention-not-allowed");
  const purse = x.accounts.byId.get(c.account)!.coinm;
  return c.clientId !== undefined && isTaken(x, purse, c.symbol, c.clientId)
    ? refuse("duplicate-client-id")
    : undefined;
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
  const limit = brokenLimit(contract, {
    side: c.side,
    market: c.kind === "market",
    price: c.price,
    contracts: c.contracts,
    open: deskOf(x.orders, purse, c.symbol)?.open.size ?? 0,
    mark,
  });
  return limit === undefined ? undefined : { reason: "contract-limit", limit };
}

/** The worst price a market order may reach: the mark, moved by the contract's take bound. */
function takeBound(contract: View<Contract>, c: PlaceContractOrder, mark: Price): Ticks {
  const { marketTakeBound } = contract;
  const up = scaledPrice(mark, marketTakeBound, "down");
  const edge = c.side === "buy" ? plus(mark, up) : minus(mark, up);
  return nearestTicks(edge, contract.price.tick, c.side === "buy" ? "down" : "up");
}
