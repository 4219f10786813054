import { expect, test } from "vitest";
import { openCore, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { priceOf } from "../../genesis/figures.ts";
import { lots } from "../../money/units.ts";
import type { AmendContractOrder, PlaceContractOrder } from "../commands.ts";

const SYMBOL = "BTCUSD_PERP";

function market(has = "10"): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore();
  const funded = (name: string): FuturesDesk => venue.trader(name).futures.has(has, "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

function limit(account: number, side: "buy" | "sell", contracts: number, at: string, clientId?: string) {
  return {
    type: "PlaceContractOrder",
    account,
    symbol: SYMBOL,
    side,
    kind: "limit",
    timeInForce: "gtc",
    contracts: lots(contracts),
    price: priceOf(at),
    leg: "both",
    reduceOnly: false,
    clientId,
    prevention: undefined,
  } satisfies PlaceContractOrder;
}

test("orders sent together are placed one after the other, in one entry", () => {
  const { venue, ann, ben } = market();
  ben.sells(3, { at: "30000" });
  const before = venue.entries.length;
  const { id } = ann.trader;
  venue.perform({
    type: "PlaceContractOrders",
    orders: [limit(id, "buy", 2, "30000"), limit(id, "buy", 5, "30000"), limit(id, "sell", 1, "30100")],
  });
  expect(venue.entries).toHaveLength(before + 1);
  expect(venue.trades(SYMBOL)).toEqual(["2 @ 30000", "1 @ 30000"]);
  expect(venue.book(SYMBOL)).toEqual({ bids: ["4 @ 30000"], asks: ["1 @ 30100"] });
});

test("one that is refused is told of by its place, and the others go on as if it had not been sent", () => {
  const { venue, ann } = market("0.1");
  ann.leverage(1);
  const { id } = ann.trader;
  // 30 contracts at 30000 bind the 0.1 coins: 20 leave no room for 11, but for 10.
  const events = venue.perform({
    type: "PlaceContractOrders",
    orders: [
      limit(id, "buy", 20, "30000", "mine"),
      limit(id, "buy", 11, "30000"),
      limit(id, "buy", 1, "29000", "mine"),
      limit(id, "buy", 9, "30000"),
    ],
  });
  expect(events.filter(({ type }) => type === "OrderRefused")).toEqual([
    { type: "OrderRefused", nth: 1, rejection: { reason: "insufficient-margin" } },
    { type: "OrderRefused", nth: 2, rejection: { reason: "duplicate-client-id" } },
  ]);
  expect(venue.book(SYMBOL).bids).toEqual(["29 @ 30000"]);
});

test("amendments sent together meet what those before them left", () => {
  const { venue, ann } = market();
  const [first, second] = [ann.buys(2, { at: "29000" }), ann.buys(3, { at: "29000" })];
  const to = (order: number, contracts: number): AmendContractOrder => ({
    type: "AmendContractOrder",
    account: ann.trader.id,
    symbol: SYMBOL,
    order: { id: order },
    side: "buy",
    contracts: lots(contracts),
    price: undefined,
  });
  const events = venue.perform({
    type: "AmendContractOrders",
    orders: [to(first.id, 4), to(first.id, 4), to(second.id, 0), to(first.id, 5), to(second.id, 6)],
  });
  expect(events.map((event) => (event.type === "OrderRefused" ? event.rejection.reason : event.type))).toEqual([
    "OrderAmended",
    "OrderRested",
    "order-unchanged",
    "contract-limit",
    "OrderAmended",
    "OrderRested",
    "OrderAmended",
    "OrderRested",
  ]);
  expect([first.left, second.left]).toEqual(["5", "6"]);
});

test("where all are refused there are no orders, and where none is sent nothing happens", () => {
  const { venue, ann } = market();
  const before = venue.entries.length;
  venue.perform({ type: "PlaceContractOrders", orders: [] });
  expect(venue.entries).toHaveLength(before);
  const events = venue.perform({ type: "PlaceContractOrders", orders: [limit(ann.trader.id, "buy", 0, "30000")] });
  expect(events).toMatchObject([{ type: "OrderRefused", nth: 0 }]);
  expect(venue.x.orders.open.size).toBe(0);
});
