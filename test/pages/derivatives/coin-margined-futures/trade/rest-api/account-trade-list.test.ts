import { expect, test } from "vitest";
import { badValue, expectDoor, type Refusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_PAIR,
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  posts,
  rests,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await venue.price(BTC, "8800");
await emptyBook(venue);

/** The numbers of the trades a call shows. */
const numbers = async (params: Params) => (await gets(alice, "/userTrades", params)).map((row) => row["id"]);

test("a trade of one contract at 8800 is 0.01136364 coins and pays 0.00000454, as the page's example does", async () => {
  const orderId = await rests(bob, { side: "BUY", quantity: 1, price: "8800" });
  const { orderId: taker } = await posts<{ orderId: number }>(alice, "/order", {
    symbol: BTC,
    side: "SELL",
    type: "MARKET",
    quantity: 1,
  });
  const [{ id }] = (await gets(venue, "/trades", { symbol: BTC, limit: 1 })) as [{ id: number }];
  const common = { price: "8800", qty: "1", realizedPnl: "0", marginAsset: "BTC", baseQty: "0.01136364" };
  expectBody(await gets(alice, "/userTrades", { symbol: BTC }), [
    {
      symbol: "BTCUSD_PERP",
      id,
      orderId: taker,
      pair: "BTCUSD",
      side: "SELL",
      ...common,
      commission: "0.00000454",
      commissionAsset: "BTC",
      time: START,
      positionSide: "BOTH",
      buyer: false,
      maker: false,
    },
  ]);
  // The maker pays 0.015 %: 0.0000017045…, cut.
  expect(await gets(bob, "/userTrades", { symbol: BTC })).toMatchObject([
    { ...common, id, orderId, side: "BUY", commission: "0.00000170", buyer: true, maker: true },
  ]);
});

test("closing realises the difference of coins: 1000 ÷ 50000 − 1000 ÷ 55000", async () => {
  const carol = venue.as("carol");
  await venue.price(BTC, "50000");
  await emptyBook(venue);
  await trade(bob, carol, { takerSide: "BUY", quantity: 10, price: "50000" });
  await venue.price(BTC, "55000");
  await emptyBook(venue);
  await trade(bob, carol, { takerSide: "SELL", quantity: 10, price: "55000" });
  const realised = (await gets(carol, "/userTrades", { symbol: BTC })).map((row) => row["realizedPnl"]);
  expect(realised).toEqual(["0", "0.00181818"]);
});

test("a trade in hedge mode says whose leg it was", async () => {
  const dave = venue.as("dave");
  await posts(dave, "/positionSide/dual", { dualSidePosition: "true" });
  await trade(bob, dave, { takerSide: "SELL", quantity: 1, price: "55000", positionSide: "SHORT" });
  expect(await gets(dave, "/userTrades", { pair: "BTCUSD" })).toMatchObject([{ positionSide: "SHORT", side: "SELL" }]);
});

test("they are asked for by order, from a trade on, from a time on, up to a time, or as the newest", async () => {
  await emptyBook(venue, ETH);
  const [first] = (await numbers({ symbol: BTC })) as [number];
  await venue.advance(DAYS);
  await rests(bob, { side: "SELL", quantity: 1, price: "55000" });
  await rests(bob, { side: "SELL", quantity: 2, price: "55001" });
  const orderId = await rests(alice, { side: "BUY", quantity: 3, price: "55001" });
  const [, second, third] = (await numbers({ symbol: BTC })) as [number, number, number];
  await venue.advance(DAYS);
  await trade(bob, alice, { symbol: ETH, takerSide: "BUY", quantity: 1, price: "2000" });
  expect(await numbers({ symbol: BTC, orderId })).toEqual([second, third]);
  expect(await numbers({ symbol: BTC, orderId, limit: 1 })).toEqual([second]);
  expect(await numbers({ symbol: BTC, orderId, startTime: START + DAYS + 1 })).toEqual([]);
  expect(await numbers({ symbol: BTC, fromId: first + 1 })).toEqual([second, third]);
  expect(await numbers({ symbol: BTC, fromId: first, limit: 2 })).toEqual([first, second]);
  expect(await numbers({ symbol: BTC, limit: 1 })).toEqual([third]);
  expect(await numbers({ symbol: BTC, startTime: START, limit: 2 })).toEqual([first, second]);
  expect(await numbers({ symbol: BTC, startTime: START + 1 })).toEqual([second, third]);
  expect(await numbers({ symbol: BTC, endTime: START + DAYS, limit: 2 })).toEqual([second, third]);
  expect(await numbers({ symbol: BTC, endTime: START })).toEqual([first]);
  expect((await numbers({ symbol: ETH })).length).toBe(1);
  expect(await numbers({ pair: "BTCUSD" })).toEqual([first, second, third]);
});

test("a call without a time is about the last seven days, unless it names an order or a trade", async () => {
  await venue.advance(START + 7 * DAYS - venue.now());
  const [first] = (await numbers({ symbol: BTC })) as [number];
  await venue.advance(1);
  expect(await numbers({ symbol: BTC })).not.toContain(first);
  expect(await numbers({ symbol: BTC, fromId: first })).toContain(first);
  expect(await numbers({ symbol: BTC, startTime: START })).toContain(first);
});

test("a call by pair weighs twice as much", async () => {
  expect(await weightOf(() => alice.get(`${DAPI}/userTrades`, { symbol: BTC }))).toBe(20);
  expect(await weightOf(() => alice.get(`${DAPI}/userTrades`, { pair: "BTCUSD" }))).toBe(40);
});

test("refusals come in order", async () => {
  const called = {
    trader: alice,
    method: "GET",
    path: `${DAPI}/userTrades`,
    params: { symbol: BTC },
    mandatory: [],
  } as const;
  await expectDoor(venue, called);
  const neither: Refusal = [-1102, "Param 'symbol' or 'pair' must be sent, but both were empty/null!"];
  const wrong = {
    symbol: "x",
    pair: "y",
    orderId: "one",
    startTime: "now",
    endTime: "then",
    fromId: "two",
    limit: "all",
  };
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/userTrades`, params), wrong, [
    [illegalName("symbol"), { symbol: undefined }],
    [illegalName("pair"), { pair: undefined }],
    [illegalWhole("orderId"), { orderId: 1 }],
    [illegalWhole("startTime"), { startTime: START + 8 * DAYS }],
    [illegalWhole("endTime"), { endTime: START }],
    [illegalWhole("fromId"), { fromId: 1 }],
    [illegalWhole("limit"), { limit: 0 }],
    [badValue("limit"), { limit: 1 }],
    [neither, { pair: "Y", symbol: "X" }],
    [BAD_COMBINATION, { orderId: undefined }],
    [BAD_COMBINATION, { pair: undefined }],
    [BAD_COMBINATION, { fromId: undefined, pair: "Y" }],
    [BAD_COMBINATION, { symbol: undefined }],
    [BAD_PAIR, { pair: undefined, symbol: "X" }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1023, "Start time is greater than end time."], { startTime: START, endTime: START + 7 * DAYS + 1 }],
    [[-4088, "Maximum time interval is 7 days."], {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
