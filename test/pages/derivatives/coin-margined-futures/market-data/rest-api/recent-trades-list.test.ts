import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import { BAD_SYMBOL, BTC, DAPI, emptyBook, expectBody, gets, illegalWhole, trade, weightOf } from "../../scene.ts";

const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
await emptyBook(venue);
await trade(bob, alice, { takerSide: "BUY", quantity: 2, price: "29990" });
await venue.advance(1_000);
await trade(bob, alice, { takerSide: "SELL", quantity: 7, price: "30010.5" });

test("trades are shown oldest first, their worth in coin rounded half-up", async () => {
  // 200 ÷ 29990 = 0.006668889…, 700 ÷ 30010.5 = 0.023325169…; the first trade of all set the opening price.
  expectBody((await gets(venue, "/trades", { symbol: BTC })).slice(1), [
    { id: 2, price: "29990.0", qty: "2", baseQty: "0.00666889", time: START, isBuyerMaker: false },
    { id: 3, price: "30010.5", qty: "7", baseQty: "0.02332517", time: START + 1_000, isBuyerMaker: true },
  ]);
});

test("a limit takes the newest; more than a thousand counts as a thousand", async () => {
  const ids = async (limit: number) => (await gets(venue, "/trades", { symbol: BTC, limit })).map((each) => each["id"]);
  expect(await ids(1)).toEqual([3]);
  expect(await ids(2)).toEqual([2, 3]);
  expect(await ids(5_000)).toEqual([1, 2, 3]);
  expect(await weightOf(() => venue.get(`${DAPI}/trades`, { symbol: BTC }))).toBe(5);
});

test("unknown symbols and limits that are none are refused", async () => {
  const trades = (params: Record<string, string>) => () => venue.get(`${DAPI}/trades`, params);
  const missing = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.";
  await expectRefusal(venue, trades({ limit: "x" }), [-1102, missing]);
  await expectRefusal(venue, trades({ symbol: "BTCUSD", limit: "x" }), illegalWhole("limit"));
  await expectRefusal(venue, trades({ symbol: "BTCUSD", limit: "0" }), [
    -1130,
    "Data sent for parameter 'limit' is not valid.",
  ]);
  await expectRefusal(venue, trades({ symbol: "BTCUSD" }), BAD_SYMBOL);
  expect(venue.faults()).toEqual([]);
});
