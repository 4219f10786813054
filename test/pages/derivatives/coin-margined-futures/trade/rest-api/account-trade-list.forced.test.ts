import { expect, test } from "vitest";
import { openVenue, type TestVenue } from "../../../../../venue.ts";
import { BTC, emptyBook, expectBody, gets, marks, posts, type Row, trade } from "../../scene.ts";

/**
 * Alice, long of ten contracts from 30000 at fifty times leverage, falls where nobody bids. Her margin of 0.00066667 coins and
 * 1,000 ÷ 30,000 are lost at 29,411.7618…, which is cut up to the grid: 1,000 ÷ 29,411.8 is 0.0339999592, so that she loses
 * 0.0006666259 and bob, short of the same contracts, gains as much.
 */
async function falls(insuranceFund: "pays" | "empty"): Promise<TestVenue> {
  const venue = await openVenue({ quirks: { insuranceFund } });
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  await emptyBook(venue);
  await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
  await posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
  await marks(venue, "29000");
  await marks(venue, "29000");
  return venue;
}

const last = async (venue: TestVenue, name: "alice" | "bob", page: string): Promise<Row> =>
  (await gets(venue.as(name), page, { symbol: BTC })).at(-1)!;

const PAST_THE_BOOK = {
  price: "29411.8",
  qty: "10",
  marginAsset: "BTC",
  baseQty: "0.03399996",
  commission: "0.00000000",
  commissionAsset: "BTC",
  positionSide: "BOTH",
};

test("what the insurance fund takes over is a trade of its owner's, which costs nothing and is on no tape", async () => {
  const venue = await falls("pays");
  const order = await last(venue, "alice", "/allOrders");
  expect(order).toMatchObject({ status: "FILLED", side: "SELL", executedQty: "10", avgPrice: "29411.8" });
  expect(order["clientOrderId"]).toMatch(/^autoclose-\d+$/);
  const shown = await last(venue, "alice", "/userTrades");
  expectBody(shown, {
    symbol: "BTCUSD_PERP",
    id: shown["id"],
    orderId: order["orderId"],
    pair: "BTCUSD",
    side: "SELL",
    price: "29411.8",
    qty: "10",
    realizedPnl: "-0.00066662",
    marginAsset: "BTC",
    baseQty: "0.03399996",
    commission: "0.00000000",
    commissionAsset: "BTC",
    time: venue.now(),
    positionSide: "BOTH",
    buyer: false,
    maker: false,
  });
  const printed = await gets(venue, "/trades", { symbol: BTC, limit: 1 });
  expect(printed).toMatchObject([{ price: "30000.0", qty: "10" }]);
  expect(Number(shown["id"])).toBeGreaterThan(Number(printed[0]!["id"]));
  expect(await gets(venue.as("bob"), "/userTrades", { symbol: BTC })).toHaveLength(1);
});

test("who is deleveraged sees the order and its trade, with the number that the other side sees", async () => {
  const venue = await falls("empty");
  const order = await last(venue, "bob", "/allOrders");
  expect(order).toMatchObject({ clientOrderId: "adl_autoclose", status: "FILLED", side: "BUY", executedQty: "10" });
  const [winner, loser] = [await last(venue, "bob", "/userTrades"), await last(venue, "alice", "/userTrades")];
  expect(winner).toMatchObject({
    ...PAST_THE_BOOK,
    id: loser["id"],
    orderId: order["orderId"],
    side: "BUY",
    realizedPnl: "0.00066662",
    buyer: true,
    maker: true,
  });
  expect(loser).toMatchObject({ ...PAST_THE_BOOK, side: "SELL", realizedPnl: "-0.00066662", maker: false });
  const found = await gets(venue.as("bob"), "/userTrades", { symbol: BTC, orderId: order["orderId"] as number });
  expect(found).toEqual([winner]);
  expect(await gets(venue, "/trades", { symbol: BTC, limit: 1 })).toMatchObject([{ price: "30000.0" }]);
});
