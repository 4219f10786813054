import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { BOOLEAN, INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/account";
const alice = venue.as("alice");

test("it has the documented members", async () => {
  const { status, body } = await alice.get(PATH);
  expect(status).toBe(200);
  const row = { asset: TEXT, free: PADDED, locked: PADDED };
  expect(shapeOf(body)).toBe(
    shape({
      makerCommission: INTEGER,
      takerCommission: INTEGER,
      buyerCommission: INTEGER,
      sellerCommission: INTEGER,
      commissionRates: { maker: PADDED, taker: PADDED, buyer: PADDED, seller: PADDED },
      canTrade: BOOLEAN,
      canWithdraw: BOOLEAN,
      canDeposit: BOOLEAN,
      brokered: BOOLEAN,
      requireSelfTradePrevention: BOOLEAN,
      preventSor: BOOLEAN,
      updateTime: INTEGER,
      accountType: TEXT,
      balances: [row, row, row, row, row, row],
      permissions: [TEXT],
      uid: INTEGER,
    }),
  );
});

test("it shows what an account has and pays, and that nothing comes in or goes out", async () => {
  expect((await alice.get(PATH)).body).toMatchObject({
    makerCommission: 10,
    takerCommission: 10,
    buyerCommission: 0,
    sellerCommission: 0,
    commissionRates: { maker: "0.00100000", taker: "0.00100000", buyer: "0.00000000", seller: "0.00000000" },
    canTrade: true,
    canWithdraw: false,
    canDeposit: false,
    updateTime: START,
    accountType: "SPOT",
    permissions: ["SPOT"],
  });
  expect((await venue.as("bob").get(PATH)).body.uid).not.toBe((await alice.get(PATH)).body.uid);
});

test("open orders lock what they may spend: base of a sale, quote of a purchase", async () => {
  const limit = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC", quantity: "0.02" };
  await venue.advance(1_000);
  await alice.post("/api/v3/order", { ...limit, side: "SELL", price: "30001" });
  await alice.post("/api/v3/order", { ...limit, side: "BUY", price: "29000" });
  const { body } = await alice.get(PATH);
  expect(body.balances).toEqual([
    { asset: "USDT", free: "99420.00000000", locked: "580.00000000" },
    { asset: "BTC", free: "4.98000000", locked: "0.02000000" },
    { asset: "ETH", free: "50.00000000", locked: "0.00000000" },
    { asset: "BNB", free: "200.00000000", locked: "0.00000000" },
    { asset: "ADA", free: "20000.00000000", locked: "0.00000000" },
    { asset: "USDC", free: "0.00000000", locked: "0.00000000" },
  ]);
  expect(body.updateTime).toBe(START + 1_000);
});

test("what is on margin is not shown, and what is nothing is left out where the call asks for that", async () => {
  await venue.fund("alice", "cross", "ADA", "20000");
  const assets = async (omitZeroBalances: boolean) =>
    (await alice.get(PATH, { omitZeroBalances })).body.balances.map(({ asset }: { asset: string }) => asset);
  expect(await assets(true)).toEqual(["USDT", "BTC", "ETH", "BNB"]);
  expect(await assets(false)).toEqual(["USDT", "BTC", "ETH", "BNB", "ADA", "USDC"]);
  // All of it in orders is not nothing.
  await alice.post("/api/v3/order", {
    symbol: "BNBUSDT",
    side: "SELL",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "200",
    price: "310",
  });
  const { body } = await alice.get(PATH, { omitZeroBalances: true });
  expect(body.balances).toContainEqual({ asset: "BNB", free: "0.00000000", locked: "200.00000000" });
});

test("faults are found in the order of the parameters", async () => {
  const answer = await repaired(venue, (params) => alice.get(PATH, params), { omitZeroBalances: "yes", x: 1 }, [
    [-1130, "Data sent for parameter 'omitZeroBalances' is not valid.", { omitZeroBalances: "TRUE" }],
    [-1104, "Not all sent parameters were read; read '3' parameter(s) but was sent '4'.", { x: undefined }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("it asks for a key and a signature", async () => {
  expect((await venue.get(PATH)).body).toEqual({ code: -2014, msg: "API-key format invalid." });
  const unsigned = await venue.raw("GET", PATH, { query: `timestamp=${venue.now()}&signature=00`, apiKey: alice.key });
  expect(unsigned.body).toEqual({ code: -1022, msg: "Signature for this request is not valid." });
});
