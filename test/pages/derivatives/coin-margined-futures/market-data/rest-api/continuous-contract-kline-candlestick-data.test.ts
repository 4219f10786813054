import { expect, test } from "vitest";
import type { Contract } from "../../../../../../src/core/listing.ts";
import { contracts } from "../../../../../../src/core/select-market.ts";
import { badValue, expectRefusal, missing } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import { expectKlineRefusals, expectKlineWeights, type KlinePage } from "../../kline-doors.ts";
import { BAD_PAIR, DAPI, emptyBook, expectBody, gets, trade } from "../../scene.ts";

const MINUTE = 60_000;
const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
const page: KlinePage = {
  page: "/continuousKlines",
  of: { pair: "BTCUSD", contractType: "PERPETUAL" },
  unknown: { params: { pair: "X", contractType: "PERPETUAL" }, refusal: BAD_PAIR },
  bounded: true,
};
const klines = (contractType: string, params: Record<string, string | number> = { interval: "1m" }) =>
  gets<unknown[][]>(venue, page.page, { pair: "BTCUSD", contractType, ...params });
const listed = () => contracts(venue.running.engine.view);
const symbolOf = (type: string) =>
  listed().find(({ pair, contractType }) => pair === "BTCUSD" && contractType === type)!;

const [near, far] = [symbolOf("CURRENT_QUARTER"), symbolOf("NEXT_QUARTER")];
for (const { symbol } of [near, far]) await emptyBook(venue, symbol);
const trades = (symbol: string, price: string, quantity: number) =>
  trade(bob, alice, { takerSide: "BUY", quantity, price, symbol });

// A minute on each, another one on each, and then the far one becomes the near one.
await venue.advance(MINUTE);
await trades(near.symbol, "30100", 1);
await trades(far.symbol, "30200", 2);
await venue.advance(MINUTE);
await trades(near.symbol, "30110", 3);
await trades(far.symbol, "30210", 4);
await venue.advance(MINUTE);
// Listed anew for another reason: nothing changes hands by that.
await venue.perform({ type: "DefineMarket", market: { ...listedNow(near.symbol), maxOrders: 150 } });
await venue.perform({ type: "DefineMarket", market: { ...listedNow(far.symbol), contractType: "CURRENT_QUARTER" } });
await venue.perform({ type: "DefineMarket", market: { ...listedNow(near.symbol), maxOrders: 200 } });
await trades(far.symbol, "30300", 5);
await trades(near.symbol, "29000", 6);
await venue.advance(2 * MINUTE);

function listedNow(symbol: string): Contract {
  return listed().find((each) => each.symbol === symbol) as Contract;
}

test("the near quarterly's klines go on with the contract that takes its place", async () => {
  const rows = await klines("CURRENT_QUARTER");
  expect(rows.map(([open, ...row]) => [(Number(open) - START) / MINUTE, row[3], row[4]])).toEqual([
    // The first of all is the venue's own, with which it began.
    [0, rows[0]![4], rows[0]![5]],
    [1, "30100.0", "1"],
    [2, "30110.0", "3"],
    // From here on the other one; the old one's trades are not these klines'.
    [3, "30300.0", "5"],
    [4, "30300.0", "0"],
    [5, "30300.0", "0"],
  ]);
});

test("what was the far one keeps the klines of its time, and they end flat", async () => {
  const rows = await klines("NEXT_QUARTER");
  expect(rows.slice(1).map((row) => [row[4], row[5]])).toEqual([
    ["30200.0", "2"],
    ["30210.0", "4"],
    ["30210.0", "0"],
    ["30210.0", "0"],
    ["30210.0", "0"],
  ]);
});

test("longer intervals are made of both contracts", async () => {
  const [whole] = await klines("CURRENT_QUARTER", { interval: "1d" });
  expect(whole!.slice(2, 6)).toEqual(["30300.0", expect.any(String), "30300.0", expect.any(String)]);
  // 1 + 3 + 5, and the one contract the venue began with.
  expect(whole![5]).toBe("10");
});

test("one that begins within the time begins at the price before it, whichever contract's that was", async () => {
  const [row] = await klines("CURRENT_QUARTER", { interval: "1m", startTime: START + 4 * MINUTE });
  expect(row!.slice(1, 6)).toEqual(["30300.0", "30300.0", "30300.0", "30300.0", "0"]);
  const [before] = await klines("CURRENT_QUARTER", { interval: "1m", startTime: START + 2 * MINUTE, limit: 4 });
  expect(before![5]).toBe("3");
});

test("a perpetual's are those of its contract", async () => {
  const own = await gets<unknown[][]>(venue, "/klines", { symbol: "BTCUSD_PERP", interval: "1m" });
  expect(own.length).toBeGreaterThan(0);
  expectBody(await klines("PERPETUAL"), own);
  expect(await gets(venue, page.page, { pair: "BNBUSD", contractType: "NEXT_QUARTER", interval: "1m" })).toEqual([]);
});

test("a contract that comes to be of a type within a minute has all of that minute", async () => {
  await venue.advance(90_500);
  const market = { ...listedNow(near.symbol), contractType: "NEXT_QUARTER" as const };
  expect((await venue.perform({ type: "DefineMarket", market })).rejection).toBeUndefined();
  await trades(near.symbol, "31000", 7);
  expect((await klines("NEXT_QUARTER")).at(-1)!.slice(1, 6)).toEqual(["31000.0", "31000.0", "31000.0", "31000.0", "7"]);
});

test("longer lists weigh more", () => expectKlineWeights(venue, page));

test("what does not go together is refused", async () => {
  await expectKlineRefusals(venue, page);
  const call = (params: Record<string, string>) => () => venue.get(`${DAPI}${page.page}`, params);
  await expectRefusal(venue, call({ pair: "X", interval: "1m" }), missing("contractType"));
  await expectRefusal(venue, call({ pair: "X", contractType: "ALL", interval: "1y" }), badValue("contractType"));
  expect(venue.faults()).toEqual([]);
});
