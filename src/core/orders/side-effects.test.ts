import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { amountOf, rateOf } from "../../genesis/figures.ts";
import { HOUR } from "../../money/units.ts";

/** A market with somebody on either side of 30,000. */
function market(): { venue: CoreVenue; cross: PairDesk } {
  const venue = openCore({ rates: { USDT: "0.0024", BTC: "0.0024" } });
  const other = venue.trader("other").spot.has("1000000", "USDT").has("100", "BTC");
  other.sells("10", { at: "30000" });
  other.buys("10", { at: "29990" });
  return { venue, cross: venue.trader("ann").cross.has("10000", "USDT") };
}

describe("an order that borrows", () => {
  test("borrows just what is missing, when it is placed, with an hour's interest", () => {
    const { venue, cross } = market();
    const order = cross.buys("0.5", { at: "29000", effect: "margin-buy" });
    expect([order.status, cross.locked("USDT"), cross.free("USDT")]).toEqual(["new", "14500", "0"]);
    // 4,500 at 0.01 % an hour.
    expect([cross.principal("USDT"), cross.interest("USDT")]).toEqual(["4500", "0.45"]);
    expect(venue.happened("Borrowed")).toMatchObject([{ auto: true }]);
  });

  test("borrows the least there is to borrow where less is missing", () => {
    const { venue, cross } = market();
    const usdt = venue.x.reference.assets.get("USDT")!;
    venue.perform({ type: "DefineAsset", asset: { ...usdt, minimumBorrow: amountOf("100") } });
    const order = cross.buys("0.345", { at: "29000", effect: "margin-buy" });
    // 10005 are needed and 10000 there.
    expect([cross.principal("USDT"), cross.free("USDT")]).toEqual(["100", "95"]);
    cross.cancels(order);
    // All of what was borrowed and is not used goes back, the hour's 0.01 first.
    expect([cross.owes("USDT"), cross.free("USDT")]).toEqual(["0.01", "10000"]);
  });

  test("borrows nothing where nothing is missing", () => {
    const { cross } = market();
    cross.buys("0.3", { at: "29000", effect: "margin-buy" });
    expect(cross.owes("USDT")).toBe("0");
  });

  test("borrows the coin it sells", () => {
    const { cross } = market();
    const order = cross.sells("0.4", { effect: "margin-buy" });
    expect([order.status, cross.principal("BTC"), cross.free("USDT")]).toEqual(["filled", "0.4", "21996"]);
  });

  test("by quote, borrows up to the quote that was asked for", () => {
    const { cross } = market();
    const order = cross.buys({ worth: "15000" }, { effect: "margin-buy" });
    expect([order.filled, cross.principal("USDT"), cross.free("USDT")]).toEqual(["0.5", "5000", "0"]);
  });

  test("pays back what it did not use when it ends, however it ends", () => {
    const { venue, cross } = market();
    // 10,000 of one's own, 4,500 borrowed; of the hour's 0.45 the loan's end pays too.
    for (const tif of ["ioc", "fok"] as const) {
      expect(cross.buys("0.5", { at: "29000", tif, effect: "margin-buy" }).status).toBe("expired");
    }
    expect([cross.principal("USDT"), cross.interest("USDT"), cross.free("USDT")]).toEqual(["0.9", "0", "10000"]);
    venue.trader("ann").cross.sells("0.01", { at: "29995", effect: "margin-buy" });
    const own = cross.buys("0.5", { at: "29995", effect: "margin-buy", stp: "expire-taker" });
    // 4,997.5 at 0.01 % an hour more.
    expect([own.status, cross.principal("USDT")]).toEqual(["expired-in-match", "1.39975"]);
  });

  test("is refused beyond what may be borrowed, and places nothing then", () => {
    const { cross } = market();
    // 10,000 of one's own carry 20,000 more at 3x.
    expect(refusal(() => cross.buys("1.01", { effect: "margin-buy" }))).toEqual({
      reason: "beyond-borrow-limit",
      isolated: false,
    });
    expect(cross.buys("1", { effect: "margin-buy" }).status).toBe("filled");
    expect(cross.principal("USDT")).toBe("20000");
  });

  test("cannot borrow for a spot purse, and is not asked to where it says nothing", () => {
    const { venue, cross } = market();
    const refused = { reason: "insufficient-balance", asset: "USDT" };
    expect(refusal(() => venue.trader("ann").spot.buys("1", { effect: "margin-buy" }))).toEqual(refused);
    expect(refusal(() => cross.buys("1"))).toEqual(refused);
    expect(refusal(() => cross.buys("1", { effect: "auto-repay" }))).toEqual(refused);
  });

  test("a list borrows once for both its legs", () => {
    const { venue, cross } = market();
    venue.prints("29995");
    cross.oco("buy", "0.5", { at: "29000", stop: "31000", stopAt: "32000", effect: "margin-buy" });
    expect([cross.principal("USDT"), cross.locked("USDT")]).toEqual(["6000", "16000"]);
  });
});

describe("an order that repays", () => {
  test("repays with what it receives: interest first, then principal", () => {
    const { venue, cross } = market();
    cross.sells("0.4", { effect: "margin-buy" });
    venue.passes(2, HOUR);
    expect([cross.principal("BTC"), cross.interest("BTC")]).toEqual(["0.4", "0.00012"]);
    cross.buys("0.1", { effect: "auto-repay" });
    expect([cross.principal("BTC"), cross.interest("BTC"), cross.free("BTC")]).toEqual(["0.30012", "0", "0"]);
  });

  test("keeps what is left once all is repaid", () => {
    const { cross } = market();
    cross.sells("0.1", { effect: "margin-buy" });
    cross.buys("0.2", { effect: "auto-repay" });
    expect([cross.owes("BTC"), cross.free("BTC")]).toEqual(["0", "0.09999"]);
  });

  test("never turns one coin into another: what it receives is not what it owes", () => {
    const { cross } = market();
    cross.borrows("0.1", "BTC");
    cross.sells("0.1", { effect: "auto-repay" });
    expect([cross.principal("BTC"), cross.free("USDT")]).toEqual(["0.1", "12999"]);
  });

  test("repays when a waiting order fills, too", () => {
    const { venue, cross } = market();
    cross.borrows("1000", "USDT");
    cross.has("1", "BTC").sells("0.1", { at: "29999", effect: "auto-repay" });
    expect(cross.principal("USDT")).toBe("1000");
    venue.trader("late").spot.has("10000", "USDT").buys("0.1", { at: "29999" });
    // 1,000 and an hour of 0.1 out of 2,999.9.
    expect([cross.owes("USDT"), cross.free("USDT")]).toEqual(["0", "12999.8"]);
  });

  test("leaves a little owed where commission and interest ate into what came back", () => {
    const venue = openCore({ rates: { BTC: "0.0024" }, settings: { spotTaker: rateOf("0.001") } });
    const other = venue.trader("other").spot.has("1000000", "USDT").has("100", "BTC");
    other.sells("10", { at: "30000" });
    other.buys("10", { at: "29990" });
    const cross = venue.trader("ann").cross.has("10000", "USDT");
    cross.sells("0.1", { effect: "margin-buy" });
    venue.passes(1, HOUR);
    cross.buys("0.1", { effect: "auto-repay" });
    // 0.0001 commission on the way back, and two hours of 0.00001.
    expect(cross.owes("BTC")).toBe("0.00012");
    cross.buys("0.00017", { effect: "auto-repay" });
    expect([cross.owes("BTC"), cross.free("BTC")]).toEqual(["0", "0.00004983"]);
  });
});

describe("an order that does both", () => {
  test("opens a short by borrowing and closes it by repaying", () => {
    const { cross } = market();
    cross.sells("0.5", { effect: "auto-borrow-repay" });
    expect([cross.principal("BTC"), cross.free("USDT")]).toEqual(["0.5", "24995"]);
    cross.buys("0.50005", { effect: "auto-borrow-repay" });
    expect([cross.owes("BTC"), cross.free("BTC"), cross.owes("USDT")]).toEqual(["0", "0", "0"]);
  });
});

describe("cancelling an order that borrowed", () => {
  test("gives back what it did not use, interest first", () => {
    const { cross } = market();
    const order = cross.buys("0.5", { at: "29000", effect: "margin-buy" });
    cross.cancels(order);
    // 4,500 pay 0.45 of interest and the rest of principal.
    expect([cross.principal("USDT"), cross.interest("USDT"), cross.free("USDT")]).toEqual(["0.45", "0", "10000"]);
  });

  test("gives back no more than is left of it", () => {
    const { venue, cross } = market();
    const order = cross.buys("0.5", { at: "29000", effect: "margin-buy" });
    venue.trader("other").spot.cancelsAll();
    venue.trader("other").spot.sells("0.4", { at: "29000" });
    cross.has("5000", "USDT").cancels(order);
    // 0.1 bitcoin's worth was left: 2,900 of the 4,500. What came in since is not touched.
    expect([cross.owes("USDT"), cross.free("USDT")]).toEqual(["1600.45", "5000"]);
  });

  test("keeps the loan where the order was placed so", () => {
    const { cross } = market();
    const order = cross.buys("0.5", { at: "29000", effect: "margin-buy", keepsLoan: true });
    cross.cancels(order);
    expect([cross.principal("USDT"), cross.free("USDT")]).toEqual(["4500", "14500"]);
  });

  test("repays nothing that was borrowed by hand", () => {
    const { cross } = market();
    cross.borrows("5000", "USDT");
    cross.cancels(cross.buys("0.5", { at: "29000", effect: "margin-buy" }));
    expect(cross.principal("USDT")).toBe("5000");
  });

  test("by one leg of a list gives back the list's loan once", () => {
    const { venue, cross } = market();
    venue.prints("29995");
    const { stop } = cross.oco("buy", "0.5", { at: "29000", stop: "31000", stopAt: "32000", effect: "margin-buy" });
    cross.cancels(stop);
    expect([cross.owes("USDT"), cross.free("USDT"), cross.locked("USDT")]).toEqual(["0.6", "10000", "0"]);
  });
});
