import { expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { Leg, PairDesk } from "../../../test/exchange/pair-desk.ts";
import { DEFAULT_PAIRS } from "../../genesis/pairs.ts";
import { quantityOf, rateOf } from "../../genesis/figures.ts";
import type { PairFilters } from "../listing.ts";

/** A market that has traded at 30,000 and takes a tenth of a percent of what is received. */
function market(filters: Partial<PairFilters> = {}): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const pairs = DEFAULT_PAIRS.map((pair) => ({ ...pair, filters: { ...pair.filters, ...filters } }));
  const venue = openCore({ pairs, settings: { spotMaker: rateOf("0.001"), spotTaker: rateOf("0.001") } });
  venue.prints("30000");
  const ann = venue.trader("ann").spot.has("100000", "USDT");
  return { venue, ann, ben: venue.trader("ben").spot.has("100000", "USDT").has("20", "BTC") };
}

const BUY: Leg = ["buy", "1", { at: "29000" }];
const btc = (desk: PairDesk): string[] => [desk.free("BTC"), desk.locked("BTC")];

test("what is bought is kept, and sold when the last of it is there", () => {
  const { venue, ann, ben } = market();
  const [working, pending] = ann.opo(BUY, [["sell", { at: "32000" }]]);
  expect([ann.locked("USDT"), btc(ann), pending!.left]).toEqual(["29000", ["0", "0"], "0"]);
  ben.sells("0.4", { at: "29000" });
  // 0.0004 of it is the commission, and there is nothing else it could be taken from.
  expect([working!.status, pending!.status, pending!.left, btc(ann)]).toEqual([
    "partially-filled",
    "pending-new",
    "0",
    ["0", "0.3996"],
  ]);
  expect(refusal(() => ann.sells("0.1", { at: "31000" }))).toMatchObject({ reason: "insufficient-balance" });
  ben.sells("0.6", { at: "29000" });
  expect([working!.status, pending!.status, pending!.left, btc(ann)]).toEqual([
    "filled",
    "new",
    "0.999",
    ["0", "0.999"],
  ]);
  ben.buys("2", { at: "32000" });
  // 0.999 × 32,000 = 31,968, of which 31.968 are the commission; 29,000 were paid.
  expect([pending!.status, ann.free("USDT"), btc(ann), venue.x.orders.lists.size]).toEqual([
    "filled",
    "102936.032",
    ["0", "0"],
    0,
  ]);
});

test("commissions come out of what is free of the same asset as long as that is enough for one", () => {
  const { ann, ben } = market();
  ann.has("0.0005", "BTC");
  const [, pending] = ann.opo(BUY, [["sell", { at: "32000" }]]);
  ben.sells("0.4", { at: "29000" });
  expect(btc(ann)).toEqual(["0.0001", "0.4"]);
  // The next is 0.0006, of which a part is there: all of it comes out of what is bought.
  ben.sells("0.6", { at: "29000" });
  expect([pending!.left, btc(ann)]).toEqual(["0.9994", ["0.0001", "0.9994"]]);
});

test("the asset that pays commissions at a discount is not topped up, and where it pays all that was bought is kept", () => {
  const { venue, ann, ben } = market();
  ann.has("1", "BNB");
  ben.has("10", "BNB").on("BNBUSDT").sells("10", { at: "300" });
  ben.on("BNBUSDT").buys("1", { at: "300", stp: "none" });
  const [, paid] = ann.on("BNBUSDT").opo(["buy", "9", { at: "300" }], [["sell", { at: "310" }]]);
  expect([paid!.left, ann.free("BNB"), ann.locked("BNB")]).toEqual(["8.991", "1", "8.991"]);
  venue.perform({ type: "SwitchBurn", account: ann.trader.id, commission: true, interest: undefined });
  const [, whole] = ann.opo(BUY, [["sell", { at: "32000" }]]);
  ben.sells("1", { at: "29000" });
  // 0.00075 BTC at 30,000 are 22.5 dollars, 0.075 BNB at 300.
  expect([whole!.left, btc(ann), ann.free("BNB")]).toEqual(["1", ["0", "1"], "0.925"]);
});

test("what does not fill a step of the size goes free as the rest is placed", () => {
  const { ann, ben } = market();
  const [, pending] = ann.opo(["buy", "0.00025", { at: "29000" }], [["sell", { at: "32000" }]]);
  ben.sells("0.00025", { at: "29000" });
  // 0.00025 less 0.00000025; a step is 0.00001.
  expect([pending!.left, btc(ann)]).toEqual(["0.00024", ["0.00000975", "0.00024"]]);
});

test("what takes any price keeps to the steps and the bound of such orders too", () => {
  const marketLot = { min: quantityOf("0"), max: quantityOf("0.5"), step: quantityOf("0.03") };
  const { ann, ben } = market({ marketLot });
  const [, stop] = ann.opo(BUY, [["sell", { stop: "28000" }]]);
  ben.sells("1", { at: "29000" });
  // 0.999, bounded to 0.5 and rounded down to a multiple of 0.03.
  expect([stop!.status, stop!.left, btc(ann)]).toEqual(["new, waiting", "0.48", ["0.519", "0.48"]]);
});

test("what is too little to be placed expires, and all that was kept is free", () => {
  const lot = { min: quantityOf("0.001"), max: quantityOf("9000"), step: quantityOf("0.00001") };
  const { venue, ann, ben } = market({ lot });
  const [working, pending] = ann.opo(["buy", "0.001", { at: "29000" }], [["sell", { at: "32000" }]]);
  ben.sells("0.001", { at: "29000" });
  expect([working!.status, pending!.status, btc(ann)]).toEqual(["filled", "expired", ["0.000999", "0"]]);
  expect(venue.happened("PendingRefused")).toMatchObject([{ reason: "filter" }]);
});

test("two that end each other are of one size, and what they are paid is held once", () => {
  const { ann, ben } = market();
  const [, stop, make] = ann.opo(BUY, [
    ["sell", { stop: "28000" }],
    ["sell", { at: "32000", maker: true }],
  ]);
  ben.sells("1", { at: "29000" });
  expect([stop!.left, make!.left, btc(ann)]).toEqual(["0.999", "0.999", ["0", "0.999"]]);
  ben.buys("0.5", { at: "32000" });
  expect([stop!.status, make!.status, make!.left, btc(ann)]).toEqual([
    "expired",
    "partially-filled",
    "0.499",
    ["0", "0.499"],
  ]);
});

test.each(["list", "working", "pending", "all"] as const)("cancelled by the %s, what was kept is free", (by) => {
  const { venue, ann, ben } = market();
  const [working, pending] = ann.opo(BUY, [["sell", { at: "32000" }]]);
  ben.sells("0.4", { at: "29000" });
  if (by === "list") ann.cancelsList(venue.x.counters.list);
  else if (by === "all") ann.cancelsAll();
  else ann.cancels(by === "working" ? working! : pending!);
  expect([working!.status, pending!.status, btc(ann), ann.locked("USDT")]).toEqual([
    "canceled",
    "canceled",
    ["0.3996", "0"],
    "0",
  ]);
});

test("one that takes and does not wait for the rest leaves what it bought to its owner", () => {
  const { ann, ben } = market();
  ben.sells("0.4", { at: "29000" });
  const [working, pending] = ann.opo(["buy", "1", { at: "29000", tif: "ioc" }], [["sell", { at: "32000" }]]);
  expect([working!.status, pending!.status, btc(ann)]).toEqual(["expired", "expired", ["0.3996", "0"]]);
});

test("a size that is not known yet is not made smaller; the size of the order that pays is", () => {
  const { ann, ben } = market();
  const [working, pending] = ann.opo(BUY, [["sell", { at: "32000" }]]);
  expect(refusal(() => ann.reduces(pending!, "0.5"))).toEqual({ reason: "size-not-known" });
  ann.reduces(working!, "0.6");
  ben.sells("0.6", { at: "29000" });
  expect(pending!.left).toBe("0.5994");
  ann.reduces(pending!, "0.5");
  expect(btc(ann)).toEqual(["0.0994", "0.5"]);
});

test("only a purchase pays, only for sales, and an iceberg's parts are counted when its size is known", () => {
  const { ann, ben, venue } = market();
  const sell: Leg = ["sell", "1", { at: "32000" }];
  expect(refusal(() => ben.opo(sell, [["sell", { at: "33000" }]]))).toEqual({ reason: "unsupported-order" });
  const [, pending] = ann.opo(BUY, [["sell", { at: "32000", iceberg: "0.001" }]]);
  ben.sells("1", { at: "29000" });
  // 0.999 would be 999 parts.
  expect([pending!.status, venue.happened("PendingRefused")]).toMatchObject(["expired", [{ reason: "filter" }]]);
});

test("a commission of just what is free comes out of that", () => {
  const { ann, ben } = market();
  ann.has("0.001", "BTC");
  const [, pending] = ann.opo(BUY, [["sell", { at: "32000" }]]);
  ben.sells("1", { at: "29000" });
  expect([pending!.left, btc(ann)]).toEqual(["1", ["0", "1"]]);
});
