import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import { DEFAULT_ASSETS } from "../../genesis/assets.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../genesis/contracts.ts";
import { priceOf, quantityOf } from "../../genesis/figures.ts";
import { DEFAULT_PAIRS } from "../../genesis/pairs.ts";
import { DEFAULT_SETTINGS } from "../../genesis/settings.ts";
import { face, instant } from "../../money/units.ts";
import type { Contract, Pair } from "../listing.ts";

const PAIR = DEFAULT_PAIRS[0]!;
const CONTRACT = DEFAULT_CONTRACTS[0]!;

const withFilters = (more: Partial<Pair["filters"]>): Pair => ({ ...PAIR, filters: { ...PAIR.filters, ...more } });

function define(market: Pair | Contract, venue: CoreVenue = openCore()): void {
  venue.perform({ type: "DefineMarket", market });
}

/** What is wrong with a definition. */
function wrong(market: Pair | Contract, venue?: CoreVenue): unknown {
  const refused = refusal(() => define(market, venue));
  return refused.reason === "definition-conflict" ? refused.what : refused;
}

describe("a new market", () => {
  test("needs its coins listed first", () => {
    expect(wrong({ ...PAIR, symbol: "XUSDT", base: "X" })).toEqual({ reason: "unknown-asset", asset: "X" });
    expect(wrong({ ...CONTRACT, symbol: "XUSD_PERP", base: "X" })).toEqual({ reason: "unknown-asset", asset: "X" });
  });

  test("needs a grid that a book can hold", () => {
    const symbol = "BTCUSDT2";
    const priced = (min: string, max: string, tick: string): Pair => ({
      ...withFilters({ price: { min: priceOf(min), max: priceOf(max), tick: priceOf(tick) } }),
      symbol,
    });
    expect(wrong(priced("1", "100", "0"))).toBe("BTCUSDT2: a tick size is needed");
    expect(wrong(priced("1", "0", "1"))).toBe("BTCUSDT2: a highest price is needed");
    expect(wrong(priced("1", "10000000", "0.00000001"))).toBe(
      "BTCUSDT2: the price range has too many ticks for a book",
    );
    const sized = { ...withFilters({ lot: { ...PAIR.filters.lot, step: quantityOf("0") } }), symbol };
    expect(wrong(sized)).toBe("BTCUSDT2: a lot size is needed");
    const huge = { min: quantityOf("1"), max: quantityOf("100000000"), step: quantityOf("0.00000001") };
    expect(wrong({ ...withFilters({ lot: huge }), symbol })).toBe("BTCUSDT2: the quantity range does not fit a book");
    const odd = { ...CONTRACT.price, min: priceOf("1000.05") };
    expect(wrong({ ...CONTRACT, symbol: "BTCUSD_2", price: odd })).toBe("BTCUSD_2: the lowest price is off the grid");
  });

  test("for isolated margin needs tiers, and a contract brackets", () => {
    expect(wrong({ ...PAIR, symbol: "BTCUSDT2", tiers: [] })).toBe("BTCUSDT2: isolated tiers are needed");
    expect(wrong({ ...CONTRACT, symbol: "BTCUSD_2", brackets: [] })).toBe("BTCUSD_2: brackets are needed");
  });
});

describe("a market that is listed already", () => {
  test("takes new filters, and orders follow them", () => {
    const venue = openCore();
    const ann = venue.trader("ann").spot.has("10", "BTC");
    ann.sells("1", { at: "30000" });
    define(withFilters({ maxOrders: 1 }), venue);
    expect(refusal(() => ann.sells("1", { at: "30000" }))).toEqual({ reason: "filter", filter: "MAX_NUM_ORDERS" });
  });

  test("can be halted, and resumed", () => {
    const venue = openCore();
    const ann = venue.trader("ann").spot.has("10", "BTC");
    const order = ann.sells("1", { at: "30000" });
    define({ ...PAIR, status: "halt" }, venue);
    expect(refusal(() => ann.sells("1", { at: "30000" }))).toEqual({ reason: "market-closed" });
    ann.cancels(order);
    define(PAIR, venue);
    expect(ann.sells("1", { at: "30000" }).status).toBe("new");

    const desk = venue.trader("ann").futures.has("1", "BTC");
    define({ ...CONTRACT, status: "break" }, venue);
    expect(refusal(() => desk.buys(1, { at: "30000" }))).toEqual({ reason: "market-closed" });
  });

  test("keeps the grid its book stands on", () => {
    const tick = { ...PAIR.filters.price, tick: priceOf("0.1") };
    expect(wrong(withFilters({ price: tick }))).toBe("BTCUSDT: the tick size of a book is fixed");
    const lot = { ...PAIR.filters.lot, step: quantityOf("0.0001") };
    expect(wrong(withFilters({ lot }))).toBe("BTCUSDT: the lot size of a book is fixed");
    expect(wrong({ ...CONTRACT, symbol: "BTCUSDT" })).toBe("BTCUSDT: a pair cannot become a contract, or the reverse");
  });

  test("keeps the highest price its book was built for, up to which orders may stand", () => {
    const upTo = (max: string): Pair => withFilters({ price: { ...PAIR.filters.price, max: priceOf(max) } });
    expect(wrong(upTo("100000000"))).toBe("BTCUSDT: the highest price of a book is fixed");
    expect(wrong(upTo("50000"))).toBe("BTCUSDT: the highest price of a book is fixed");
    const venue = openCore();
    define(withFilters({ price: { ...PAIR.filters.price, min: priceOf("10000") } }), venue);
    const ann = venue.trader("ann").spot.has("10000", "USDT");
    expect(refusal(() => ann.buys("1", { at: "9999" }))).toEqual({ reason: "filter", filter: "PRICE_FILTER" });
  });

  test("is delivered or perpetual for good, and lends where it says how much", () => {
    const never = "BTCUSD_PERP: a contract that is delivered cannot become perpetual, or the reverse";
    expect(wrong({ ...CONTRACT, contractType: "CURRENT_QUARTER", delivery: instant(Date.UTC(2027, 0, 1)) })).toBe(
      never,
    );
    expect(wrong({ ...PAIR, isolatedLimits: [] })).toBe("BTCUSDT: tiers need the limits of isolated loans");
  });

  test("is delivered when it was to be once its settlement price is being taken, which takes half an hour", () => {
    const eight = Date.UTC(2026, 2, 27, 8);
    const at = instant(eight - 31 * 60_000);
    const quarters = quarterlies(at).filter(({ symbol }) => symbol === "BTCUSD_260327");
    const venue = openCore({ at, contracts: quarters });
    const until = (minutes: number): Contract => ({ ...quarters[0]!, delivery: instant(eight + minutes * 60_000) });
    define(until(1), venue);
    define(until(0), venue);
    venue.comesTo(instant(eight - 30 * 60_000));
    expect(wrong(until(60), venue)).toBe("BTCUSD_260327: its settlement price is being taken");
    define(until(0), venue);
  });

  test("keeps its coins, and a contract its size: what is open was reckoned with them", () => {
    expect(wrong({ ...PAIR, base: "ETH" })).toBe("BTCUSDT: the coins of a market are fixed");
    expect(wrong({ ...PAIR, quote: "BNB" })).toBe("BTCUSDT: the coins of a market are fixed");
    expect(wrong({ ...CONTRACT, base: "ETH" })).toBe("BTCUSD_PERP: the coins of a market are fixed");
    expect(wrong({ ...CONTRACT, size: face(10n) })).toBe("BTCUSD_PERP: the size of a contract is fixed");
  });
});

describe("a listing", () => {
  const coin = { ...DEFAULT_ASSETS[0]!, name: "NEW" };
  const pair: Pair = { ...PAIR, symbol: "NEWBTC", base: "NEW", quote: "BTC" };
  const list = (venue: CoreVenue, markets: readonly (Pair | Contract)[], assets = [coin]): void =>
    void venue.perform({ type: "DefineListing", assets, markets });

  test("has assets and markets of them at once", () => {
    const venue = openCore();
    list(venue, [pair, { ...PAIR, status: "halt" }]);
    expect(venue.x.reference.markets.get("NEWBTC")).toEqual(pair);
    expect(venue.x.reference.markets.get("BTCUSDT")!.status).toBe("halt");
  });

  test("is refused as a whole where one of it cannot be", () => {
    const venue = openCore();
    const tick = { ...PAIR.filters.price, tick: priceOf("0.1") };
    expect(refusal(() => list(venue, [pair, withFilters({ price: tick })]))).toEqual({
      reason: "definition-conflict",
      what: "BTCUSDT: the tick size of a book is fixed",
    });
    expect(refusal(() => list(venue, [pair, pair]))).toMatchObject({ what: "NEWBTC: it is defined twice" });
    expect(refusal(() => list(venue, [pair], [coin, coin]))).toMatchObject({ what: "NEW: it is defined twice" });
    expect(refusal(() => list(venue, [pair], [{ ...coin, dailyRates: [] }]))).toMatchObject({
      what: "NEW: rates and limits start at VIP level 0",
    });
    expect(refusal(() => list(venue, [pair], []))).toEqual({ reason: "unknown-asset", asset: "NEW" });
    expect(venue.x.reference.assets.has("NEW")).toBe(false);
    expect(venue.x.reference.markets.has("NEWBTC")).toBe(false);
  });
});

test("an exchange is established once", () => {
  const venue = openCore();
  const again = (): unknown => venue.perform({ type: "Establish", seed: 1, settings: DEFAULT_SETTINGS });
  expect(refusal(again)).toEqual({ reason: "definition-conflict", what: "the exchange is established" });
});

test("an asset has rates and limits from level 0 on", () => {
  const venue = openCore();
  const asset = { ...DEFAULT_ASSETS[0]!, dailyRates: [] };
  const refused = refusal(() => venue.perform({ type: "DefineAsset", asset }));
  expect(refused).toEqual({ reason: "definition-conflict", what: "USDT: rates and limits start at VIP level 0" });
});
