import { beforeEach, describe, expect, test } from "vitest";
import { type CoreVenue, openCore, refusal, stateText } from "../../../test/exchange.ts";
import { amountOf } from "../../genesis/figures.ts";
import { DEFAULT_PAIRS } from "../../genesis/pairs.ts";
import { decode } from "../../journal/codec.ts";
import { later } from "../../money/arithmetic.ts";
import { count, DAY, HOUR, type Instant, span } from "../../money/units.ts";
import type { AnnounceNotice } from "../commands.ts";
import { listedPair, type Pair } from "../listing.ts";
import { portray, type Portrait, revive } from "../portrait.ts";
import { nextDue } from "../select.ts";

let venue: CoreVenue;
let ann: ReturnType<CoreVenue["trader"]>;
beforeEach(() => {
  venue = openCore({ rates: "none", funding: "none" });
  ann = venue.trader("ann");
});

const ahead = (days: number): Instant => later(venue.at, span(days * count(DAY)));
const announce = (more: Partial<AnnounceNotice>) =>
  venue.perform({
    type: "AnnounceNotice",
    kind: "delist",
    at: ahead(3),
    assets: [],
    crossPairs: [],
    isolatedPairs: [],
    ...more,
  });
const ADA = { assets: ["ADA"], crossPairs: ["ADAUSDT"], isolatedPairs: ["ADAUSDT"] };
const moves = (kind: "cross" | "isolated", asset: string, amount: string) =>
  venue.perform({
    type: "Transfer",
    from: { kind: "spot", account: ann.id },
    to: kind === "cross" ? { kind, account: ann.id } : { kind, account: ann.id, symbol: "ADAUSDT" },
    asset,
    amount: amountOf(amount),
  });

describe("what is announced to be delisted", () => {
  test("takes in at once no more than is owed of it and not there", () => {
    ann.spot.has("10000", "ADA").has("10000", "USDT");
    const isolated = ann.isolated("ADAUSDT").has("1000", "USDT");
    isolated.borrows("100", "ADA");
    isolated.sells("60", { at: "0.6" });
    announce(ADA);
    // 100 are owed; 40 are free, for 60 are held by the order.
    const refused = { reason: "leaving-margin", asset: "ADA", most: amountOf("60") };
    expect(refusal(() => moves("isolated", "ADA", "60.1"))).toEqual(refused);
    moves("isolated", "ADA", "60");
    expect(refusal(() => moves("isolated", "ADA", "0.1"))).toMatchObject({ most: amountOf("0") });
    expect(refusal(() => moves("isolated", "USDT", "1"))).toMatchObject({ reason: "leaving-margin", asset: "USDT" });
    expect(refusal(() => moves("cross", "ADA", "1"))).toMatchObject({ reason: "leaving-margin", asset: "ADA" });
    // The cross account deals in the other coin as before.
    moves("cross", "USDT", "1");
  });

  test("is lent until a day before, and then no longer", () => {
    ann.cross.has("1000", "USDT");
    ann.isolated("ADAUSDT").has("1000", "USDT");
    announce({ ...ADA, at: ahead(3) });
    const borrows = (purse: "cross" | "isolated", asset: string) =>
      (purse === "cross" ? ann.cross : ann.isolated("ADAUSDT")).borrows("10", asset);
    venue.passes(47, HOUR);
    borrows("cross", "ADA");
    borrows("isolated", "ADA");
    venue.passes(1, HOUR);
    for (const [purse, asset] of [
      ["cross", "ADA"],
      ["isolated", "ADA"],
      ["isolated", "USDT"],
    ] as const) {
      expect(refusal(() => borrows(purse, asset))).toEqual({ reason: "not-borrowable", asset });
    }
    borrows("cross", "USDT");
    expect(listedPair(venue.x, "ADAUSDT").isolated).toBe(true);
  });

  test("a day ahead or less is no longer lent at once", () => {
    ann.cross.has("1000", "USDT");
    announce({ ...ADA, at: ahead(1) });
    expect(refusal(() => ann.cross.borrows("10", "ADA"))).toEqual({ reason: "not-borrowable", asset: "ADA" });
  });

  test("is due when its loans end, and then when its moment comes", () => {
    announce(ADA);
    expect(nextDue(venue.x)).toBe(ahead(2));
    venue.comesTo(ahead(2));
    expect(nextDue(venue.x)).toBe(ahead(1));
    venue.comesTo(ahead(1));
    expect(nextDue(venue.x)).toBeUndefined();
  });
});

describe("what is delisted", () => {
  test("loses its margin orders, and only them", () => {
    for (const purse of [ann.spot, ann.cross, ann.isolated("ADAUSDT")]) {
      purse.on("ADAUSDT").has("1000", "USDT").buys("100", { at: "0.4" });
    }
    ann.cross.on("BTCUSDT").buys("0.001", { at: "29000" });
    announce(ADA);
    venue.comesTo(ahead(3));
    const open = [...venue.x.orders.open.values()].map(
      ({ symbol, purse }) => `${symbol} ${venue.x.ledger.purses[purse]!.kind}`,
    );
    expect(open).toEqual(["ADAUSDT spot", "BTCUSDT cross"]);
    expect(venue.happened("OrderClosed").map(({ status }) => status)).toEqual(["canceled", "canceled"]);
  });

  test("is repaid with the same coin, as far as it is there once its orders are gone", () => {
    ann.cross.has("1000", "USDT").borrows("100", "ADA");
    ann.cross.borrows("10", "USDT");
    const isolated = ann.isolated("ADAUSDT").has("100", "USDT");
    isolated.borrows("100", "ADA");
    isolated.sells("30", { at: "0.6" });
    announce(ADA);
    venue.comesTo(ahead(3));
    const repaid = venue.happened("Repaid").map(({ asset, principal }) => [asset, principal]);
    expect(repaid).toEqual([
      ["ADA", amountOf("100")],
      ["ADA", amountOf("100")],
    ]);
    // The dollars of the cross account are not delisted, and stay owed.
    expect(venue.x.margin.loans.map(({ asset }) => asset)).toEqual(["USDT"]);
  });

  test("is traded on margin no more, and can be taken out", () => {
    const isolated = ann.isolated("ADAUSDT").on("ADAUSDT").has("100", "USDT");
    const cross = ann.cross.on("ADAUSDT").has("100", "USDT");
    announce(ADA);
    venue.comesTo(ahead(3));
    for (const purse of [isolated, cross]) {
      expect(refusal(() => purse.buys("100", { at: "0.4" })).reason).toMatch(/^not-(permitted|a-margin-pair)$/);
    }
    isolated.sends("100", "USDT", ann.spot);
    expect(venue.x.reference.assets.get("ADA")).toMatchObject({ borrowable: false, mortgageable: false });
    expect(venue.x.reference.notices.size).toBe(0);
    ann.spot.on("ADAUSDT").buys("100", { at: "0.4" });
  });

  test("still takes in what is owed, so that nobody is left with a debt nothing can pay", () => {
    ann.spot.has("200", "ADA");
    ann.cross.has("1000", "USDT").borrows("100", "ADA");
    venue.trader("ben").spot.on("ADAUSDT").has("100", "USDT").buys("100", { at: "0.5" });
    ann.cross.on("ADAUSDT").sells("100", { at: "0.5" });
    announce(ADA);
    venue.comesTo(ahead(3));
    expect(refusal(() => moves("cross", "ADA", "101"))).toMatchObject({ reason: "leaving-margin" });
    moves("cross", "ADA", "100");
    ann.cross.repays("100", "ADA");
    expect(refusal(() => moves("cross", "ADA", "1"))).toEqual({ reason: "not-a-margin-asset", asset: "ADA" });
  });
});

test("what is announced to be listed is as it was, from its moment on", () => {
  announce({ ...ADA, at: ahead(1) });
  venue.comesTo(ahead(1));
  ann.spot.has("200", "ADA");
  announce({ ...ADA, kind: "list", at: ahead(1) });
  expect(refusal(() => moves("cross", "ADA", "1"))).toEqual({ reason: "not-a-margin-asset", asset: "ADA" });
  expect(refusal(() => moves("isolated", "ADA", "1"))).toMatchObject({ reason: "not-a-margin-pair" });
  venue.comesTo(ahead(1));
  moves("cross", "ADA", "1");
  moves("isolated", "ADA", "1");
  ann.cross.borrows("0.1", "ADA");
  ann.isolated("ADAUSDT").borrows("0.1", "ADA");
});

test("a notice is refused that is not ahead, says nothing, names what is not there, is so already, or is announced", () => {
  const conflict = (more: Partial<AnnounceNotice>) => refusal(() => announce(more)) as { what?: string };
  expect(conflict({ ...ADA, at: venue.at }).what).toBe("the moment is not ahead");
  expect(conflict({}).what).toBe("there is nothing to announce");
  expect(conflict({ assets: ["NONE"] })).toEqual({ reason: "unknown-asset", asset: "NONE" });
  expect(conflict({ crossPairs: ["BTCUSD_PERP"] })).toEqual({ reason: "unknown-symbol", symbol: "BTCUSD_PERP" });
  expect(conflict({ ...ADA, kind: "list" }).what).toBe("ADA is listed");
  announce(ADA);
  expect(conflict({ isolatedPairs: ["ADAUSDT"] }).what).toBe("ADAUSDT has been announced already");
  venue.comesTo(ahead(3));
  expect(conflict({ crossPairs: ["ADAUSDT"] }).what).toBe("ADAUSDT is not listed");
});

test("notices come back from a snapshot as they were, and one written before there were any is read", () => {
  announce(ADA);
  venue.passes(50, HOUR);
  const text = stateText(venue.x);
  const again = revive(decode(text) as Portrait);
  expect(stateText(again)).toBe(text);
  expect(again.reference.notices).toEqual(venue.x.reference.notices);
  const { notices: _, ...older } = portray(openCore().x);
  expect(revive(older).reference.notices.size).toBe(0);
});

test("what was announced for isolated margin keeps the tiers it will need", () => {
  const pairs = DEFAULT_PAIRS.map((pair) => (pair.symbol === "ADAUSDT" ? { ...pair, isolated: false } : pair));
  venue = openCore({ pairs });
  announce({ kind: "list", isolatedPairs: ["ADAUSDT"] });
  const market = { ...listedPair(venue.x, "ADAUSDT"), tiers: [] } as Pair;
  expect(refusal(() => venue.perform({ type: "DefineMarket", market }))).toEqual({
    reason: "definition-conflict",
    what: "ADAUSDT: isolated tiers are needed for what was announced",
  });
});
