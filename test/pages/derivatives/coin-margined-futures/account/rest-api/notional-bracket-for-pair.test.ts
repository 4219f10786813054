import { expect, test } from "vitest";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import { BAD_PAIR, DAPI, expectBody, expectRepairs, gets, illegalName, weightOf } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");

test("a pair is shown with its ladder, the floors under both their names", async () => {
  const [ladder] = await gets<{ pair: string; brackets: unknown[] }[]>(alice, "/leverageBracket", { pair: "BTCUSD" });
  expect(ladder!.pair).toBe("BTCUSD");
  // Published: maintenance margin has no steps, so each deduction is the floor times the rise of the rate, added up.
  const row = (
    bracket: number,
    initialLeverage: number,
    qtyCap: number,
    floor: number,
    maintMarginRatio: number,
    cum: number,
  ) => ({
    bracket,
    initialLeverage,
    qtyCap,
    qtylFloor: floor,
    qtyFloor: floor,
    maintMarginRatio,
    cum,
  });
  expectBody(ladder!.brackets, [
    row(1, 125, 5, 0, 0.004, 0),
    row(2, 100, 10, 5, 0.005, 0.005),
    row(3, 50, 20, 10, 0.01, 0.055),
    row(4, 20, 50, 20, 0.025, 0.355),
    row(5, 10, 100, 50, 0.05, 1.605),
    row(6, 5, 200, 100, 0.1, 6.605),
    row(7, 4, 400, 200, 0.125, 11.605),
    row(8, 3, 1000, 400, 0.15, 21.605),
    row(9, 2, 1500, 1000, 0.25, 121.605),
    row(10, 1, 3000, 1500, 0.5, 496.605),
  ]);
});

test("without a pair all are shown, a pair of two contracts once", async () => {
  const pairs = (await gets(alice, "/leverageBracket")).map((row) => row["pair"]);
  expect(pairs).toEqual(["BTCUSD", "ETHUSD", "BNBUSD"]);
  expect(await weightOf(() => alice.get(`${DAPI}/leverageBracket`))).toBe(1);
});

test("refusals come in order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: `${DAPI}/leverageBracket`, params: {}, mandatory: [] });
  await expectRepairs(venue, (params) => alice.get(`${DAPI}/leverageBracket`, params), { pair: "btcusd" }, [
    [illegalName("pair"), { pair: "BTCUSD_PERP" }],
    [BAD_PAIR, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
