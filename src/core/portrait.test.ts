// An exchange described, written down, read and built again is the same exchange, down to what cannot
// be seen from outside.

import { describe, expect, test } from "vitest";
import { openCore, stateText, CoreVenue } from "../../test/exchange.ts";
import { decode } from "../journal/codec.ts";
import { MINUTE, span } from "../money/units.ts";
import { audit } from "./audit.ts";
import { type Portrait, portray, revive } from "./portrait.ts";

/** The same venue, from its portrait, at the same time. */
function revived(venue: CoreVenue): CoreVenue {
  const again = new CoreVenue(revive(decode(stateText(venue.x)) as Portrait));
  again.at = venue.at;
  return again;
}

/** Does the same on both and says whether they are the same then. */
function alike(venue: CoreVenue, then: (on: CoreVenue) => unknown): boolean {
  const again = revived(venue);
  then(venue);
  then(again);
  return stateText(venue.x) === stateText(again.x);
}

describe("what happens for the first time after a revival", () => {
  test("is a market's first trade", () => {
    const venue = openCore();
    const ann = venue.trader("ann").spot.has("1", "BTC");
    ann.sells("0.5", { at: "30000" });
    venue.trader("ben").spot.has("100000", "USDT");
    expect(venue.x.prices.tapes.get("BTCUSDT")!.lastAt).toBeUndefined();
    const buys = (on: CoreVenue): unknown => on.perform({ ...marketBuy, purse: { kind: "spot", account: 2 } });
    expect(alike(venue, buys)).toBe(true);
  });

  test("is a pair's first disabling", () => {
    const venue = openCore();
    const ann = venue.trader("ann");
    ann.isolated("BTCUSDT").has("1", "BTC").sends("1", "BTC", ann.spot);
    const disables = (on: CoreVenue): unknown =>
      on.perform({ type: "DisableIsolated", account: ann.id, symbol: "BTCUSDT" });
    expect(alike(venue, disables)).toBe(true);
    const enables = (on: CoreVenue): unknown =>
      on.perform({ type: "EnableIsolated", account: ann.id, symbol: "BTCUSDT" });
    expect(alike(venue, enables)).toBe(true);
  });

  test("is a minute's first trade after one without", () => {
    const venue = openCore();
    venue.prints("30000");
    venue.passes(2, MINUTE);
    const ann = venue.trader("ann").spot.has("1", "BTC");
    ann.sells("0.5", { at: "30000" });
    const buys = (on: CoreVenue): unknown => on.perform({ ...marketBuy, purse: { kind: "spot", account: 2 } });
    expect(alike(venue, buys)).toBe(true);
  });

  /** An account with a bitcoin against dollars owed, in an isolated account of the 10x ladder. */
  function long(venue: CoreVenue, name: string, debt: string): void {
    venue.index("BTC", "100000");
    const account = venue.trader(name).isolated("BTCUSDT").has("1", "BTC");
    account.borrows(debt, "USDT");
    account.sends(debt, "USDT", venue.trader(name).spot);
  }

  test("is the sale of accounts that wait for takers, in the order in which they fell", () => {
    const venue = openCore({ rates: "none" });
    long(venue, "ann", "27000");
    long(venue, "ben", "27500");
    // 28875 is 1.05 × 27500, and 28350 is 1.05 × 27000.
    venue.index("BTC", "28800");
    venue.index("BTC", "28300");
    const bidder = venue.trader("cem").spot.has("100000", "USDT");
    bidder.buys("0.5", { at: "28000" });
    const ticks = (on: CoreVenue): unknown => on.index("BTC", "28200");
    expect(alike(venue, ticks)).toBe(true);
    expect(venue.trader("ben").isolated("BTCUSDT").owes("USDT")).toBe("13500");
  });

  test("is the next call of the account that was called first", () => {
    const venue = openCore({ rates: "none" });
    long(venue, "ann", "26500");
    long(venue, "ben", "27000");
    // 29700 is 1.1 × 27000, and 29150 is 1.1 × 26500.
    venue.index("BTC", "29700");
    venue.passes(90, MINUTE);
    venue.index("BTC", "29150");
    venue.passes(60, MINUTE);
    expect(alike(venue, (on) => on.passes(24 * 60 - 150, MINUTE))).toBe(true);
    expect(venue.happened("MarginCalled")).toHaveLength(3);
  });
});

const marketBuy = {
  type: "PlaceOrder",
  symbol: "BTCUSDT",
  side: "buy",
  kind: "market",
  timeInForce: "gtc",
  quantity: 10_000_000n as never,
  quoteQuantity: undefined,
  price: undefined,
  stopPrice: undefined,
  trailingDelta: undefined,
  icebergQuantity: undefined,
  clientId: undefined,
  prevention: undefined,
  sideEffect: "none",
  repayAtCancel: false,
} as const;

test("an iceberg shows what it showed, and stands where it stood", () => {
  const venue = openCore();
  const ann = venue.trader("ann").spot.has("10", "BTC");
  const ben = venue.trader("ben").spot.has("100000", "USDT").has("10", "BTC");
  const iceberg = ann.sells("1", { at: "30000", iceberg: "0.4" });
  ben.sells("0.3", { at: "30000" });
  ben.buys("0.1", { at: "30000", stp: "none" });
  const again = revived(venue);
  expect(again.book()).toEqual(venue.book());
  expect(venue.book().asks).toEqual(["0.6 @ 30000"]);
  expect(audit(again.x)).toEqual([]);
  expect(again.order(iceberg.id).filled).toBe(venue.order(iceberg.id).filled);
});

test("waiting stops, lists, loans, leverage, positions and names are all there", () => {
  const venue = openCore();
  venue.prints("30000");
  const ann = venue.trader("ann");
  ann.cross.has("1", "BTC").borrows("1000", "USDT");
  ann.leverages(5);
  ann.cross.sells("0.1", { stop: "29000", id: "stop" });
  ann.cross.oco("sell", "0.1", { at: "31000", stop: "28000", id: "list" });
  ann.futures.has("1", "BTC").hedges();
  venue.trader("ben").futures.has("1", "BTC").sells(10, { at: "30000" });
  ann.futures.buys(10, { at: "30000", leg: "long" });
  venue.perform({ type: "OpenListenKey", account: ann.id, family: "coinm" });
  for (const seconds of [90, 60]) {
    venue.perform({ type: "IssueListenToken", account: ann.id, family: "cross", validity: span(seconds * 1000) });
  }
  const again = revived(venue);
  expect(stateText(again.x)).toBe(stateText(venue.x));
  expect(again.x.accounts.tokenQueue).toEqual(venue.x.accounts.tokenQueue);
  expect(audit(again.x)).toEqual([]);
  expect(again.x.margin.accounts.get(ann.cross.purse)!.leverage).toBe(5);
  expect(again.x.orders.desks.get(ann.cross.purse)!.get("BTCUSDT")!.stops).toBe(2);
  expect([...again.x.orders.onContracts.keys()]).toEqual([...venue.x.orders.onContracts.keys()]);
  again.perform({
    type: "CancelList",
    purse: ann.cross.name,
    symbol: "BTCUSDT",
    list: { clientId: "list" },
    cancelId: undefined,
  });
  expect(again.x.orders.lists.size).toBe(0);
});

test("an exchange before its first command has a portrait too", () => {
  const empty = new CoreVenue();
  expect(stateText(revived(empty).x)).toBe(stateText(empty.x));
  expect(portray(empty.x).settings).toBeUndefined();
});
