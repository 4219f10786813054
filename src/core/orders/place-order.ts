// Placing an order on a pair.

import { isPositive, isZero } from "../../money/arithmetic.ts";
import { type Instant, NO_AMOUNT } from "../../money/units.ts";
import { isMarket, isStop, NO_LIST, spends } from "../order.ts";
import type { PlaceOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { lend } from "../margin/borrow.ts";
import { isRejection } from "../purse.ts";
import { type FilterName, refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { admit, type Admission, broken, gridLots, gridTicks, isTaken } from "./admit.ts";
import { begin, type Entering, type Entry, entryOf, isShaped } from "./enter.ts";
import { followUp } from "./follow-up.ts";
import { limitTicks, pegOf, withPeg } from "./peg.ts";

/** Places an order: who and where, the shape, the filters, the id, the prices, the funds; then it works. */
export function placeOrder(x: ExchangeView, at: Instant, c: PlaceOrder, emit: Emit): Rejection | undefined {
  const prepared = preparedOrder(x, c);
  if (isRejection(prepared)) return prepared;

  placePrepared(x, at, c, prepared, emit);
  return undefined;
}

/** An order that may be placed, and what comes of it. */
interface PreparedOrder {
  readonly admission: Admission;
  readonly terms: Entering;
  readonly entry: Entry;
}

/** Lets an order be placed, or says why not. */
export function preparedOrder(x: ExchangeView, c: PlaceOrder): PreparedOrder | Rejection {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  if (!isShaped(c)) return refuse("unsupported-order");
  const refused = outsideFilters(x, admission, c);
  if (refused !== undefined) return refused;
  if (isTaken(x, admission, c.clientId)) return refuse("duplicate-client-id");
  const { pair, purse, prevention } = admission;
  const priced = withPeg(x, pair, c);
  if (isRejection(priced)) return priced;
  const beyond = priced === c ? undefined : outsideFilters(x, admission, priced);
  if (beyond !== undefined) return beyond;
  const terms = {
    account: c.purse.account,
    purse,
    side: c.side,
    kind: c.kind,
    ticks: limitTicks(pair, priced, false),
    stopTicks: gridTicks(pair, c.stopPrice),
    trailingDelta: c.trailingDelta ?? 0,
    lots: gridLots(pair, c.quantity),
    quoteBudget: c.quoteQuantity ?? NO_AMOUNT,
    prevention,
    sideEffect: c.sideEffect,
  };
  const entry = entryOf(x, pair, terms);
  return isRejection(entry) ? entry : { admission, terms, entry };
}

/** Places an order that may be, and lets it work. */
export function placePrepared(
  x: ExchangeView,
  at: Instant,
  c: PlaceOrder,
  { admission, terms, entry }: PreparedOrder,
  emit: Emit,
): void {
  const { pair, purse, prevention } = admission;
  const { way, held, missing } = entry;

  const order = x.counters.order + 1;
  if (!isZero(missing)) lend(x, at, x.margin.accounts.get(purse)!, spends(pair, c.side), missing, "order", emit);
  emit({
    type: "OrderPlaced",
    order,
    // Written out: an order is the commonest thing to happen, and a spread would make each one's event slowly.
    symbol: c.symbol,
    account: terms.account,
    purse,
    side: c.side,
    kind: c.kind,
    ticks: terms.ticks,
    stopTicks: terms.stopTicks,
    trailingDelta: terms.trailingDelta,
    lots: terms.lots,
    quoteBudget: terms.quoteBudget,
    prevention,
    sideEffect: c.sideEffect,
    clientId: c.clientId ?? freeNameFor(x.seed, "order", order, (name) => isTaken(x, admission, name)),
    timeInForce: c.timeInForce,
    icebergLots: gridLots(pair, c.icebergQuantity),
    list: NO_LIST,
    repayAtCancel: c.repayAtCancel,
    leg: undefined,
    reduceOnly: false,
    peg: pegOf(pair, c),
    strategy: c.strategy,
    pending: false,
    held,
    borrowed: missing,
  });
  begin(x, at, x.orders.open.get(order)!, way, emit);
  followUp(x, at, c.symbol, emit);
}

/**
 * Why an order would not be taken, as far as that can be said before the book and the account are asked: the pair, the
 * shape, the filters, without those that count what its owner has open.
 */
export function unacceptable(x: ExchangeView, c: PlaceOrder): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  if (!isShaped(c)) return refuse("unsupported-order");
  const refused = outsideFilters(x, admission, c);
  return refused?.reason === "filter" && COUNTS.includes(refused.filter) ? undefined : refused;
}

/** Why an acceptable order would be one too many, if it would: what the filters say that count. */
export function oneTooMany(x: ExchangeView, c: PlaceOrder): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  return isRejection(admission) ? undefined : outsideFilters(x, admission, c);
}

/** The filters that count, which are looked at after all the others. */
const COUNTS: readonly FilterName[] = ["MAX_NUM_ORDERS", "MAX_NUM_ALGO_ORDERS"];

function outsideFilters(x: ExchangeView, admission: Admission, c: PlaceOrder): Rejection | undefined {
  if (c.quoteQuantity !== undefined && !isPositive(c.quoteQuantity)) return refuse("value-is-zero");
  return broken(x, admission, { ...c, market: isMarket(c.kind), stop: isStop(c.kind) }, { open: 0, stops: 0 });
}
