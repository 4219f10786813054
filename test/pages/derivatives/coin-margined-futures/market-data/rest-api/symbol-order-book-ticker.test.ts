import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_PAIR,
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  expectBody,
  gets,
  illegalName,
  rests,
  weightOf,
  CONTRACTS,
  contractsOn,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");

test("the best of each side is shown with all that stands at its price; an empty side is zero", async () => {
  await emptyBook(venue);
  const [before] = await gets<{ lastUpdateId: number }[]>(venue, "/ticker/bookTicker", { symbol: BTC });
  const { lastUpdateId } = before!;
  await venue.advance(700);
  await rests(alice, { side: "BUY", quantity: 16, price: "29650.1" });
  await rests(alice, { side: "BUY", quantity: 4, price: "29650.1" });
  await rests(alice, { side: "BUY", quantity: 9, price: "29650" });
  const half = {
    lastUpdateId: lastUpdateId + 3,
    symbol: "BTCUSD_PERP",
    pair: "BTCUSD",
    bidPrice: "29650.1",
    bidQty: "20",
  };
  const empty = { askPrice: "0.0", askQty: "0", time: START + 700 };
  expectBody(await gets(venue, "/ticker/bookTicker", { symbol: BTC }), [{ ...half, ...empty }]);
  await rests(alice, { side: "SELL", quantity: 7, price: "29650.3" });
  const full = { ...half, lastUpdateId: lastUpdateId + 4, askPrice: "29650.3", askQty: "7", time: START + 700 };
  expectBody(await gets(venue, "/ticker/bookTicker", { symbol: BTC }), [full]);
});

test("it is a list: of one contract, of a pair, or of all, which weighs more", async () => {
  const symbols = async (params: Record<string, string>) =>
    (await gets(venue, "/ticker/bookTicker", params)).map((each) => each["symbol"]);
  expect(await symbols({ pair: "ETHUSD" })).toEqual(contractsOn("ETHUSD"));
  expect(await symbols({})).toEqual(CONTRACTS);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/bookTicker`, { symbol: BTC }))).toBe(2);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/bookTicker`))).toBe(5);
});

test("unknown names are refused, and both together", async () => {
  const call = (params: Record<string, string>) => () => venue.get(`${DAPI}/ticker/bookTicker`, params);
  await expectRefusal(venue, call({ symbol: "btc", pair: "btc" }), illegalName("symbol"));
  await expectRefusal(venue, call({ symbol: "X", pair: "btc" }), illegalName("pair"));
  await expectRefusal(venue, call({ symbol: "X", pair: "Y" }), BAD_COMBINATION);
  await expectRefusal(venue, call({ symbol: "X" }), BAD_SYMBOL);
  await expectRefusal(venue, call({ pair: "Y" }), BAD_PAIR);
  expect(venue.faults()).toEqual([]);
});
