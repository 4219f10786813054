// The real book and the plain one get the same orders: they must make the same trades, leave the same
// orders standing in the same places, and say the same of each.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pair, Prevention } from "../../src/core/listing.ts";
import type { Side, TimeInForce } from "../../src/core/order.ts";
import { portray } from "../../src/core/portrait.ts";
import { amountOf, priceOf, quantityOf } from "../../src/genesis/figures.ts";
import { DEFAULT_PAIRS } from "../../src/genesis/pairs.ts";
import { count } from "../../src/money/units.ts";
import { openCore, Refused, type CoreVenue } from "../exchange.ts";
import { PlainBook } from "./plain-book.ts";

const SYMBOL = "BTCUSDT";
const TRADERS = ["ann", "ben", "cid"];
const MODES: readonly Prevention[] = ["none", "expire-taker", "expire-maker", "expire-both", "decrement"];

/** A pair of whole prices and whole sizes, with no bounds that matter. */
const WHOLE: Pair = {
  ...DEFAULT_PAIRS.find(({ symbol }) => symbol === SYMBOL)!,
  filters: {
    ...DEFAULT_PAIRS[0]!.filters,
    price: { min: priceOf("1"), max: priceOf("1000"), tick: priceOf("1") },
    lot: { min: quantityOf("1"), max: quantityOf("1000000"), step: quantityOf("1") },
    marketLot: { min: quantityOf("1"), max: quantityOf("1000000"), step: quantityOf("0") },
    icebergParts: 100,
    percentPrice: {
      ...DEFAULT_PAIRS[0]!.filters.percentPrice,
      bidDown: priceOf("0") as never,
      askDown: priceOf("0") as never,
      bidUp: priceOf("1000") as never,
      askUp: priceOf("1000") as never,
    },
    notional: { ...DEFAULT_PAIRS[0]!.filters.notional, min: amountOf("0"), max: amountOf("0") },
    maxOrders: 1_000,
  },
};

const wanted = fc.record({
  trader: fc.integer({ min: 0, max: TRADERS.length - 1 }),
  side: fc.constantFrom<Side>("buy", "sell"),
  price: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 95, max: 105 }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
  size: fc.integer({ min: 1, max: 30 }),
  parts: fc.constantFrom(1, 1, 2, 3, 7),
  timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "gtc", "ioc", "fok"),
  makerOnly: fc.constantFrom(false, false, false, true),
  prevention: fc.constantFrom(...MODES),
});
const act = fc.oneof(
  { weight: 6, arbitrary: wanted },
  { weight: 1, arbitrary: fc.record({ cancels: fc.nat({ max: 60 }) }) },
);

test("the real book does what the plain book does", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
      const venue = wholeVenue();
      const plain = new PlainBook();
      for (const each of acts) {
        expect("cancels" in each ? cancelBoth(venue, plain, each.cancels) : placeBoth(venue, plain, each)).toBe(
          "alike",
        );
        expect(standing(venue)).toEqual([plain.resting("buy"), plain.resting("sell")]);
      }
      expect(tradesOf(venue)).toEqual(plain.trades);
      for (const order of plain.orders) {
        const { status, filled } = venue.order(order.id);
        expect({ status, filled: count(filled) }).toEqual({ status: order.status, filled: order.filled });
      }
    }),
    { numRuns: 800 },
  );
});

function wholeVenue(): CoreVenue {
  const venue = openCore({ pairs: [WHOLE], contracts: [] });
  for (const name of TRADERS) venue.trader(name).spot.has("1000000", "USDT").has("1000000", "BTC");
  venue.auditing = false;
  return venue;
}

type Drawn = typeof wanted extends fc.Arbitrary<infer T> ? T : never;

function placeBoth(venue: CoreVenue, plain: PlainBook, drawn: Drawn): "alike" | "different" {
  const { side, size, prevention } = drawn;
  const trader = venue.trader(TRADERS[drawn.trader]!);
  const iceberg = drawn.parts > 1 && drawn.price !== undefined ? Math.ceil(size / drawn.parts) : 0;
  const makerOnly = drawn.makerOnly && drawn.price !== undefined;
  const timeInForce = iceberg > 0 || makerOnly || drawn.price === undefined ? "gtc" : drawn.timeInForce;
  const id = venue.x.counters.order + 1;
  const accepted = granted(() =>
    trader.spot[side === "buy" ? "buys" : "sells"](String(size), {
      ...(drawn.price === undefined ? {} : { at: String(drawn.price) }),
      ...(iceberg > 0 ? { iceberg: String(iceberg) } : {}),
      maker: makerOnly,
      tif: timeInForce,
      stp: prevention,
    }),
  );
  const { price } = drawn;
  const also = plain.place({ id, account: trader.id, side, price, size, timeInForce, makerOnly, iceberg, prevention });
  return accepted === also ? "alike" : "different";
}

function cancelBoth(venue: CoreVenue, plain: PlainBook, id: number): "alike" | "different" {
  const owner = venue.x.orders.open.get(id)?.account ?? 1;
  const trader = TRADERS.map((name) => venue.trader(name)).find((each) => each.id === owner)!;
  const done = granted(() =>
    venue.perform({
      type: "CancelOrder",
      purse: trader.spot.name,
      symbol: SYMBOL,
      order: { id },
      cancelId: undefined,
      onlyIf: undefined,
    }),
  );
  return done === plain.cancel(id) ? "alike" : "different";
}

function granted(perform: () => unknown): boolean {
  try {
    perform();
    return true;
  } catch (thrown) {
    if (thrown instanceof Refused) return false;
    throw thrown;
  }
}

/** What stands in the real book, as the plain one tells it. */
function standing(venue: CoreVenue): (readonly [number, number, number])[][] {
  const [book] = portray(venue.x).books;
  const told = (side: NonNullable<typeof book>["bids"]): (readonly [number, number, number])[] =>
    side.map(([id, shown]) => {
      const { lots, filled, prevented } = venue.order(id);
      return [id, count(lots) - count(filled) - count(prevented), count(shown)];
    });
  return [told(book!.bids), told(book!.asks)];
}

function tradesOf(venue: CoreVenue): unknown[] {
  return venue.happened("Traded").map(({ maker, taker, ticks, lots }) => ({
    maker,
    taker,
    price: count(ticks),
    size: count(lots),
  }));
}
