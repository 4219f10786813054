// Random orders on pairs, order lists, and their cancellation.

import fc from "fast-check";
import { waitsForRise } from "../../src/core/book/book.ts";
import { priceFilter } from "../../src/core/listing.ts";
import { isMarket, isStop, type OrderKind, type TimeInForce } from "../../src/core/order.ts";
import type { ExchangeView } from "../../src/core/state.ts";
import { priceAt } from "../../src/money/convert.ts";
import { amount, atoms, price, quantity } from "../../src/money/units.ts";
import {
  clientId,
  effect,
  nameOf,
  PAIRS,
  prevention,
  priceOn,
  purse,
  rung,
  side,
  sizeOn,
  UNIT,
  type Wish,
  wishFrom,
} from "./figures.ts";

const KINDS: readonly OrderKind[] = [
  "limit",
  "limit",
  "limit",
  "market",
  "limit-maker",
  "stop-loss",
  "stop-loss-limit",
  "take-profit",
  "take-profit-limit",
];

/** The rung the last trade was on. */
function lastRung(x: ExchangeView, symbol: string): number {
  const { tick } = priceFilter(x.reference.markets.get(symbol)!);
  const last = atoms(priceAt(x.prices.tapes.get(symbol)!.lastTicks, tick));
  return Number((last - priceOn(symbol, 0)) / (priceOn(symbol, 1) - priceOn(symbol, 0)));
}

/** An order of any kind, mostly well-formed. */
export const order: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    purse,
    symbol: fc.constantFrom(...PAIRS),
    side,
    kind: fc.constantFrom(...KINDS),
    timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "gtc", "ioc", "fok"),
    size: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600 })),
    byQuote: fc.boolean(),
    rung,
    /** How far off the stop price is; at zero it is reached already. */
    distance: fc.constantFrom(1, 1, 2, 2, 3, 0),
    parts: fc.constantFrom(0, 0, 0, 2, 5),
    clientId,
    prevention,
    effect,
    repayAtCancel: fc.boolean(),
  }),
  function order(w, x) {
    const symbol = w.purse.kind === "isolated" ? w.purse.symbol : w.symbol;
    const stop = lastRung(x, symbol) + (waitsForRise(w) ? w.distance : -w.distance);
    const size = sizeOn(symbol, w.size);
    const byQuote = w.kind === "market" && w.byQuote;
    const iceberg = w.parts > 0 && !isMarket(w.kind);
    return {
      type: "PlaceOrder",
      purse: w.purse,
      symbol,
      side: w.side,
      kind: w.kind,
      timeInForce: isMarket(w.kind) || w.kind === "limit-maker" || iceberg ? "gtc" : w.timeInForce,
      quantity: byQuote ? undefined : quantity(size),
      quoteQuantity: byQuote ? amount((size * priceOn(symbol, 0)) / UNIT + BigInt(w.size)) : undefined,
      price: isMarket(w.kind) ? undefined : price(priceOn(symbol, w.rung)),
      stopPrice: isStop(w.kind) ? price(priceOn(symbol, stop)) : undefined,
      icebergQuantity: iceberg ? quantity(sizeOn(symbol, Math.ceil(w.size / w.parts))) : undefined,
      clientId: w.clientId,
      prevention: w.prevention,
      sideEffect: w.effect,
      repayAtCancel: w.repayAtCancel,
    };
  },
);

const distance = fc.integer({ min: 1, max: 2 });

/** An order list around the last price. */
export const oco: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    purse,
    symbol: fc.constantFrom(...PAIRS),
    side,
    size: fc.integer({ min: 1, max: 100 }),
    above: distance,
    below: distance,
    stopLimit: fc.option(rung, { nil: undefined }),
    timeInForce: fc.constantFrom<TimeInForce>("gtc", "ioc", "fok"),
    clientId,
    prevention,
    effect,
  }),
  function oco(w, x) {
    const symbol = w.purse.kind === "isolated" ? w.purse.symbol : w.symbol;
    const last = lastRung(x, symbol);
    const [limit, stop] = w.side === "sell" ? [last + w.above, last - w.below] : [last - w.below, last + w.above];
    return {
      type: "PlaceOco",
      purse: w.purse,
      symbol,
      side: w.side,
      quantity: quantity(sizeOn(symbol, w.size)),
      price: price(priceOn(symbol, limit)),
      stopPrice: price(priceOn(symbol, stop)),
      stopLimitPrice: w.stopLimit === undefined ? undefined : price(priceOn(symbol, stop + w.stopLimit)),
      stopLimitTimeInForce: w.stopLimit === undefined ? undefined : w.timeInForce,
      limitIcebergQuantity: undefined,
      stopIcebergQuantity: undefined,
      clientId: w.clientId,
      limitClientId: undefined,
      stopClientId: undefined,
      prevention: w.prevention,
      sideEffect: w.effect,
      repayAtCancel: true,
    };
  },
);

/** Cancels one of the open orders, whoever owns it; or one that is not there. */
export const cancel: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    which: fc.nat(),
    onlyIf: fc.constantFrom(undefined, undefined, undefined, "new" as const, "partially-filled" as const),
  }),
  function cancel(w, x) {
    const open = [...x.orders.open.values()];
    const chosen = open[w.which % Math.max(1, open.length)];
    return {
      type: "CancelOrder",
      purse: chosen === undefined ? { kind: "spot", account: 1 } : nameOf(x, chosen.purse),
      symbol: chosen?.symbol ?? "BTCUSDT",
      order: { id: chosen?.id ?? 1 },
      cancelId: undefined,
      onlyIf: w.onlyIf,
    };
  },
);

/** Cancels one of the open lists. */
export const cancelList: fc.Arbitrary<Wish> = wishFrom(fc.nat(), function cancelList(which, x) {
  const open = [...x.orders.lists.values()];
  const chosen = open[which % Math.max(1, open.length)];
  return {
    type: "CancelList",
    purse: chosen === undefined ? { kind: "spot", account: 1 } : nameOf(x, chosen.purse),
    symbol: chosen?.symbol ?? "BTCUSDT",
    list: { id: chosen?.id ?? 1 },
    cancelId: undefined,
  };
});
