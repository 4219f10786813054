import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { later } from "../../money/arithmetic.ts";
import { count, DAY, instant, MINUTE, span } from "../../money/units.ts";
import { nextDue } from "../select.ts";

const SYMBOL = "BTCUSD_PERP";

/** Ann is long ten at 30000, and ben short; the last price and the mark are 30000. */
function longTen(venue = openCore()): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has("10", "BTC");
  const [ann, ben] = [funded("ann"), funded("ben")];
  ben.sells(10, { at: "30000" });
  ann.buys(10, { at: "30000" });
  return { venue, ann, ben };
}

/** One contract trades at a price, between two others. */
function prints(venue: CoreVenue, price: string): void {
  const [cat, dan] = ["cat", "dan"].map((name) => venue.trader(name).futures.has("1", "BTC"));
  dan!.sells(1, { at: price });
  cat!.buys(1, { at: price });
}

describe("an algo order", () => {
  test("waits under a number of its own and is no order, until its price comes and it places one", () => {
    const { venue, ann, ben } = longTen();
    const algo = ann.awaitsToSell(10, { stop: "29900", id: "guard", stp: "expire-both" });
    expect([algo.status, algo.algo.actual, venue.x.orders.open.size]).toEqual(["new", 0, 0]);
    expect(ann.coin.openOrderMargin).toBe(ben.coin.openOrderMargin);
    ben.buys(10, { at: "29890" });
    prints(venue, "29900");
    expect([algo.status, ann.position()]).toEqual(["finished", 0]);
    // Ten were traded at 30000, one bid, two printed: its order is the next one but itself.
    const { order } = algo.actual;
    expect(count(order.ticks)).toBe(0);
    expect([order.kind, order.clientId, order.prevention, algo.actual.status, order.id > algo.id]).toEqual([
      "market",
      "guard",
      "expire-both",
      "filled",
      true,
    ]);
    expect(venue.trades(SYMBOL).at(-1)).toBe("10 @ 29890");
  });

  test("with a limit is triggered for as long as its order is open, and finished however that ends", () => {
    const { venue, ann } = longTen();
    const algo = ann.awaitsToSell(4, { take: "30500", at: "30600" });
    prints(venue, "30500");
    expect([algo.status, algo.actual.status, venue.book(SYMBOL).asks]).toEqual(["triggered", "new", ["4 @ 30600"]]);
    expect(refusal(() => ann.cancelsAlgo({ id: algo.id }))).toMatchObject({ reason: "unknown-order" });
    ann.cancels(algo.actual);
    expect([algo.status, algo.actual.status]).toEqual(["finished", "canceled"]);
    const filled = ann.awaitsToSell(4, { take: "30550", at: "30600" });
    prints(venue, "30550");
    venue.trader("eve").futures.has("10", "BTC").buys(4, { at: "30600" });
    expect([filled.status, filled.actual.status]).toEqual(["finished", "filled"]);
  });

  test("is finished as well where its order is cancelled by an amendment", () => {
    const { venue, ann } = longTen();
    const algo = ann.awaitsToSell(4, { take: "30500", at: "30600" });
    prints(venue, "30500");
    venue.trader("eve").futures.has("10", "BTC").buys(1, { at: "30600" });
    ann.amends(algo.actual, { size: 1 });
    expect([algo.status, algo.actual.status, algo.actual.filled]).toEqual(["finished", "canceled", "1"]);
    expect(venue.x.algos.triggered.size).toBe(0);
    expect(venue.happened("OrderClosed").at(-1)!.byAmendment).toBe(true);
  });

  test("is rejected where its order could not be placed now, and says why", () => {
    const { venue, ann, ben } = longTen();
    const poor = venue.trader("eve").futures.has("0.001", "BTC");
    const dear = poor.awaitsToBuy(100, { stop: "30100" });
    const idle = poor.awaitsToSell(1, { take: "30100", reduceOnly: true });
    ben.sells(100, { at: "30100" });
    prints(venue, "30100");
    expect([dear.status, dear.algo.actual, idle.status]).toEqual(["rejected", 0, "rejected"]);
    expect([dear.algo.triggeredAt, idle.algo.triggeredAt]).toEqual([venue.at, venue.at]);
    const reasons = venue.happened("AlgoClosed").map(({ algo, reason }) => [algo, reason]);
    expect(reasons).toEqual([
      [dear.id, "insufficient-margin"],
      [idle.id, "nothing-to-reduce"],
    ]);
    expect(ann.position()).toBe(10);
  });

  test("places an order that ends at once where it is post-only and would take, or cannot have all", () => {
    const { venue, ann, ben } = longTen();
    ben.buys(3, { at: "29800" });
    const maker = ann.awaitsToSell(2, { stop: "29900", at: "29700", tif: "gtx" });
    const whole = ann.awaitsToSell(5, { stop: "29900", at: "29700", tif: "fok" });
    prints(venue, "29900");
    expect([maker.status, maker.actual.status, maker.actual.filled]).toEqual(["finished", "expired", "0"]);
    expect([whole.status, whole.actual.status, ann.position()]).toEqual(["finished", "expired", 10]);
  });

  test("of several, and of orders that wait beside them, the oldest goes first", () => {
    const { venue, ann, ben } = longTen();
    const first = ann.awaitsToSell(3, { stop: "29900" });
    const second = ann.sells(3, { stop: "29900" });
    const third = ann.awaitsToSell(3, { stop: "29900" });
    ben.buys(6, { at: "29890" });
    prints(venue, "29900");
    expect([first.actual.filled, second.filled, third.actual.filled]).toEqual(["3", "3", "0"]);
  });

  test("goes by the mark, trails, waits while it is guarded, and closes all there is then", () => {
    const { venue, ann, ben } = longTen();
    const all = ann.awaitsToSell(0, { stop: "28500", by: "mark", closesAll: true });
    const trailing = ann.awaitsToSell(2, { trails: 100, take: "30200" });
    const guarded = ann.awaitsToSell(1, { stop: "29100", by: "mark", guarded: true });
    // It follows from 30200 up to 30400: a hundredth below that is 30096.
    prints(venue, "30200");
    prints(venue, "30400");
    prints(venue, "30097");
    expect(trailing.status).toBe("new");
    ben.buys(2, { at: "30050" });
    prints(venue, "30096");
    expect([trailing.status, trailing.actual.filled, ann.position()]).toEqual(["finished", "2", 8]);
    // Last price and mark are 1450 apart, more than a twentieth of 28600.
    venue.mark(SYMBOL, "28600");
    expect(guarded.status).toBe("new");
    ben.buys(9, { at: "28900" });
    prints(venue, "29500");
    expect([guarded.status, ann.position()]).toEqual(["finished", 7]);
    venue.mark(SYMBOL, "28500");
    expect(all.actual.left).toBe("0");
    expect([all.status, all.actual.filled, all.actual.order.terms!.reduceOnly, ann.position()]).toEqual([
      "finished",
      "7",
      true,
      0,
    ]);
  });

  test("is refused as a conditional order is, and its name is its own only among those that wait", () => {
    const { venue, ann } = longTen();
    expect(refusal(() => ann.awaitsToSell(1, { stop: "30000" }))).toMatchObject({ reason: "would-trigger" });
    expect(refusal(() => ann.awaitsToSell(1, { stop: "29000", leg: "long" }))).toMatchObject({
      reason: "leg-mismatch",
    });
    expect(refusal(() => ann.awaitsToSell(0, { stop: "29000" }))).toMatchObject({ reason: "contract-limit" });
    ann.awaitsToSell(1, { stop: "29900", id: "one" });
    expect(refusal(() => ann.awaitsToSell(1, { stop: "29000", id: "one" }))).toMatchObject({
      reason: "duplicate-client-id",
    });
    // An order may have the same name; the order that comes of it gets another then.
    const namesake = ann.buys(1, { at: "20000", id: "one" });
    prints(venue, "29900");
    expect(ann.awaitsToSell(1, { stop: "29000", id: "one" }).status).toBe("new");
    expect(namesake.status).toBe("new");
  });

  test("counts among the stop orders of its owner in the contract", () => {
    const { ann } = longTen();
    const limit = ann.contract.maxAlgoOrders;
    for (let nth = 0; nth < limit; nth++) {
      if (nth % 2 === 0) ann.awaitsToSell(1, { stop: "29000" });
      else ann.sells(1, { stop: "29000" });
    }
    for (const place of [() => ann.awaitsToSell(1, { stop: "29000" }), () => ann.sells(1, { stop: "29000" })]) {
      expect(refusal(place)).toEqual({ reason: "contract-limit", limit: "too-many-stops" });
    }
  });

  test("is cancelled by number, by name, or with all of its contract; by nobody else", () => {
    const { venue, ann, ben } = longTen();
    const [one, two, three, four] = [1, 2, 3, 4].map((nth) => ann.awaitsToSell(nth, { stop: "29000", id: `n${nth}` }));
    const elsewhere = ann.on("ETHUSD_PERP");
    venue.mark("ETHUSD_PERP", "2000");
    const other = elsewhere.awaitsToSell(1, { stop: "1900" });
    expect(refusal(() => ben.cancelsAlgo({ id: one!.id }))).toMatchObject({ reason: "unknown-order" });
    ann.cancelsAlgo({ id: one!.id });
    ann.cancelsAlgo({ clientId: "n2" });
    ann.cancelsAlgos();
    expect([one, two, three, four, other].map((each) => each!.status)).toEqual([
      "canceled",
      "canceled",
      "canceled",
      "canceled",
      "new",
    ]);
    expect(refusal(() => ann.cancelsAlgo({ id: one!.id }))).toMatchObject({ reason: "unknown-order" });
  });

  test("keeps margin type and position mode as they are, and goes with a liquidation of its position", () => {
    const { venue, ann } = longTen();
    const eve = venue.trader("eve").futures.has("1", "BTC");
    const idle = eve.awaitsToBuy(1, { stop: "31000" });
    expect(refusal(() => eve.isolates())).toMatchObject({ reason: "margin-type-has-orders" });
    expect(refusal(() => eve.hedges())).toMatchObject({ reason: "position-mode-has-orders" });
    eve.cancelsAlgo({ id: idle.id });
    eve.isolates();
    const frank = venue.trader("frank").futures.has("0.004", "BTC");
    frank.leverage(20);
    ann.sells(10, { at: "30000" });
    frank.buys(10, { at: "30000" });
    const guard = frank.awaitsToSell(10, { stop: "20000" });
    ann.buys(10, { at: "26900" });
    venue.mark(SYMBOL, "26850");
    expect([guard.status, frank.position()]).toEqual(["canceled", 0]);
  });

  test("goes with all else its owner has open in a contract when another's end closes his position", () => {
    // The book is empty and the fund has nothing: who holds the other side bears it.
    const { venue, ann, ben } = longTen(openCore({ settings: { insuranceFund: "empty" } }));
    const frank = venue.trader("frank").futures.has("0.004", "BTC");
    ann.sells(10, { at: "30000" });
    frank.buys(10, { at: "30000" });
    const guard = ben.awaitsToBuy(5, { stop: "33000" });
    const elsewhere = ann.awaitsToBuy(5, { stop: "33000" });
    venue.mark(SYMBOL, "26000");
    expect(guard.status).toBe("new");
    venue.passes(1, MINUTE);
    expect(venue.happened("PositionDeleveraged")).toHaveLength(1);
    expect([frank.position(), ben.position(), guard.status, elsewhere.status]).toEqual([0, 0, "canceled", "new"]);
  });

  test("expires after as long as an order may wait", () => {
    const { venue, ann } = longTen();
    const algo = ann.awaitsToSell(10, { stop: "20000" });
    venue.at = later(venue.at, span(1));
    const younger = ann.buys(1, { at: "20000" });
    const { contractOrderValidity } = venue.x.reference.settings!;
    const end = later(algo.algo.placedAt, contractOrderValidity);
    while (algo.status === "new") {
      const due = nextDue(venue.x)!;
      expect(due <= end).toBe(true);
      venue.comesTo(instant(Math.min(count(due), count(later(venue.x.at, span(400 * count(DAY)))))));
    }
    expect([algo.status, venue.x.at, younger.status]).toEqual(["expired", end, "new"]);
  });
});
