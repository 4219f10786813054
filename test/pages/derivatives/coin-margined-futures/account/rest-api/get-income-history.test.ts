import { expect, test } from "vitest";
import { rateOf } from "../../../../../../src/genesis/figures.ts";
import { badValue, expectDoor } from "../../../../../refusal.ts";
import { DAYS, openVenue, type Params, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  EIGHT_HOURS,
  emptyBook,
  expectBody,
  expectRepairs,
  gets,
  illegalName,
  illegalWhole,
  marks,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const bob = venue.as("bob");
const STAMP = START - (START % EIGHT_HOURS) + EIGHT_HOURS;

/** The kinds and amounts of the rows a call shows. */
const shown = async (params: Params = {}) =>
  (await gets(alice, "/income", params)).map((row) => `${String(row["incomeType"])} ${String(row["income"])}`);

test("a fresh account was given its coins, one transfer a coin", async () => {
  const rows = await gets(alice, "/income");
  expect(rows).toHaveLength(3);
  const [{ tranId }] = rows as [{ tranId: string }];
  expectBody(rows[0], {
    symbol: "",
    incomeType: "TRANSFER",
    income: "2.00000000",
    asset: "BTC",
    info: "DEPOSIT",
    time: START,
    tranId,
    tradeId: "",
  });
  expect(await weightOf(() => alice.get(`${DAPI}/income`))).toBe(20);
});

test("a transfer has the number it was given, and the sign of its direction", async () => {
  await venue.advance(1_000);
  const moved = await alice.post("/sapi/v1/asset/transfer", { type: "CMFUTURE_MAIN", asset: "BTC", amount: "0.5" });
  const { tranId } = moved.body as { tranId: number };
  expectBody(await gets(alice, "/income", { startTime: START + 1_000 }), [
    {
      symbol: "",
      incomeType: "TRANSFER",
      income: "-0.50000000",
      asset: "BTC",
      info: "WITHDRAW",
      time: START + 1_000,
      tranId: String(tranId),
      tradeId: "",
    },
  ]);
});

test("a trade pays its commission, and one that closes realises its profit under the same trade", async () => {
  await venue.advance(1_000);
  await emptyBook(venue);
  await trade(bob, alice, { takerSide: "BUY", quantity: 300, price: "30000" });
  const [opened] = await gets(alice, "/income", { startTime: START + 2_000 });
  const [{ id }] = (await gets(venue, "/trades", { symbol: BTC, limit: 1 })) as [{ id: number }];
  // A coin at 0.04 %.
  expect(opened).toMatchObject({
    symbol: "BTCUSD_PERP",
    incomeType: "COMMISSION",
    income: "-0.00040000",
    asset: "BTC",
    info: "",
    tradeId: String(id),
  });
  await marks(venue, "31250");
  await trade(bob, alice, { takerSide: "SELL", quantity: 150, price: "31250" });
  // 15000 ÷ 30000 − 15000 ÷ 31250, and 0.04 % of 0.48.
  expect(await shown({ startTime: START + 2_000 })).toEqual([
    "COMMISSION -0.00040000",
    "REALIZED_PNL 0.02000000",
    "COMMISSION -0.00019200",
  ]);
});

test("funding is a row of its own at the stamp", async () => {
  await marks(venue, "30000");
  await venue.perform({ type: "FixFundingRate", symbol: BTC, rate: rateOf("0.0003") });
  await venue.advance(STAMP - venue.now());
  const rows = await gets(alice, "/income", { startTime: STAMP });
  const [{ tranId }] = rows as [{ tranId: string }];
  expectBody(rows, [
    {
      symbol: "BTCUSD_PERP",
      incomeType: "FUNDING_FEE",
      income: "-0.00015000",
      asset: "BTC",
      info: "FUNDING_FEE",
      time: STAMP,
      tranId,
      tradeId: "",
    },
  ]);
  expect(await gets(bob, "/income", { startTime: STAMP })).toMatchObject([{ income: "0.00015000" }]);
});

test("all rows of a coin sum to the wallet's balance", async () => {
  const sum = (await gets(alice, "/income"))
    .filter((row) => row["asset"] === "BTC")
    .reduce((all, row) => all + BigInt(String(row["income"]).replace(".", "")), 0n);
  const [btc] = await gets(alice, "/balance");
  expect(sum).toBe(BigInt(String(btc!["balance"]).replace(".", "")));
});

test("they are asked for by contract, kind, time and page", async () => {
  expect(await shown({ incomeType: "TRANSFER", startTime: START + 1 })).toEqual(["TRANSFER -0.50000000"]);
  expect(await shown({ incomeType: "realized_pnl" })).toEqual(["REALIZED_PNL 0.02000000"]);
  for (const incomeType of ["WELCOME_BONUS", "DELIVERED_SETTELMENT", "INSURANCE_CLEAR"]) {
    expect(await shown({ incomeType })).toEqual([]);
  }
  expect(await shown({ symbol: "ETHUSD_PERP" })).toEqual([]);
  expect(await shown({ symbol: BTC, limit: 2 })).toEqual(["COMMISSION -0.00019200", "FUNDING_FEE -0.00015000"]);
  expect(await shown({ symbol: BTC, limit: 3, page: 2 })).toEqual(["COMMISSION -0.00040000"]);
  const first = { symbol: BTC, startTime: START, limit: 3 };
  expect(await shown(first)).toEqual(["COMMISSION -0.00040000", "REALIZED_PNL 0.02000000", "COMMISSION -0.00019200"]);
  expect(await shown({ ...first, page: 2 })).toEqual(["FUNDING_FEE -0.00015000"]);
  expect(await shown({ page: Number.MAX_SAFE_INTEGER })).toEqual([]);
  expect(await shown({ symbol: BTC, endTime: STAMP - 1, limit: 1 })).toEqual(["COMMISSION -0.00019200"]);
});

test("refusals come in order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${DAPI}/income`, params: {}, mandatory: [] });
  const wrong = { symbol: "x", incomeType: "GIFT", startTime: "now", endTime: "then", page: "one", limit: "all" };
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/income`, params), wrong, [
    [illegalName("symbol"), { symbol: "X" }],
    [badValue("incomeType"), { incomeType: "COMMISSION" }],
    [illegalWhole("startTime"), { startTime: START + 366 * DAYS }],
    [illegalWhole("endTime"), { endTime: START }],
    [illegalWhole("page"), { page: 0 }],
    [badValue("page"), { page: 1 }],
    [illegalWhole("limit"), { limit: 0 }],
    [badValue("limit"), { limit: 1 }],
    [BAD_SYMBOL, { symbol: BTC }],
    [[-1023, "Start time is greater than end time."], { startTime: START, endTime: START + 365 * DAYS + 1 }],
    [[-4088, "Maximum time interval is 365 days."], {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
