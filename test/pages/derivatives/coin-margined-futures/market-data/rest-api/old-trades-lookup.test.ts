import { expect, test } from "vitest";
import { expectRefusal, missing } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import { BAD_SYMBOL, BTC, DAPI, emptyBook, expectBody, gets, illegalWhole, trade, weightOf } from "../../scene.ts";

const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
await emptyBook(venue);
await trade(bob, alice, { takerSide: "BUY", quantity: 2, price: "29990" });
await venue.advance(1_000);
await trade(bob, alice, { takerSide: "SELL", quantity: 7, price: "30010.5" });

const ids = async (params: Record<string, string | number>) =>
  (await gets(alice, "/historicalTrades", { symbol: BTC, ...params })).map((each) => each["id"]);

test("trades are shown oldest first, their worth in coin rounded half-up", async () => {
  // 200 ÷ 29990 = 0.006668889…, 700 ÷ 30010.5 = 0.023325169….
  expectBody(await gets(alice, "/historicalTrades", { symbol: BTC, fromId: 2 }), [
    { id: 2, price: "29990.0", qty: "2", baseQty: "0.00666889", time: START, isBuyerMaker: false },
    { id: 3, price: "30010.5", qty: "7", baseQty: "0.02332517", time: START + 1_000, isBuyerMaker: true },
  ]);
});

test("without a number they are the newest, with one those from it on; more than 500 counts as 500", async () => {
  expect(await ids({ limit: 1 })).toEqual([3]);
  expect(await ids({ fromId: 1, limit: 2 })).toEqual([1, 2]);
  expect(await ids({ limit: 5_000 })).toEqual([1, 2, 3]);
  expect(await ids({ fromId: 4 })).toEqual([]);
  expect(await weightOf(() => alice.get(`${DAPI}/historicalTrades`, { symbol: BTC }))).toBe(20);
});

test("a key is asked for and no signature; what is no symbol or number is refused", async () => {
  const path = `${DAPI}/historicalTrades`;
  const bare = (query: string) => () => venue.raw("GET", path, { query, apiKey: alice.key });
  await expectRefusal(venue, () => venue.get(path, { symbol: BTC }), [-2014, "API-key format invalid."], 401);
  expect((await bare(`symbol=${BTC}`)()).status).toBe(200);
  await expectRefusal(venue, bare("limit=x"), missing("symbol"));
  await expectRefusal(venue, bare("symbol=X&limit=x"), illegalWhole("limit"));
  await expectRefusal(venue, bare("symbol=X&fromId=x"), illegalWhole("fromId"));
  await expectRefusal(venue, bare("symbol=X"), BAD_SYMBOL);
  expect(venue.faults()).toEqual([]);
});
