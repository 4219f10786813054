import { describe, expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import { plain } from "../../money/text.ts";
import { count, HOUR, MINUTE } from "../../money/units.ts";
import { pairIndex, tapeOf } from "../select-market.ts";

/** A market with a deep book on either side of 30,000. */
function market(): {
  venue: CoreVenue;
  buys: (size: string, at: string) => void;
  sells: (size: string, at: string) => void;
} {
  const venue = openCore();
  const [ann, ben] = ["ann", "ben"].map((name) => venue.trader(name).spot.has("1000000", "USDT").has("100", "BTC"));
  return {
    venue,
    buys: (size, at) => {
      ben!.sells(size, { at });
      ann!.buys(size, { at, tif: "ioc" });
    },
    sells: (size, at) => {
      ben!.buys(size, { at });
      ann!.sells(size, { at, tif: "ioc" });
    },
  };
}

const tape = (venue: CoreVenue): ReturnType<typeof tapeOf> => tapeOf(venue.x, "BTCUSDT");

test("trades are numbered, and the last one is at hand", () => {
  const { venue, buys } = market();
  expect([tape(venue).trade, tape(venue).lastAt]).toEqual([0, undefined]);
  buys("0.1", "30000");
  buys("0.2", "30010");
  expect([tape(venue).trade, count(tape(venue).lastTicks), count(tape(venue).lastLots)]).toEqual([
    2, 3_001_000, 20_000,
  ]);
  expect(tape(venue).lastAt).toBe(venue.at);
});

test("what one order takes at one price is one aggregate, and another at another", () => {
  const { venue } = market();
  const [ann, ben, cid] = ["ann", "ben", "cid"].map((name) =>
    venue.trader(name).spot.has("1000000", "USDT").has("100", "BTC"),
  );
  ann!.sells("0.1", { at: "30000" });
  ben!.sells("0.1", { at: "30000" });
  ben!.sells("0.1", { at: "30001" });
  ben!.sells("0.1", { at: "30001" });
  cid!.buys("0.35", { at: "30001" });
  cid!.buys("0.05", { at: "30001" });
  const numbers = venue.happened("Traded").map(({ trade, aggregate }) => [trade, aggregate]);
  expect(numbers).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
  ]);
});

describe("a minute of trading", () => {
  test("has its open, high, low, close and sums, those of takers who bought apart", () => {
    const { venue, buys, sells } = market();
    buys("0.1", "30000");
    buys("0.1", "30100");
    sells("0.2", "29900");
    sells("0.1", "30050");
    const candle = tape(venue).candle!;
    const { open, high, low, close, lots, takerLots } = candle;
    expect([open, high, low, close].map((ticks) => count(ticks) / 100)).toEqual([30_000, 30_100, 29_900, 30_050]);
    expect([count(lots), count(takerLots), candle.trades]).toEqual([50_000, 20_000, 4]);
    expect([plain(candle.quote), plain(candle.takerQuote)]).toEqual(["14995", "6010"]);
    expect([candle.firstTrade, candle.lastTrade]).toEqual([1, 4]);
  });

  test("is told once, complete, when the first trade of a later one comes", () => {
    const { venue, buys } = market();
    buys("0.1", "30000");
    venue.passes(5, MINUTE);
    expect(venue.happened("CandleClosed")).toEqual([]);
    buys("0.1", "31000");
    const [closed] = venue.happened("CandleClosed");
    expect(count(closed!.candle.close)).toBe(3_000_000);
    expect(tape(venue).candle).toMatchObject({ trades: 1, firstTrade: 2 });
  });
});

test("the average looks back five minutes", () => {
  const { venue, buys } = market();
  buys("0.1", "20000");
  venue.passes(3, MINUTE);
  buys("0.1", "30000");
  expect(tape(venue).recent).toHaveLength(2);
  venue.passes(3, MINUTE);
  buys("0.1", "30000");
  // The trade of six minutes ago is forgotten.
  expect(tape(venue).recent.map(({ quote }) => plain(quote))).toEqual(["3000", "3000"]);
  venue.passes(1, HOUR);
  buys("0.1", "30000");
  expect(tape(venue).recent).toHaveLength(1);
});

test("the index of a pair is that of its coins, and follows both", () => {
  const { venue } = market();
  const pair = { base: "ETH", quote: "BTC" };
  expect(plain(pairIndex(venue.x.prices, pair)!)).toBe("0.06666666");
  venue.index("ETH", "3000");
  expect(plain(pairIndex(venue.x.prices, pair)!)).toBe("0.1");
  venue.index("BTC", "60000");
  expect(plain(pairIndex(venue.x.prices, pair)!)).toBe("0.05");
  expect(pairIndex(venue.x.prices, { base: "XYZ", quote: "BTC" })).toBeUndefined();
});
