// Order lists whose working order pays for the pending ones: what it buys is kept for them, and says how large they are.

import { floorToStep, isPositive, least, minus } from "../../money/arithmetic.ts";
import { asQuantity, wholeLots } from "../../money/convert.ts";
import { type Amount, NO_AMOUNT, type Quantity } from "../../money/units.ts";
import type { Traded } from "../events.ts";
import type { Emit } from "../emit.ts";
import { free } from "../ledger/ledger.ts";
import { lotSize, type LotFilter, type Pair } from "../listing.ts";
import { isMarket, NO_LIST, type Order } from "../order.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/**
 * After a trade: keeps what a working order bought for the order it pays for. All of it where the commission can be
 * had from what its owner has free of the same asset, else what is left of it after the commission; the burn asset is
 * never topped up so.
 */
export function keepPayment(
  x: ExchangeView,
  pair: View<Pair>,
  buyer: View<Order>,
  { base, buyerFee }: Pick<Traded, "base" | "buyerFee">,
  emit: Emit,
): void {
  const list = buyer.list === NO_LIST ? undefined : x.orders.lists.get(buyer.list);
  if (list?.paying !== true || list.orders[0] !== buyer.id) return;
  const whole = pair.base !== x.reference.settings!.burnAsset && free(x.ledger, buyer.purse, pair.base) >= base;
  emit({ type: "PaymentKept", order: list.orders[1]!, amount: whole ? base : minus(base, buyerFee) });
}

/** Says how large pending orders are whose working order is filled: one size, for two of them end each other. */
export function sizePaid(pair: View<Pair>, pending: readonly View<Order>[], emit: Emit): void {
  const kept = pending[0]!.held;
  const takesAny = pending.some(({ kind }) => isMarket(kind));
  const sized = paidSize(pair, kept, takesAny);
  for (const [nth, { id }] of pending.entries()) {
    emit({
      type: "PendingSized",
      order: id,
      lots: wholeLots(sized, lotSize(pair)),
      released: nth === 0 ? kept : NO_AMOUNT,
    });
  }
}

/** What was kept, rounded down to the steps of the pair's filters and no more than they let through. */
function paidSize(pair: View<Pair>, kept: Amount, takesAny: boolean): Quantity {
  const fitted = fit(asQuantity(kept), pair.filters.lot);
  return takesAny ? fit(fitted, pair.filters.marketLot) : fitted;
}

function fit(size: Quantity, { max, step }: View<LotFilter>): Quantity {
  const bounded = isPositive(max) ? least(size, max) : size;
  return isPositive(step) ? floorToStep(bounded, step) : bounded;
}
