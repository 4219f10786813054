import { describe, expect, test } from "vitest";
import { CoreVenue, openCore, refusal } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { decode, encode } from "../../journal/codec.ts";
import { SECOND } from "../../money/units.ts";
import { portray, type Portrait, revive } from "../portrait.ts";

const SYMBOL = "BTCUSD_PERP";

function market(): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ funding: "none" });
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has("10", "BTC").has("10", "ETH");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

describe("a countdown", () => {
  test("cancels at its end what its account has open in its contract, and nothing else", () => {
    const { venue, ann, ben } = market();
    const bid = ann.buys(1, { at: "29000" });
    const stop = ann.buys(1, { stop: "31000" });
    const elsewhere = ann.on("ETHUSD_PERP").buys(1, { at: "1950" });
    const others = ben.buys(1, { at: "29000" });
    ann.countsDown(120);
    venue.passes(119, SECOND);
    expect(bid.status).toBe("new");
    const later = ann.buys(1, { at: "28900" });
    venue.passes(1, SECOND);
    expect([bid.status, stop.status, later.status]).toEqual(["canceled", "canceled", "canceled"]);
    expect([elsewhere.status, others.status]).toEqual(["new", "new"]);
    // It ran out once: what comes later stands.
    const next = ann.buys(1, { at: "29000" });
    venue.passes(300, SECOND);
    expect(next.status).toBe("new");
  });

  test("is put off each time it is set again, and stopped with zero", () => {
    const { venue, ann } = market();
    const bid = ann.buys(1, { at: "29000" });
    for (let beat = 0; beat < 5; beat++) {
      ann.countsDown(60);
      venue.passes(59, SECOND);
    }
    expect(bid.status).toBe("new");
    ann.countsDown(0);
    venue.passes(3_600, SECOND);
    expect([bid.status, venue.happened("CountdownElapsed")]).toEqual(["new", []]);
  });

  test("can be shortened", () => {
    const { venue, ann } = market();
    const bid = ann.buys(1, { at: "29000" });
    ann.countsDown(60);
    ann.countsDown(10);
    venue.passes(10, SECOND);
    expect(bid.status).toBe("canceled");
  });

  test("runs out in each contract for itself, those that do at once in the order in which they were set", () => {
    const { venue, ann, ben } = market();
    ben.countsDown(60);
    ann.on("ETHUSD_PERP").countsDown(60);
    ann.countsDown(60);
    ben.on("ETHUSD_PERP").countsDown(30);
    venue.passes(60, SECOND);
    expect(venue.happened("CountdownElapsed").map(({ account, symbol }) => [account, symbol])).toEqual([
      [ben.trader.id, "ETHUSD_PERP"],
      [ben.trader.id, SYMBOL],
      [ann.trader.id, "ETHUSD_PERP"],
      [ann.trader.id, SYMBOL],
    ]);
  });

  test("leaves no trace where none runs and none is wanted, or where there is no such contract", () => {
    const { venue, ann } = market();
    const before = venue.entries.length;
    ann.countsDown(0);
    expect(venue.entries).toHaveLength(before);
    expect(refusal(() => ann.on("BTCUSDT").countsDown(5))).toEqual({ reason: "unknown-symbol", symbol: "BTCUSDT" });
  });

  test("goes on after a restart", () => {
    const { venue, ann } = market();
    const bid = ann.buys(1, { at: "29000" });
    ann.countsDown(60);
    const again = new CoreVenue(revive(decode(encode(portray(venue.x))) as Portrait));
    again.at = venue.at;
    again.passes(59, SECOND);
    expect(again.order(bid.id).status).toBe("new");
    again.passes(1, SECOND);
    expect(again.order(bid.id).status).toBe("canceled");
  });
});
