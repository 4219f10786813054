import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { DAYS, openVenue, START } from "../../../../../venue.ts";
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
  trade,
  weightOf,
  CONTRACTS,
  contractsOn,
} from "../../scene.ts";

const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
await emptyBook(venue);
await venue.advance(10_000);
await trade(bob, alice, { takerSide: "BUY", quantity: 2, price: "30010" });
await venue.advance(60_000);
await trade(bob, alice, { takerSide: "SELL", quantity: 3, price: "29990" });

const day = async () => (await gets(venue, "/ticker/24hr", { symbol: BTC }))[0];

test("a day has its prices, its contracts and its coins", async () => {
  // 600 dollars for 0.02000111 coins; −10 ÷ 30000 is −0.0333… percent.
  expectBody(await gets(venue, "/ticker/24hr", { symbol: BTC }), [
    {
      symbol: "BTCUSD_PERP",
      pair: "BTCUSD",
      priceChange: "-10.0",
      priceChangePercent: "-0.033",
      weightedAvgPrice: "29998.3",
      lastPrice: "29990.0",
      lastQty: "3",
      openPrice: "30000.0",
      highPrice: "30010.0",
      lowPrice: "29990.0",
      volume: "6",
      baseVolume: "0.02000111",
      openTime: START + 70_000 - DAYS,
      closeTime: START + 70_000,
      firstId: 1,
      lastId: 3,
      count: 3,
    },
  ]);
});

test("what is older than a day is not in it, to the millisecond", async () => {
  await venue.advance(DAYS - 60_000);
  expect(await day()).toMatchObject({ volume: "5", openPrice: "30010.0", firstId: 2, count: 2 });
  await venue.advance(1);
  expect(await day()).toMatchObject({ volume: "3", openPrice: "29990.0", priceChange: "0.0", firstId: 3, count: 1 });
  await venue.advance(60_000);
  const empty = {
    volume: "0",
    baseVolume: "0.00000000",
    lastPrice: "29990.0",
    openPrice: "29990.0",
    count: 0,
    weightedAvgPrice: "0.0",
  };
  expect(await day()).toMatchObject(empty);
});

test("it is a list: of one contract, of a pair, or of all, which weighs more", async () => {
  const symbols = async (params: Record<string, string>) =>
    (await gets(venue, "/ticker/24hr", params)).map((each) => each["symbol"]);
  expect(await symbols({ pair: "BNBUSD" })).toEqual(["BNBUSD_PERP"]);
  expect(await symbols({ pair: "ETHUSD" })).toEqual(contractsOn("ETHUSD"));
  expect(await symbols({})).toEqual(CONTRACTS);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/24hr`, { symbol: BTC }))).toBe(1);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/24hr`, { pair: "BTCUSD" }))).toBe(40);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/24hr`))).toBe(40);
});

test("unknown names are refused, and both together", async () => {
  const call = (params: Record<string, string>) => () => venue.get(`${DAPI}/ticker/24hr`, params);
  await expectRefusal(venue, call({ symbol: "btc", pair: "btc" }), illegalName("symbol"));
  await expectRefusal(venue, call({ symbol: "X", pair: "btc" }), illegalName("pair"));
  await expectRefusal(venue, call({ symbol: "X", pair: "Y" }), BAD_COMBINATION);
  await expectRefusal(venue, call({ symbol: "X" }), BAD_SYMBOL);
  await expectRefusal(venue, call({ pair: "Y" }), BAD_PAIR);
  expect(venue.faults()).toEqual([]);
});
