import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { amountOf } from "../../../../src/genesis/figures.ts";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { openVenue, PADDED_FIGURES, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/borrow-repay";
const PATH = `${MARGIN}${PAGE}`;
const ISOLATED = { isIsolated: "TRUE", symbol: "BTCUSDT" };

let venue: TestVenue;
let alice: Trader;
const borrows = (amount: string, more: Params = {}) =>
  posts<{ tranId: number }>(alice, PAGE, { asset: "USDT", isIsolated: "FALSE", amount, type: "BORROW", ...more });
const repays = (amount: string, more: Params = {}) => borrows(amount, { type: "REPAY", ...more });
const expectRefused = (loan: Params, refusal: Refusal) => {
  const whole = { asset: "USDT", isIsolated: "FALSE", amount: "1", type: "BORROW", ...loan };
  return expectRefusal(venue, () => alice.post(PATH, whole), refusal);
};

/** What alice's cross account has and owes of an asset. */
async function cross(asset: string): Promise<unknown> {
  const { userAssets } = await gets<{ userAssets: { asset: string }[] }>(alice, "/account");
  return userAssets.find((row) => row.asset === asset);
}

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "10000");
});
afterEach(() => expectSound(venue));

test("answers with the number of the transaction", async () => {
  const first = await alice.post(PATH, { asset: "USDT", isIsolated: "FALSE", amount: "5000", type: "BORROW" });
  expect(first.text).toMatch(/^\{"tranId":[0-9]+\}$/);
  const { tranId } = await repays("1");
  const records = await gets(alice, PAGE, { type: "REPAY", txId: tranId });
  expect(records).toMatchObject({ rows: [{ txId: tranId, amount: "1.00000000" }], total: 1 });
});

describe("the cross account", () => {
  test("borrows, and owes the first hour at once", async () => {
    await borrows("5000");
    // 5000 × 0.000475 ÷ 24 = 0.0989583…, rounded up
    const owes = { borrowed: "5000.00000000", interest: "0.09895834", free: "15000.00000000" };
    expect(await cross("USDT")).toMatchObject(owes);
    await borrows("0.1", { asset: "BTC", symbol: "" });
    // 0.1 × 0.00026125 ÷ 24 = 0.0000010885…
    expect(await cross("BTC")).toMatchObject({ borrowed: "0.10000000", interest: "0.00000109", free: "0.10000000" });
  });

  test("pays interest before principal, and no more than it owes", async () => {
    await borrows("5000");
    await repays("0.05");
    expect(await cross("USDT")).toMatchObject({ borrowed: "5000.00000000", interest: "0.04895834" });
    await repays("1000");
    // 1000 − 0.04895834 come off the principal.
    expect(await cross("USDT")).toMatchObject({ borrowed: "4000.04895834", interest: "0.00000000" });
    await expectRefused({ type: "REPAY", amount: "4000.04895835" }, [-3015, "Repay amount exceeds borrow amount."]);
    await repays("4000.04895834");
    expect(await cross("USDT")).toMatchObject({ borrowed: "0.00000000", free: "9999.90104166" });
  });
});

test("an isolated account borrows its own two coins", async () => {
  await venue.fund("alice", "BTCUSDT", "USDT", "1000");
  await borrows("0.01", { ...ISOLATED, asset: "BTC" });
  await borrows("100", { ...ISOLATED, isIsolated: "true" });
  const { assets } = await gets<{ assets: unknown[] }>(alice, "/isolated/account");
  const baseAsset = { borrowed: "0.01000000", free: "0.01000000" };
  expect(assets).toMatchObject([{ baseAsset, quoteAsset: { borrowed: "100.00000000", free: "1100.00000000" } }]);
  await expectRefused({ ...ISOLATED, asset: "ETH" }, [-11106, "Asset is not in symbol."]);
});

test("costs the account 1500", async () => {
  const loan = { asset: "USDT", isIsolated: "FALSE", amount: "1", type: "BORROW" };
  expect(await costOf(() => alice.post(PATH, loan), "uid")).toBe(1500);
});

test("a key without margin rights is not authorised", async () => {
  const key = venue.running.engine.view.accounts.keys.get(alice.key)!;
  await venue.perform({ type: "RevokeKey", key: alice.key });
  const permissions = { ...key.permissions, margin: false };
  await venue.perform({
    type: "IssueKey",
    account: 1,
    key: alice.key,
    kind: "hmac",
    secret: alice.secret,
    permissions,
  });
  const request = () => alice.post(PATH, {});
  await expectRefusal(venue, request, [-1002, "You are not authorized to execute this request."], 401);
});

test("a request wrong in every way, repaired one fault at a time", async () => {
  const params = { asset: "USDT", isIsolated: "FALSE", amount: "1", type: "BORROW" };
  const mandatory = ["asset", "amount", "type"];
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory });
  const illegal = (name: string, range: string): Refusal => [
    -1100,
    `Illegal characters found in parameter '${name}'; legal range is '${range}'.`,
  ];
  let loan: Params = { asset: "$", isIsolated: "ONLY", symbol: "btc", amount: "-1", type: "LEND" };
  for (const [repaired, refusal] of [
    [{}, illegal("asset", "^[A-Za-z0-9]{1,20}$")],
    [{ asset: "DOGE" }, badValue("isIsolated")],
    [{ isIsolated: "TRUE" }, illegal("symbol", "^[A-Z0-9-_.]{1,20}$")],
    [{ symbol: undefined }, illegal("amount", "^([0-9]{1,20})(\\.[0-9]{1,20})?$")],
    [{ amount: "0.000000001" }, [-1111, "Precision is over the maximum defined for this asset."]],
    [{ amount: "0" }, badValue("type")],
    [{ type: "BORROW" }, missing("symbol")],
    [{ symbol: "NOSUCH" }, [-1121, "Invalid symbol."]],
    [{ symbol: "BTCUSDT" }, badValue("amount")],
    [{ amount: "1000000" }, [-11001, "Isolated margin account does not exist."]],
    [{ isIsolated: "FALSE" }, [-3027, "Not a valid margin asset."]],
    [{ asset: "USDT" }, [-3006, "Your borrow amount has exceed maximum borrow amount."]],
  ] as const) {
    loan = Object.assign({}, loan, repaired);
    await expectRefused(loan, refusal);
  }
  await borrows("1");
});

describe("loans that are not given", () => {
  test("of a coin that is not lent, that nobody can value, or too little of one", async () => {
    const ada = venue.running.engine.view.reference.assets.get("ADA")!;
    await venue.perform({ type: "DefineAsset", asset: { ...ada, name: "NEW" } });
    await expectRefused({ asset: "NEW" }, [-3042, "PriceIndex not available for this margin pair."]);
    await venue.perform({ type: "DefineAsset", asset: { ...ada, minimumBorrow: amountOf("10") } });
    const tooLittle: Refusal = [-3013, "Borrow amount less than minimum borrow amount."];
    await expectRefused({ asset: "ADA", amount: "9.99999999" }, tooLittle);
    await venue.perform({ type: "DefineAsset", asset: { ...ada, borrowable: false } });
    await expectRefused({ asset: "ADA", amount: "9" }, [-3012, "Borrow is banned for this asset."]);
  });

  test("beyond what the account bears", async () => {
    // 10000 ÷ (1.5 − 1) in the cross account; 100 ÷ (1.111 − 1) = 900.9… in the isolated one.
    await expectRefused({ amount: "20000.00000001" }, [-3006, "Your borrow amount has exceed maximum borrow amount."]);
    await venue.fund("alice", "BTCUSDT", "USDT", "100");
    const limit: Refusal = [-11008, "Exceeding the account's maximum borrowable limit."];
    await expectRefused({ ...ISOLATED, amount: "900.90090091" }, limit);
    await borrows("20000");
    await borrows("900.9009009", ISOLATED);
  });

  test("to an account at its liquidation ratio", async () => {
    await aliceGoesLong(venue);
    await venue.gap("BTC", "21021");
    await expectRefused(ISOLATED, [-3023, "You can't transfer out/place order under current margin level."]);
  });

  test("while the pool is empty: what others repay can be lent again", async () => {
    const btc = venue.running.engine.view.reference.assets.get("BTC")!;
    await venue.perform({ type: "DefineAsset", asset: { ...btc, borrowLimits: [amountOf("10000")] } });
    const carol = { kind: "cross", account: 3 } as const;
    await venue.perform({ type: "Credit", to: carol, asset: "USDT", amount: amountOf("1000000000") });
    // The pool has 5000 BTC for everybody.
    const loan = { asset: "BTC", isIsolated: "FALSE" };
    await posts(venue.as("carol"), PAGE, { ...loan, amount: "4999.9", type: "BORROW" });
    const empty: Refusal = [-3045, "The system doesn't have enough asset now."];
    await expectRefused({ ...loan, amount: "0.2" }, empty);
    await posts(venue.as("carol"), PAGE, { ...loan, amount: "10", type: "REPAY" });
    await borrows("0.2", loan);
  });
});

describe("repayments that are not taken", () => {
  test("of nothing owed, of too little, of what is not there", async () => {
    await expectRefused({ type: "REPAY", amount: "1" }, [-3015, "Repay amount exceeds borrow amount."]);
    await borrows("100");
    const usdt = venue.running.engine.view.reference.assets.get("USDT")!;
    await venue.perform({ type: "DefineAsset", asset: { ...usdt, minimumRepay: amountOf("10") } });
    const tooLittle: Refusal = [-3016, "Repay amount less than minimum repay amount."];
    await expectRefused({ type: "REPAY", amount: "9" }, tooLittle);
    const limit = {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "0.348",
      price: "29000",
    };
    // 0.348 × 29000 = 10092 are held by the order, and 8 are free.
    await posts(alice, "/order", limit);
    await expectRefused({ type: "REPAY", amount: "10" }, [-3041, "Balance is not enough"]);
  });
});
