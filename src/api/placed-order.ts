// What a placed order's answer is made of, out of the events of its command.

import { commissionOf } from "../core/commission.ts";
import type { Event } from "../core/events.ts";
import { orderOf } from "../core/select.ts";
import type { ExchangeView } from "../core/state.ts";
import { pairOf } from "../core/select-market.ts";
import type { OrderFacts } from "../history/rows.ts";
import { padded } from "../money/text.ts";
import { type Print, priceText, quantityText } from "./pair-orders.ts";

/** The order a command placed: the first, where it placed several. */
export function placedOrder(events: readonly Event[], x: ExchangeView): OrderFacts {
  for (const event of events) if (event.type === "OrderPlaced") return orderOf(x, event.order);
  throw new Error("invariant broken: the command placed an order");
}

/** The trades an order took part in as it was placed, as FULL answers show them. */
export function fillsOf(events: readonly Event[], x: ExchangeView, order: OrderFacts, print: Print = padded) {
  const pair = pairOf(x, order.symbol)!;
  const fills = [];
  for (const event of events) {
    if (event.type !== "Traded" || event.taker !== order.id) continue;
    const paid = commissionOf(event, event.takerSide, pair);
    fills.push({
      price: priceText(pair, event.ticks, print),
      qty: quantityText(pair, event.lots, print),
      commission: print(paid.amount),
      commissionAsset: paid.asset,
      tradeId: event.trade,
    });
  }
  return fills;
}

/** What a command borrowed, if anything. */
export function borrowedBy(events: readonly Event[]) {
  return events.find((event) => event.type === "Borrowed");
}
