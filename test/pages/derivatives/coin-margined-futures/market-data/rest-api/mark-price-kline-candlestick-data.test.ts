import { expect, test } from "vitest";
import { openVenue, START } from "../../../../../venue.ts";
import { expectKlineRefusals, expectKlineWeights, type KlinePage } from "../../kline-doors.ts";
import { BAD_SYMBOL, BTC, ETH, expectBody, gets, marks } from "../../scene.ts";

const MINUTE = 60_000;
const venue = await openVenue();
const page: KlinePage = {
  page: "/markPriceKlines",
  of: { symbol: BTC },
  unknown: { params: { symbol: "X" }, refusal: BAD_SYMBOL },
  bounded: true,
};
const klines = (params: Record<string, string | number>, symbol = BTC) =>
  gets<unknown[][]>(venue, page.page, { symbol, ...params });

await marks(venue, "30000.12345678");
await venue.advance(30_000);
await marks(venue, "29000");
await venue.advance(MINUTE);
await marks(venue, "29500");
await venue.advance(30_000);

test("a minute has what the mark was in it, and begins where the one before it ended", async () => {
  const minute = (nth: number, prices: readonly string[], seconds: number) => [
    START + nth * MINUTE,
    ...prices,
    "0",
    START + (nth + 1) * MINUTE - 1,
    "0",
    seconds,
    "0",
    "0",
    "0",
  ];
  const [first, ...rest] = await klines({ interval: "1m" });
  // The venue was founded with a mark, and that one was there as well.
  expectBody(first, minute(0, ["30000.00000000", "30000.12345678", "29000.00000000", "29000.00000000"], 60));
  expectBody(rest, [
    minute(1, ["29000.00000000", "29500.00000000", "29000.00000000", "29500.00000000"], 60),
    minute(2, Array<string>(4).fill("29500.00000000"), 1),
  ]);
});

test("each contract has its own", async () => {
  expect((await klines({ interval: "1h" }, ETH)).map((row) => row.slice(1, 5))).toEqual([
    Array<string>(4).fill("2000.00000000"),
  ]);
});

test("of a time the newest are told, in order", async () => {
  const opens = (await klines({ interval: "1m", startTime: START, limit: 2 })).map(([open]) => open);
  expect(opens).toEqual([START + MINUTE, START + 2 * MINUTE]);
});

test("longer lists weigh more", () => expectKlineWeights(venue, page));

test("what does not go together is refused", async () => {
  await expectKlineRefusals(venue, page);
  expect(venue.faults()).toEqual([]);
});
