import { expect, test } from "vitest";
import { expectRefusal, missing } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  BTC,
  DAPI,
  emptyBook,
  ETH,
  expectBody,
  gets,
  illegalName,
  type Row,
  trade,
  weightOf,
} from "../../scene.ts";

const venue = await openVenue();
const [alice, bob] = [venue.as("alice"), venue.as("bob")];
await emptyBook(venue);
const interest = async (symbol = BTC) => (await gets<Row>(venue, "/openInterest", { symbol }))["openInterest"];
const began = Number(await interest());

test("it is what longs hold: as much as shorts", async () => {
  await trade(bob, alice, { takerSide: "BUY", quantity: 7, price: "30000" });
  expectBody(await gets(venue, "/openInterest", { symbol: BTC }), {
    symbol: BTC,
    pair: "BTCUSD",
    openInterest: String(began + 7),
    contractType: "PERPETUAL",
    time: START,
  });
  // A long and a short close against each other: three contracts are gone.
  await trade(bob, alice, { takerSide: "SELL", quantity: 3, price: "30000" });
  expect(await interest()).toBe(String(began + 4));
  // A long sells to somebody new: it is held by another.
  await trade(venue.as("carol"), alice, { takerSide: "SELL", quantity: 4, price: "30000" });
  expect(await interest()).toBe(String(began + 4));
  expect(await weightOf(() => venue.get(`${DAPI}/openInterest`, { symbol: ETH }))).toBe(1);
});

test("a name that is no contract is refused", async () => {
  await expectRefusal(venue, () => venue.get(`${DAPI}/openInterest`), missing("symbol"));
  await expectRefusal(venue, () => venue.get(`${DAPI}/openInterest`, { symbol: "B?" }), illegalName("symbol"));
  await expectRefusal(venue, () => venue.get(`${DAPI}/openInterest`, { symbol: "BTCUSD" }), BAD_SYMBOL);
  expect(venue.faults()).toEqual([]);
});
