import { beforeEach, expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { CoreTrader } from "../../../test/exchange/trader.ts";
import { rateOf } from "../../genesis/figures.ts";
import { plain } from "../../money/text.ts";

let venue: CoreVenue;
let ann: CoreTrader;
let ben: CoreTrader;

function burns(trader: CoreTrader, commission: boolean): void {
  venue.perform({ type: "SwitchBurn", account: trader.id, commission, interest: undefined });
}
const fees = (): string => {
  const row = venue.x.ledger.purses[2]!.rows;
  const of = (asset: string): bigint => (row.has(asset) ? venue.x.ledger.cells[row.get(asset)!]! : 0n);
  return ["BTC", "USDT", "BNB"].map((asset) => `${plain(of(asset) as never)} ${asset}`).join(", ");
};

/** A tenth of a percent, and BNB at 300 dollars. */
beforeEach(() => {
  venue = openCore({ settings: { spotMaker: rateOf("0.001"), spotTaker: rateOf("0.001") } });
  [ann, ben] = [venue.trader("ann"), venue.trader("ben")];
  ann.spot.has("100000", "USDT");
  ben.spot.has("10", "BTC");
});

test("a quarter less is paid in BNB by who has enough of it, and what was bought comes whole", () => {
  ann.spot.has("1", "BNB");
  burns(ann, true);
  ben.spot.sells("1", { at: "30000" });
  ann.spot.buys("1");
  // 0.00075 BTC are 22.5 dollars, 0.075 BNB.
  expect([ann.spot.free("BTC"), ann.spot.free("BNB")]).toEqual(["1", "0.925"]);
  expect(ben.spot.free("USDT")).toBe("29970");
  expect(fees()).toBe("0 BTC, 30 USDT, 0.075 BNB");
});

test("who has too little pays all of it out of what was bought", () => {
  ann.spot.has("0.07499999", "BNB");
  burns(ann, true);
  ben.spot.sells("1", { at: "30000" });
  ann.spot.buys("1");
  expect([ann.spot.free("BTC"), ann.spot.free("BNB")]).toEqual(["0.999", "0.07499999"]);
});

test("makers pay so too, each fill as long as there is some", () => {
  ben.spot.has("0.1", "BNB");
  burns(ben, true);
  ben.spot.sells("2", { at: "30000" });
  ann.spot.buys("1");
  ann.spot.buys("1");
  expect([ben.spot.free("USDT"), ben.spot.free("BNB")]).toEqual(["59970", "0.025"]);
});

test("BNB that is bought pays for itself, with the discount", () => {
  burns(ann, true);
  ben.spot.has("10", "BNB").on("BNBUSDT").sells("10", { at: "300" });
  ann.spot.on("BNBUSDT").buys("10");
  expect(ann.spot.free("BNB")).toBe("9.9925");
});

test("who trades with himself pays twice out of the same balance, and never more than it has", () => {
  ann.spot.has("1", "BTC").has("0.1", "BNB");
  burns(ann, true);
  ann.spot.sells("1", { at: "30000", stp: "none" });
  ann.spot.buys("1", { stp: "none" });
  // The buyer's 0.075 leave 0.025: the seller's come out of the dollars.
  expect([ann.spot.free("BNB"), ann.spot.free("BTC"), ann.spot.free("USDT")]).toEqual(["0.025", "1", "99970"]);
});

test("an isolated account pays out of its own BNB, not out of the spot wallet's", () => {
  ann.spot.has("5", "BNB");
  burns(ann, true);
  const isolated = ann.isolated("BTCUSDT").has("30000", "USDT");
  ben.spot.sells("1", { at: "30000" });
  isolated.buys("1");
  expect([isolated.free("BTC"), ann.spot.free("BNB")]).toEqual(["0.999", "5"]);
});

test("what an order repays is all that came, where the commission came out of something else", () => {
  const { cross } = ben;
  cross.has("100000", "USDT").has("1", "BNB").borrows("1", "BTC");
  burns(ben, true);
  ben.spot.sells("1", { at: "30000", stp: "none" });
  cross.buys("1", { effect: "auto-repay", stp: "none" });
  // The borrowed one is still there; the one that came went back whole.
  expect([cross.free("BTC"), cross.interest("BTC")]).toEqual(["1", "0"]);
  // 1 × 0.00026125 ÷ 24 = 0.0000108854…, rounded up: paid first, and as much of the principal is left.
  expect(cross.principal("BTC")).toBe("0.00001089");
});
