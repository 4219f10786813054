import { beforeEach, expect, test } from "vitest";
import { openCore, refusal, stateText, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { decode } from "../../journal/codec.ts";
import { HOUR, span } from "../../money/units.ts";
import { type Portrait, revive } from "../portrait.ts";
import { free, INTEREST, POOL, WORLD } from "../ledger/ledger.ts";
import { plain } from "../../money/text.ts";

let venue: CoreVenue;
let cross: PairDesk;
const exchange = (...assets: string[]): void =>
  void venue.perform({ type: "ExchangeSmallLiabilities", account: 1, assets });

beforeEach(() => {
  venue = openCore({ rates: { USDT: "0.0024", BTC: "0.0024", ADA: "0.0024" } });
  cross = venue.trader("ann").cross.has("1000", "USDT");
});

test("small debts become one debt of dollars, worth as much, and the account has what it had", () => {
  cross.borrows("0.0002", "BTC");
  cross.borrows("10", "ADA");
  const before = cross.level;
  exchange("BTC", "ADA");
  // 0.00020002 × 30000 = 6.0006 and 10.001 × 0.5 = 5.0005.
  expect([cross.principal("USDT"), cross.interest("USDT")]).toEqual(["11.0011", "0"]);
  expect([cross.owes("BTC"), cross.owes("ADA")]).toEqual(["0", "0"]);
  expect([cross.free("BTC"), cross.free("ADA"), cross.free("USDT")]).toEqual(["0.0002", "10", "1000"]);
  expect(cross.level).toBe(before);
  // The old ones cost nothing any more, the new one from the next hour on: 11.0011 × 0.0001.
  venue.passes(1, HOUR);
  expect([cross.interest("USDT"), cross.owes("BTC")]).toEqual(["0.00110011", "0"]);
});

test("the pool lends the dollars, the world sells the coins, and interest stays the exchange's", () => {
  cross.borrows("0.0002", "BTC");
  const has = (purse: number, asset: string): string => plain(free(venue.x.ledger, purse, asset));
  const [lends, sells] = [has(POOL, "USDT"), has(WORLD, "BTC")];
  exchange("BTC");
  expect([Number(lends) - Number(has(POOL, "USDT")), Number(has(WORLD, "BTC")) - Number(sells)]).toEqual([
    expect.closeTo(6.0006, 8),
    expect.closeTo(-0.00020002, 8),
  ]);
  expect([has(POOL, "BTC"), has(INTEREST, "BTC")]).toEqual(["100000000", "0.00000002"]);
});

test("of ten dollars' worth none is small any more, rounded against who owes", () => {
  cross.borrows("19.99800018", "ADA");
  // With an hour's interest 19.99999999 × 0.5 = 9.999999995, which is ten rounded up.
  expect(refusal(() => exchange("ADA"))).toEqual({ reason: "no-small-liability", asset: "ADA" });
  venue.index("ADA", "0.49999999");
  exchange("ADA");
  // 9.9999997950000001.
  expect(cross.principal("USDT")).toBe("9.9999998");
});

test("a debt of interest alone is a debt, and dollars are not exchanged for dollars", () => {
  venue.perform({ type: "SwitchBurn", account: 1, commission: undefined, interest: true });
  cross.borrows("1", "USDT");
  const refused = { reason: "no-small-liability", asset: "USDT" };
  expect(refusal(() => exchange("USDT"))).toEqual(refused);
  // 1 × 0.0001 × 0.95 ÷ 300 = 0.000000316…
  expect([cross.principal("BNB"), cross.interest("BNB")]).toEqual(["0", "0.00000032"]);
  exchange("BNB");
  expect([cross.owes("BNB"), cross.principal("USDT")]).toEqual(["0", "1.000096"]);
});

test("all or none: refusals one at a time", () => {
  cross.borrows("0.0002", "BTC");
  cross.borrows("0.5", "ETH");
  expect(refusal(() => exchange("BTC", "XYZ"))).toEqual({ reason: "unknown-asset", asset: "XYZ" });
  expect(refusal(() => exchange("BTC", "ETH"))).toEqual({ reason: "no-small-liability", asset: "ETH" });
  expect(refusal(() => exchange("BTC", "ADA"))).toEqual({ reason: "no-small-liability", asset: "ADA" });
  expect(cross.principal("BTC")).toBe("0.0002");
  // A coin named twice is exchanged once.
  exchange("BTC", "BTC");
  expect(cross.principal("USDT")).toBe("6.0006");
});

test("once in six hours, measured from the last that was done, also after a revival", () => {
  cross.borrows("0.0002", "BTC");
  exchange("BTC");
  cross.borrows("0.0001", "BTC");
  venue.passes(6 * 3_600_000 - 1, span(1));
  expect(refusal(() => exchange("BTC")).reason).toBe("small-liabilities-exchanged-recently");
  const again = revive(decode(stateText(venue.x)) as Portrait);
  expect(stateText(again)).toBe(stateText(venue.x));
  venue.passes(1, span(1));
  exchange("BTC");
});

test("not out of an empty pool, and not of an account that is lost", () => {
  const ben = venue.trader("ben").cross.has("1000", "BTC");
  cross.borrows("0.0002", "BTC");
  cross.borrows("3000", "ADA");
  venue.perform({
    type: "DefineAsset",
    asset: { ...venue.x.reference.assets.get("USDT")!, borrowLimits: [(10n ** 18n) as never] },
  });
  ben.has("90000", "BTC").borrows("100000000", "USDT");
  expect(refusal(() => exchange("BTC"))).toEqual({ reason: "pool-exhausted", asset: "USDT" });
  venue.index("ADA", "10");
  expect(refusal(() => exchange("BTC"))).toEqual({ reason: "level-too-low" });
});
