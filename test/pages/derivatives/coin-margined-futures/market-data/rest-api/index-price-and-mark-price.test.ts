import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_COMBINATION,
  BAD_PAIR,
  BAD_SYMBOL,
  BTC,
  DAPI,
  expectBody,
  gets,
  illegalName,
  marks,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();

test("mark and index are what was observed; without funding its members are zero", async () => {
  await venue.price(BTC, "10979.1");
  await marks(venue, "11029.69574559");
  expectBody(await gets(venue, "/premiumIndex", { symbol: BTC }), [
    {
      symbol: "BTCUSD_PERP",
      pair: "BTCUSD",
      markPrice: "11029.69574559",
      indexPrice: "10979.10000000",
      estimatedSettlePrice: "10979.10000000",
      lastFundingRate: "0.00000000",
      interestRate: "0.00000000",
      nextFundingTime: 0,
      time: START,
    },
  ]);
});

test("it is a list: of one contract, of a pair, or of all", async () => {
  const symbols = async (params: Record<string, string>) =>
    (await gets(venue, "/premiumIndex", params)).map((each) => each["symbol"]);
  expect(await symbols({ pair: "ETHUSD" })).toEqual(["ETHUSD_PERP"]);
  expect(await symbols({})).toEqual(["BTCUSD_PERP", "ETHUSD_PERP", "BNBUSD_PERP"]);
  expect(await weightOf(() => venue.get(`${DAPI}/premiumIndex`))).toBe(10);
});

test("a contract that has no mark yet shows none", async () => {
  const market = venue.running.engine.view.reference.markets.get("BNBUSD_PERP")!;
  await venue.perform({ type: "DefineMarket", market: { ...market, symbol: "BNBUSD_261225" } as never });
  const [fresh] = await gets(venue, "/premiumIndex", { symbol: "BNBUSD_261225" });
  expect(fresh).toMatchObject({ markPrice: "0.00000000", indexPrice: "300.00000000" });
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
