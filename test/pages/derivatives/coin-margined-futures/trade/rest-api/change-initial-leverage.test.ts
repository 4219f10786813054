import { expect, test } from "vitest";
import { expectDoor, expectRefusal, type Refusal } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import {
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
  risk,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
await emptyBook(venue);

const TOO_LARGE: Refusal = [-2027, "Exceeded the maximum allowable position at current leverage."];
const change = (trader: typeof alice, leverage: number) => () =>
  trader.post(`${DAPI}/leverage`, { symbol: BTC, leverage });

test("the leverage set is answered with the most coins it allows: the cap of the highest bracket that has it", async () => {
  expectBody(await posts(alice, "/leverage", { symbol: BTC, leverage: 7 }), {
    leverage: 7,
    maxQty: "100",
    symbol: "BTCUSD_PERP",
  });
  expectBody(await posts(alice, "/leverage", { symbol: BTC, leverage: 2 }), {
    leverage: 2,
    maxQty: "1500",
    symbol: "BTCUSD_PERP",
  });
  expectBody(await posts(alice, "/leverage", { symbol: BTC, leverage: 125 }), {
    leverage: 125,
    maxQty: "5",
    symbol: "BTCUSD_PERP",
  });
  expect(await risk(alice)).toMatchObject({ leverage: "125", maxQty: "5" });
  // Every contract has its own, and setting what is set already is no fault.
  expect(await risk(alice, "ETHUSD")).toMatchObject({ leverage: "20" });
  expect(await weightOf(change(alice, 125))).toBe(1);
});

test("crossed, the margin of a position follows at once: 30 contracts at 30000 are 0.1 coins", async () => {
  await posts(alice, "/leverage", { symbol: BTC, leverage: 20 });
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  const margin = async () =>
    (await gets<{ positions: { symbol: string; initialMargin: string }[] }>(alice, "/account")).positions[0]!
      .initialMargin;
  expect(await margin()).toBe("0.00500000");
  await posts(alice, "/leverage", { symbol: BTC, leverage: 3 });
  // 1 ÷ 3 counts as 0.33333334.
  expect(await margin()).toBe("0.03333333");
});

test("a position larger than the leverage allows is refused, and one the margin does not cover", async () => {
  const carol = venue.as("carol");
  await trade(bob, carol, { takerSide: "BUY", quantity: 1800, price: "30000" });
  // 6 coins: 125 allows 5, and once each takes 6 of the 2 there are.
  await expectRefusal(venue, change(carol, 125), TOO_LARGE);
  await expectRefusal(venue, change(carol, 1), [
    -2028,
    "Leverage is smaller than permitted: insufficient margin balance.",
  ]);
  await posts(carol, "/leverage", { symbol: BTC, leverage: 100 });
});

test("isolated with a position it may be raised but not lowered, and no margin comes back", async () => {
  const dave = venue.as("dave");
  await posts(dave, "/marginType", { symbol: BTC, marginType: "ISOLATED" });
  await trade(bob, dave, { takerSide: "BUY", quantity: 30, price: "30000" });
  await expectRefusal(venue, change(dave, 19), [
    -4150,
    "Leverage reduction is not supported in Isolated Margin Mode with open positions.",
  ]);
  await posts(dave, "/leverage", { symbol: BTC, leverage: 50 });
  expect(await risk(dave)).toMatchObject({ leverage: "50", isolatedWallet: "0.00500000" });
  await trade(bob, dave, { takerSide: "SELL", quantity: 30, price: "30000" });
  await posts(dave, "/leverage", { symbol: BTC, leverage: 5 });
});

test("refusals come in order", async () => {
  const called = {
    trader: alice,
    method: "POST",
    path: `${DAPI}/leverage`,
    params: { symbol: BTC, leverage: 5 },
  } as const;
  await expectDoor(venue, { ...called, mandatory: ["symbol", "leverage"] });
  await expectRepairs(venue, (params) => alice.post(`${DAPI}/leverage`, params), { symbol: "x", leverage: "ten" }, [
    [illegalName("symbol"), { symbol: "X" }],
    [illegalWhole("leverage"), { leverage: 126 }],
    [BAD_SYMBOL, { symbol: "BTCUSDT" }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-4028, "Leverage 126 is not valid"], { leverage: 0 }],
    [[-4028, "Leverage 0 is not valid"], { leverage: 101, symbol: ETH }],
    [[-4028, "Leverage 101 is not valid"], {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
