import { expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { plain } from "../../money/text.ts";
import type { Pair } from "../listing.ts";
import { assess, levelStatus, tierOf } from "../select-margin.ts";

/** One bitcoin against 27,000 USDT owed, in an isolated account of the 10x ladder. */
function long(): { venue: CoreVenue; account: PairDesk; zone: () => string } {
  const venue = openCore({ rates: "none" });
  const ann = venue.trader("ann");
  venue.index("BTC", "100000");
  const account = ann.isolated("BTCUSDT").has("1", "BTC");
  account.borrows("27000", "USDT");
  account.sends("27000", "USDT", ann.spot);
  const zone = (): string => {
    const pair = venue.x.reference.markets.get("BTCUSDT") as Pair;
    return levelStatus(assess(venue.x, account.purse), tierOf(venue.x, pair, account.purse));
  };
  return { venue, account, zone };
}

test("an account goes through five zones as the price falls; a border belongs to the worse side", () => {
  const { venue, account, zone } = long();
  const zones = ["29997.01", "29997", "29700.01", "29700", "28890.01", "28890", "28350.01", "28350", "1"].map(
    (index) => {
      venue.index("BTC", index);
      return [account.level, zone()];
    },
  );
  expect(zones).toEqual([
    ["1.11100037", "excessive"],
    ["1.111", "normal"],
    ["1.10000037", "normal"],
    ["1.1", "margin-call"],
    ["1.07000037", "margin-call"],
    ["1.07", "pre-liquidation"],
    ["1.05000037", "pre-liquidation"],
    ["1.05", "force-liquidation"],
    ["0.00003703", "force-liquidation"],
  ]);
});

test("without debt the level is 999, and however high it is no more is shown", () => {
  const { venue, account, zone } = long();
  venue.index("BTC", "100000000");
  expect([account.level, zone()]).toEqual(["999", "excessive"]);
  account.has("27000", "USDT").repays("27000", "USDT");
  expect([account.level, zone()]).toEqual(["999", "excessive"]);
});

test("the tier in force is the lowest that holds the debts of both coins", () => {
  const venue = openCore({ rates: "none" });
  const pair = venue.x.reference.markets.get("BTCUSDT") as Pair;
  const account = venue.trader("ann").isolated("BTCUSDT").has("100", "BTC");
  const tier = (): number => tierOf(venue.x, pair, account.purse).tier;
  expect(tier()).toBe(1);
  account.borrows("90000", "USDT");
  expect(tier()).toBe(1);
  account.borrows("0.00000001", "USDT");
  expect(tier()).toBe(2);
  account.borrows("15", "BTC");
  expect(tier()).toBe(3);
  account.repays("90000.00000001", "USDT");
  expect(tier()).toBe(3);
});

test("interest counts as debt, and what is locked as an asset", () => {
  const venue = openCore({ rates: { USDT: "0.24" } });
  const { cross } = venue.trader("ann");
  cross.has("1000", "USDT").borrows("1000", "USDT");
  // 2,000 against 1,010.
  expect(cross.level).toBe("1.98019801");
  cross.buys("0.05", { at: "29000" });
  expect([cross.level, cross.locked("USDT")]).toEqual(["1.98019801", "1450"]);
});

test("a coin without an index counts for nothing", () => {
  const venue = openCore({ rates: "none" });
  const [usdt] = [venue.x.reference.assets.get("USDT")!];
  venue.perform({ type: "DefineAsset", asset: { ...usdt, name: "NEW" } });
  const { cross } = venue.trader("ann");
  cross.has("1000", "NEW").has("100", "USDT");
  expect(cross.maxBorrow("USDT")).toBe("200");
  expect(cross.maxBorrow("NEW")).toBe("0");
  expect(plain(assess(venue.x, cross.purse).debts)).toBe("0");
});
