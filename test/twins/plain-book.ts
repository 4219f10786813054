// A book that is obviously right and slow: one list of orders, searched from end to end for every
// trade. Prices and sizes are whole numbers; funds and fees are not its business.

import type { Prevention } from "../../src/core/listing.ts";
import type { OrderStatus, Side, TimeInForce } from "../../src/core/order.ts";

/** What somebody wants of the book. */
export interface Wanted {
  readonly id: number;
  readonly account: number;
  readonly side: Side;
  /** Undefined takes any price. */
  readonly price: number | undefined;
  readonly size: number;
  readonly timeInForce: TimeInForce;
  readonly makerOnly: boolean;
  /** The part an iceberg shows; zero shows all. */
  readonly iceberg: number;
  readonly prevention: Prevention;
}

/** An order with what has become of it. */
export interface PlainOrder extends Wanted {
  left: number;
  /** The part of what is left that stands in the queue. */
  shown: number;
  /** When it came to its place: the lower, the sooner it trades. */
  place: number;
  status: OrderStatus;
  filled: number;
}

/** Two orders that traded. */
export interface PlainTrade {
  readonly maker: number;
  readonly taker: number;
  readonly price: number;
  readonly size: number;
}

/** A book of plain orders. */
export class PlainBook {
  readonly orders: PlainOrder[] = [];
  readonly trades: PlainTrade[] = [];
  #places = 0;

  /** Lets an order in. False where it is refused: it would take and may not, or there is nothing to take. */
  place(wanted: Wanted): boolean {
    const met = this.#opposite(wanted);
    if (wanted.makerOnly && met.length > 0) return false;
    if (wanted.price === undefined && met.length === 0) return false;
    const order: PlainOrder = { ...wanted, left: wanted.size, shown: 0, place: 0, status: "new", filled: 0 };
    if (wanted.timeInForce === "fok" && this.#wouldFill(wanted) < wanted.size) {
      order.status = "expired";
      this.orders.push(order);
      return true;
    }
    this.#match(order);
    this.orders.push(order);
    if (order.left === 0 || order.status === "expired-in-match") return true;
    if (order.price === undefined || order.timeInForce !== "gtc") order.status = "expired";
    else this.#queue(order);
    return true;
  }

  /** Takes an order out. False where it does not stand in the book. */
  cancel(id: number): boolean {
    const order = this.orders.find((each) => each.id === id);
    if (order === undefined || !stands(order)) return false;
    order.status = "canceled";
    return true;
  }

  /** What stands on a side, in the order in which it would trade: order, what is left, what is shown. */
  resting(side: Side): (readonly [id: number, left: number, shown: number])[] {
    const standing = this.orders.filter((order) => order.side === side && stands(order));
    return standing.toSorted(sooner(side)).map((order) => [order.id, order.left, order.shown]);
  }

  #match(taker: PlainOrder): void {
    for (let [maker] = this.#opposite(taker); maker !== undefined && taker.left > 0; [maker] = this.#opposite(taker)) {
      if (maker.account === taker.account && taker.prevention !== "none") {
        if (this.#prevent(maker, taker) === "taker ended") return;
        continue;
      }
      const size = Math.min(maker.shown, taker.left);
      this.trades.push({ maker: maker.id, taker: taker.id, price: maker.price!, size });
      for (const each of [maker, taker]) {
        each.left -= size;
        each.filled += size;
        each.status = each.left === 0 ? "filled" : "partially-filled";
      }
      maker.shown -= size;
      // The shown part of an iceberg is gone: the next part goes to the back.
      if (maker.left > 0 && maker.shown === 0) this.#queue(maker);
    }
  }

  #prevent(maker: PlainOrder, taker: PlainOrder): "taker ended" | "goes on" {
    const mode = taker.prevention;
    if (mode === "expire-maker" || mode === "expire-both") maker.status = "expired-in-match";
    if (mode === "expire-taker" || mode === "expire-both") {
      taker.status = "expired-in-match";
      return "taker ended";
    }
    if (mode === "expire-maker") return "goes on";
    const both = Math.min(maker.left, taker.left);
    maker.left -= both;
    taker.left -= both;
    if (maker.left === 0) maker.status = "expired-in-match";
    else if (maker.shown > both) maker.shown -= both;
    else this.#queue(maker);
    if (taker.left > 0) return "goes on";
    taker.status = "expired-in-match";
    return "taker ended";
  }

  #queue(order: PlainOrder): void {
    order.shown = order.iceberg === 0 ? order.left : Math.min(order.iceberg, order.left);
    order.place = ++this.#places;
  }

  /** What an order would meet, the soonest first. */
  #opposite(wanted: Wanted): PlainOrder[] {
    const side = wanted.side === "buy" ? "sell" : "buy";
    const { price } = wanted;
    const met = this.orders.filter(
      (order) =>
        order.side === side &&
        stands(order) &&
        (price === undefined || (side === "sell" ? order.price! <= price : order.price! >= price)),
    );
    return met.toSorted(sooner(side));
  }

  /** How much an order would trade at once: tried on a copy of the book. */
  #wouldFill(wanted: Wanted): number {
    const copy = new PlainBook();
    copy.orders.push(...this.orders.map((order) => ({ ...order })));
    copy.#places = this.#places;
    copy.place({ ...wanted, timeInForce: "ioc" });
    return copy.orders.at(-1)!.filled;
  }
}

function stands(order: PlainOrder): boolean {
  return order.status === "new" || order.status === "partially-filled";
}

function sooner(side: Side): (a: PlainOrder, b: PlainOrder) => number {
  return (a, b) => (side === "buy" ? b.price! - a.price! : a.price! - b.price!) || a.place - b.place;
}
