import { expect, test } from "vitest";
import { openVenue, START } from "../../../../../venue.ts";
import { expectKlineRefusals, expectKlineWeights, type KlinePage } from "../../kline-doors.ts";
import { BAD_SYMBOL, BTC, emptyBook, ETH, expectBody, gets, rests } from "../../scene.ts";

const MINUTE = 60_000;
const venue = await openVenue();
const alice = venue.as("alice");
const page: KlinePage = {
  page: "/premiumIndexKlines",
  of: { symbol: BTC },
  unknown: { params: { symbol: "X" }, refusal: BAD_SYMBOL },
  bounded: false,
};
const klines = (params: Record<string, string | number>, symbol = BTC) =>
  gets<unknown[][]>(venue, page.page, { symbol, ...params });
const minute = (nth: number, figures: readonly string[], samples: number) => [
  START + nth * MINUTE,
  ...figures,
  "0",
  START + (nth + 1) * MINUTE - 1,
  "0",
  samples,
  "0",
  "0",
  "0",
];

// The index is 30000. Nobody quotes: no premium, as the house's quotes around the index made none.
await emptyBook(venue);
await venue.advance(61_000);
// 250 contracts of 100 dollars are the impact notional; thirty dollars are a thousandth.
const bid = await rests(alice, { side: "BUY", quantity: 250, price: "30030" });
await venue.advance(4_000);
const before = await klines({ interval: "1m" });
// Between two samples: no sample ever was of it.
const gone = await rests(alice, { side: "BUY", quantity: 250, price: "30060" });
await venue.advance(500);
await alice.delete("/dapi/v1/order", { symbol: BTC, orderId: gone });
await venue.advance(30_000);
await alice.delete("/dapi/v1/order", { symbol: BTC, orderId: bid });
await rests(alice, { side: "SELL", quantity: 250, price: "29997" });
await venue.advance(3 * MINUTE);

test("a minute has twelve samples, and what the book was between two of them is not in it", async () => {
  expectBody(await klines({ interval: "1m" }), [
    // The book was empty, or around the index; the contract was listed with the minute, after its first sample.
    minute(0, Array<string>(4).fill("0.00000000"), 11),
    minute(1, ["0.00000000", "0.00100000", "-0.00010000", "-0.00010000"], 12),
    minute(2, Array<string>(4).fill("-0.00010000"), 12),
    minute(3, Array<string>(4).fill("-0.00010000"), 12),
    minute(4, Array<string>(4).fill("-0.00010000"), 8),
  ]);
});

test("what nothing has been told of yet is in it: at the fifth second of the minute the bid was there", () => {
  expect(before.at(-1)).toEqual(minute(1, ["0.00000000", "0.00100000", "0.00000000", "0.00100000"], 2));
});

test("longer intervals have all of it, and other contracts their own", async () => {
  const [whole] = await klines({ interval: "1h" });
  expect(whole!.slice(1, 9)).toEqual([
    "0.00000000",
    "0.00100000",
    "-0.00010000",
    "-0.00010000",
    "0",
    Date.UTC(2026, 0, 15, 13) - 1,
    "0",
    55,
  ]);
  expect((await klines({ interval: "1h" }, ETH))[0]!.slice(1, 5)).toEqual(Array<string>(4).fill("0.00000000"));
});

test("of a time the newest are told, in order", async () => {
  const opens = (await klines({ interval: "1m", startTime: START, limit: 2 })).map(([open]) => open);
  expect(opens).toEqual([START + 3 * MINUTE, START + 4 * MINUTE]);
});

test("longer lists weigh more", () => expectKlineWeights(venue, page));

test("what does not go together is refused", async () => {
  await expectKlineRefusals(venue, page);
  expect(venue.faults()).toEqual([]);
});
