// The orders by which the exchange closes positions in contracts: their names, their record, and the trades that
// go past the book.

import { costAt, coins, faceOf } from "../../money/inverse.ts";
import { priceAt } from "../../money/convert.ts";
import { contracts, count, type Instant, type Lots, NO_AMOUNT, NO_LOTS, type Ticks, ticks } from "../../money/units.ts";
import { deskOf } from "../book/desk.ts";
import type { Emit } from "../emit.ts";
import type { PositionDeleveraged } from "../events.ts";
import type { PositionFigures } from "../futures/position.ts";
import { NO_LIST, type Order, type Side } from "../order.ts";
import { nextPrint } from "../orders/print.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** What an order of a deleveraging is called, for every account. */
const DELEVERAGING = "adl_autoclose";

/** Why the exchange closes a position. */
export type ForcedCause = "liquidation" | "deleveraging";

/** Places an order that closes contracts of a position at a price or better. The caller lets it fill and closes it. */
export function placeForced(
  x: ExchangeView,
  at: Instant,
  of: { readonly account: number; readonly position: PositionFigures; readonly lots: Lots; readonly ticks: Ticks },
  cause: ForcedCause,
  emit: Emit,
): View<Order> {
  const { account, position } = of;
  const { coinm: purse } = x.accounts.byId.get(account)!;
  const order = x.counters.order + 1;
  emit({
    type: "OrderPlaced",
    order,
    symbol: position.symbol,
    account,
    purse,
    clientId: cause === "deleveraging" ? DELEVERAGING : autocloseName(x, at, purse, position.symbol, order),
    side: closingSide(position),
    kind: "limit",
    timeInForce: "ioc",
    ticks: of.ticks,
    stopTicks: ticks(0),
    trailingDelta: 0,
    pending: false,
    lots: of.lots,
    quoteBudget: NO_AMOUNT,
    icebergLots: NO_LOTS,
    prevention: "none",
    list: NO_LIST,
    sideEffect: "none",
    repayAtCancel: false,
    leg: position.leg,
    reduceOnly: false,
    held: NO_AMOUNT,
    borrowed: NO_AMOUNT,
    forced: true,
  });
  return x.orders.open.get(order)!;
}

/** The side that closes a position. */
export function closingSide({ contracts: held }: Pick<PositionFigures, "contracts">): Side {
  return count(held) > 0 ? "sell" : "buy";
}

/** `autoclose-`, the time in milliseconds and a number; the next one where an open order of the owner has that name. */
function autocloseName(x: ExchangeView, at: Instant, purse: number, symbol: string, first: number): string {
  const open = deskOf(x.orders, purse, symbol)?.open;
  for (let number = first; ; number++) {
    const name = `autoclose-${count(at)}${number}`;
    if (open?.has(name) !== true) return name;
  }
}

/** The figures of a trade that goes past the book. */
export type PastTheBook = Pick<PositionDeleveraged, "trade" | "ticks" | "lots" | "base" | "cost">;

/** A trade that goes past the book: its number, and its figures. */
export function pastTheBook(x: ExchangeView, order: View<Order>, size: Lots): PastTheBook {
  const market = x.reference.markets.get(order.symbol)!;
  if (market.kind !== "contract") throw new Error("invariant broken: positions are closed on contracts");
  const face = faceOf(contracts(count(size)), market.size);
  const price = priceAt(order.ticks, market.price.tick);
  const { trade } = nextPrint(x, order.symbol, order.id, order.ticks);
  return {
    trade,
    ticks: order.ticks,
    lots: size,
    base: coins(face, price, "half-up"),
    cost: costAt(face, price, "half-up"),
  };
}
