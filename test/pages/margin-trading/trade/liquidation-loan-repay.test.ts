import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { INTEGER, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue, START, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN } from "../scene.ts";
import { aliceGoesBankrupt } from "./liquidation-loan.scene.ts";

const PATH = `${MARGIN}/liquidation-loan/repay`;
const TOO_MUCH = [-3015, "Repay amount exceeds borrow amount."] as const;

let venue: TestVenue;
let alice: Trader;
const repay = (params: Params) => alice.post(PATH, params);
const left = async () => (await gets<{ remainingAmount: string }>(alice, "/liquidation-loan")).remainingAmount;
const spot = async (asset: string) =>
  (await alice.get("/api/v3/account")).body.balances.find((row: { asset: string }) => row.asset === asset).free;

beforeEach(async () => {
  venue = await openVenue({ house: false });
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers as documented, and takes it from spot", async () => {
  await aliceGoesBankrupt(venue);
  const before = Number(await spot("USDT"));
  const { status, body, text } = await repay({ asset: "USDT", amount: "30" });
  expect(status, text).toBe(200);
  expect(shapeOf(body)).toBe(
    shape({ repayId: INTEGER, asset: TEXT, amount: PADDED, status: TEXT, createTime: INTEGER }),
  );
  expect(body).toMatchObject({ asset: "USDT", amount: "30.00000000", status: "SUCCESS", createTime: START });
  expect(Number(await spot("USDT"))).toBe(before - 30);
});

test("another coin counts at the index", async () => {
  await aliceGoesBankrupt(venue);
  // 0.001 × 20000.
  expect((await repay({ asset: "BTC", amount: "0.001" })).status).toBe(200);
  expect(await left()).toBe("20.37583334");
});

test("costs the account 100", async () => {
  expect(await costOf(() => repay({ asset: "USDT", amount: "1" }), "uid")).toBe(100);
});

test("asks for key, time, signature and both parameters in this order", async () => {
  const params = { asset: "USDT", amount: "1" };
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory: ["asset", "amount"] });
});

test("is refused without a loan, beyond it, beyond the spot balance, and of coins that do not exist", async () => {
  const asked = (params: Params) => () => repay(params);
  await expectRefusal(venue, asked({ asset: "USDT", amount: "1" }), TOO_MUCH);
  await aliceGoesBankrupt(venue);
  await expectRefusal(venue, asked({ asset: "USDT", amount: "40.37583335" }), TOO_MUCH);
  await expectRefusal(venue, asked({ asset: "USDC", amount: "1" }), [-3041, "Balance is not enough"]);
  await expectRefusal(venue, asked({ asset: "XYZ", amount: "1" }), [-3027, "Not a valid margin asset."]);
  expect((await repay({ asset: "USDT", amount: "0" })).status).toBe(400);
});
