// Placing an order on a pair.

import { isPositive, isZero } from "../../money/arithmetic.ts";
import { asAmount, quantityOf } from "../../money/convert.ts";
import { type Amount, type Instant, NO_AMOUNT } from "../../money/units.ts";
import { waitsForRise } from "../book/book.ts";
import { isMarket, isStop, NO_LIST, spends } from "../order.ts";
import type { PlaceOrder } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { lend } from "../margin/borrow.ts";
import { isRejection } from "../purse.ts";
import { lotSize } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { admit, type Admission, broken, gridLots, gridTicks, isReached, isTaken } from "./admit.ts";
import { limitHold, toBorrow } from "./fund.ts";
import { allOrNothing, triggerStops } from "./trigger.ts";
import { planPair, type Way, workPair } from "./work-pair.ts";

/** Places an order: who and where, the shape, the filters, the id, the prices, the funds; then it works. */
export function placeOrder(x: ExchangeView, at: Instant, c: PlaceOrder, emit: Emit): Rejection | undefined {
  const admission = admit(x, c.purse, c.symbol, c.prevention);
  if (isRejection(admission)) return admission;
  const refused = misshapen(c) ?? outsideFilters(x, admission, c) ?? mistimed(x, admission, c);
  if (refused !== undefined) return refused;
  const way = isStop(c.kind) ? undefined : planned(x, admission, c);
  if (way !== undefined && c.kind === "limit-maker" && way.plan.steps.length > 0) return refuse("would-take");
  if (way !== undefined && c.kind === "market" && way.plan.steps.length === 0 && !way.exhausted)
    return refuse("no-liquidity");
  const { pair, purse } = admission;
  const asset = spends(pair, c.side);
  const missing = toBorrow(x, purse, asset, mustHave(admission, c, way), c.sideEffect);
  if (isRejection(missing)) return missing;

  const order = x.counters.order + 1;
  if (!isZero(missing)) lend(x, at, x.margin.accounts.get(purse)!, asset, missing, "order", emit);
  emit({
    type: "OrderPlaced",
    order,
    symbol: c.symbol,
    account: c.purse.account,
    purse,
    clientId: c.clientId ?? freeNameFor(x.seed, "order", order, (name) => isTaken(x, admission, name)),
    side: c.side,
    kind: c.kind,
    timeInForce: c.timeInForce,
    ticks: gridTicks(pair, c.price),
    stopTicks: gridTicks(pair, c.stopPrice),
    lots: gridLots(pair, c.quantity),
    quoteBudget: c.quoteQuantity ?? NO_AMOUNT,
    icebergLots: gridLots(pair, c.icebergQuantity),
    prevention: admission.prevention,
    list: NO_LIST,
    sideEffect: c.sideEffect,
    repayAtCancel: c.repayAtCancel,
    leg: undefined,
    reduceOnly: false,
    held: toHold(admission, c, way),
    borrowed: missing,
  });
  if (way === undefined) emit({ type: "OrderArmed", order });
  else {
    const placed = x.orders.open.get(order)!;
    workPair(x, at, placed, allOrNothing(placed, way), emit);
    triggerStops(x, at, c.symbol, emit);
  }
  return undefined;
}

/** Whether a command has exactly what its kind needs. */
function misshapen(c: PlaceOrder): Rejection | undefined {
  const needsPrice = !isMarket(c.kind);
  const iceberg = c.icebergQuantity !== undefined && isPositive(c.icebergQuantity);
  const bySize = c.quantity !== undefined;
  const byQuote = c.quoteQuantity !== undefined;
  const right =
    (c.price !== undefined) === needsPrice &&
    (c.stopPrice !== undefined) === isStop(c.kind) &&
    (c.kind === "market" ? bySize !== byQuote : bySize && !byQuote) &&
    (!iceberg || (needsPrice && c.timeInForce === "gtc")) &&
    c.timeInForce !== "gtx" &&
    (c.kind !== "limit-maker" || c.timeInForce === "gtc");
  return right ? undefined : refuse("unsupported-order");
}

function outsideFilters(x: ExchangeView, admission: Admission, c: PlaceOrder): Rejection | undefined {
  if (c.quoteQuantity !== undefined && !isPositive(c.quoteQuantity)) return refuse("value-is-zero");
  return broken(
    x,
    admission,
    {
      side: c.side,
      market: isMarket(c.kind),
      stop: isStop(c.kind),
      price: c.price,
      stopPrice: c.stopPrice,
      quantity: c.quantity,
      quoteQuantity: c.quoteQuantity,
      icebergQuantity: c.icebergQuantity,
    },
    { open: 0, stops: 0 },
  );
}

function mistimed(x: ExchangeView, admission: Admission, c: PlaceOrder): Rejection | undefined {
  if (isTaken(x, admission, c.clientId)) return refuse("duplicate-client-id");
  if (!isStop(c.kind)) return undefined;
  const waits = waitsForRise(c) ? "rise" : "fall";
  return isReached(x, admission.pair, gridTicks(admission.pair, c.stopPrice), waits)
    ? refuse("would-trigger")
    : undefined;
}

function planned(x: ExchangeView, { pair, prevention }: Admission, c: PlaceOrder): Way {
  return planPair(x, pair, {
    side: c.side,
    account: c.purse.account,
    limit: c.price === undefined ? undefined : gridTicks(pair, c.price),
    lots: c.quantity === undefined ? undefined : gridLots(pair, c.quantity),
    quote: c.quoteQuantity,
    prevention,
  });
}

/** What an order locks: its limit's worth, a stop's worth at its stop price, or what a market order will pay. */
function toHold({ pair }: Admission, c: PlaceOrder, way: Way | undefined): Amount {
  const lots = gridLots(pair, c.quantity);
  if (c.price !== undefined) return limitHold(pair, c.side, gridTicks(pair, c.price), lots);
  if (way === undefined) return limitHold(pair, c.side, gridTicks(pair, c.stopPrice), lots);
  if (c.side === "buy") return way.quote;
  return c.quantity === undefined
    ? asAmount(quantityOf(way.plan.traded, lotSize(pair)))
    : limitHold(pair, "sell", gridTicks(pair, c.price), lots);
}

/** What must be free first: what it locks; of a market buy by quote quantity, all of that quantity. */
function mustHave(admission: Admission, c: PlaceOrder, way: Way | undefined): Amount {
  return c.side === "buy" && c.quoteQuantity !== undefined ? c.quoteQuantity : toHold(admission, c, way);
}
