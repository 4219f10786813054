// Orders on pairs that take their price from the book: at once, or when their turn comes.

import { minus } from "../../money/arithmetic.ts";
import { priceAt } from "../../money/convert.ts";
import { type Price, type Ticks, ticks } from "../../money/units.ts";
import { nthPrice, sideOf } from "../book/book.ts";
import { free } from "../ledger/ledger.ts";
import type { Pair } from "../listing.ts";
import {
  isStop,
  opposite,
  type Order,
  type OrderKind,
  type Peg,
  type Pegged,
  remaining,
  type Side,
  spends,
} from "../order.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { broken, gridTicks } from "./admit.ts";
import { filteredTerms } from "./filtered-terms.ts";
import { limitHold } from "./fund.ts";

/** What may be pegged of what is asked for. */
interface Peggable {
  readonly side: Side;
  readonly kind: OrderKind;
  readonly price: Price | undefined;
  readonly peg?: Peg | undefined;
}

/** What is asked for, at the price the book gives it now; as it is where it is not pegged, or waits for a price first. */
export function withPeg<T extends Peggable>(x: ExchangeView, pair: View<Pair>, asked: T): T | Rejection {
  if (asked.peg === undefined || isStop(asked.kind)) return asked;
  const at = peggedTicks(x, pair, asked.side, asked.peg);
  return at === undefined ? refuse("no-peg-level") : { ...asked, price: priceAt(at, pair.filters.price.tick) };
}

/** The limit price of an order as it is placed: zero where it takes it from the book later. */
export function limitTicks(pair: View<Pair>, asked: Peggable, pending: boolean): Ticks {
  const later = asked.peg !== undefined && (pending || isStop(asked.kind));
  return later ? ticks(0) : gridTicks(pair, asked.price);
}

/** The peg of an order with the price that was named beside it. */
export function pegOf(pair: View<Pair>, { peg, price }: Peggable): Pegged | undefined {
  return peg === undefined ? undefined : { ...peg, asked: gridTicks(pair, price) };
}

/** The price of the level an order is pegged to; undefined where the book has none. */
function peggedTicks(x: ExchangeView, pair: View<Pair>, side: Side, { side: of, offset = 0 }: Peg): Ticks | undefined {
  return nthPrice(sideOf(x.books.get(pair.symbol)!, of === "own" ? side : opposite(side)), 1 + offset);
}

/** A pending order whose turn has come, at its price; it is asked of the book where it does not wait for one first. */
export function pricedPending(x: ExchangeView, pair: View<Pair>, order: View<Order>): View<Order> | Rejection {
  if (order.peg === undefined || isStop(order.kind)) return order;
  const at = peggedTicks(x, pair, order.side, order.peg);
  return at === undefined ? refuse("no-peg-level") : { ...order, ticks: at };
}

/** The price of a stop order that was triggered, where it takes it from the book; or why it may not work at that. */
export function triggeredPrice(
  x: ExchangeView,
  pair: View<Pair>,
  order: View<Order>,
  peg: Peg,
): { readonly ticks: Ticks } | Rejection {
  const at = peggedTicks(x, pair, order.side, peg);
  if (at === undefined) return refuse("no-peg-level");
  const { purse, prevention } = order;
  const size = remaining(order);
  const terms = filteredTerms(pair, { ...order, ticks: at }, size);
  // It is counted among the open orders and the stops already.
  const refused = broken(x, { pair, purse, prevention }, terms, { open: -1, stops: -1 });
  if (refused !== undefined) return refused;
  const asset = spends(pair, order.side);
  const more = minus(limitHold(pair, order.side, at, size), order.held);
  return more > free(x.ledger, purse, asset) ? { reason: "insufficient-balance", asset } : { ticks: at };
}
