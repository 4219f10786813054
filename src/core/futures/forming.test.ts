// Marks the exchange forms: of what, when they move, when they stand still, and what follows them.

import { beforeEach, describe, expect, test } from "vitest";
import { type CoreVenue, openCore, refusal, stateText } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../genesis/contracts.ts";
import { rateOf } from "../../genesis/figures.ts";
import { decode } from "../../journal/codec.ts";
import { fundedPrice } from "../../money/inverse.ts";
import { plain } from "../../money/text.ts";
import { DAY, HOUR, instant, price, rate, SECOND } from "../../money/units.ts";
import { type Portrait, revive } from "../portrait.ts";
import { nextDue } from "../select.ts";

const PERP = "BTCUSD_PERP";
const QUARTER = "BTCUSD_260327";
const OPENS = instant(Date.UTC(2026, 0, 5, 10, 20));

let venue: CoreVenue;
let ann: FuturesDesk;
let ben: FuturesDesk;

function opens(settings = {}, at = OPENS): void {
  venue = openCore({ at, contracts: [...DEFAULT_CONTRACTS, ...quarterlies(at)], settings });
  ann = venue.trader("ann").futures.has("100", "BTC");
  ben = venue.trader("ben").futures.has("100", "BTC");
}

const mark = (symbol = PERP) => plain(venue.x.prices.marks.get(symbol)!.price);
const forms = (symbol = PERP, formed = true) => venue.perform({ type: "SteerMark", symbol, formed });
/** Bids and asks so far from a middle; what stood before is taken away. */
function quotes(middle: number, symbol = PERP, off = 5): void {
  const desk = ben.on(symbol);
  venue.perform({ type: "CancelOpenOrders", purse: desk.name, symbol, refuseIfNone: false });
  desk.buys(10, { at: String(middle - off) });
  desk.sells(10, { at: String(middle + off) });
}
/** A trade at a price, of two orders that meet there. */
function prints(at: string, symbol = PERP): void {
  ann.on(symbol).sells(1, { at });
  venue.trader("cid").futures.has("10", "BTC").on(symbol).buys(1, { at });
}

beforeEach(() => opens());

test("the published example: 10000 with 0.03 % and four of eight hours to go is 10001.5", () => {
  const of = fundedPrice(price(1_000_000_000_000n), rate(300_000_000n), { left: 4, interval: 8 }, "half-up");
  expect(plain(of)).toBe("10001.5");
});

describe("of a perpetual", () => {
  test("it is the median of index, index with the mean basis, and last price", () => {
    quotes(30_060);
    forms();
    venue.passes(1, SECOND);
    // Nothing traded yet: what traded last counts as the second.
    expect(mark()).toBe("30060");
    prints("30060");
    prints("30058");
    venue.passes(40, SECOND);
    expect(mark()).toBe("30058");
    venue.index("BTC", "30030");
    venue.passes(40, SECOND);
    // Index 30030, index and basis 30060, last 30058.
    expect(mark()).toBe("30058");
    venue.index("BTC", "30059");
    venue.passes(40, SECOND);
    expect(mark()).toBe("30059");
  });

  test("the basis is the mean of thirty seconds: it comes a thirtieth nearer each", () => {
    quotes(30_000);
    forms();
    venue.passes(35, SECOND);
    expect(mark()).toBe("30000");
    quotes(30_300);
    for (const seconds of [1, 2, 3, 15, 30]) {
      venue.comesTo(instant(Number(OPENS) + (35 + seconds) * 1_000));
      expect(mark(), String(seconds)).toBe(String(30_000 + 10 * seconds));
    }
    venue.passes(10, SECOND);
    expect(mark()).toBe("30300");
  });

  test("samples are as many as the venue was founded with", () => {
    opens({ markBasisSamples: 60 });
    quotes(30_000);
    forms();
    venue.passes(65, SECOND);
    quotes(30_300);
    venue.passes(30, SECOND);
    expect(mark()).toBe("30150");
  });

  test("funding that is yet to be paid keeps it off the index, less each second", () => {
    // 0.01 % for eight hours at 12:00 of 08:00 to 16:00: half of it is to go.
    quotes(30_060);
    prints("30060");
    venue.comesTo(instant(Date.UTC(2026, 0, 5, 12) - 60_000));
    venue.perform({ type: "FixFundingRate", symbol: PERP, rate: rateOf("0.0001") });
    venue.comesTo(instant(Date.UTC(2026, 0, 5, 16)));
    venue.comesTo(instant(Date.UTC(2026, 0, 5, 19, 59, 59)));
    forms();
    venue.passes(1, SECOND);
    // Index × (1 + 0.0001 × 4 ÷ 8) is 30001.5; the others are 30060.
    expect(mark()).toBe("30060");
    quotes(29_940);
    venue.passes(40, SECOND);
    // Of 29940, of 30060, and of what is between: 14360 of 28800 seconds are left.
    expect(Number(mark())).toBeCloseTo(30_000 * (1 + (0.0001 * 14_360) / 28_800), 2);
  });

  test("while a side of its book is empty its basis stays what it was", () => {
    quotes(30_060);
    forms();
    venue.passes(31, SECOND);
    venue.perform({ type: "CancelOpenOrders", purse: ben.name, symbol: PERP, refuseIfNone: false });
    venue.index("BTC", "31000");
    venue.passes(31, SECOND);
    expect(mark()).toBe("31060");
  });
});

describe("of a contract that is delivered", () => {
  test("it is the index and the mean basis, whatever traded last", () => {
    quotes(30_090, QUARTER);
    forms(QUARTER);
    prints("30085", QUARTER);
    venue.passes(31, SECOND);
    expect(mark(QUARTER)).toBe("30090");
  });

  test("it goes over to the mean index in the last half hour, and the next contract's is formed too", () => {
    const eight = Date.UTC(2026, 2, 27, 8);
    opens({}, instant(eight - 3_600_000));
    quotes(30_090, QUARTER);
    forms(QUARTER);
    venue.comesTo(instant(eight - 1_800_000));
    expect(mark(QUARTER)).toBe("30090");
    venue.comesTo(instant(eight - 900_000));
    expect(mark(QUARTER)).toBe("30000");
    venue.index("BTC", "36000");
    venue.comesTo(instant(eight - 300_000));
    // 900 samples of 30000 and 600 of 36000.
    expect(mark(QUARTER)).toBe("32400");
    venue.comesTo(instant(eight));
    expect(plain(venue.happened("ContractDelivered").find(({ asset }) => asset === "BTC")!.price!)).toBe("33000");
    expect([...venue.x.futures.forming.keys()]).toEqual(["BTCUSD_260925"]);
  });
});

describe("time", () => {
  test("is due each second while a mark moves, and a quiet venue sleeps", () => {
    quotes(30_060);
    forms();
    expect(nextDue(venue.x)).toBe(instant(Number(OPENS) + 1_000));
    venue.passes(32, SECOND);
    const entries = venue.entries.length;
    venue.passes(30, DAY);
    // Ninety stamps of funding; and the delivery of nothing.
    expect(venue.entries.length - entries).toBe(90);
  });

  test("between the seconds nothing moves, and a moment at a full second is not skipped", () => {
    quotes(30_000);
    forms();
    venue.passes(31, SECOND);
    venue.comesTo(instant(Number(OPENS) + 31_400));
    quotes(30_300);
    expect(mark()).toBe("30000");
    venue.comesTo(instant(Number(OPENS) + 31_999));
    expect(mark()).toBe("30000");
    venue.comesTo(instant(Number(OPENS) + 32_000));
    expect(mark()).toBe("30010");
  });

  test("a stamp of funding is charged at the mark as it is formed then", () => {
    quotes(30_060);
    forms();
    venue.passes(6, HOUR);
    const [, stamp] = [...venue.happened("FundingRateSet")]
      .filter(({ symbol }) => symbol === PERP)
      .entries()
      .next().value!;
    expect(plain(stamp.mark!)).toBe("30060");
  });
});

test("a mark that is formed liquidates", () => {
  quotes(30_000);
  const poor = venue.trader("poor").futures.has("0.052", "BTC");
  ann.sells(300, { at: "30000" });
  poor.buys(300, { at: "30000" });
  forms();
  venue.passes(31, SECOND);
  expect(poor.position()).toBe(300);
  venue.index("BTC", "28600");
  quotes(28_600);
  venue.passes(31, SECOND);
  expect(poor.position()).toBe(0);
});

test("what is formed and set is so until it is formed anew a second later; what is held stays where it was", () => {
  quotes(30_060);
  forms();
  venue.passes(31, SECOND);
  venue.mark(PERP, "31000");
  expect(mark()).toBe("31000");
  venue.passes(1, SECOND);
  expect(mark()).toBe("30060");
  expect(refusal(() => forms("BTCUSDT"))).toEqual({ reason: "unknown-symbol", symbol: "BTCUSDT" });
  const entries = venue.entries.length;
  forms();
  expect(venue.entries.length).toBe(entries);
  forms(PERP, false);
  quotes(30_300);
  venue.passes(40, SECOND);
  expect(mark()).toBe("30060");
  venue.mark(PERP, "31000");
  expect(mark()).toBe("31000");
});

test("a snapshot taken while a mark moves goes on the same", () => {
  quotes(30_000);
  forms();
  venue.passes(20, SECOND);
  quotes(30_300);
  venue.passes(7, SECOND);
  const again = revive(decode(stateText(venue.x)) as Portrait);
  expect(stateText(again)).toBe(stateText(venue.x));
  expect(again.futures.forming).toEqual(venue.x.futures.forming);
  expect(nextDue(again)).toBe(nextDue(venue.x));
});

test("a mark is never below a tick of its contract, however far beneath the index its book was", () => {
  // A lowest bid and an ask at the edge of its band are 15250 beneath the index in the middle, which then comes down to 12000.
  for (const symbol of [PERP, QUARTER]) {
    ben.on(symbol).buys(1, { at: "1000" });
    ben.on(symbol).sells(1, { at: "28500" });
    forms(symbol);
  }
  venue.passes(40, SECOND);
  venue.index("BTC", "12000");
  venue.passes(1, SECOND);
  expect([mark(), mark(QUARTER)]).toEqual(["0.1", "0.1"]);
  venue.passes(40, SECOND);
  expect([mark(), mark(QUARTER)]).toEqual(["14750", "14750"]);
});
