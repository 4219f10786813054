// https://developers.binance.com/docs/binance-spot-api-docs/user-data-stream#order-update

import type { Pair } from "../../../core/listing.ts";
import { type Order, type Peg, remaining, type Strategy } from "../../../core/order.ts";
import type { View } from "../../../core/view.ts";
import { PEG_PRICE_TYPES } from "../../../api/words.ts";
import type { Json } from "../../../gateway/declare.ts";
import { numeral } from "../../../gateway/json.ts";
import { padded } from "../../../money/text.ts";
import { type Amount, count, type Lots, NO_AMOUNT, NO_LOTS, type Ticks, ticks } from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";
import { streamPrice, streamSize } from "../../market-text.ts";
import { spelled } from "../../words.ts";

/** An order's part in a trade. */
export interface Fill {
  readonly trade: number;
  readonly maker: boolean;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly quote: Amount;
  readonly commission: Amount;
  readonly commissionAsset: string;
}

/** An order's part in a match that was prevented. */
export interface Prevented {
  readonly match: number;
  readonly counterOrder: number;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly quote: Amount;
  /** Taken off the order by it, and by all such matches so far. */
  readonly last: Lots;
  readonly all: Lots;
}

/** What happened to an order, and what the report tells of it beyond the order as it is then. */
export interface Execution {
  /** The number of the report. */
  readonly id: number;
  readonly does: "NEW" | "TRADE" | "CANCELED" | "EXPIRED" | "TRADE_PREVENTION" | "REPLACED";
  readonly order: View<Order>;
  /** Whether it waits: for its stop price, or for the order it is pending on. */
  readonly waits?: boolean;
  readonly fill?: Fill;
  readonly prevented?: Prevented;
  /** The client id of the cancellation. */
  readonly cancelId?: string;
  /** The client id it had before it was amended. */
  readonly formerId?: string;
  /** Why it expired, in the documentation's words. */
  readonly expiryReason?: string;
}

/** What happened to an order. Keys of what does not apply are absent. */
export const orderUpdate: DeskEvent<readonly [execution: Execution]> = {
  page: "spot/user-data-stream/Order-Update",
  title: "Order Update",
  documented: "2026-07-21",
  stream: "trade",
  name: "executionReport",
  times: ["E", "D", "T", "O", "W"],
  render(x, { id, does, order, waits = false, fill, prevented, cancelId, formerId, expiryReason }) {
    const pair = x.reference.markets.get(order.symbol) as View<Pair>;
    const price = (at: Ticks): string => streamPrice(pair, at);
    const size = (of: Lots): string => streamSize(pair, of);
    return {
      e: "executionReport",
      E: count(x.at),
      s: order.symbol,
      c: cancelId ?? order.clientId,
      S: spelled(order.side),
      o: spelled(order.kind),
      f: spelled(order.timeInForce),
      q: size(order.lots),
      p: price(order.peg?.asked ?? order.ticks),
      P: price(order.stopTicks),
      F: size(order.icebergLots),
      ...(order.trailingDelta > 0 ? { d: order.trailingDelta } : {}),
      ...(count(order.trailingAt) > 0 ? { D: count(order.trailingAt) } : {}),
      ...(order.strategy === undefined ? {} : strategyKeys(order.strategy)),
      g: order.list,
      C: cancelId === undefined ? (formerId ?? "") : order.clientId,
      x: does,
      X: spelled(order.status),
      r: "NONE",
      i: order.id,
      l: size(fill?.lots ?? NO_LOTS),
      z: size(order.filled),
      L: price(fill?.ticks ?? ticks(0)),
      n: fill === undefined ? "0" : padded(fill.commission),
      N: fill?.commissionAsset ?? null,
      T: count(x.at),
      t: fill?.trade ?? -1,
      ...(prevented === undefined ? {} : { v: prevented.match }),
      I: id,
      w: !waits && isOnTheBook(order),
      m: fill?.maker ?? false,
      // The documentation calls it ignored; live reports have it with trades.
      M: does === "TRADE",
      O: count(order.placedAt),
      Z: padded(order.paid),
      Y: padded(fill?.quote ?? NO_AMOUNT),
      Q: padded(order.quoteBudget),
      ...(!waits && count(order.workingAt) > 0 ? { W: count(order.workingAt) } : {}),
      V: spelled(order.prevention),
      ...(prevented === undefined ? {} : preventedKeys(order.symbol, prevented, price, size)),
      ...(order.peg === undefined
        ? {}
        : peggedKeys(order.peg, count(order.ticks) > 0 ? price(order.ticks) : undefined)),
      ...(expiryReason === undefined ? {} : { eR: expiryReason }),
    };
  },
};

function strategyKeys({ id, type }: Strategy): Record<string, Json> {
  return { ...(id === undefined ? {} : { j: numeral(String(id)) }), ...(type === undefined ? {} : { J: type }) };
}

function peggedKeys({ side, offset }: Peg, at: string | undefined): Record<string, Json> {
  return {
    gP: PEG_PRICE_TYPES[side],
    ...(offset === undefined ? {} : { gOT: "PRICE_LEVEL", gOV: offset }),
    ...(at === undefined ? {} : { gp: at }),
  };
}

function preventedKeys(
  symbol: string,
  prevented: Prevented,
  price: (at: Ticks) => string,
  size: (of: Lots) => string,
): Record<string, Json> {
  return {
    A: size(prevented.all),
    B: size(prevented.last),
    // Accounts here are in no trade group.
    u: -1,
    U: prevented.counterOrder,
    Cs: symbol,
    pl: size(prevented.lots),
    pL: price(prevented.ticks),
    pY: padded(prevented.quote),
  };
}

/** Whether an order goes on working; one bounded by quote has no size that could be used up. */
function isOnTheBook(order: View<Order>): boolean {
  if (order.stage !== "working" && order.stage !== "resting") return false;
  return count(remaining(order)) > 0 || order.quoteBudget > NO_AMOUNT;
}
