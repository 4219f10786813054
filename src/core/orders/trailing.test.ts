import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../journal/codec.ts";
import { type CoreVenue, openCore, refusal, stateText } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { DEFAULT_PAIRS } from "../../genesis/pairs.ts";
import { type Portrait, revive } from "../portrait.ts";
import { count } from "../../money/units.ts";

/** BTCUSDT with room for many stop orders. */
const ROOMY = {
  ...DEFAULT_PAIRS[0]!,
  filters: { ...DEFAULT_PAIRS[0]!.filters, maxOrders: 200, maxAlgoOrders: 200 },
};

/** A market that has traded at a price, and two traders with money and coins. */
function market(price = "40000"): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore({ pairs: [ROOMY] });
  venue.prints(price);
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("1000000", "USDT").has("100", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

// The five examples of the exchange's own page on trailing stops, and the trade just before each would be due.
describe("the published examples", () => {
  test.each([
    [
      "a stop-loss to buy",
      "buys",
      { stop: "44000", trail: 500, at: "45000" },
      ["37000", "44000", "46000", "42000"],
      "44099.99",
      "44100",
    ],
    [
      "a stop-loss to sell",
      "sells",
      { stop: "39000", trail: 1000, at: "38000" },
      ["41500", "39000", "37000", "41000"],
      "36900.01",
      "36900",
    ],
    [
      "a take-profit to buy",
      "buys",
      { target: "38000", trail: 850, at: "38500" },
      ["42000", "38000", "37000", "39000", "38000"],
      "40144.99",
      "40145",
    ],
    [
      "a take-profit to sell",
      "sells",
      { target: "42000", trail: 750, at: "41000" },
      ["41500", "39000", "42000", "45000", "44000", "46500"],
      "43012.51",
      "43012.5",
    ],
    [
      "one without a stop price",
      "sells",
      { trail: 700, at: "39000" },
      ["42000", "39500", "45500"],
      "42315.01",
      "42315",
    ],
  ] as const)("%s", (_name, act, terms, path, before, at) => {
    const { venue, ann } = market();
    const order = ann[act]("0.1", terms);
    for (const price of [...path, before]) {
      venue.prints(price);
      expect(order.status).toBe("new, waiting");
    }
    venue.prints(at);
    expect(venue.happened("OrderTriggered").map(({ order: id }) => id)).toEqual([order.id]);
    expect(venue.order(order.id).stage).not.toBe("armed");
  });
});

test("it follows from its stop price's trade, and says since when", () => {
  const { venue, ann } = market();
  const waiting = ann.sells("0.1", { target: "41000", trail: 100 });
  const following = ann.sells("0.1", { trail: 100 });
  expect(count(venue.order(following.id).trailingAt)).toBe(count(venue.at));
  expect(count(venue.order(waiting.id).trailingAt)).toBe(0);
  // In one sweep past the stop price it is the first trade there that counts.
  const ben = venue.trader("carl").spot.has("10", "BTC").has("1000000", "USDT");
  for (const at of ["40900", "41010", "41400"]) ben.sells("0.1", { at });
  venue.trader("dora").spot.has("1000000", "USDT").buys("0.3", { at: "41400", tif: "ioc" });
  expect(venue.happened("TrailingBegan").at(-1)).toMatchObject({ order: waiting.id, from: 4_101_000 });
  expect(venue.x.books.get("BTCUSDT")!.trailing.sales.parties.map(({ from }) => count(from))).toEqual([4_140_000]);
});

test("it begins at the last price, or with the first trade where there was none", () => {
  const venue = openCore();
  const ann = venue.trader("ann").spot.has("1", "BTC");
  const order = ann.sells("0.1", { trail: 100 });
  expect(count(venue.order(order.id).trailingAt)).toBe(0);
  venue.prints("30000");
  expect(count(venue.order(order.id).trailingAt)).toBe(count(venue.at));
  ann.cancels(order);
  expect(ann.locked("BTC")).toBe("0");
});

test("a trigger between two ticks is rounded away from the price it follows from", () => {
  const { venue, ann } = market("30000.01");
  // 30000.01 × 0.999 = 29970.00999.
  const sale = ann.sells("0.1", { trail: 10, at: "29000" });
  // 30000.01 × 1.001 = 30030.01001.
  const purchase = ann.buys("0.1", { trail: 10, at: "31000" });
  venue.prints("30030.01");
  expect(purchase.status).toBe("new, waiting");
  venue.prints("30030.02");
  expect(venue.order(purchase.id).stage).toBe("resting");
  ann.cancels(purchase);
  // 30030.02 × 0.999 = 29999.98998.
  venue.prints("29999.99");
  expect(sale.status).toBe("new, waiting");
  venue.prints("29999.98");
  expect(venue.order(sale.id).stage).toBe("resting");
});

describe("what it holds and is refused", () => {
  test("a sale holds its coins, a purchase what it would cost a delta above where it begins", () => {
    const { venue, ann, ben } = market("30000");
    ann.sells("0.5", { trail: 200 });
    expect(ann.locked("BTC")).toBe("0.5");
    // 0.1 × 30000 × 1.02, and 0.1 × 31000 × 1.02 behind a stop price.
    const first = ann.buys("0.1", { trail: 200 });
    expect(ann.locked("USDT")).toBe("3060");
    ann.buys("0.1", { stop: "31000", trail: 200 });
    expect(ann.locked("USDT")).toBe("6222");
    // It follows down, costs less, and the rest is free again.
    venue.prints("29000");
    ben.sells("0.1", { at: "29580" });
    venue.prints("29580", "0.01");
    expect([first.status, ann.locked("USDT")]).toEqual(["filled", "3162"]);
  });

  test("its delta is within the filter's bounds, and its stop price is not reached already", () => {
    const { ann } = market("30000");
    const broken = { reason: "filter", filter: "TRAILING_DELTA" };
    for (const trail of [0, 9, 2001]) expect(refusal(() => ann.sells("0.1", { trail }))).toEqual(broken);
    for (const trail of [10, 2000]) expect(ann.sells("0.1", { trail }).status).toBe("new, waiting");
    expect(refusal(() => ann.sells("0.1", { stop: "30000", trail: 100 }))).toEqual({ reason: "would-trigger" });
    expect(refusal(() => ann.sells("0.1", { target: "30000", trail: 100 }))).toEqual({ reason: "would-trigger" });
  });

  test("it counts as a stop order, and no longer when it is cancelled", () => {
    const { venue, ann } = market("30000");
    const orders = [ann.sells("0.1", { trail: 100 }), ann.sells("0.1", { target: "31000", trail: 100 })];
    const desk = venue.x.orders.desks.get(ann.purse)!.get("BTCUSDT")!;
    expect(desk.stops).toBe(2);
    for (const order of orders) ann.cancels(order);
    expect([desk.stops, venue.x.books.get("BTCUSDT")!.trailing.sales.parties]).toEqual([0, []]);
  });
});

describe("many at once", () => {
  test("those with less room go first, of equal ones the older, and each moves the price for the next", () => {
    const { venue, ann, ben } = market("30000");
    ben.buys("3", { at: "25000" });
    const [wide, near, equal] = [100, 50, 50].map((trail) => ann.sells("0.1", { trail }));
    venue.prints("29850");
    expect([near!.status, equal!.status, wide!.status]).toEqual(["filled", "filled", "filled"]);
    expect(venue.happened("OrderTriggered").map(({ order }) => order)).toEqual([near!.id, equal!.id, wide!.id]);
  });

  test("a rise takes all it passes along in one party, a fall none", () => {
    const { venue, ann } = market("30000");
    for (const price of ["30000", "29900", "29950", "29800"]) {
      venue.prints(price);
      ann.sells("0.1", { trail: 1000 });
      ann.buys("0.1", { trail: 1000 });
    }
    const { sales, purchases } = venue.x.books.get("BTCUSDT")!.trailing;
    const standing = (of: typeof sales) =>
      of.parties.map(({ from, line }) => `${line.length} from ${count(from) / 100}`);
    expect(standing(sales)).toEqual(["1 from 30000", "2 from 29950", "1 from 29800"]);
    expect(standing(purchases)).toEqual(["4 from 29800"]);
    venue.prints("29960");
    expect(standing(sales)).toEqual(["1 from 30000", "3 from 29960"]);
    venue.prints("30100");
    expect(standing(sales)).toEqual(["4 from 30100"]);
    venue.prints("29000");
    expect([standing(sales), standing(purchases)]).toEqual([["4 from 30100"], ["4 from 29000"]]);
  });
});

/** The same rule the slow way: every order keeps its own extreme, and is looked at after every trade. */
interface Slow {
  readonly side: "buy" | "sell";
  readonly delta: number;
  readonly id: number;
  best: number;
}

test("whatever the prices do, exactly those go that would if each were watched by itself, also after a snapshot", () => {
  const act = fc.record({
    price: fc.integer({ min: 2_950_000, max: 3_050_000 }),
    places: fc.constantFrom("buy" as const, "sell" as const, undefined),
    delta: fc.constantFrom(10, 20, 50, 100, 200),
    snapshot: fc.constantFrom(false, false, false, true),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
      const { venue, ann } = market("30000");
      venue.auditing = false;
      let slow: Slow[] = [];
      const triggered: number[] = [];
      for (const { price, places, delta, snapshot } of acts) {
        venue.prints(`${Math.trunc(price / 100)}.${String(price % 100).padStart(2, "0")}`);
        const due: number[] = [];
        for (const each of slow) {
          each.best = each.side === "sell" ? Math.max(each.best, price) : Math.min(each.best, price);
          const reached =
            each.side === "sell"
              ? price * 10_000 <= each.best * (10_000 - each.delta)
              : price * 10_000 >= each.best * (10_000 + each.delta);
          if (reached) due.push(each.id);
        }
        slow = slow.filter(({ id }) => !due.includes(id));
        triggered.push(...due);
        const seen = venue.happened("OrderTriggered").map(({ order }) => order);
        expect(seen.toSorted((a, b) => a - b)).toEqual(triggered.toSorted((a, b) => a - b));
        if (places !== undefined) {
          // Far from the market, so that going to work moves no price.
          const order = ann[places === "sell" ? "sells" : "buys"]("0.01", {
            trail: delta,
            at: places === "sell" ? "60000" : "15000",
          });
          slow.push({ side: places, delta, id: order.id, best: price });
        }
        if (snapshot) expect(stateText(revive(decode(stateText(venue.x)) as Portrait))).toBe(stateText(venue.x));
      }
    }),
    { numRuns: 40 },
  );
});

test("orders that come to follow from one price from different ones follow it together", () => {
  const { venue, ann, ben } = market("40000");
  const wide = ann.sells("1", { trail: 500, at: "30000" });
  venue.prints("39900");
  const late = ben.sells("1", { trail: 100, at: "30000" });
  // The price comes back to just what the first follows from; each audit asks that no two prices are the same.
  venue.prints("40000");
  venue.prints("39600");
  expect([wide.status, late.status]).toEqual(["new, waiting", "new"]);
});
