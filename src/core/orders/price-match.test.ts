import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";

const SYMBOL = "BTCUSD_PERP";

/** A book of seven asks from 30010 and six bids from 29990, ten dollars from one to the next, two orders a level. */
function ladder(): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore();
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has("100", "BTC");
  const [ann, ben] = [funded("ann"), funded("ben")];
  for (let step = 1; step <= 7; step++) for (const _ of [1, 2]) ben.sells(1, { at: String(30_000 + 10 * step) });
  for (let step = 1; step <= 6; step++) for (const _ of [1, 2]) ben.buys(1, { at: String(30_000 - 10 * step) });
  return { venue, ann, ben };
}

describe("an order that takes its price from the book", () => {
  test("stands at the best or the fifth level of its own side, levels being prices and not orders", () => {
    const { ann } = ladder();
    expect(ann.buys(1, { matches: { side: "queue", level: 1 } }).price).toBe("29990");
    expect(ann.buys(1, { matches: { side: "queue", level: 5 } }).price).toBe("29950");
    expect(ann.sells(1, { matches: { side: "queue", level: 5 } }).price).toBe("30050");
  });

  test("takes from the other side as far as the level it names", () => {
    const { venue, ann } = ladder();
    const near = ann.buys(3, { matches: { side: "opponent", level: 1 } });
    expect([near.price, near.status, near.filled]).toEqual(["30010", "partially-filled", "2"]);
    ann.cancels(near);
    const far = ann.buys(9, { matches: { side: "opponent", level: 5 } });
    // The fifth of 30020, 30030, 30040, 30050, 30060; two contracts at each of the first four, one at the fifth.
    expect([far.price, far.status]).toEqual(["30060", "filled"]);
    expect(venue.trades(SYMBOL).at(-1)).toBe("1 @ 30060");
  });

  test("is refused where the book has not so many levels, or none", () => {
    const { ann, ben, venue } = ladder();
    const refused = { reason: "no-such-level" };
    expect(refusal(() => ann.buys(1, { matches: { side: "queue", level: 10 } }))).toEqual(refused);
    expect(refusal(() => ann.sells(1, { matches: { side: "opponent", level: 20 } }))).toEqual(refused);
    venue.perform({ type: "CancelOpenOrders", purse: ben.name, symbol: SYMBOL, refuseIfNone: true });
    expect(refusal(() => ann.buys(1, { matches: { side: "queue", level: 1 } }))).toEqual(refused);
  });

  test("is held to the band around the mark like any other", () => {
    const { ann, venue } = ladder();
    // Five percent above 28570 are 29998.5.
    venue.mark(SYMBOL, "28570");
    expect(refusal(() => ann.buys(1, { matches: { side: "opponent", level: 1 } }))).toEqual({
      reason: "contract-limit",
      limit: "price-above-band",
    });
    expect(ann.buys(1, { matches: { side: "queue", level: 1 } }).status).toBe("new");
  });

  test("with a stop price takes it when that is reached, from the book as it is then", () => {
    const { venue, ann, ben } = ladder();
    const stop = ann.buys(1, { stop: "30100", by: "mark", matches: { side: "queue", level: 1 } });
    expect([stop.status, stop.price]).toEqual(["new, waiting", "0"]);
    ben.buys(1, { at: "30005" });
    venue.mark(SYMBOL, "30100");
    expect([stop.status, stop.price]).toEqual(["new", "30005"]);
    expect(venue.book(SYMBOL).bids[0]).toBe("2 @ 30005");
  });

  test("with a stop price expires where the book has no such level when that is reached", () => {
    const { venue, ann } = ladder();
    const stop = ann.buys(1, { stop: "30100", by: "mark", matches: { side: "queue", level: 20 } });
    venue.mark(SYMBOL, "30100");
    expect(stop.status).toBe("expired");
  });
});
