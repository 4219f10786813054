import { expect, test } from "vitest";
import { BOOLEAN, INTEGER, PADDED, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/capital/config/getall";
const alice = venue.as("alice");

/** One coin's row. */
async function coin(name: string) {
  const { body } = await alice.get(PATH);
  return body.find((row: { coin: string }) => row.coin === name);
}

test("a coin has the documented members", async () => {
  expect(shapeOf(await coin("BTC"))).toBe(
    shape({
      coin: TEXT,
      depositAllEnable: BOOLEAN,
      withdrawAllEnable: BOOLEAN,
      name: TEXT,
      free: PLAIN,
      locked: PLAIN,
      freeze: PLAIN,
      withdrawing: PLAIN,
      ipoing: PLAIN,
      ipoable: PLAIN,
      storage: PLAIN,
      isLegalMoney: BOOLEAN,
      trading: BOOLEAN,
      networkList: [
        {
          network: TEXT,
          coin: TEXT,
          withdrawIntegerMultiple: PADDED,
          isDefault: BOOLEAN,
          depositEnable: BOOLEAN,
          withdrawEnable: BOOLEAN,
          depositDesc: TEXT,
          withdrawDesc: TEXT,
          specialTips: TEXT,
          specialWithdrawTips: TEXT,
          name: TEXT,
          resetAddressStatus: BOOLEAN,
          addressRegex: TEXT,
          memoRegex: TEXT,
          withdrawFee: PLAIN,
          withdrawMin: PLAIN,
          withdrawMax: PLAIN,
          withdrawInternalMin: PLAIN,
          depositDust: PLAIN,
          minConfirm: INTEGER,
          unLockConfirm: INTEGER,
          sameAddress: BOOLEAN,
          withdrawTag: BOOLEAN,
          estimatedArrivalTime: INTEGER,
          busy: BOOLEAN,
          contractAddressUrl: TEXT,
          contractAddress: TEXT,
          denomination: INTEGER,
        },
      ],
    }),
  );
});

test("it shows what the spot account has of each coin, and that no network is open", async () => {
  await alice.post("/api/v3/order", {
    symbol: "BTCUSDT",
    side: "SELL",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "0.02",
    price: "40000",
  });
  await venue.fund("alice", "cross", "USDT", "1000.5");
  expect(await coin("BTC")).toMatchObject({
    name: "Bitcoin",
    free: "4.98",
    locked: "0.02",
    trading: true,
    isLegalMoney: false,
  });
  expect(await coin("USDT")).toMatchObject({
    free: "98999.5",
    locked: "0",
    depositAllEnable: false,
    withdrawAllEnable: false,
  });
  const { body } = await alice.get(PATH);
  expect(body.map((row: { coin: string }) => row.coin)).toEqual(["USDT", "BTC", "ETH", "BNB", "ADA", "USDC"]);
  for (const row of body) {
    expect(row.networkList).toMatchObject([
      { coin: row.coin, depositEnable: false, withdrawEnable: false, isDefault: true },
    ]);
    // Eight decimal places: what clients cut amounts to.
    expect(row.networkList[0].withdrawIntegerMultiple).toBe("0.00000001");
  }
});

test("a coin none of whose pairs trades says so", async () => {
  const ada = venue.running.engine.view.reference.markets.get("ADAUSDT")!;
  if (ada.kind !== "pair") throw new Error("ADAUSDT is a pair");
  await venue.perform({ type: "DefineMarket", market: { ...ada, status: "break" } });
  expect((await coin("ADA")).trading).toBe(false);
  expect((await coin("USDT")).trading).toBe(true);
  expect(venue.faults()).toEqual([]);
});

test("it asks for a key and a signature, and costs 10", async () => {
  expect((await venue.get(PATH)).body).toEqual({ code: -2014, msg: "API-key format invalid." });
  const used = async () => Number((await alice.get(PATH)).headers["x-sapi-used-ip-weight-1m"]);
  const before = await used();
  expect(await used()).toBe(before + 10);
});
