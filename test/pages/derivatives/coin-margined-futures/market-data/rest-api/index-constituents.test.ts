import { expect, test } from "vitest";
import { priceOf } from "../../../../../../src/genesis/figures.ts";
import { expectRefusal, missing } from "../../../../../refusal.ts";
import { openVenue, START } from "../../../../../venue.ts";
import { BAD_PAIR, DAPI, expectBody, gets, illegalName, weightOf } from "../../scene.ts";

const venue = await openVenue();
const shown = (symbol = "BTCUSD") => gets(venue, "/constituents", { symbol });

test("an index that is one price is the venue's own", async () => {
  expectBody(await shown(), {
    symbol: "BTCUSD",
    time: START,
    constituents: [{ exchange: "margrave", symbol: "BTCUSD", price: "30000.00000000", weight: "1.00000000" }],
  });
});

test("an index that is the mean of several shows each, and forgets them when it is set to a price", async () => {
  const set = async (sources: string) => {
    const address = `http://127.0.0.1:${venue.running.port}/margrave/v1/indexes/BTC`;
    expect((await fetch(address, { method: "PUT", body: JSON.stringify({ sources }) })).status).toBe(200);
  };
  await set("kraken:30000@3,30100@2,bit-stamp:99000");
  expectBody(await shown(), {
    symbol: "BTCUSD",
    time: START,
    constituents: [
      { exchange: "kraken", symbol: "BTCUSD", price: "30000.00000000", weight: "0.50000000" },
      { exchange: "source2", symbol: "BTCUSD", price: "30100.00000000", weight: "0.33333333" },
      { exchange: "bit-stamp", symbol: "BTCUSD", price: "99000.00000000", weight: "0.16666667" },
    ],
  });
  await set("okx:30000");
  expect(await shown()).toMatchObject({ constituents: [{ exchange: "okx", weight: "1.00000000" }] });
  expect(await shown("ETHUSD")).toMatchObject({ constituents: [{ exchange: "margrave", price: "2000.00000000" }] });
  await venue.perform({ type: "ObserveIndex", asset: "BTC", price: priceOf("29000") });
  expect(await shown()).toMatchObject({ constituents: [{ exchange: "margrave", price: "29000.00000000" }] });
  expect(await weightOf(() => venue.get(`${DAPI}/constituents`, { symbol: "BTCUSD" }))).toBe(2);
});

test("what is no pair of contracts is refused", async () => {
  await expectRefusal(venue, () => venue.get(`${DAPI}/constituents`), missing("symbol"));
  await expectRefusal(venue, () => venue.get(`${DAPI}/constituents`, { symbol: "B?" }), illegalName("symbol"));
  await expectRefusal(venue, () => venue.get(`${DAPI}/constituents`, { symbol: "BTCUSD_PERP" }), BAD_PAIR);
  expect(venue.faults()).toEqual([]);
});
