import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCore, refusal, stateText, CoreVenue } from "../../../test/exchange.ts";
import { DEFAULT_CONTRACTS } from "../../genesis/contracts.ts";
import { rateOf } from "../../genesis/figures.ts";
import { decode } from "../../journal/codec.ts";
import { plain, trimmed } from "../../money/text.ts";
import { atoms, count, HOUR, instant, type Instant, type Rate, SCALE, SECOND, span } from "../../money/units.ts";
import { balance, CLEARING, FREE, free, INSURANCE } from "../ledger/ledger.ts";
import { type Portrait, revive } from "../portrait.ts";

const BTC = "BTCUSD_PERP";
const clock = (hours: number, minutes = 0, seconds = 0): Instant =>
  instant(Date.UTC(2026, 0, 5, hours, minutes, seconds));
const text = (rate: Rate): string => trimmed(atoms(rate), SCALE.rate);
/** The rates of a contract's stamps so far. */
const rates = (venue: CoreVenue, symbol = BTC): string[] =>
  venue
    .happened("FundingRateSet")
    .filter((stamp) => stamp.symbol === symbol)
    .map(({ rate }) => text(rate));
/** What positions paid or received so far. */
const paid = (venue: CoreVenue): string[] => venue.happened("FundingPaid").map(({ funding }) => plain(funding));

/** Ann long and ben short of some contracts. */
function pair(contracts: number, at = "30000", coins = "1"): CoreVenue {
  const venue = openCore();
  venue.trader("ben").futures.has(coins, "BTC").sells(contracts, { at });
  venue.trader("ann").futures.has(coins, "BTC").buys(contracts, { at });
  return venue;
}
/** Has the next rate of the contract fixed. */
const fix = (venue: CoreVenue, rate: string, symbol = BTC): unknown =>
  venue.perform({ type: "FixFundingRate", symbol, rate: signed(rate) });
const signed = (rate: string): Rate =>
  rate.startsWith("-") ? (-atoms(rateOf(rate.slice(1))) as unknown as Rate) : rateOf(rate);

describe("at a stamp", () => {
  test("a long pays and a short receives 2 × 100 ÷ 38103.05510455 × 0.0001, cut", () => {
    const venue = pair(2);
    venue.mark(BTC, "38103.05510455");
    venue.comesTo(clock(16));
    expect(rates(venue)).toEqual(["0.0001"]);
    expect(paid(venue)).toEqual(["0.00000052", "-0.00000052"]);
    expect(venue.trader("ann").futures.wallet).toBe("0.99999948");
    expect(venue.trader("ben").futures.wallet).toBe("1.00000052");
  });

  test("a negative rate has shorts pay longs", () => {
    const venue = pair(300);
    fix(venue, "-0.00002983");
    venue.comesTo(clock(16));
    // 30000 dollars are a coin.
    expect(paid(venue)).toEqual(["-0.00002983", "0.00002983"]);
  });

  test("comes every eight hours, at midnight, eight and sixteen, and asks nothing of who has closed", () => {
    const venue = pair(300);
    venue.comesTo(clock(24));
    expect(venue.happened("FundingRateSet").map(({ stamp, symbol }) => [stamp, symbol])).toEqual(
      [clock(16), clock(24)].flatMap((at) => DEFAULT_CONTRACTS.map(({ symbol }) => [at, symbol])),
    );
    expect(paid(venue)).toEqual(["0.0001", "-0.0001", "0.0001", "-0.0001"]);
    venue.trader("ann").futures.sells(300, { at: "30000" });
    venue.trader("ben").futures.buys(300, { at: "30000" });
    venue.comesTo(clock(32));
    expect(paid(venue)).toHaveLength(4);
  });

  test("is at the stamp, not after it: who closes a second before pays nothing", () => {
    const venue = pair(300);
    venue.comesTo(clock(15, 59, 59));
    venue.trader("ben").futures.buys(300, { at: "30000" });
    venue.trader("ann").futures.sells(300, { at: "30000" });
    venue.comesTo(clock(16));
    expect(paid(venue)).toEqual([]);
  });

  test("both legs of a hedged account are funded, each on its own", () => {
    const venue = openCore();
    const ann = venue.trader("ann").futures.has("1", "BTC");
    ann.hedges();
    venue.trader("ben").futures.has("1", "BTC").sells(300, { at: "30000" });
    ann.buys(300, { at: "30000", leg: "long" });
    venue.trader("ben").futures.buys(600, { at: "30000" });
    ann.sells(600, { at: "30000", leg: "short" });
    venue.comesTo(clock(16));
    const legs = venue.happened("FundingPaid").map(({ account, leg, funding }) => [account, leg, plain(funding)]);
    expect(legs).toEqual([
      [ann.trader.id, "long", "-0.0001"],
      [ann.trader.id, "short", "0.0002"],
      [venue.trader("ben").id, "both", "-0.0001"],
    ]);
  });
});

describe("an isolated position", () => {
  test("pays out of its own margin, and the futures purse keeps what it has", () => {
    const venue = openCore();
    venue.trader("ben").futures.has("1", "BTC").sells(300, { at: "30000" });
    const ann = venue.trader("ann").futures.has("1", "BTC");
    ann.isolates();
    ann.buys(300, { at: "30000" });
    expect([ann.isolatedWallet(), ann.wallet]).toEqual(["0.05", "0.95"]);
    venue.comesTo(clock(16));
    expect([ann.isolatedWallet(), ann.wallet]).toEqual(["0.0499", "0.95"]);
  });

  test("that has less than it pays is helped by the insurance fund", () => {
    const venue = openCore({
      contracts: DEFAULT_CONTRACTS.map((contract) => ({
        ...contract,
        funding: { ...contract.funding!, cap: rateOf("0.1") },
      })),
    });
    venue.trader("ben").futures.has("1", "BTC").sells(300, { at: "30000" });
    const ann = venue.trader("ann").futures.has("1", "BTC");
    ann.isolates();
    ann.buys(300, { at: "30000" });
    const before = atoms(free(venue.x.ledger, INSURANCE, "BTC"));
    fix(venue, "0.06");
    venue.comesTo(clock(16));
    expect(venue.happened("FundingPaid").map(({ shortfall }) => plain(shortfall))).toEqual(["0", "0.01"]);
    expect(atoms(free(venue.x.ledger, INSURANCE, "BTC")) - before).toBe(-1_000_000n);
    expect([ann.isolatedWallet(), ann.wallet]).toEqual(["0", "0.95"]);
    expect(venue.trader("ben").futures.wallet).toBe("1.06");
  });
});

describe("the rate", () => {
  /** A bid of the impact notional, 25000 dollars, at a price over the index of 30000. */
  function bidding(venue: CoreVenue, at: string, contracts = 250): void {
    venue.trader("carol").futures.has("10", "BTC").buys(contracts, { at });
  }

  test("is the interest rate while nobody bids over the index or asks under it", () => {
    const venue = openCore();
    bidding(venue, "29990");
    venue.trader("ben").futures.has("1", "BTC").sells(250, { at: "30010" });
    venue.comesTo(clock(16));
    expect(rates(venue)).toEqual(["0.0001"]);
  });

  test("is what a premium of 0.1 % for a whole interval leaves after the damper: 0.05 %", () => {
    const venue = openCore();
    venue.comesTo(clock(16));
    bidding(venue, "30030");
    venue.comesTo(clock(24));
    expect(rates(venue)).toEqual(["0.0001", "0.0005"]);
  });

  test("counts later samples more: 0.1 % for the second half of the time is 0.07499566 % of premium", () => {
    const venue = openCore();
    venue.comesTo(clock(20));
    bidding(venue, "30030");
    venue.comesTo(clock(24));
    const [, stamp] = venue.happened("FundingRateSet").filter(({ symbol }) => symbol === BTC);
    // 0.001 × (1 − 2880 × 2881 ÷ (5760 × 5761)), samples after 20:00 being those of the second half.
    expect([text(stamp!.premium), text(stamp!.rate)]).toEqual(["0.000749956604", "0.00024995"]);
  });

  test("is negative under an index that everybody sells below, and no book too thin for 25000 dollars counts", () => {
    const venue = openCore();
    venue.comesTo(clock(16));
    venue.trader("ben").futures.has("1", "BTC").sells(249, { at: "29940" });
    venue.comesTo(clock(24));
    venue.trader("ben").futures.sells(1, { at: "29940" });
    venue.comesTo(clock(32));
    // 0.2 % below, less 0.05 %.
    expect(rates(venue)).toEqual(["0.0001", "0.0001", "-0.0015"]);
  });

  test("follows the index as it follows the book, and stops at its cap and floor", () => {
    const venue = openCore();
    venue.comesTo(clock(16));
    bidding(venue, "30000");
    venue.index("BTC", "29000");
    venue.comesTo(clock(24));
    expect(rates(venue)).toEqual(["0.0001", "0.003"]);
  });

  test("is for as long as its interval: a premium of nothing for four hours is 0.005 %", () => {
    const venue = openCore({
      contracts: DEFAULT_CONTRACTS.map((contract) => ({
        ...contract,
        funding: { ...contract.funding!, interval: span(4 * count(HOUR)) },
      })),
    });
    venue.comesTo(clock(16));
    expect(venue.happened("FundingRateSet").filter(({ symbol }) => symbol === BTC)).toMatchObject([
      { stamp: clock(12), rate: rateOf("0.00005") },
      { stamp: clock(16), rate: rateOf("0.00005") },
    ]);
  });

  test("that was fixed holds for one stamp, within cap and floor, and can be taken back", () => {
    const venue = openCore();
    fix(venue, "0.002");
    venue.comesTo(clock(24));
    expect(rates(venue)).toEqual(["0.002", "0.0001"]);
    fix(venue, "-0.003");
    venue.perform({ type: "FixFundingRate", symbol: BTC, rate: undefined });
    venue.comesTo(clock(32));
    expect(rates(venue).at(-1)).toBe("0.0001");
    expect(refusal(() => fix(venue, "0.00300001")).reason).toBe("definition-conflict");
    expect(refusal(() => fix(venue, "-0.00300001")).reason).toBe("definition-conflict");
    expect(refusal(() => fix(venue, "0.001", "BTCUSDT"))).toEqual({ reason: "unknown-symbol", symbol: "BTCUSDT" });
  });

  test("begins with its first sample: what was quoted before it is all there ever was", () => {
    const venue = openCore();
    venue.trader("carol").futures.has("10", "BTC");
    venue.passes(1, SECOND);
    const { market } = venue.happened("MarketDefined").find((each) => each.market.symbol === BTC)!;
    venue.perform({ type: "DefineMarket", market: { ...market, symbol: "BTCUSD_NEXT" } as typeof market });
    venue.mark("BTCUSD_NEXT", "30000");
    venue.trader("carol").futures.on("BTCUSD_NEXT").buys(250, { at: "30030" });
    venue.passes(10, SECOND);
    venue.index("ETH", "2000");
    const course = venue.x.prices.courses.premium.get("BTCUSD_NEXT")!;
    expect([course.candle.open, course.candle.low, course.candle.close].map(text)).toEqual(["0.001", "0.001", "0.001"]);
    expect(count(course.since) % 5_000).toBe(0);
  });

  test("does not depend on how often anybody looked: commands that change no premium change no rate", () => {
    const moment = fc.integer({ min: 0, max: 2 * 5_760 });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 20 }), moment, moment, (looks, first, second) => {
        const [quiet, busy] = [openCore(), openCore()];
        for (const venue of [quiet, busy]) {
          venue.auditing = false;
          venue.comesTo(clock(16));
          venue.trader("carol").futures.has("10", "BTC");
          const acts = new Map<number, (() => void)[]>();
          const plan = (at: number, act: () => void): unknown => acts.set(at, [...(acts.get(at) ?? []), act]);
          plan(first, () => venue.trader("carol").futures.buys(250, { at: "30050.1" }));
          plan(second, () => venue.index("BTC", "30011"));
          if (venue === busy) for (const at of looks) plan(at, () => venue.index("ETH", "2000"));
          for (const [at, each] of [...acts].sort(([a], [b]) => a - b)) {
            venue.comesTo(instant(count(clock(16)) + at * 2_500));
            for (const act of each) act();
          }
          venue.comesTo(clock(24));
        }
        expect(rates(busy)).toEqual(rates(quiet));
      }),
      { numRuns: 60 },
    );
  });
});

test("a venue brought back between two stamps goes on to the same rate", () => {
  const venue = pair(300);
  venue.trader("carol").futures.has("10", "BTC").buys(250, { at: "30030" });
  venue.passes(2_000, SECOND);
  venue.index("ETH", "2001");
  fix(venue, "0.001", "ETHUSD_PERP");
  const again = new CoreVenue(revive(decode(stateText(venue.x)) as Portrait));
  again.at = venue.at;
  for (const each of [venue, again]) each.comesTo(clock(24));
  expect(stateText(again.x)).toBe(stateText(venue.x));
  expect(rates(again)).toEqual(rates(venue));
});

test("a contract that is not funded is left alone, also where it was funded until now", () => {
  const venue = openCore();
  venue.trader("carol").futures.has("10", "BTC").buys(250, { at: "30030" });
  venue.passes(10, SECOND);
  const { funding: _, ...delivered } = venue.x.reference.markets.get(BTC) as (typeof DEFAULT_CONTRACTS)[0];
  venue.perform({ type: "DefineMarket", market: delivered });
  venue.comesTo(clock(16));
  expect(rates(venue)).toEqual([]);
  expect(rates(venue, "ETHUSD_PERP")).toEqual(["0.0001"]);
});

test("whatever the mark, the rate and the sizes, clearing keeps less than an atom a position", () => {
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(
      fc.array(size, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: -30, max: 30 }),
      fc.integer({ min: 20_000, max: 40_000 }),
      (sizes, basis, mark) => {
        const venue = openCore();
        venue.auditing = false;
        const long = venue.trader("long").futures.has("10", "BTC");
        for (const [nth, many] of sizes.entries()) {
          venue.trader(`short ${nth}`).futures.has("1", "BTC").sells(many, { at: "30000" });
          long.buys(many, { at: "30000" });
        }
        venue.mark(BTC, String(mark));
        fix(venue, basis < 0 ? `-${(-basis / 1e4).toFixed(4)}` : (basis / 1e4).toFixed(4));
        const before = atoms(balance(venue.x.ledger, CLEARING, "BTC", FREE));
        venue.comesTo(clock(16));
        const kept = atoms(balance(venue.x.ledger, CLEARING, "BTC", FREE)) - before;
        expect(kept < 0n ? -kept : kept).toBeLessThanOrEqual(BigInt(sizes.length + 1));
      },
    ),
    { numRuns: 80 },
  );
});
