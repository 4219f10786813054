import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";

const BTC = "BTCUSD_PERP";

function market(wallet = "1"): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore();
  const ben = venue.trader("ben").futures.has("1000", "BTC");
  ben.leverage(1);
  return { venue, ann: venue.trader("ann").futures.has(wallet, "BTC"), ben };
}

/** Ann buys from Ben. */
function long(ann: FuturesDesk, ben: FuturesDesk, contracts: number, leg: "both" | "long" = "both"): void {
  ben.sells(contracts, { at: "30000" });
  ann.buys(contracts, { at: "30000", leg });
}

describe("the margin type of a contract", () => {
  test("is crossed at first, and setting it to what it is is refused", () => {
    const { ann } = market();
    expect(ann.figures().isolated).toBe(false);
    expect(refusal(() => ann.isolates(false))).toEqual({ reason: "margin-type-unchanged" });
    ann.isolates();
    expect(ann.figures().isolated).toBe(true);
    expect(refusal(() => ann.isolates())).toEqual({ reason: "margin-type-unchanged" });
  });

  test("cannot change with open orders nor with a position, asked about in this order", () => {
    const { ann, ben } = market();
    const order = ann.buys(10, { at: "29000" });
    long(ann, ben, 10);
    expect(refusal(() => ann.isolates(false))).toEqual({ reason: "margin-type-unchanged" });
    expect(refusal(() => ann.isolates())).toEqual({ reason: "margin-type-has-orders" });
    ann.cancels(order);
    expect(refusal(() => ann.isolates())).toEqual({ reason: "margin-type-has-position" });
    ben.buys(10, { at: "30000" });
    ann.sells(10, { at: "30000" });
    ann.isolates();
    expect(ann.figures().isolated).toBe(true);
  });

  test("is one for both legs of a hedge: either holds it fast", () => {
    const { ann, ben } = market();
    ann.hedges();
    ben.buys(10, { at: "30000" });
    ann.sells(10, { at: "30000", leg: "short" });
    expect(refusal(() => ann.isolates())).toEqual({ reason: "margin-type-has-position" });
  });

  test("of one contract says nothing of another", () => {
    const { ann, ben } = market();
    long(ann, ben, 10);
    ann.on("ETHUSD_PERP").isolates();
    expect([ann.figures().isolated, ann.on("ETHUSD_PERP").figures().isolated]).toEqual([false, true]);
  });
});

describe("the position mode", () => {
  test("is one-way at first, and is set only where nothing is open anywhere", () => {
    const { ann, ben } = market();
    expect(refusal(() => ann.hedges(false))).toEqual({ reason: "position-mode-unchanged" });
    ann.has("1", "BTC").venue.trader("ann").futures.on("ETHUSD_PERP").has("1", "ETH");
    const order = ann.on("ETHUSD_PERP").buys(1, { at: "1900" });
    long(ann, ben, 10);
    expect(refusal(() => ann.hedges())).toEqual({ reason: "position-mode-has-orders" });
    ann.on("ETHUSD_PERP").cancels(order);
    expect(refusal(() => ann.hedges())).toEqual({ reason: "position-mode-has-position" });
    ben.buys(10, { at: "30000" });
    ann.sells(10, { at: "30000" });
    ann.hedges();
    expect(refusal(() => ann.hedges())).toEqual({ reason: "position-mode-unchanged" });
  });

  test("decides which legs an order may be for", () => {
    const { ann } = market();
    expect(refusal(() => ann.buys(1, { at: "29000", leg: "long" }))).toEqual({ reason: "leg-mismatch" });
    ann.hedges();
    expect(refusal(() => ann.buys(1, { at: "29000" }))).toEqual({ reason: "leg-mismatch" });
    expect(refusal(() => ann.buys(1, { at: "29000", leg: "long", reduceOnly: true }))).toEqual({
      reason: "reduce-only-in-hedge-mode",
    });
    expect(ann.buys(1, { at: "29000", leg: "long" }).status).toBe("new");
  });
});

describe("leverage", () => {
  test("is twenty at first, and is at most what the contract's first bracket allows", () => {
    const { ann } = market();
    expect(ann.figures().leverage).toBe(20);
    for (const leverage of [0, -1, 1.5, 126, Number.NaN]) {
      expect(refusal(() => ann.leverage(leverage))).toEqual({ reason: "invalid-leverage", leverage });
    }
    ann.leverage(125);
    expect(ann.figures().leverage).toBe(125);
    expect(refusal(() => ann.on("BNBUSD_PERP").leverage(21))).toEqual({ reason: "invalid-leverage", leverage: 21 });
  });

  test("allows a position up to the cap of its bracket, orders included", () => {
    const { ann } = market("100");
    ann.leverage(100);
    // Ten bitcoin at 30,000 are 3,000 contracts.
    ann.buys(1_500, { at: "30000" });
    ann.buys(1_500, { at: "29000" });
    expect(refusal(() => ann.buys(1, { at: "29000" }))).toEqual({ reason: "position-beyond-leverage" });
    ann.leverage(50);
    ann.buys(3_000, { at: "30000" });
    expect(refusal(() => ann.leverage(100))).toEqual({ reason: "position-beyond-leverage" });
  });

  test("allows both legs of a hedge that much together", () => {
    const { ann, ben } = market("100");
    ann.hedges();
    ann.leverage(100);
    ben.sells(2_000, { at: "30000" });
    ann.buys(2_000, { at: "30000", leg: "long" });
    expect(refusal(() => ann.sells(1_001, { at: "30000", leg: "short" }))).toEqual({
      reason: "position-beyond-leverage",
    });
    ann.sells(1_000, { at: "30100", leg: "short" });
    expect(refusal(() => ann.leverage(125))).toEqual({ reason: "position-beyond-leverage" });
    expect(ann.sells(2_000, { at: "30100", leg: "long" }).status).toBe("new");
  });

  test("does not keep a position that outgrew its cap from being closed", () => {
    const { venue, ann, ben } = market("100");
    ann.leverage(100);
    long(ann, ben, 3_000);
    // The same dollars are more bitcoin now: 10.7.
    venue.mark(BTC, "28000");
    expect(refusal(() => ann.buys(1, { at: "28000" }))).toEqual({ reason: "position-beyond-leverage" });
    ben.buys(3_000, { at: "28000" });
    expect(ann.sells(1_000, { at: "28000" }).status).toBe("filled");
    expect(ann.sells(2_000, { at: "28000", reduceOnly: true }).status).toBe("filled");
  });

  test("falls only where the margin suffices for it", () => {
    const { ann, ben } = market("0.1");
    long(ann, ben, 300);
    // One bitcoin: 0.05 at 20x, 0.1 at 10x, 0.2 at 5x.
    ann.leverage(10);
    expect(refusal(() => ann.leverage(9))).toEqual({ reason: "leverage-needs-margin" });
    ann.leverage(20);
    ann.sells(900, { at: "30000" });
    // Filled they would be two bitcoin short.
    expect(refusal(() => ann.leverage(19))).toEqual({ reason: "leverage-needs-margin" });
  });

  test("does not fall while an isolated position is open, and may rise", () => {
    const { ann, ben } = market();
    ann.isolates();
    long(ann, ben, 300);
    expect(refusal(() => ann.leverage(19))).toEqual({ reason: "leverage-cut-while-isolated" });
    ann.leverage(50);
    // What the position holds stays where it is.
    expect(ann.isolatedWallet()).toBe("0.05");
    ben.buys(300, { at: "30000" });
    ann.sells(300, { at: "30000" });
    ann.leverage(5);
    expect(ann.figures().leverage).toBe(5);
  });
});

test("nobody's settings are refused by name, and no contract's", () => {
  const { venue } = market();
  const nobody = { account: 99, symbol: BTC };
  const asks = (command: object): unknown => refusal(() => venue.perform(command as never));
  expect(asks({ type: "ChangeLeverage", ...nobody, leverage: 1 })).toEqual({ reason: "unknown-account" });
  expect(asks({ type: "ChangeMarginType", ...nobody, isolated: true })).toEqual({ reason: "unknown-account" });
  expect(asks({ type: "ChangePositionMode", account: 99, hedge: true })).toEqual({ reason: "unknown-account" });
  const pair = { type: "ChangeLeverage", account: 1, symbol: "BTCUSDT", leverage: 1 };
  expect(asks(pair)).toEqual({ reason: "unknown-symbol", symbol: "BTCUSDT" });
});
