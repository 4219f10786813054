import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { DAYS, HOURS, openVenue, type Params, START, type TestVenue, type Trader } from "../../../venue.ts";
import { steer } from "../../../scenarios/story.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/interestRateHistory";
const PATH = `${MARGIN}${PAGE}`;
/** The test begins half past this hour. */
const HOUR = START - 30 * 60_000;

interface Row {
  readonly dailyInterestRate: string;
  readonly timestamp: number;
  readonly vipLevel: number;
}

let venue: TestVenue;
let alice: Trader;
const history = (params: Params = {}) => gets<Row[]>(alice, PAGE, { asset: "USDT", ...params });
/** "hour of the story: rate", newest first. */
const hourly = async (params: Params = {}) =>
  (await history(params)).map((row) => `${(row.timestamp - HOUR) / HOURS}: ${row.dailyInterestRate}`);

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("the documented rows: each full hour since the asset was listed, newest first", async () => {
  expect(await history()).toEqual([]);
  await venue.advance(2 * HOURS);
  const row = (hour: number) => ({
    asset: "USDT",
    dailyInterestRate: "0.00047500",
    timestamp: HOUR + hour * HOURS,
    vipLevel: 0,
  });
  expect(JSON.stringify(await history())).toBe(JSON.stringify([row(2), row(1)]));
});

test("the rate of an hour is the one its interest was charged at", async () => {
  await venue.fund("alice", "cross", "USDT", "1000");
  await posts(alice, "/borrow-repay", { asset: "USDT", isIsolated: "FALSE", amount: "100", type: "BORROW" });
  for (const [daily, hours] of [
    ["0.00095", 2],
    ["0.0012", 0.5],
    // Changed at the very hour, when its interest is charged already.
    ["0.000123456789", 1],
  ] as const) {
    await steer(venue, "PUT", "/rates/USDT", { daily });
    await venue.advance(hours * HOURS);
  }
  const rows = ["4: 0.000123456789", "3: 0.00120000", "2: 0.00095000", "1: 0.00095000"];
  expect(await hourly()).toEqual(rows);
  interface Charged {
    readonly rows: readonly { readonly interestRate: string; readonly type: string }[];
  }
  const charged = await gets<Charged>(alice, "/interestHistory");
  expect(charged.rows.map(({ interestRate }) => interestRate)).toEqual([
    "0.000123456789",
    "0.0012",
    "0.00095",
    "0.00095",
    "0.000475",
  ]);
  // What comes next, and what the fee page shows.
  const next = { assets: "USDT", isIsolated: "FALSE" };
  expect(await gets(alice, "/next-hourly-interest-rate", next)).toEqual([
    // 0.000123456789 ÷ 24 = 0.00000514403…
    { asset: "USDT", nextHourlyInterestRate: "0.00000515" },
  ]);
  expect(await gets(alice, "/crossMarginData", { coin: "USDT" })).toMatchObject([{ dailyInterest: "0.000123456789" }]);
});

test("of one's own fee level, or of the one that is asked for", async () => {
  await venue.advance(HOURS);
  expect(await history({ asset: "BTC", vipLevel: 1 })).toMatchObject([
    // 0.00026125 × 0.95 has more than eight places.
    { dailyInterestRate: "0.0002481875", vipLevel: 1 },
  ]);
  // Levels beyond the table pay what its last pays.
  expect(await history({ vipLevel: 9 })).toMatchObject([{ dailyInterestRate: "0.00028500", vipLevel: 9 }]);
});

describe("how far it looks back", () => {
  beforeEach(() => venue.advance(40 * DAYS));
  const ends = async (params: Params) => {
    const rows = await hourly(params);
    return [rows.at(-1), rows[0]].map((row) => Number(row?.split(":")[0]));
  };

  test("seven days unasked, or before an end", async () => {
    expect(await ends({})).toEqual([33 * 24 + 1, 960]);
    expect(await ends({ endTime: START + 20 * DAYS })).toEqual([13 * 24 + 1, 480]);
  });

  test("from a start until now or to an end, thirty days at most", async () => {
    expect(await ends({ startTime: START + 10 * DAYS })).toEqual([241, 960]);
    expect(await ends({ startTime: HOUR + 24 * HOURS, endTime: HOUR + 26 * HOURS })).toEqual([24, 26]);
    // Nothing is known of hours to come.
    expect(await ends({ startTime: HOUR + 960 * HOURS, endTime: START + 50 * DAYS })).toEqual([960, 960]);
    const tooLong = [-1127, "More than 720 hours between startTime and endTime."] as const;
    await expectRefusal(venue, () => alice.get(PATH, { asset: "USDT", startTime: START }), tooLong);
  });
});

test("costs the address 1", async () => {
  expect(await costOf(() => alice.get(PATH, { asset: "USDT" }), "ip")).toBe(1);
});

test("refusals, in their order", async () => {
  await expectDoor(venue, {
    trader: alice,
    method: "GET",
    path: PATH,
    params: { asset: "USDT" },
    mandatory: ["asset"],
  });
  const digits = "Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.";
  let asked: Params = { asset: "XYZ", vipLevel: 10, startTime: "x" };
  for (const [repaired, refusal] of [
    [{}, badValue("vipLevel")],
    [{ vipLevel: 9 }, [-1100, digits]],
    [{ startTime: START - 31 * DAYS }, [-3027, "Not a valid margin asset."]],
    [{ asset: "BTC" }, [-1127, "More than 720 hours between startTime and endTime."]],
  ] as const) {
    asked = Object.assign({}, asked, repaired);
    const request = () => alice.get(PATH, asked);
    await expectRefusal(venue, request, refusal);
  }
});
