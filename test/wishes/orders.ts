// Random orders on pairs, order lists, and their cancellation.

import fc from "fast-check";
import { waitsForRise } from "../../src/core/book/book.ts";
import type { CancelOrder, ListLeg, PlaceOrder } from "../../src/core/commands.ts";
import { listedPair, lotSize, priceFilter } from "../../src/core/listing.ts";
import { isMarket, isStop, type OrderKind, type Peg, type TimeInForce } from "../../src/core/order.ts";
import type { ExchangeView } from "../../src/core/state.ts";
import { priceAt } from "../../src/money/convert.ts";
import { amount, atoms, count, price, quantity } from "../../src/money/units.ts";
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

/** How a stop order waits: for a price, for a turn, or for one and then the other. A rung is 50 or 75 basis points. */
const trail = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ stop: true, delta: undefined }) },
  {
    weight: 2,
    arbitrary: fc.record({ stop: fc.boolean(), delta: fc.constantFrom(5, 10, 50, 50, 100, 150, 500) }),
  },
);

/** Which level of the book a limit takes its price from, where it does. */
const peg = fc.constantFrom<Peg | undefined>(
  ...Array<undefined>(8).fill(undefined),
  { side: "own", offset: undefined },
  { side: "own", offset: 1 },
  { side: "opposite", offset: undefined },
  { side: "opposite", offset: 1 },
);

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
    trail,
    clientId,
    prevention,
    effect,
    repayAtCancel: fc.boolean(),
    peg,
    named: fc.boolean(),
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
      price: isMarket(w.kind) || (w.peg !== undefined && !w.named) ? undefined : price(priceOn(symbol, w.rung)),
      stopPrice: isStop(w.kind) && w.trail.stop ? price(priceOn(symbol, stop)) : undefined,
      trailingDelta: isStop(w.kind) ? w.trail.delta : undefined,
      icebergQuantity: iceberg ? quantity(sizeOn(symbol, Math.ceil(w.size / w.parts))) : undefined,
      clientId: w.clientId,
      prevention: w.prevention,
      sideEffect: w.effect,
      repayAtCancel: w.repayAtCancel,
      ...(isMarket(w.kind) ? {} : { peg: w.peg }),
    };
  },
);

/** An order in the stead of another, which may be another's, or of another pair, or there no more. */
export const replacement: fc.Arbitrary<Wish> = fc
  .tuple(order, fc.nat(200), fc.constantFrom("stop", "place"), fc.constantFrom(false, false, false, true))
  .map(([wish, nth, uncanceled, barred]) => ({
    make(x: ExchangeView) {
      const place = wish.make(x) as PlaceOrder;
      const open = [...x.orders.open.values()].filter(({ symbol }) => symbol === place.symbol);
      const theirs = open.filter(({ purse: each }) => nameOf(x, each).kind === place.purse.kind);
      const chosen = theirs[nth % Math.max(1, theirs.length)];
      const cancel: CancelOrder = {
        type: "CancelOrder",
        purse: place.purse,
        symbol: place.symbol,
        order: { id: chosen?.id ?? 1 },
        cancelId: undefined,
        onlyIf: undefined,
      };
      return { type: "ReplaceOrder", cancel, place, uncanceled, barred } as const;
    },
    [fc.toStringMethod]: () => `replacement${fc.stringify([wish, nth, uncanceled, barred])}`,
  }));

/** Makes an order smaller, mostly; some are others', or on contracts, or there no more. */
export const reduction: fc.Arbitrary<Wish> = wishFrom(
  fc.record({ which: fc.nat(), parts: fc.integer({ min: 0, max: 12 }), clientId }),
  function reduction(w, x) {
    const open = [...x.orders.open.values()];
    const chosen = open[w.which % Math.max(1, open.length)];
    const lot = chosen === undefined || chosen.terms !== undefined ? 1n : lotOf(x, chosen.symbol);
    const size = (BigInt(chosen === undefined ? 0 : count(chosen.lots)) * BigInt(w.parts)) / 10n;
    return {
      type: "ReduceOrder",
      purse: chosen === undefined ? { kind: "spot", account: 1 } : nameOf(x, chosen.purse),
      symbol: chosen?.symbol ?? "BTCUSDT",
      order: { id: chosen?.id ?? 1 },
      quantity: quantity(size * lot),
      newClientId: w.clientId,
    };
  },
);

function lotOf(x: ExchangeView, symbol: string): bigint {
  return atoms(lotSize(listedPair(x, symbol)));
}

const distance = fc.integer({ min: 1, max: 2 });

/** Two stop orders of which one ends the other, mostly on the right sides of the last price. */
export const rivals: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    purse,
    symbol: fc.constantFrom(...PAIRS),
    side,
    size: fc.integer({ min: 1, max: 100 }),
    target: fc.constantFrom(1, 1, 2, 2, 0, -1),
    loss: distance,
    limits: fc.record({ profit: fc.option(rung, { nil: undefined }), stop: fc.option(rung, { nil: undefined }) }),
    trail: fc.record({ profit: trail, stop: trail }),
    timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "ioc", "fok"),
    pegs: fc.record({ profit: peg, stop: peg }),
    clientId,
    prevention,
    effect,
    repayAtCancel: fc.boolean(),
  }),
  function rivals(w, x) {
    const symbol = w.purse.kind === "isolated" ? w.purse.symbol : w.symbol;
    const last = lastRung(x, symbol);
    const up = w.side === "sell" ? 1 : -1;
    const leg = (does: "profit" | "stop", at: number): ListLeg => {
      const off = w.limits[does];
      const kind = does === "profit" ? "take-profit" : "stop-loss";
      return {
        side: w.side,
        kind: off === undefined ? kind : `${kind}-limit`,
        timeInForce: off === undefined ? "gtc" : w.timeInForce,
        quantity: quantity(sizeOn(symbol, w.size)),
        price: off === undefined ? undefined : price(priceOn(symbol, at + up * Math.abs(off))),
        stopPrice: w.trail[does].stop ? price(priceOn(symbol, at)) : undefined,
        trailingDelta: w.trail[does].delta,
        icebergQuantity: undefined,
        clientId: undefined,
      };
    };
    return {
      type: "PlaceRivals",
      purse: w.purse,
      symbol,
      clientId: w.clientId,
      profit: pegged(leg("profit", last + up * w.target), w.pegs.profit),
      stop: pegged(leg("stop", last - up * w.loss), w.pegs.stop),
      prevention: w.prevention,
      sideEffect: w.effect,
      repayAtCancel: w.repayAtCancel,
    };
  },
);

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

const pendingLeg = fc.record({
  side,
  kind: fc.constantFrom(...KINDS),
  timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "ioc", "fok"),
  size: fc.integer({ min: 1, max: 100 }),
  rung,
  distance: fc.constantFrom(1, 2, 2, 3, 0),
  trail,
  clientId,
});

/** A working order near the market, and one order or two that follow it. */
export const oto: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    purse,
    symbol: fc.constantFrom(...PAIRS),
    side,
    kind: fc.constantFrom<OrderKind>("limit", "limit", "limit-maker"),
    timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "gtc", "ioc", "fok"),
    size: fc.integer({ min: 1, max: 60 }),
    rung: fc.integer({ min: -1, max: 1 }),
    pending: pendingLeg,
    two: fc.boolean(),
    /** Whether it is made a purchase that pays for sales. */
    pays: fc.constantFrom(false, false, true),
    pegs: fc.record({ working: peg, single: peg, stop: peg, profit: peg }),
    clientId,
    prevention,
    effect,
    repayAtCancel: fc.boolean(),
  }),
  function oto(asked, x) {
    const { pays } = asked;
    const w = pays
      ? ({ ...asked, side: "buy", effect: "none", pending: { ...asked.pending, side: "sell" } } as const)
      : asked;
    const symbol = w.purse.kind === "isolated" ? w.purse.symbol : w.symbol;
    const last = lastRung(x, symbol);
    const leg = (kind: OrderKind, of: typeof w.pending, stop: number, limit: number): ListLeg => ({
      side: of.side,
      kind,
      timeInForce: isMarket(kind) || kind === "limit-maker" ? "gtc" : of.timeInForce,
      quantity: pays ? undefined : quantity(sizeOn(symbol, of.size)),
      price: isMarket(kind) ? undefined : price(priceOn(symbol, limit)),
      stopPrice: isStop(kind) && of.trail.stop ? price(priceOn(symbol, stop)) : undefined,
      trailingDelta: isStop(kind) ? of.trail.delta : undefined,
      icebergQuantity: undefined,
      clientId: of.clientId,
    });
    const { pending } = w;
    const beyond = pending.side === "sell" ? pending.distance : -pending.distance;
    const rises = waitsForRise({ side: pending.side, kind: pending.kind });
    const single = pegged(
      leg(pending.kind, pending, last + (rises ? pending.distance : -pending.distance), pending.rung),
      w.pegs.single,
    );
    const both = [
      pegged(leg("stop-loss-limit", pending, last - beyond, last - beyond), w.pegs.stop),
      pegged(leg("limit-maker", { ...pending, clientId: undefined }, 0, last + beyond), w.pegs.profit),
    ];
    return {
      type: "PlaceOto",
      purse: w.purse,
      symbol,
      clientId: w.clientId,
      working: {
        side: w.side,
        kind: w.kind,
        timeInForce: w.kind === "limit-maker" ? "gtc" : w.timeInForce,
        quantity: quantity(sizeOn(symbol, w.size)),
        price: price(priceOn(symbol, last + w.rung)),
        stopPrice: undefined,
        trailingDelta: undefined,
        icebergQuantity: undefined,
        clientId: undefined,
        peg: w.pegs.working,
      },
      pending: w.two ? both : [single],
      ...(pays ? { paying: true } : {}),
      prevention: w.prevention,
      sideEffect: w.effect,
      repayAtCancel: w.repayAtCancel,
    };
  },
);

/** A leg that takes its price from the book, where it has one. */
function pegged(leg: ListLeg, of: Peg | undefined): ListLeg {
  return of === undefined || isMarket(leg.kind) ? leg : { ...leg, price: undefined, peg: of };
}

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

/** Cancels several by number; some are others' or not open. */
export const cancelSeveral: fc.Arbitrary<Wish> = wishFrom(
  fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  function cancelSeveral(which, x) {
    const open = [...x.orders.open.values()];
    const chosen = which.map((each) => open[each % Math.max(1, open.length)]);
    const [first] = chosen;
    return {
      type: "CancelOrders",
      purse: first === undefined ? { kind: "spot", account: 1 } : nameOf(x, first.purse),
      symbol: first?.symbol ?? "BTCUSDT",
      orders: chosen.map((each) => ({ id: each?.id ?? 1 })),
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
