import { afterEach, beforeEach, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { HOURS, openVenue, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/exchange-small-liability";
const PATH = `${MARGIN}${PAGE}`;

let venue: TestVenue;
let alice: Trader;
const borrows = (amount: string, asset: string) =>
  posts(alice, "/borrow-repay", { asset, isIsolated: "FALSE", amount, type: "BORROW" });
const owes = async () => {
  interface Account {
    readonly userAssets: { readonly asset: string; readonly borrowed: string; readonly interest: string }[];
  }
  const { userAssets } = await gets<Account>(alice, "/account");
  return userAssets.flatMap(({ asset, borrowed, interest }) =>
    Number(borrowed) + Number(interest) === 0 ? [] : [`${borrowed} + ${interest} ${asset}`],
  );
};

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  await venue.fund("alice", "cross", "USDT", "1000");
  await borrows("0.001", "ETH");
  await borrows("0.0001", "BTC");
});
afterEach(() => expectSound(venue));

test("an empty answer, and the debts that were named are one of dollars", async () => {
  expect(await posts(alice, PAGE, { assetNames: "ETH, BTC" })).toEqual({});
  // 0.00100002 × 2000 = 2.00004, and 0.0001 × 0.00026125 ÷ 24 = 0.00000000108… made 0.00010001 × 30000 = 3.0003.
  expect(await owes()).toEqual(["5.00034000 + 0.00000000 USDT"]);
  // What was borrowed is still there.
  const { userAssets } = await gets<{ userAssets: { asset: string }[] }>(alice, "/account");
  expect(userAssets).toContainEqual(expect.objectContaining({ asset: "ETH", free: "0.00100000" }));
});

test("shows as what it was in the capital flow, and sums to nothing", async () => {
  await posts(alice, PAGE, { assetNames: "ETH" });
  const flow = await gets<{ type: string; amount: string; asset: string }[]>(alice, "/capital-flow");
  expect(flow.slice(-4).map(({ type, amount, asset }) => `${type} ${amount} ${asset}`)).toEqual([
    "BORROW 2.00004 USDT",
    "SMALL_BALANCE_CONVERT -2.00004 USDT",
    "SMALL_BALANCE_CONVERT 0.00100002 ETH",
    "REPAY -0.00100002 ETH",
  ]);
});

test("costs the account 3000", async () => {
  expect(await costOf(() => alice.post(PATH, { assetNames: "ADA" }), "uid")).toBe(3000);
});

test("refusals, in their order", async () => {
  const params = { assetNames: "ETH" };
  await expectDoor(venue, { trader: alice, method: "POST", path: PATH, params, mandatory: ["assetNames"] });
  const eleven = "BTC,ETH,BNB,ADA,USDT,A,B,C,D,E,F";
  const input = [-3026, "Your input param is invalid."] as const;
  for (const [asked, refusal] of [
    [{ assetNames: "ETH,,BTC" }, badValue("assetNames")],
    [{ assetNames: eleven }, [-11107, "At most 10 symbols can be sent."]],
    [{ assetNames: "ETH,XYZ" }, [-3027, "Not a valid margin asset."]],
    [{ assetNames: "ETH,ADA" }, input],
    [{ assetNames: "USDT" }, input],
  ] as const satisfies readonly (readonly [Params, unknown])[]) {
    await expectRefusal(venue, () => alice.post(PATH, asked), refusal);
  }
  await posts(alice, PAGE, { assetNames: "ETH" });
  await venue.advance(6 * HOURS - 1);
  const early = [-11108, "Small liabilities can only be exchanged once every 6 hours."] as const;
  await expectRefusal(venue, () => alice.post(PATH, { assetNames: "BTC" }), early);
  await venue.advance(1);
  await posts(alice, PAGE, { assetNames: "BTC" });
});
