import { describe, expect, test } from "vitest";
import { type CoreVenue, openCore, refusal } from "../../../test/exchange.ts";
import { count, lots, ticks } from "../../money/units.ts";
import { DEFAULT_SETTINGS } from "../../genesis/settings.ts";
import { audit } from "../audit.ts";
import type { ShapeBook } from "../commands.ts";
import { lineAt } from "../select-market.ts";

// BTCUSDT has prices of a cent and sizes of a hundred-thousandth.
const CENTS = 100;
const LOTS = 100_000;

type Levels = readonly (readonly [side: "buy" | "sell", price: number, size: number])[];

/** A market with somebody who has a book, and how it is shaped. */
interface Shaped {
  readonly venue: CoreVenue;
  readonly house: number;
  readonly shape: (levels: Levels, more?: Partial<ShapeBook> & { anew?: boolean }) => void;
  /** The line at a price: whose, and how much, in coins. */
  readonly line: (side: "buy" | "sell", price: number) => string[];
}

function market(): Shaped {
  const venue = openCore();
  const trader = venue.trader("house");
  trader.spot.has("1000000", "USDT").has("100", "BTC");
  return {
    venue,
    house: trader.id,
    shape(levels, { anew, ...more } = {}) {
      const wanted = levels.map(([side, at, size]) => {
        return { side, ticks: ticks(at * CENTS), lots: lots(Math.round(size * LOTS)), anew };
      });
      const how = { account: trader.id, symbol: "BTCUSDT", rest: "stays", behind: false } as const;
      venue.perform({ type: "ShapeBook", ...how, levels: wanted, ...more });
    },
    line: (side, price) =>
      lineAt(venue.x, "BTCUSDT", side, ticks(price * CENTS)).map(
        ({ account, lots: size }) => `${account === trader.id ? "house" : "other"} ${count(size) / LOTS}`,
      ),
  };
}

describe("a book that is shaped", () => {
  test("has at each price what is wanted there, and elsewhere what it had, or nothing", () => {
    const { venue, shape } = market();
    shape([
      ["buy", 29_990, 1],
      ["buy", 29_980, 2],
      ["sell", 30_010, 3],
    ]);
    shape([
      ["buy", 29_990, 0.4],
      ["buy", 29_970, 5],
      ["sell", 30_010, 0],
    ]);
    expect(venue.book()).toEqual({ bids: ["0.4 @ 29990", "2 @ 29980", "5 @ 29970"], asks: [] });
    shape([["buy", 29_980, 1]], { rest: "goes" });
    expect(venue.book()).toEqual({ bids: ["1 @ 29980"], asks: [] });
    // What it held for what went is free again: 29980 are held.
    expect(venue.trader("house").spot.free("USDT")).toBe("970020");
  });

  test("grows behind everybody and shrinks from behind, so that who waits comes forward no sooner than is certain", () => {
    const { venue, shape, line } = market();
    const ann = venue.trader("ann").spot.has("100000", "USDT");
    shape([["buy", 29_990, 1]]);
    ann.buys("0.5", { at: "29990" });
    shape([["buy", 29_990, 1.7]]);
    expect(line("buy", 29_990)).toEqual(["house 1", "other 0.5", "house 0.7"]);
    shape([["buy", 29_990, 1.2]]);
    expect(line("buy", 29_990)).toEqual(["house 1", "other 0.5", "house 0.2"]);
    shape([["buy", 29_990, 0.3]]);
    expect(line("buy", 29_990)).toEqual(["house 0.3", "other 0.5"]);
    shape([["buy", 29_990, 0.3]], { anew: true });
    expect(line("buy", 29_990)).toEqual(["other 0.5", "house 0.3"]);
  });

  test("is put together again where it stands in many parts alone", () => {
    const { shape, line } = market();
    for (const size of [1, 2, 3, 4]) shape([["buy", 29_990, size]]);
    expect(line("buy", 29_990)).toEqual(["house 1", "house 1", "house 1", "house 1"]);
    shape([["buy", 29_990, 5]]);
    expect(line("buy", 29_990)).toEqual(["house 5"]);
  });

  test("trades with whom it reaches at their price, or keeps away from them", () => {
    const { venue, shape } = market();
    venue.trader("ann").spot.has("100000", "USDT").buys("0.5", { at: "30000" });
    shape([["sell", 29_995, 2]], { behind: true });
    expect([venue.trades(), venue.book().asks]).toEqual([[], []]);
    shape([["sell", 29_995, 2]]);
    expect([venue.trades(), venue.book()]).toEqual([["0.5 @ 30000"], { bids: [], asks: ["1.5 @ 29995"] }]);
  });

  test("moves through what it was: the older of two offers that meet is taken away", () => {
    const { venue, shape } = market();
    shape([["sell", 30_010, 1]]);
    shape([["buy", 30_020, 2]]);
    expect([venue.trades(), venue.book()]).toEqual([[], { bids: ["2 @ 30020"], asks: [] }]);
  });

  test("is refused whole where it cannot be paid for, and where there is no such market", () => {
    const { venue, shape } = market();
    shape([["buy", 29_990, 1]]);
    const poor = refusal(() =>
      shape([
        ["buy", 29_990, 0],
        ["buy", 29_980, 40],
      ]),
    );
    expect(poor).toEqual({ reason: "insufficient-balance", asset: "USDT" });
    expect(refusal(() => shape([["sell", 30_010, 101]]))).toEqual({ reason: "insufficient-balance", asset: "BTC" });
    expect(refusal(() => shape([], { symbol: "NOPE" }))).toEqual({ reason: "unknown-symbol", symbol: "NOPE" });
    expect(venue.book()).toEqual({ bids: ["1 @ 29990"], asks: [] });
  });
});

test("a contract's book shrinks where it stands, though orders on contracts lose their place by an amendment", () => {
  const { venue, house } = market();
  venue.trader("house").futures.has("10", "BTC");
  const ann = venue.trader("ann").futures.has("10", "BTC");
  const shape = (size: number): void => {
    const level = { side: "buy", ticks: ticks(299_900), lots: lots(size) } as const;
    const how = { account: house, symbol: "BTCUSD_PERP", rest: "stays", behind: false } as const;
    venue.perform({ type: "ShapeBook", ...how, levels: [level] });
  };
  shape(9);
  const order = ann.buys(5, { at: "29990" });
  shape(4);
  expect(lineAt(venue.x, "BTCUSD_PERP", "buy", ticks(299_900)).map(({ lots: size }) => count(size))).toEqual([4, 5]);
  venue.perform({
    type: "TakeLevel",
    account: house,
    symbol: "BTCUSD_PERP",
    side: "sell",
    ticks: ticks(299_900),
    lots: lots(6),
  });
  // Its own four are passed by and taken away, not traded with.
  expect([order.filled, venue.trades("BTCUSD_PERP")]).toEqual(["5", ["5 @ 29990"]]);
});

test("what is taken at a price is no less than a filter's least, and waits for nothing", () => {
  const { venue, house } = market();
  venue.trader("ann").spot.has("100000", "USDT").buys("0.5", { at: "30000" });
  const take = (size: number): void => {
    venue.perform({
      type: "TakeLevel",
      account: house,
      symbol: "BTCUSDT",
      side: "sell",
      ticks: ticks(3_000_000),
      lots: lots(size),
    });
  };
  // A hundred-thousandth is thirty cents, for which no order is taken otherwise.
  take(1);
  expect(venue.trades()).toEqual(["0.00001 @ 30000"]);
  take(60_000);
  expect(venue.book()).toEqual({ bids: [], asks: [] });
  expect(refusal(() => take(0))).toEqual({ reason: "value-is-zero" });
});

test("a price that a book has no room for is refused, and so is one that is named twice, and a size that is none", () => {
  const { venue, shape, house } = market();
  // Its prices end at a million dollars.
  const beyond = { reason: "filter", filter: "PRICE_FILTER" };
  expect(refusal(() => shape([["sell", 1_000_000.01, 1]]))).toEqual(beyond);
  expect(refusal(() => shape([["buy", 0, 1]]))).toEqual(beyond);
  expect(refusal(() => shape([["buy", 29_000, -1]]))).toEqual({ reason: "filter", filter: "LOT_SIZE" });
  const twice: Levels = [
    ["sell", 31_000, 1],
    ["sell", 31_000, 2],
  ];
  expect(refusal(() => shape(twice))).toEqual({ reason: "unsupported-order" });
  const take = { type: "TakeLevel", account: house, symbol: "BTCUSDT", side: "buy", lots: lots(1) } as const;
  for (const at of [0, 100_000_001])
    expect(refusal(() => venue.perform({ ...take, ticks: ticks(at) }))).toEqual(beyond);
  shape([["sell", 1_000_000, 1]]);
  expect(venue.book()).toEqual({ bids: [], asks: ["1 @ 1000000"] });
});

test("an offer that a commission has left nothing for does not come", () => {
  const venue = openCore({ settings: DEFAULT_SETTINGS });
  venue.trader("ann").spot.has("10000", "USDT").on("BNBUSDT").buys("5", { at: "300" });
  const { id, spot } = venue.trader("house");
  spot.has("10", "BNB");
  venue.perform({ type: "SwitchBurn", account: id, commission: true, interest: undefined });
  // Sizes of a thousandth and prices of a tenth. The first five coins cost something of the other five.
  const sells = (at: number) => ({ side: "sell", ticks: ticks(at * 10), lots: lots(5_000) }) as const;
  const how = { account: id, symbol: "BNBUSDT", rest: "stays", behind: false } as const;
  venue.perform({ type: "ShapeBook", ...how, levels: [sells(300), sells(310)] });
  expect(venue.trades("BNBUSDT")).toEqual(["5 @ 300"]);
  expect(venue.book("BNBUSDT")).toEqual({ bids: [], asks: [] });
  expect(audit(venue.x)).toEqual([]);
});
