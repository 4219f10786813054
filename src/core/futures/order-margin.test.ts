import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { rateOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";

const MARGIN = { reason: "insufficient-margin" };

/** A trader with a wallet at 20x and a mark of 30,000; a contract then binds 0.00016667. */
function market(wallet: string, settings = {}): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ settings });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  return { venue, ann: venue.trader("ann").futures.has(wallet, "BTC"), ben };
}

const available = (desk: FuturesDesk): string => plain(desk.coin.available);

describe("an order that opens", () => {
  test("needs its initial margin, and what is left carries the next", () => {
    const { ann } = market("0.1");
    ann.buys(300, { at: "30000" });
    expect(available(ann)).toBe("0.05");
    ann.buys(300, { at: "30000" });
    expect(available(ann)).toBe("0");
    expect(refusal(() => ann.buys(1, { at: "30000" }))).toEqual(MARGIN);
  });

  test("needs less at more leverage", () => {
    const { ann } = market("0.1");
    ann.leverage(100);
    ann.buys(3_000, { at: "30000" });
    expect(available(ann)).toBe("0");
  });

  test("needs the taker's commission too, on everything", () => {
    const { ann } = market("0.1", { coinTaker: rateOf("0.0004") });
    expect(refusal(() => ann.buys(600, { at: "30000" }))).toEqual(MARGIN);
    ann.has("0.0008", "BTC").buys(600, { at: "30000" });
  });

  test("needs what it loses at once, where its price is worse than the mark", () => {
    const { ann } = market("0.1");
    // 600 contracts at 31,500 lose 60,000 × (1/30,000 − 1/31,500) = 0.0952 on top of a margin of 0.0952.
    expect(refusal(() => ann.buys(600, { at: "31500" }))).toEqual(MARGIN);
    ann.buys(315, { at: "31500" });
    expect(refusal(() => ann.sells(600, { at: "28500" }))).toEqual(MARGIN);
  });

  test("needs for what it would take the prices it would take at", () => {
    const { ann, ben } = market("0.1");
    ben.sells(600, { at: "30000" });
    expect(ann.buys(600, { at: "31500", tif: "ioc" }).status).toBe("filled");
  });

  test("by market order expires without cost where nobody is near enough", () => {
    const { ann, ben } = market("0.1");
    ben.sells(100, { at: "31500" });
    ben.venue.mark("BTCUSD_PERP", "29900");
    // 5 % above the mark is 31,395.
    expect(ann.buys(100).status).toBe("expired");
    ben.venue.mark("BTCUSD_PERP", "30000");
    expect(ann.buys(100).status).toBe("filled");
  });
});

describe("orders on both sides", () => {
  test("bind what the larger side needs", () => {
    const { ann } = market("0.1");
    ann.buys(600, { at: "30000" });
    // The other side is carried by the same margin, as far as it is no larger.
    ann.sells(606, { at: "30300" });
    expect(available(ann)).toBe("0");
    expect(refusal(() => ann.sells(1, { at: "30300" }))).toEqual(MARGIN);
  });

  test("in hedge mode each bind their own", () => {
    const { ann } = market("0.1");
    ann.hedges();
    ann.buys(290, { at: "29000", leg: "long" });
    ann.sells(310, { at: "31000", leg: "short" });
    expect(available(ann)).toBe("0");
    expect(refusal(() => ann.sells(1, { at: "31000", leg: "short" }))).toEqual(MARGIN);
  });
});

describe("an order that closes", () => {
  test("needs nothing, however little is left", () => {
    const { venue, ann, ben } = market("0.1");
    ben.sells(600, { at: "30000" });
    ann.buys(600, { at: "30000" });
    venue.mark("BTCUSD_PERP", "29000");
    expect(available(ann)).toBe("0");
    ann.sells(600, { at: "30000" });
    expect(refusal(() => ann.buys(1, { at: "29000" }))).toEqual(MARGIN);
  });

  test("and turns the position needs margin for what the turned one needs beyond the first", () => {
    const { ann, ben } = market("0.1");
    ben.sells(600, { at: "30000" });
    ann.buys(600, { at: "30000" });
    ben.buys(1_300, { at: "30000" });
    expect(refusal(() => ann.sells(1_201, { at: "30000", tif: "ioc" }))).toEqual(MARGIN);
    expect(ann.sells(1_200, { at: "30000", tif: "ioc" }).status).toBe("filled");
    expect(ann.position()).toBe(-600);
  });

  test("is one of several that cannot all close: the second opens, and needs margin", () => {
    const { ann, ben } = market("0.1");
    ben.sells(600, { at: "30000" });
    ann.buys(600, { at: "30000" });
    ann.sells(600, { at: "30000" });
    // Filled both, they would turn 600 long into 600 short: the same margin. A third would need more.
    ann.sells(600, { at: "30000" });
    expect(refusal(() => ann.sells(600, { at: "30000" }))).toEqual(MARGIN);
  });
});

test("crossed profit carries new orders, isolated profit does not", () => {
  const opened = (isolated: boolean): string => {
    const { venue, ann, ben } = market("0.1");
    if (isolated) ann.isolates();
    ben.sells(300, { at: "30000" });
    ann.buys(300, { at: "30000" });
    venue.mark("BTCUSD_PERP", "31000");
    return available(ann);
  };
  // 1 BTC gained 0.03225806 and binds 0.04838709; isolated, 0.05 has moved to the position.
  expect([opened(false), opened(true)]).toEqual(["0.08387097", "0.05"]);
});

test("one coin never carries another's contracts", () => {
  const { ann } = market("0.1");
  expect(refusal(() => ann.on("ETHUSD_PERP").buys(1, { at: "2000" }))).toEqual(MARGIN);
});
