import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, type Refusal } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/max-leverage`;
const TOO_LOW: Refusal = [-3023, "You can't transfer out/place order under current margin level."];
const AT_THREE = { normalBar: "1.5", marginCallBar: "1.3", forceLiquidationBar: "1.1" };
const AT_FIVE = { normalBar: "1.25", marginCallBar: "1.16", forceLiquidationBar: "1.1" };

let venue: TestVenue;
let alice: Trader;
const adjust = (maxLeverage: string | number) => alice.post(PATH, { maxLeverage });
const expectRefused = (maxLeverage: string | number, refusal: Refusal) =>
  expectRefusal(venue, () => adjust(maxLeverage), refusal);
const borrows = (amount: string) => posts(alice, "/borrow-repay", { asset: "USDT", amount, type: "BORROW" });
const maxBorrowable = async (trader: Trader) =>
  (await gets<{ amount: string }>(trader, "/maxBorrowable", { asset: "USDT" })).amount;

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("answers as documented", async () => {
  expect((await adjust(5)).text).toBe('{"success":true}');
});

test("the levels of the account follow it, and those of another do not", async () => {
  expect(await gets(alice, "/tradeCoeff")).toEqual(AT_THREE);
  await posts(alice, "/max-leverage", { maxLeverage: 5 });
  expect(await gets(alice, "/tradeCoeff")).toEqual(AT_FIVE);
  expect(await gets(venue.as("bob"), "/tradeCoeff")).toEqual(AT_THREE);
  await posts(alice, "/max-leverage", { maxLeverage: 10 });
  expect(await gets(alice, "/tradeCoeff")).toMatchObject({ normalBar: "1.11" });
  await posts(alice, "/max-leverage", { maxLeverage: 3 });
  expect(await gets(alice, "/tradeCoeff")).toEqual(AT_THREE);
});

test("what may be borrowed follows it", async () => {
  await venue.fund("alice", "cross", "USDT", "10000");
  expect(await maxBorrowable(alice)).toBe("20000");
  const beyond: Refusal = [-3006, "Your borrow amount has exceed maximum borrow amount."];
  const loan = { asset: "USDT", amount: "40000", type: "BORROW" };
  await expectRefusal(venue, () => alice.post(`${MARGIN}/borrow-repay`, loan), beyond);
  await posts(alice, "/max-leverage", { maxLeverage: 5 });
  expect(await maxBorrowable(alice)).toBe("40000");
  await borrows("40000");
});

test("costs the account 3000", async () => {
  expect(await costOf(() => adjust(5), "uid")).toBe(3000);
});

test("asks for key, time, signature and leverage in this order", async () => {
  const called = { trader: alice, method: "POST", path: PATH, params: { maxLeverage: "5" } } as const;
  await expectDoor(venue, { ...called, mandatory: ["maxLeverage"] });
});

describe("refusals", () => {
  test("a leverage that is none", async () => {
    for (const leverage of [0, 1, 4, 20]) await expectRefused(leverage, badValue("maxLeverage"));
    const range = "^[0-9]{1,20}$";
    for (const leverage of ["five", "-3", "3.0"])
      await expectRefused(leverage, [
        -1100,
        `Illegal characters found in parameter 'maxLeverage'; legal range is '${range}'.`,
      ]);
    expect(await gets(alice, "/tradeCoeff")).toEqual(AT_THREE);
  });

  test("a level that is not above the initial ratio of the leverage", async () => {
    await venue.fund("alice", "cross", "USDT", "10000");
    // 30000 ÷ 20000.39583334 is just below 1.5.
    await borrows("20000");
    await expectRefused(3, TOO_LOW);
    await expectRefused(4, badValue("maxLeverage"));
    expect((await adjust(5)).status).toBe(200);
    await expectRefused(3, TOO_LOW);
    expect(await gets(alice, "/tradeCoeff")).toEqual(AT_FIVE);
    await venue.fund("alice", "cross", "USDT", "1");
    expect((await adjust(3)).status).toBe(200);
  });
});
