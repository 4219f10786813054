import { expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { plain } from "../../money/text.ts";
import { instant, DAY, HOUR, count } from "../../money/units.ts";

/** One bitcoin against 27,000 USDT, in an isolated account of the 10x ladder, which is called at 29,700. */
function long(): { venue: CoreVenue; account: PairDesk } {
  const venue = openCore({ rates: "none" });
  const trader = venue.trader("ann");
  venue.index("BTC", "100000");
  const account = trader.isolated("BTCUSDT").has("1", "BTC");
  account.borrows("27000", "USDT");
  account.sends("27000", "USDT", trader.spot);
  return { venue, account };
}

/** When its owner was told, in hours after the venue opened. */
const calls = (venue: CoreVenue, opened: number): number[] =>
  venue.entries
    .flatMap(({ at, events }) => events.filter(({ type }) => type === "MarginCalled").map(() => count(at)))
    .map((at) => (at - opened) / count(HOUR));

test("every zone a level comes to is told of, in both directions, with the level", () => {
  const { venue } = long();
  for (const price of ["29900", "29000", "28800", "28500", "29800", "40000"]) venue.index("BTC", price);
  expect(venue.happened("LevelChanged").map(({ status, level }) => [status, plain(level)])).toEqual([
    ["normal", "1.1074074"],
    ["margin-call", "1.07407407"],
    ["pre-liquidation", "1.06666666"],
    ["normal", "1.1037037"],
    ["excessive", "1.48148148"],
  ]);
});

test("a call is sent on entering the zone and repeated each day it lasts, deeper in it too", () => {
  const { venue } = long();
  const opened = count(venue.at);
  venue.passes(1, HOUR);
  venue.index("BTC", "29700");
  venue.passes(30, HOUR);
  venue.index("BTC", "28800");
  venue.passes(1, DAY);
  expect(calls(venue, opened)).toEqual([1, 25, 49]);
});

test("who has left the zone is not called, and who comes back is called at once", () => {
  const { venue } = long();
  const opened = count(venue.at);
  venue.index("BTC", "29000");
  venue.passes(2, HOUR);
  venue.index("BTC", "30000");
  venue.passes(2, DAY);
  venue.index("BTC", "29000");
  venue.passes(1, DAY);
  expect(calls(venue, opened)).toEqual([0, 50, 74]);
});

test("who is liquidated or has paid is called no more", () => {
  const { venue, account } = long();
  const opened = count(venue.at);
  venue.index("BTC", "29000");
  account.has("27000", "USDT").repays("27000", "USDT");
  venue.passes(3, DAY);
  expect(calls(venue, opened)).toEqual([0]);
  expect(venue.happened("LevelChanged").at(-1)).toMatchObject({ status: "excessive" });
});

test("a cross account is called at its own bar, and has no zone between the call and the end", () => {
  const venue = openCore({ rates: "none" });
  const { cross, spot } = venue.trader("ann");
  venue.index("BTC", "100000");
  cross.has("1", "BTC").borrows("20000", "USDT");
  cross.sends("20000", "USDT", spot);
  for (const price of ["30000.01", "30000", "26000.01", "26000", "22000.01", "22000"]) venue.index("BTC", price);
  expect(venue.happened("LevelChanged").map(({ status }) => status)).toEqual([
    "normal",
    "margin-call",
    "force-liquidation",
  ]);
  expect(venue.happened("MarginCalled")).toHaveLength(1);
});

test("interest alone brings the call", () => {
  const venue = openCore({ rates: { USDT: "0.24" }, at: instant(Date.UTC(2026, 0, 5, 10, 20)) });
  const { cross, spot } = venue.trader("ann");
  venue.index("BTC", "100000");
  cross.has("1", "BTC").borrows("20000", "USDT");
  cross.sends("20000", "USDT", spot);
  venue.index("BTC", "27000");
  // 1.3 × 20000 are 26000, and each hour another 260 more: three hours are charged already when two have passed.
  venue.passes(2, HOUR);
  expect(venue.happened("MarginCalled")).toHaveLength(0);
  venue.passes(1, HOUR);
  expect(venue.happened("MarginCalled")).toHaveLength(1);
});

test("an offer that somebody takes for less than the index brings the call, as one's own sale does", () => {
  const { venue, account } = long();
  venue.index("BTC", "40000");
  const offer = account.sells("1", { at: "29000" });
  venue.trader("ben").spot.has("100000", "USDT").buys("1", { at: "29000" });
  expect(offer.status).toBe("filled");
  // 29000 ÷ 27000 = 1.074.
  expect(venue.happened("MarginCalled")).toHaveLength(1);
});

test("a price that has fallen a little and interest that has grown a little bring the call together", () => {
  const venue = openCore({ rates: { USDT: "0.24" } });
  const { cross, spot } = venue.trader("ann");
  venue.index("BTC", "100000");
  cross.has("1", "BTC").borrows("20000", "USDT");
  cross.sends("20000", "USDT", spot);
  // Between its two ends, 1.3 and 1.5, a level has the most room.
  venue.index("BTC", "28200");
  venue.index("BTC", "27400");
  // 27400 ÷ 1.3 = 21076.9: the fifth hour after the first brings 21200.
  venue.passes(4, HOUR);
  expect([cross.owes("USDT"), venue.happened("MarginCalled").length]).toEqual(["21000", 0]);
  venue.passes(1, HOUR);
  expect([cross.owes("USDT"), venue.happened("MarginCalled").length]).toEqual(["21200", 1]);
});
