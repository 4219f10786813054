// When the owners of positions in contracts are called for margin, and when not.

import { describe, expect, test } from "vitest";
import { CoreVenue, openCore, stateText } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { ratioOf } from "../../genesis/figures.ts";
import { decode } from "../../journal/codec.ts";
import { portray, type Portrait, revive } from "../portrait.ts";

const SYMBOL = "BTCUSD_PERP";

/** Ann is long (or, below zero, short) contracts at 30,000 with twenty times leverage, isolated. */
function market(contracts: number, settings = {}): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ settings });
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has("1", "BTC");
  ann.isolates();
  const [makes, takes] = contracts > 0 ? (["sells", "buys"] as const) : (["buys", "sells"] as const);
  ben[makes](Math.abs(contracts), { at: "30000" });
  ann[takes](Math.abs(contracts));
  return { venue, ann, ben };
}

/** What is said at each mark: called, restored, liquidated, or nothing. */
function told(venue: CoreVenue, ...marks: string[]): string[] {
  return marks.map((mark) => {
    const before = venue.entries.length;
    venue.mark(SYMBOL, mark);
    const events = venue.entries.slice(before).flatMap((entry) => entry.events);
    return events
      .flatMap(({ type }) =>
        type === "PositionsMarginCalled"
          ? ["called"]
          : type === "PositionsMarginRestored"
            ? ["restored"]
            : type === "ContractLiquidationStarted"
              ? ["liquidated"]
              : [],
      )
      .join(" ");
  });
}

// A long of 300 has 0.05 + 1 − 30,000 ÷ mark and must keep 0.004 × 30,000 ÷ mark: at 120 ÷ 0.8 = 150 the call is at
// 30,150 ÷ 1.05 = 28,714.28…, the end at 30,120 ÷ 1.05 = 28,685.71….
describe("a long", () => {
  test("is called at its threshold, once, and is told of again after it was well", () => {
    const { venue } = market(300);
    expect(told(venue, "28714.3", "28714.2", "28700", "28690", "28714.2")).toEqual(["", "called", "", "", ""]);
    expect(told(venue, "28714.3", "28714.2", "40000", "28714.2")).toEqual(["restored", "called", "restored", "called"]);
    expect(told(venue, "28685.7")).toEqual(["liquidated"]);
  });

  test("that falls through both at once is liquidated without a call", () => {
    const { venue } = market(300);
    expect(told(venue, "28000")).toEqual(["liquidated"]);
  });

  test("is well again when margin is added, and called again when that is taken out", () => {
    const { venue, ann } = market(300);
    expect(told(venue, "28700")).toEqual(["called"]);
    ann.adds("0.1");
    expect(venue.happened("PositionsMarginRestored")).toMatchObject([{ symbol: SYMBOL, leg: "both", asset: "BTC" }]);
    // 30,150 ÷ 1.15.
    expect(told(venue, "26217.4", "26217.3")).toEqual(["", "called"]);
  });

  test("that is closed is called no more", () => {
    const { venue, ann, ben } = market(300);
    expect(told(venue, "28700")).toEqual(["called"]);
    ben.buys(300, { at: "28700" });
    ann.sells(300);
    expect(venue.happened("PositionsMarginRestored")).toHaveLength(1);
    expect(venue.x.futures.called.size).toBe(0);
  });
});

// At 25,000 a long of 300 has lost 0.2 and must keep 0.0048, 480,000 atoms, which is all but a cut of four fifths of 600,001.
test.each([
  ["0.20600001", "called", ""],
  ["0.20600002", "", "called"],
])("of crossed %s the threshold is cut, to the atom", (coins, there, below) => {
  const venue = openCore();
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has(coins, "BTC");
  ben.sells(300, { at: "30000" });
  ann.buys(300);
  expect(told(venue, "25000", "24999.9")).toEqual([there, below]);
});

// A short of 300 has 0.05 − 1 + 30,000 ÷ mark: the call is at 29,850 ÷ 0.95 = 31,421.05….
test("a short is called as the mark rises", () => {
  const { venue } = market(-300);
  expect(told(venue, "31421", "31421.1", "31421", "31450", "31460")).toEqual([
    "",
    "called",
    "restored",
    "called",
    "liquidated",
  ]);
});

test("who was called is not called again by a restart", () => {
  const { venue } = market(300);
  expect(told(venue, "28700")).toEqual(["called"]);
  const again = new CoreVenue(revive(portray(venue.x)));
  again.at = venue.at;
  expect(told(again, "28701", "28714.3", "28700")).toEqual(["", "restored", "called"]);
});

test("the threshold is a setting", () => {
  // 120 ÷ 0.5 = 240: 30,240 ÷ 1.05 = 28,800.
  const { venue } = market(300, { contractMarginCall: ratioOf("0.5") });
  expect(told(venue, "28800.1", "28799.9")).toEqual(["", "called"]);
});

test("crossed positions of a coin are called together, and those of another coin are not", () => {
  const venue = openCore();
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has("0.05", "BTC").has("100", "ETH");
  ben.sells(300, { at: "30000" });
  ann.buys(300);
  expect(told(venue, "28714.2")).toEqual(["called"]);
  expect(venue.happened("PositionsMarginCalled")).toMatchObject([{ symbol: "", leg: "both", asset: "BTC" }]);
});

test("of a mark at which one falls into the arms of another, a restarted venue tells the same in the same order", () => {
  const venue = openCore({ settings: { contractMarginCall: ratioOf("0.19") } });
  const [ann, eve, cid, ben] = ["ann", "eve", "cid", "ben"].map((name) => venue.trader(name).futures);
  ben!.has("1000", "BTC").leverage(1);
  for (const [desk, leverage] of [
    [ann!, 50],
    [cid!, 40],
  ] as const) {
    desk.has("1", "BTC").leverage(leverage);
    desk.isolates();
    ben!.sells(300, { at: "30000" });
    desk.buys(300);
  }
  // What she bids for is all she has margin for: she is called as soon as she has it.
  eve!.has("0.0204", "BTC").leverage(50);
  eve!.buys(300, { at: "29500" });
  const again = new CoreVenue(revive(decode(stateText(venue.x)) as Portrait));
  again.at = venue.at;
  const called = [venue, again].map((each) => {
    each.mark(SYMBOL, "29500");
    return each.entries
      .at(-1)!
      .events.flatMap((event) => (event.type === "PositionsMarginCalled" ? event.account : []));
  });
  expect(called).toEqual([
    [cid!.trader.id, eve!.trader.id],
    [cid!.trader.id, eve!.trader.id],
  ]);
  expect(stateText(again.x)).toBe(stateText(venue.x));
});
