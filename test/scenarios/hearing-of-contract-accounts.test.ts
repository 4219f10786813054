// What a trader hears of a contract account beside its orders: money that comes and goes, margin that is moved, funding,
// and the end of positions that had too little.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  BTC,
  credit,
  emptyBook,
  ETH,
  gets,
  leaves,
  marks,
  posts,
  rests,
  trade,
} from "../pages/derivatives/coin-margined-futures/scene.ts";
import { accountCode } from "../../src/core/ids.ts";
import { expectSound } from "../refusal.ts";
import type { Message } from "../socket.ts";
import { HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../venue.ts";
import { contractNews, listeningToContracts } from "./hearing.ts";
import { done, moving, steer } from "./story.ts";

let venue: TestVenue;
let alice: Trader;
let bob: Trader;

const sells = (order: Params) => rests(alice, { side: "SELL", ...order });
const isolates = () => posts(alice, "/marginType", { symbol: BTC, marginType: "ISOLATED" });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  bob = venue.as("bob");
  await credit(venue, "bob", "BTC", "100");
  await emptyBook(venue);
});
afterEach(() => expectSound(venue));

describe("what changes an account without an order", () => {
  const update = (m: string, B: object[], P?: object[]) => ({
    e: "ACCOUNT_UPDATE",
    a: P === undefined ? { m, B } : { m, B, P },
  });

  test("coins come and go, between wallets and from the operator", async () => {
    const { heard } = await listeningToContracts(venue, alice);
    await done(moving(alice, "1 BTC", { from: "spot", to: "coinm" }));
    await done(moving(alice, "0.5 BTC", { from: "coinm", to: "spot" }));
    await credit(venue, "alice", "ETH", "3");
    // What happens in other wallets is not heard here.
    await done(moving(alice, "1 BTC", { from: "spot", to: "cross" }));
    expect(await heard()).toMatchObject([
      update("DEPOSIT", [{ a: "BTC", wb: "3.00000000", cw: "3.00000000", bc: "1.00000000" }], []),
      update("WITHDRAW", [{ a: "BTC", wb: "2.50000000", bc: "-0.50000000" }], []),
      update("ADMIN_DEPOSIT", [{ a: "ETH", bc: "3.00000000" }], []),
    ]);
  });

  test("margin is moved into a position and out of it, and the margin type is set", async () => {
    const { heard } = await listeningToContracts(venue, alice);
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    await trade(bob, alice, { symbol: ETH, takerSide: "BUY", quantity: 1, price: "2000" });
    await heard();
    await posts(alice, "/positionMargin", { symbol: BTC, amount: "0.1", type: 1 });
    await posts(alice, "/positionMargin", { symbol: BTC, amount: "0.1", type: 2 });
    await posts(alice, "/marginType", { symbol: "BNBUSD_PERP", marginType: "ISOLATED" });
    const all = await heard();
    expect(all).toMatchObject([
      update(
        "MARGIN_TRANSFER",
        [{ a: "BTC", wb: "1.99996000", cw: "1.89496000", bc: "0" }],
        [{ s: BTC, iw: "0.10500000" }],
      ),
      update(
        "MARGIN_TRANSFER",
        [{ a: "BTC", wb: "1.99996000", cw: "1.99496000", bc: "0" }],
        [{ s: BTC, iw: "0.00500000" }],
      ),
      update("MARGIN_TYPE_CHANGE", [], [{ s: "BNBUSD_PERP", pa: "0", mt: "isolated", iw: "0.00000000" }]),
    ]);
    expect(all.map(({ a }) => a["P"].length)).toEqual([1, 1, 1]);
  });

  test("what the insurance fund pays of a loss is told beside the loss", async () => {
    await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    await rests(bob, { side: "BUY", quantity: 30, price: "29000" });
    const { heard } = await listeningToContracts(venue, alice);
    await sells({ quantity: 30, price: "29000" });
    const all = await heard();
    // 3,000 × (1 ÷ 29,000 − 1 ÷ 30,000) are lost, and there were 0.002.
    expect(all[1]!["o"]).toMatchObject({ rp: "-0.00344827" });
    expect(all[2]!["a"]).toMatchObject({ m: "ORDER", B: [{ bc: "0.00144827" }], P: [{ pa: "0" }] });
  });

  test("an order shows every contract there is a position in", async () => {
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    const { heard } = await listeningToContracts(venue, alice);
    await trade(bob, alice, { symbol: ETH, takerSide: "BUY", quantity: 1, price: "2000" });
    const all = await heard();
    expect(all.at(-1)!["a"]["B"].map(({ a }: Message) => a)).toEqual(["ETH"]);
    expect(all.at(-1)!["a"]["P"].map(({ s }: Message) => s)).toEqual([BTC, ETH]);
  });

  test("funding is told in short: of a crossed position the coin alone, of an isolated one that position too", async () => {
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    await trade(bob, alice, { symbol: ETH, takerSide: "SELL", quantity: 10, price: "2000" });
    for (const symbol of [BTC, ETH]) await steer(venue, "PUT", `/funding/${symbol}`, { rate: "0.001" });
    await venue.advance(3 * HOURS);
    const { heard } = await listeningToContracts(venue, alice);
    await venue.advance(HOURS / 2);
    const all = await heard();
    // A thousandth of 0.1 BTC is paid, of 0.05 ETH received.
    expect(all).toMatchObject([
      update(
        "FUNDING_FEE",
        [{ a: "BTC", wb: "1.99986000", cw: "1.99496000", bc: "-0.00010000" }],
        [{ s: BTC, pa: "30", iw: "0.00490000", mt: "isolated" }],
      ),
      update("FUNDING_FEE", [{ a: "ETH", bc: "0.00005000" }]),
    ]);
    expect("P" in all[1]!["a"]).toBe(false);
  });
});

describe("a margin call", () => {
  test("is told once when a position comes near its end, and again only after it was well", async () => {
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    const { heard } = await listeningToContracts(venue, alice);
    // 3,000 × (1 ÷ 28,710 − 1 ÷ 30,000) of 0.005 are lost: of 0.00050679 the 0.4 % to keep, 0.00041797, are 82 %.
    for (const mark of ["28800", "28710", "28705", "28700"]) await marks(venue, mark);
    const all = await heard();
    expect(JSON.stringify(all)).toBe(
      JSON.stringify([
        {
          e: "MARGIN_CALL",
          E: START,
          i: accountCode(1, 1),
          p: [
            {
              s: BTC,
              ps: "BOTH",
              pa: "30",
              mt: "ISOLATED",
              iw: "0.005",
              mp: "28710.00000000",
              up: "-0.0044932",
              mm: "0.00041797",
            },
          ],
        },
      ]),
    );
    for (const mark of ["28800", "28710"]) await marks(venue, mark);
    expect(contractNews(await heard())).toEqual(["MARGIN_CALL"]);
  });

  test("of crossed positions shows the wallet they share and all of them, after the order that caused it", async () => {
    await posts(alice, "/leverage", { symbol: BTC, leverage: 100 });
    const { heard } = await listeningToContracts(venue, alice);
    // 150,000 dollars are five coins; 0.02 of them are to be kept, of a wallet of two and a loss.
    await trade(bob, alice, { takerSide: "BUY", quantity: 1500, price: "30000" });
    await marks(venue, "21549");
    const all = await heard();
    expect(contractNews(all)).toEqual(["NEW", "TRADE FILLED", "ORDER", "MARGIN_CALL"]);
    expect(all[3]).toMatchObject({
      cw: "1.99800000",
      p: [{ s: BTC, pa: "1500", mt: "CROSSED", iw: "0", mm: "0.02980439" }],
    });
  });
});

describe("a liquidation", () => {
  test("is told in order: what it cancels, its own order, what came of both, the fee", async () => {
    await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    const waiting = await sells({ quantity: 1, price: "31000" });
    await rests(bob, { side: "BUY", quantity: 30, price: "29500" });
    const { heard } = await listeningToContracts(venue, alice);
    await marks(venue, "29500");
    const all = await heard();
    expect(contractNews(all)).toEqual(["CANCELED", "NEW", "CALCULATED FILLED", "ORDER", "INSURANCE_CLEAR"]);
    expect(all[0]!["o"]).toMatchObject({ i: waiting, er: "5" });
    const forced = { S: "SELL", o: "LIMIT", f: "IOC", p: "29411.8", q: "30", R: false, V: "NONE" };
    expect(all[1]!["o"]).toMatchObject(forced);
    expect(all[1]!["o"]["c"]).toMatch(/^autoclose-\d+$/);
    // 3,000 × (1 ÷ 29,500 − 1 ÷ 30,000) of 0.002 are lost, and no commission is paid; the fee takes the rest.
    expect(all[2]!["o"]).toMatchObject({ ...forced, L: "29500", rp: "-0.00169491" });
    expect(all[2]!["o"]).not.toHaveProperty("n");
    // 2 − 0.00004 of commission − 0.00169491, and then the fee.
    expect(all[3]!["a"]).toMatchObject({
      B: [{ wb: "1.99826509", bc: "0" }],
      P: [{ pa: "0", cr: "-0.00169491", iw: "0.00000000" }],
    });
    expect(all[4]!["a"]).toMatchObject({ B: [{ a: "BTC", wb: "1.99796000", bc: "-0.00030509" }], P: [] });
  });

  test("at once with the trade that caused it is told of after what that trade did", async () => {
    await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
    await leaves(venue, "alice", "BTC", "0.006");
    await rests(alice, { side: "BUY", quantity: 30, price: "30000" });
    // At this mark 0.00714 are lost with the contracts, and there are 0.006.
    await marks(venue, "28000");
    const { heard } = await listeningToContracts(venue, alice);
    await rests(bob, { side: "SELL", quantity: 30, price: "30000" });
    const all = await heard();
    expect(contractNews(all)).toEqual(["TRADE FILLED", "ORDER", "NEW", "EXPIRED"]);
    expect(all[1]!["a"]["P"]).toMatchObject([{ pa: "30" }]);
  });

  test("that the fund takes over is told with what is left of the margin, which is an income as well", async () => {
    await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    await marks(venue, "29000");
    const { heard } = await listeningToContracts(venue, alice);
    await marks(venue, "29000");
    const all = await heard();
    expect(contractNews(all)).toEqual(["NEW", "EXPIRED", "NEW", "CALCULATED FILLED", "ORDER", "INSURANCE_CLEAR"]);
    // Of 0.002 what 3,000 × (1 ÷ 29,411.8 − 1 ÷ 30,000) leaves, and of two coins that and the commission of 0.00004 are gone.
    expect(all[5]!["a"]).toMatchObject({ B: [{ a: "BTC", wb: "1.99796000", bc: "-0.00000013" }], P: [] });
    expect(await gets(alice, "/income", { incomeType: "INSURANCE_CLEAR" })).toMatchObject([
      { symbol: BTC, asset: "BTC", income: "-0.00000013", tradeId: "" },
    ]);
  });

  test("past the book both sides hear of it, the winner by the name of a deleveraging", async () => {
    await venue.close();
    venue = await openVenue({ quirks: { insuranceFund: "empty" } });
    [alice, bob] = [venue.as("alice"), venue.as("bob")];
    await emptyBook(venue);
    await posts(alice, "/leverage", { symbol: BTC, leverage: 50 });
    await isolates();
    await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
    const [dies, wins] = [await listeningToContracts(venue, alice), await listeningToContracts(venue, bob)];
    await marks(venue, "29000");
    expect(contractNews(await dies.heard())).toEqual(["NEW", "EXPIRED"]);
    await marks(venue, "29000");
    const [lost, won] = [await dies.heard(), await wins.heard()];
    expect(contractNews(lost)).toEqual(["NEW", "EXPIRED", "NEW", "CALCULATED FILLED", "ORDER"]);
    expect(contractNews(won)).toEqual(["NEW", "CALCULATED FILLED", "ORDER"]);
    expect(won[1]!["o"]).toMatchObject({ c: "adl_autoclose", S: "BUY", L: "29411.8", l: "30", m: false });
    expect(won[1]!["o"]["t"]).toBe(lost[3]!["o"]["t"]);
  });
});

test("a contract that is delivered ends its orders for that, and its positions with what they won", async () => {
  const symbol = "BTCUSD_260327";
  await emptyBook(venue, symbol);
  await trade(bob, alice, { symbol, takerSide: "BUY", quantity: 30, price: "30000" });
  await venue.advance(Date.UTC(2026, 2, 27, 7, 30) - venue.now());
  await venue.price("BTCUSDT", "36000");
  await rests(alice, { symbol, side: "SELL", quantity: 1, price: "37000" });
  await venue.advance(HOURS / 4);
  const { heard } = await listeningToContracts(venue, alice);
  await venue.advance(HOURS / 4);
  const all = await heard();
  expect(contractNews(all)).toEqual(["CANCELED", "ADJUSTMENT"]);
  expect(all[0]!["o"]).toMatchObject({ s: symbol, er: "7" });
  // 3,000 × (1 ÷ 30,000 − 1 ÷ 36,000).
  expect(all[1]!["a"]["P"]).toMatchObject([{ s: symbol, pa: "0", cr: "0.01666666" }]);
});

test("events of contracts can be broken on demand like others", async () => {
  const { heard } = await listeningToContracts(venue, alice);
  await steer(venue, "POST", "/faults/streams", { account: "alice", event: "ORDER_TRADE_UPDATE", does: "double" });
  await steer(venue, "POST", "/faults/streams", { account: "alice", event: "ACCOUNT_UPDATE", does: "drop" });
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  expect(contractNews(await heard())).toEqual(["NEW", "NEW", "TRADE FILLED"]);
  await steer(venue, "POST", "/faults/streams", { account: "alice", event: "ORDER_TRADE_UPDATE", does: "swap" });
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  expect(contractNews(await heard())).toEqual(["TRADE FILLED", "NEW", "ORDER"]);
});

test("nobody hears of another's account", async () => {
  const { heard } = await listeningToContracts(venue, venue.as("carol"));
  await trade(bob, alice, { takerSide: "BUY", quantity: 30, price: "30000" });
  await done(moving(alice, "1 BTC", { from: "spot", to: "coinm" }));
  expect(await heard()).toEqual([]);
});
