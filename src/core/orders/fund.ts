// What an order must hold, and where it comes from.

import { greatest, minus } from "../../money/arithmetic.ts";
import { asAmount, notional, priceAt, quantityOf } from "../../money/convert.ts";
import { type Amount, type Lots, NO_AMOUNT, type Ticks } from "../../money/units.ts";
import type { Side, SideEffect } from "../order.ts";
import { free, type PurseId } from "../ledger/ledger.ts";
import { cannotBorrow } from "../margin/borrow.ts";
import { lotSize, type Pair } from "../listing.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** What an order for lots at a limit price holds: its quote rounded up, or its base. */
export function limitHold(pair: View<Pair>, side: Side, at: Ticks, size: Lots): Amount {
  const quantity = quantityOf(size, lotSize(pair));
  return side === "buy" ? notional(priceAt(at, pair.filters.price.tick), quantity, "up") : asAmount(quantity);
}

/** What lots cost at a price they traded at, rounded down: never more than was held. */
export function tradedQuote(pair: View<Pair>, at: Ticks, size: Lots): Amount {
  return notional(priceAt(at, pair.filters.price.tick), quantityOf(size, lotSize(pair)), "down");
}

/** What must be borrowed so that a purse can hold an amount; a refusal where it may not be. */
export function toBorrow(
  x: ExchangeView,
  purse: PurseId,
  asset: string,
  needed: Amount,
  effect: SideEffect,
): Amount | Rejection {
  const there = free(x.ledger, purse, asset);
  if (needed <= there) return NO_AMOUNT;
  const account = x.margin.accounts.get(purse);
  if (account === undefined || effect === "none" || effect === "auto-repay") {
    return { reason: "insufficient-balance", asset };
  }
  // Less than the least there is to borrow is not lent: the rest of it stays free.
  const missing = greatest(minus(needed, there), x.reference.assets.get(asset)!.minimumBorrow);
  return cannotBorrow(x, account, asset, missing) ?? missing;
}
