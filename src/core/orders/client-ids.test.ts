import { expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import { nameFor } from "../ids.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";

function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

const DUPLICATE = { reason: "duplicate-client-id" };

test("a client id is unique among open orders, and free again when its order is over", () => {
  const { ann, ben } = market();
  const first = ann.buys("0.1", { at: "30000", id: "mine" });
  expect(refusal(() => ann.buys("0.1", { at: "29000", id: "mine" }))).toEqual(DUPLICATE);
  ben.sells("0.1", { at: "30000" });
  expect(first.status).toBe("filled");

  const second = ann.buys("0.1", { at: "29000", id: "mine" });
  ann.cancels("mine");
  expect(second.status).toBe("canceled");
  expect(ann.buys("0.1", { at: "29000", id: "mine" }).status).toBe("new");
});

test("other purses, markets and accounts have names of their own", () => {
  const { venue, ann, ben } = market();
  ann.buys("0.1", { at: "29000", id: "mine" });
  expect(ben.buys("0.1", { at: "29000", id: "mine" }).status).toBe("new");
  expect(ann.on("ETHUSDT").buys("1", { at: "1900", id: "mine" }).status).toBe("new");
  const cross = venue.trader("ann").cross.has("10000", "USDT");
  expect(cross.buys("0.1", { at: "29000", id: "mine" }).status).toBe("new");
});

test("an order without a name gets one of 22 letters and digits that nothing else has", () => {
  const { venue, ann } = market();
  for (let nth = 0; nth < 150; nth++) ann.buys("0.001", { at: "29000" });
  ann.cancelsAll();
  for (let nth = 0; nth < 150; nth++) ann.buys("0.001", { at: "29000" });
  const names = venue.happened("OrderPlaced").map(({ clientId }) => clientId);
  const cancellations = venue.happened("OrderClosed").map(({ cancelId }) => cancelId);
  expect(new Set(names).size).toBe(300);
  expect(names.every((name) => /^[0-9A-Za-z]{22}$/.test(name))).toBe(true);
  expect(names).not.toContain(cancellations[0]);
});

test("number and name must be of one order", () => {
  const { venue, ann, ben } = market();
  const order = ann.buys("0.1", { at: "29000", id: "mine" });
  ann.buys("0.1", { at: "29000", id: "other" });
  const cancels = (desk: PairDesk, name: object): void => {
    venue.perform({
      type: "CancelOrder",
      purse: desk.name,
      symbol: "BTCUSDT",
      order: name,
      cancelId: undefined,
      onlyIf: undefined,
    });
  };
  expect(refusal(() => cancels(ann, { id: order.id, clientId: "other" }))).toEqual({ reason: "order-name-mismatch" });
  expect(refusal(() => cancels(ann, { clientId: "nobody's" }))).toEqual({ reason: "unknown-order" });
  expect(refusal(() => cancels(ann, {}))).toEqual({ reason: "unknown-order" });
  expect(refusal(() => cancels(ben, { id: order.id }))).toEqual({ reason: "unknown-order" });
  cancels(ann, { id: order.id, clientId: "mine" });
  expect(order.status).toBe("canceled");
});

test("the id of a cancellation is the caller's where there is one", () => {
  const { venue, ann } = market();
  const order = ann.buys("0.1", { at: "29000" });
  const named = { id: order.id };
  venue.perform({
    type: "CancelOrder",
    purse: ann.name,
    symbol: "BTCUSDT",
    order: named,
    cancelId: "enough",
    onlyIf: undefined,
  });
  expect(venue.happened("OrderClosed")[0]!.cancelId).toBe("enough");
});

test("an order without a name is not given one that somebody has sent before", () => {
  const { venue, ann } = market();
  const coming = (nth: number): string => nameFor(venue.x.seed, "order", venue.x.counters.order + nth);
  const [theirs, ours] = [coming(2), coming(1)];
  const named = ann.buys("0.1", { at: "29000", id: theirs });
  const unnamed = ann.buys("0.1", { at: "28900" });
  expect([named.order.clientId, unnamed.order.clientId === theirs, ours === theirs]).toEqual([theirs, false, false]);
  ann.cancelsAll();
  expect([named.status, unnamed.status, ann.locked("USDT")]).toEqual(["canceled", "canceled", "0"]);
});

test("nor is a leg of a list, a list, or an order on a contract", () => {
  const { venue, ann } = market();
  venue.prints("30000");
  const order = (nth: number): string => nameFor(venue.x.seed, "order", venue.x.counters.order + nth);
  // The name the stop leg would be given is sent for the limit leg.
  const { stop, limit } = ann.oco("sell", "1", { at: "32000", stop: "28000", limitId: order(1) });
  expect(stop.order.clientId).not.toBe(limit.order.clientId);
  const futures = venue.trader("ann").futures.has("10", "BTC");
  const first = futures.buys(1, { at: "29000", id: order(2) });
  const second = futures.buys(1, { at: "29000" });
  expect(second.order.clientId).not.toBe(first.order.clientId);
});
