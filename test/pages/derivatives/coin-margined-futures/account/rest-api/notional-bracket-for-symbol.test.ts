import { expect, test } from "vitest";
import { DEFAULT_CONTRACTS } from "../../../../../../src/genesis/contracts.ts";
import { amountOf } from "../../../../../../src/genesis/figures.ts";
import { expectDoor } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import {
  BAD_SYMBOL,
  bodyOf,
  BTC,
  expectBody,
  expectRepairs,
  illegalName,
  type Row,
  weightOf,
  CONTRACTS,
} from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const PATH = "/dapi/v2/leverageBracket";

test("a contract is shown with its ladder, the floors under both their names", async () => {
  const [ladder, ...rest] = bodyOf(await alice.get(PATH, { symbol: BTC })) as { symbol: string; brackets: Row[] }[];
  expect(rest).toEqual([]);
  expectBody(
    { ...ladder, brackets: ladder!.brackets.slice(0, 2) },
    {
      symbol: "BTCUSD_PERP",
      brackets: [
        { bracket: 1, initialLeverage: 125, qtyCap: 5, qtylFloor: 0, qtyFloor: 0, maintMarginRatio: 0.004, cum: 0 },
        {
          bracket: 2,
          initialLeverage: 100,
          qtyCap: 10,
          qtylFloor: 5,
          qtyFloor: 5,
          maintMarginRatio: 0.005,
          cum: 0.005,
        },
      ],
    },
  );
  expect(ladder!.brackets.length).toBe(10);
});

test("without a symbol all are shown", async () => {
  const ladders = bodyOf(await alice.get(PATH)) as { symbol: string; brackets: Row[] }[];
  expect(ladders.map(({ symbol }) => symbol)).toEqual(CONTRACTS);
  // The contracts of a pair have the same one.
  for (const { symbol, brackets } of ladders) {
    expect(brackets, symbol).toEqual(ladders.find((each) => each.symbol === `${symbol.slice(0, 6)}_PERP`)!.brackets);
  }
  expect(await weightOf(() => alice.get(PATH))).toBe(1);
});

test("a cap of eighteen digits keeps them all", async () => {
  const [contract] = DEFAULT_CONTRACTS;
  const [bracket, ...brackets] = contract!.brackets;
  const wide = { ...bracket!, cap: amountOf("1234567890.12345678") };
  await venue.perform({ type: "DefineMarket", market: { ...contract!, brackets: [wide, ...brackets] } });
  expect((await alice.get(PATH, { symbol: BTC })).text).toContain('"qtyCap":1234567890.12345678,');
  await venue.perform({ type: "DefineMarket", market: contract! });
});

test("refusals come in order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: {}, mandatory: [] });
  await expectRepairs(venue, (params) => alice.get(PATH, params), { symbol: "btcusd" }, [
    [illegalName("symbol"), { symbol: "BTCUSD" }],
    [BAD_SYMBOL, {}],
  ]);
  expect(venue.faults()).toEqual([]);
});
