import { expect, test } from "vitest";
import type { Contract } from "../../../../../../src/core/listing.ts";
import { rateOf } from "../../../../../../src/genesis/figures.ts";
import { expectRefusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_PAIR,
  BAD_SYMBOL,
  BTC,
  DAPI,
  EIGHT_HOURS,
  emptyBook,
  ETH,
  expectBody,
  gets,
  illegalName,
  marks,
  rests,
  weightOf,
  CONTRACTS,
  contractsOn,
} from "../../scene.ts";

const venue = await openVenue();
const NEXT_STAMP = START - (START % EIGHT_HOURS) + EIGHT_HOURS;

test("mark and index are what was observed; the coming rate is the interest rate while nothing has a premium", async () => {
  await venue.price(BTC, "10979.1");
  await marks(venue, "11029.69574559");
  expectBody(await gets(venue, "/premiumIndex", { symbol: BTC }), [
    {
      symbol: "BTCUSD_PERP",
      pair: "BTCUSD",
      markPrice: "11029.69574559",
      indexPrice: "10979.10000000",
      estimatedSettlePrice: "10979.10000000",
      lastFundingRate: "0.00010000",
      interestRate: "0.00010000",
      nextFundingTime: NEXT_STAMP,
      time: START,
    },
  ]);
});

test("it is a list: of one contract, of a pair, or of all", async () => {
  const symbols = async (params: Record<string, string>) =>
    (await gets(venue, "/premiumIndex", params)).map((each) => each["symbol"]);
  expect(await symbols({ pair: "ETHUSD" })).toEqual(contractsOn("ETHUSD"));
  expect(await symbols({})).toEqual(CONTRACTS);
  expect(await weightOf(() => venue.get(`${DAPI}/premiumIndex`))).toBe(10);
});

test("what is delivered is not funded, and says so", async () => {
  expectBody(await gets(venue, "/premiumIndex", { symbol: "ETHUSD_260327" }), [
    {
      symbol: "ETHUSD_260327",
      pair: "ETHUSD",
      markPrice: "2000.00000000",
      indexPrice: "2000.00000000",
      estimatedSettlePrice: "2000.00000000",
      lastFundingRate: "",
      interestRate: "",
      nextFundingTime: 0,
      time: START,
    },
  ]);
});

test("a contract that has no mark yet shows none", async () => {
  const market = venue.running.engine.view.reference.markets.get("BNBUSD_PERP")!;
  await venue.perform({ type: "DefineMarket", market: { ...market, symbol: "BNBUSD_261225" } as never });
  const [fresh] = await gets(venue, "/premiumIndex", { symbol: "BNBUSD_261225" });
  expect(fresh).toMatchObject({ markPrice: "0.00000000", indexPrice: "300.00000000" });
});

test("the rate to come follows the premium, sample by sample, and is what was fixed where it was", async () => {
  await emptyBook(venue, ETH);
  await venue.advance(NEXT_STAMP - venue.now());
  const coming = async () => (await gets(venue, "/premiumIndex", { symbol: ETH }))[0];
  expect(await coming()).toMatchObject({ lastFundingRate: "0.00010000", nextFundingTime: NEXT_STAMP + EIGHT_HOURS });
  // 2000 contracts of 10 dollars are the impact notional; 2004 is 0.2 % over the index, less the damper of 0.05 %.
  await rests(venue.as("alice"), { symbol: ETH, side: "BUY", quantity: 2000, price: "2004" });
  expect(await coming()).toMatchObject({ lastFundingRate: "0.00150000" });
  await venue.advance(10_000);
  expect(await coming()).toMatchObject({ lastFundingRate: "0.00150000" });
  await venue.as("alice").delete(`${DAPI}/allOpenOrders`, { symbol: ETH });
  // Of the third sample, which weighs as much as both before, there is no premium: 0.1 % is left, less the damper.
  await venue.advance(5_000);
  expect(await coming()).toMatchObject({ lastFundingRate: "0.00050000" });
  await venue.perform({ type: "FixFundingRate", symbol: ETH, rate: rateOf("0.0002") });
  expect(await coming()).toMatchObject({ lastFundingRate: "0.00020000" });
});

test("a contract that is not funded shows no rates", async () => {
  const { funding: _, ...market } = venue.running.engine.view.reference.markets.get("BNBUSD_PERP") as Contract;
  await venue.perform({ type: "DefineMarket", market });
  const [bare] = await gets(venue, "/premiumIndex", { symbol: "BNBUSD_PERP" });
  expect(bare).toMatchObject({ lastFundingRate: "", interestRate: "", nextFundingTime: 0 });
});

test("unknown names are refused, and both together", async () => {
  const call = (params: Record<string, string>) => () => venue.get(`${DAPI}/premiumIndex`, params);
  await expectRefusal(venue, call({ symbol: "btc", pair: "btc" }), illegalName("symbol"));
  await expectRefusal(venue, call({ symbol: "X", pair: "btc" }), illegalName("pair"));
  await expectRefusal(venue, call({ symbol: "X", pair: "Y" }), BAD_COMBINATION);
  await expectRefusal(venue, call({ symbol: "X" }), BAD_SYMBOL);
  await expectRefusal(venue, call({ pair: "BTCUSD_PERP" }), BAD_PAIR);
  expect(venue.faults()).toEqual([]);
});
