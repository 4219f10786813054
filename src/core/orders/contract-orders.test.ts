import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { rateOf } from "../../genesis/figures.ts";
import { later } from "../../money/arithmetic.ts";
import { count, DAY, HOUR, instant, span } from "../../money/units.ts";

const SYMBOL = "BTCUSD_PERP";

function market(): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore();
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

describe("an order on a contract", () => {
  test("good till cancelled waits, and trades at the price that was there first", () => {
    const { venue, ann, ben } = market();
    const ask = ben.sells(10, { at: "30000" });
    const bid = ann.buys(15, { at: "30100" });
    expect(venue.trades(SYMBOL)).toEqual(["10 @ 30000"]);
    expect([ask.status, bid.status, bid.left]).toEqual(["filled", "partially-filled", "5"]);
    expect(venue.book(SYMBOL)).toEqual({ bids: ["5 @ 30100"], asks: [] });
    ann.cancels(bid);
    expect([bid.status, venue.book(SYMBOL).bids]).toEqual(["canceled", []]);
  });

  test("immediate or cancel takes what is there and lets go of the rest", () => {
    const { ann, ben } = market();
    ben.sells(10, { at: "30000" });
    const order = ann.buys(15, { at: "30100", tif: "ioc" });
    expect([order.status, order.filled]).toEqual(["expired", "10"]);
  });

  test("fill or kill has all of it or nothing", () => {
    const { ann, ben } = market();
    ben.sells(10, { at: "30000" });
    const killed = ann.buys(11, { at: "30000", tif: "fok" });
    expect([killed.status, killed.filled, ann.position()]).toEqual(["expired", "0", 0]);
    expect(ann.buys(10, { at: "30000", tif: "fok" }).status).toBe("filled");
  });

  test("post-only waits, and expires where it would take", () => {
    const { ann, ben } = market();
    ben.sells(10, { at: "30000" });
    expect(ann.buys(10, { at: "29999.9", tif: "gtx" }).status).toBe("new");
    const order = ann.buys(10, { at: "30000", tif: "gtx" });
    expect([order.status, order.filled]).toEqual(["expired", "0"]);
  });

  test("at the market trades no further than five percent from the mark", () => {
    const { venue, ann, ben } = market();
    ben.sells(10, { at: "31000" });
    ben.sells(10, { at: "31500" });
    venue.mark(SYMBOL, "29900");
    const order = ann.buys(20);
    expect(venue.trades(SYMBOL)).toEqual(["10 @ 31000"]);
    expect([order.status, order.filled]).toEqual(["expired", "10"]);
  });

  test("at the market stops at the last price on the grid within those five percent", () => {
    const { venue, ann, ben } = market();
    // 5 % above is 31,500.1575 and 5 % below 28,500.1425.
    venue.mark(SYMBOL, "30000.15");
    ben.sells(10, { at: "31500.2" });
    expect(ann.buys(10).filled).toBe("0");
    ben.sells(10, { at: "31500.1" });
    expect(ann.buys(10).filled).toBe("10");
    ben.buys(10, { at: "28500.1" });
    expect(ann.sells(10).filled).toBe("0");
    ben.buys(10, { at: "28500.2" });
    expect(ann.sells(10).filled).toBe("10");
  });

  test("has a price exactly if it is a limit order", () => {
    const { venue } = market();
    const asks = (kind: string, price: bigint | undefined): unknown =>
      refusal(() =>
        venue.perform({
          type: "PlaceContractOrder",
          account: 1,
          symbol: SYMBOL,
          side: "buy",
          kind: kind as "limit",
          timeInForce: "gtc",
          contracts: 1 as never,
          price: price as never,
          leg: "both",
          reduceOnly: false,
          clientId: undefined,
          prevention: undefined,
        }),
      );
    expect(asks("limit", undefined)).toEqual({ reason: "unsupported-order" });
    expect(asks("market", 3_000_000_000_000n)).toEqual({ reason: "unsupported-order" });
  });

  test("has a name of its own while it is open", () => {
    const { ann, ben } = market();
    ann.buys(1, { at: "29000", id: "mine" });
    expect(refusal(() => ann.buys(1, { at: "29000", id: "mine" }))).toEqual({ reason: "duplicate-client-id" });
    expect(ben.buys(1, { at: "29000", id: "mine" }).status).toBe("new");
    ben.sells(1, { at: "29000", stp: "expire-maker" });
    expect(ann.buys(1, { at: "28900", id: "mine" }).status).toBe("new");
  });

  test("meets orders of its own account only where prevention lets it", () => {
    const { venue, ann, ben } = market();
    const own = ann.sells(10, { at: "30000" });
    ben.sells(10, { at: "30000" });
    const order = ann.buys(20, { at: "30000" });
    expect([own.status, order.filled]).toEqual(["expired-in-match", "10"]);
    expect(venue.trades(SYMBOL)).toEqual(["10 @ 30000"]);
  });
});

describe("a reduce-only order", () => {
  /** Ann is ten long. */
  function long(): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
    const all = market();
    all.ben.sells(10, { at: "30000" });
    all.ann.buys(10, { at: "30000" });
    return all;
  }

  test("is refused with nothing to reduce, on the wrong side, and beyond the position", () => {
    const { ann } = long();
    expect(refusal(() => ann.buys(1, { at: "29000", reduceOnly: true }))).toEqual({ reason: "nothing-to-reduce" });
    expect(refusal(() => ann.sells(11, { at: "31000", reduceOnly: true }))).toEqual({
      reason: "beyond-position-to-reduce",
    });
    ann.sells(6, { at: "31000", reduceOnly: true });
    expect(refusal(() => ann.sells(5, { at: "31000", reduceOnly: true }))).toEqual({
      reason: "beyond-position-to-reduce",
    });
    expect(ann.sells(4, { at: "31000", reduceOnly: true }).status).toBe("new");
  });

  test("at the market closes what there is, whatever its size, but not what others claim", () => {
    const { ann, ben } = long();
    ben.buys(20, { at: "30000" });
    const order = ann.sells(25, { reduceOnly: true });
    expect([order.status, order.filled, ann.position()]).toEqual(["expired", "10", 0]);
    ben.sells(10, { at: "30010" });
    ann.buys(10, { at: "30010" });
    ann.sells(10, { at: "31000", reduceOnly: true });
    expect(refusal(() => ann.sells(10, { reduceOnly: true }))).toEqual({ reason: "beyond-position-to-reduce" });
  });

  test("ends when the position shrinks below what it would close, the newest first", () => {
    const { ann, ben } = long();
    const first = ann.sells(4, { at: "31000", reduceOnly: true });
    const second = ann.sells(4, { at: "31100", reduceOnly: true });
    const third = ann.sells(2, { at: "31200", reduceOnly: true });
    ben.buys(3, { at: "30000" });
    ann.sells(3, { at: "30000" });
    // Seven are left; the newest two claimed six, of which three no longer fit.
    expect([first.status, second.status, third.status]).toEqual(["new", "expired", "expired"]);
    expect(ann.position()).toBe(7);
  });

  test("ends when the position is gone or turned", () => {
    const { ann, ben } = long();
    const order = ann.sells(10, { at: "31000", reduceOnly: true });
    ben.buys(30, { at: "30000" });
    ann.sells(30, { at: "30000" });
    expect([ann.position(), order.status]).toEqual([-20, "expired"]);
  });

  test("that an all-or-nothing order would end on its way is not counted on: it gets nothing", () => {
    const { ann, ben } = long();
    // Ann's plain sale flattens her, and ends the reducing one behind it.
    ann.sells(10, { at: "30000" });
    ann.sells(10, { at: "30010", reduceOnly: true });
    const order = ben.buys(20, { at: "30010", tif: "fok" });
    expect([order.status, order.filled, ann.position()]).toEqual(["expired", "0", 10]);
    expect(ben.buys(10, { at: "30010", tif: "fok" }).filled).toBe("10");
  });

  test("that is stepped over does not bring back a taker whom prevention has ended", () => {
    const { ann, ben } = long();
    const cid = ann.venue.trader("cid").futures.has("10", "BTC");
    ann.sells(10, { at: "30000" });
    ann.sells(10, { at: "30010", reduceOnly: true });
    ben.sells(5, { at: "30020" });
    cid.sells(50, { at: "30030" });
    const order = ben.buys(40, { at: "30030", stp: "expire-taker" });
    expect([order.status, order.filled]).toEqual(["expired-in-match", "10"]);
    expect(ann.venue.happened("MatchPrevented")).toHaveLength(1);
  });

  test("that stood behind the trade that ended it is stepped over", () => {
    const { ann, ben } = long();
    const cid = ann.venue.trader("cid").futures.has("10", "BTC");
    // Ben takes Ann's plain sale, which flattens her, before he comes to her reduce-only one.
    const plain = ann.sells(10, { at: "30000" });
    const reducing = ann.sells(10, { at: "30010", reduceOnly: true });
    const other = cid.sells(10, { at: "30010" });
    const order = ben.buys(25, { at: "30010" });
    expect([plain.status, reducing.status, reducing.filled, other.status]).toEqual([
      "filled",
      "expired",
      "0",
      "filled",
    ]);
    expect([order.status, order.left, ann.position()]).toEqual(["partially-filled", "5", 0]);
  });

  test("filled in part, it goes on with the rest", () => {
    const { ann, ben } = long();
    const order = ann.sells(10, { at: "30000", reduceOnly: true });
    ben.buys(4, { at: "30000" });
    expect([order.status, order.left, ann.position()]).toEqual(["partially-filled", "6", 6]);
    ben.buys(10, { at: "30000" });
    expect([order.status, ann.position()]).toEqual(["filled", 0]);
  });

  test("costs nothing, whatever is left in the wallet", () => {
    const venue = openCore({ settings: { coinTaker: rateOf("0.0004") } });
    const ben = venue.trader("ben").futures.has("10", "BTC");
    const ann = venue.trader("ann").futures.has("0.0174", "BTC");
    ben.sells(100, { at: "30000" });
    ann.buys(100, { at: "30000" });
    ben.buys(100, { at: "30000" });
    expect(ann.sells(100, { at: "30000", reduceOnly: true }).status).toBe("filled");
  });

  test("in hedge mode the closing side is one by itself", () => {
    const { ann, ben } = market();
    ann.hedges();
    expect(refusal(() => ann.sells(1, { at: "30000", leg: "long" }))).toEqual({ reason: "nothing-to-reduce" });
    expect(refusal(() => ann.buys(1, { at: "30000", leg: "short" }))).toEqual({ reason: "nothing-to-reduce" });
    ben.sells(10, { at: "30000" });
    ann.buys(10, { at: "30000", leg: "long" });
    const order = ann.sells(10, { at: "31000", leg: "long" });
    expect(refusal(() => ann.sells(1, { at: "31000", leg: "long" }))).toEqual({ reason: "nothing-to-reduce" });
    expect(order.status).toBe("new");
  });
});

describe("time on contracts", () => {
  test("an order that is good till cancelled is good for a year", () => {
    const { venue, ann } = market();
    const first = ann.buys(1, { at: "29000" });
    venue.passes(1, HOUR);
    const second = ann.buys(1, { at: "29000" });
    venue.comesTo(later(first.order.placedAt, span(365 * count(DAY) - 1)));
    expect([first.status, second.status]).toEqual(["new", "new"]);
    venue.comesTo(later(first.order.placedAt, span(365 * count(DAY))));
    expect([first.status, second.status]).toEqual(["expired", "new"]);
    venue.passes(1, HOUR);
    expect(second.status).toBe("expired");
    expect(venue.book(SYMBOL).bids).toEqual([]);
  });

  test("an order on a pair has no such bound", () => {
    const venue = openCore();
    const order = venue.trader("ann").spot.has("1", "BTC").sells("1", { at: "40000" });
    venue.comesTo(instant(Date.UTC(2030, 0, 1)));
    expect(order.status).toBe("new");
  });
});
