// Whoever is asleep need not be looked at: prices, hours and trades never leave a level in a zone it is not said to be
// in. The audit after each command looks at every account the slow way.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoreVenue, openCore, stateText } from "../../../test/exchange.ts";
import { decode } from "../../journal/codec.ts";
import { nearestTicks, priceAt, scaledPrice } from "../../money/convert.ts";
import { plain } from "../../money/text.ts";
import { HOUR, ratio } from "../../money/units.ts";
import { type Portrait, revive } from "../portrait.ts";
import { indexOf, pairIndex } from "../select-market.ts";
import { priceFilter } from "../listing.ts";

const debtor = fc.record({
  where: fc.constantFrom("cross", "BTCUSDT", "ETHUSDT", "ETHBTC"),
  /** Of what may be borrowed, in percent. */
  share: fc.integer({ min: 1, max: 100 }),
  owes: fc.constantFrom("base", "quote"),
});

const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      asset: fc.constantFrom("BTC", "ETH", "USDT"),
      /** The new price in hundredths of a percent of the old one. */
      by: fc.oneof(fc.integer({ min: 9_900, max: 10_100 }), fc.integer({ min: 8_000, max: 12_500 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ bids: fc.constantFrom("BTCUSDT", "ETHUSDT", "ETHBTC") }) },
);

interface Debtor {
  readonly where: string;
  readonly share: number;
  readonly owes: "base" | "quote";
}

/** Accounts of all kinds that have borrowed, most of them close to what they may. */
function indebted(debtors: readonly Debtor[]): CoreVenue {
  const venue = openCore({ contracts: [] });
  venue.auditing = false;
  for (const [nth, { where, share, owes }] of debtors.entries()) {
    const trader = venue.trader(`debtor ${nth}`);
    const symbol = where === "cross" ? "BTCUSDT" : where;
    const desk = where === "cross" ? trader.cross : trader.isolated(symbol);
    const { base, quote } = venue.x.reference.markets.get(symbol)!;
    desk.has("1", base).has(quote === "BTC" ? "1" : "1000", quote);
    const coin = owes === "base" ? base : quote;
    const most = Number(desk.maxBorrow(coin));
    desk.borrows((Math.floor(most * share * 10_000) / 1_000_000).toFixed(6), coin);
  }
  venue.auditing = true;
  return venue;
}

test("every level is in the zone it is said to be in, whatever moves it", () => {
  fc.assert(
    fc.property(
      fc.array(debtor, { minLength: 1, maxLength: 12, size: "max" }),
      fc.array(event, { maxLength: 30, size: "max" }),
      (debtors, events) => {
        const venue = indebted(debtors);
        const bidder = venue.trader("bidder").spot.has("100000000", "USDT").has("10000", "BTC");
        for (const each of events) {
          if ("hours" in each) venue.passes(each.hours, HOUR);
          else if ("asset" in each) {
            const now = indexOf(venue.x.prices, each.asset)!;
            const price = scaledPrice(now, ratio(BigInt(each.by) * 10_000n), "up");
            venue.perform({ type: "ObserveIndex", asset: each.asset, price });
          } else {
            const market = venue.x.reference.markets.get(each.bids)!;
            const at = nearestTicks(pairIndex(venue.x.prices, market)!, priceFilter(market).tick, "down");
            bidder.on(each.bids).buys("0.5", { at: plain(priceAt(at, priceFilter(market).tick)) });
          }
        }
        // Nobody is watched but who owes, and brought back from a portrait the same accounts are.
        const revived = revive(decode(stateText(venue.x)) as Portrait);
        for (const purse of venue.x.watch.sleepers.keys()) expect(revived.watch.stirred).toContain(purse);
      },
    ),
    { numRuns: 150 },
  );
});

test("a tick that leaves nobody's range looks at nobody", () => {
  const venue = indebted(Array.from({ length: 20 }, () => ({ where: "BTCUSDT", share: 30, owes: "quote" }) as const));
  venue.auditing = false;
  const before = [...venue.x.watch.sleepers.values()];
  venue.index("BTC", "29990");
  venue.index("BTC", "30010");
  // Whoever is looked at sleeps by a new range afterwards.
  expect([...venue.x.watch.sleepers.values()].every((sleeper, nth) => sleeper === before[nth])).toBe(true);
  venue.index("BTC", "20000");
  expect([...venue.x.watch.sleepers.values()].some((sleeper, nth) => sleeper === before[nth])).toBe(false);
});

test("a price of a coin that nobody in debt has looks at nobody, but for its first", () => {
  const venue = indebted(Array.from({ length: 5 }, () => ({ where: "BTCUSDT", share: 30, owes: "quote" }) as const));
  venue.auditing = false;
  venue.index("USDC", "1.0001");
  const before = [...venue.x.watch.sleepers.values()];
  venue.index("USDC", "5");
  expect([...venue.x.watch.sleepers.values()].every((sleeper, nth) => sleeper === before[nth])).toBe(true);
});

test("interest that brings a debt into the next tier brings the account to that tier's zones", () => {
  const venue = openCore({ rates: { USDT: "0.0024" } });
  const account = venue.trader("ann").isolated("BTCUSDT").has("3.5", "BTC");
  // The first tier ends at 90,000, and an hour costs about nine: 89,989 with the first.
  account.borrows("89980", "USDT");
  venue.index("BTC", "3040");
  // 1.11813: above the first tier's initial ratio of 1.111, and below the second's of 1.1264.
  expect(account.account().status).toBe("excessive");
  venue.passes(1, HOUR);
  expect([account.owes("USDT"), account.account().status]).toEqual(["89997.996", "excessive"]);
  venue.passes(1, HOUR);
  expect([account.owes("USDT"), account.account().status]).toEqual(["90006.994", "normal"]);
});
