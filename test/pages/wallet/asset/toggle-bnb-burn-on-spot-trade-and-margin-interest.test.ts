import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { HOURS, openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { dial } from "../../../socket.ts";
import { bobQuotes, gets, posts } from "../../margin-trading/scene.ts";

const PATH = "/sapi/v1/bnbBurn";

let venue: TestVenue;
let alice: Trader;
const switches = async (params: Params) => (await alice.post(PATH, params)).text;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

describe("the switches", () => {
  test("are set one by one or together, and the answer is how both stand", async () => {
    expect(await switches({ spotBNBBurn: "true" })).toBe('{"spotBNBBurn":true,"interestBNBBurn":false}');
    expect(await switches({ interestBNBBurn: true })).toBe('{"spotBNBBurn":true,"interestBNBBurn":true}');
    expect(await switches({ spotBNBBurn: "FALSE", interestBNBBurn: "false" })).toBe(
      '{"spotBNBBurn":false,"interestBNBBurn":false}',
    );
    // What is set as it was stays so.
    expect(await switches({ spotBNBBurn: "false" })).toBe('{"spotBNBBurn":false,"interestBNBBurn":false}');
  });
});

test("commissions are paid in BNB with a quarter off, on spot and on margin, and shown so", async () => {
  await switches({ spotBNBBurn: "true" });
  const order = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.1", newOrderRespType: "FULL" };
  await bobQuotes(venue, "SELL", { quantity: "0.2", price: "30000" });
  const spot = (await alice.post("/api/v3/order", order)).body as { fills: unknown[] };
  // 0.1 × 0.00075 × 30000 ÷ 300.
  const paid = { commission: "0.00750000", commissionAsset: "BNB" };
  expect(spot.fills).toMatchObject([paid]);
  expect((await alice.get("/api/v3/myTrades", { symbol: "BTCUSDT" })).body).toMatchObject([paid]);

  await venue.fund("alice", "cross", "USDT", "3000");
  await venue.fund("alice", "cross", "BNB", "1");
  const margin = await posts<{ fills: unknown[] }>(alice, "/order", order);
  expect(margin.fills).toMatchObject([{ commission: "0.0075", commissionAsset: "BNB" }]);
  const { userAssets } = await gets<{ userAssets: { asset: string }[] }>(alice, "/account");
  expect(userAssets).toContainEqual(expect.objectContaining({ asset: "BNB", free: "0.99250000" }));
  expect(userAssets).toContainEqual(expect.objectContaining({ asset: "BTC", free: "0.10000000" }));
});

test("who listens hears of the commission in BNB, and of what is left of that", async () => {
  await switches({ spotBNBBurn: "true" });
  await venue.fund("alice", "cross", "USDT", "3000");
  await venue.fund("alice", "cross", "BNB", "1");
  await bobQuotes(venue, "SELL", { quantity: "0.1", price: "30000" });
  const token = await venue.raw("POST", "/sapi/v1/userListenToken", { apiKey: alice.key });
  const api = await dial(venue, "/ws-api/v3");
  await api.asks("userDataStream.subscribe.listenToken", { listenToken: (token.body as { token: string }).token });
  await posts(alice, "/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.1" });
  const heard = (await api.heard()).map(({ event }) => event as { e: string; x?: string; B?: object[] });
  expect(heard.find(({ x }) => x === "TRADE")).toMatchObject({ n: "0.00750000", N: "BNB" });
  const balances = heard.find(({ e }) => e === "outboundAccountPosition")?.B;
  expect(balances).toContainEqual({ a: "BNB", f: "0.99250000", l: "0.00000000" });
});

test("interest is owed in BNB from then on, and what was owed before stays as it is", async () => {
  await venue.fund("alice", "cross", "USDT", "1000");
  await posts(alice, "/borrow-repay", { asset: "USDT", isIsolated: "FALSE", amount: "1000", type: "BORROW" });
  await switches({ interestBNBBurn: "true" });
  await venue.advance(HOURS);
  const owes = async (coin: string) => {
    const { userAssets } = await gets<{ userAssets: { asset: string; interest: string }[] }>(alice, "/account");
    return userAssets.find(({ asset }) => asset === coin)?.interest;
  };
  // 1000 × 0.000475 ÷ 24 = 0.01979166…, and × 0.95 ÷ 300 = 0.00006267….
  expect([await owes("USDT"), await owes("BNB")]).toEqual(["0.01979167", "0.00006268"]);
  await venue.fund("alice", "cross", "BNB", "0.00006268");
  await posts(alice, "/borrow-repay", { asset: "BNB", isIsolated: "FALSE", amount: "0.00006268", type: "REPAY" });
  expect(await owes("BNB")).toBe("0.00000000");
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.post(PATH, { spotBNBBurn: true }), "ip")).toBe(1);
});

test("refusals, in their order", async () => {
  const params = { spotBNBBurn: "true" };
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory: [] });
  const neither = "Param 'spotBNBBurn' or 'interestBNBBurn' must be sent, but both were empty/null!";
  for (const [asked, refusal] of [
    [{ spotBNBBurn: "yes", interestBNBBurn: "1" }, badValue("spotBNBBurn")],
    [{ spotBNBBurn: "true", interestBNBBurn: "1" }, badValue("interestBNBBurn")],
    [{ spotBNBBurn: "", interestBNBBurn: "" }, [-1102, neither]],
    [{}, [-1102, neither]],
  ] as const) {
    await expectRefusal(venue, () => alice.post(PATH, asked), refusal);
  }
});
