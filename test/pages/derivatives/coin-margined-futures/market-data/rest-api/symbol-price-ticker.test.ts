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
  ETH,
  expectBody,
  gets,
  illegalName,
  marks,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();

test("the last price is the last trade's, whatever the mark has done since", async () => {
  await emptyBook(venue, ETH);
  await venue.advance(500);
  await trade(venue.as("bob"), venue.as("alice"), { symbol: ETH, takerSide: "BUY", quantity: 1, price: "1999.5" });
  await marks(venue, "2100", ETH);
  await venue.advance(500);
  expectBody(await gets(venue, "/ticker/price", { symbol: ETH }), [
    { symbol: "ETHUSD_PERP", ps: "ETHUSD", price: "1999.50", time: START + 500 },
  ]);
});

test("it is a list: of one contract, of a pair, or of all that have traded", async () => {
  const prices = async (params: Record<string, string>) =>
    (await gets(venue, "/ticker/price", params)).map((each) => each["price"]);
  expect(await prices({ pair: "BNBUSD" })).toEqual(["300.000"]);
  const quarterlies = ["30000.0", "30000.0", "2000.00", "2000.00"];
  expect(await prices({})).toEqual(["30000.0", "1999.50", "300.000", ...quarterlies]);
  const market = venue.running.engine.view.reference.markets.get(BTC)!;
  await venue.perform({ type: "DefineMarket", market: { ...market, symbol: "BTCUSD_261225" } as never });
  expect(await prices({ pair: "BTCUSD" })).toEqual(["30000.0", "30000.0", "30000.0"]);
  expect(await prices({ symbol: "BTCUSD_261225" })).toEqual([]);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/price`, { symbol: BTC }))).toBe(1);
  expect(await weightOf(() => venue.get(`${DAPI}/ticker/price`))).toBe(2);
});

test("unknown names are refused, and both together", async () => {
  const call = (params: Record<string, string>) => () => venue.get(`${DAPI}/ticker/price`, params);
  await expectRefusal(venue, call({ symbol: "btc", pair: "btc" }), illegalName("symbol"));
  await expectRefusal(venue, call({ symbol: "X", pair: "btc" }), illegalName("pair"));
  await expectRefusal(venue, call({ symbol: "X", pair: "Y" }), BAD_COMBINATION);
  await expectRefusal(venue, call({ symbol: "X" }), BAD_SYMBOL);
  await expectRefusal(venue, call({ pair: "Y" }), BAD_PAIR);
  expect(venue.faults()).toEqual([]);
});
