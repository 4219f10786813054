import { expect, test } from "vitest";
import { openVenue, START } from "../../../../../venue.ts";
import { calls, expectLinkLife, fetched, type Link, madeArchive, orders, tradedVenue } from "../../downloads.ts";
import { BTC, gets } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await tradedVenue(venue);

test("the archive has every trade of its time, as the account's page shows them", async () => {
  const { name, columns, rows } = await fetched(await madeArchive(venue, alice, "trade"));
  expect(name).toMatch(/^trade-[0-9]+\.csv$/);
  const shown = await gets(alice, "/userTrades", { symbol: BTC });
  expect([...columns].sort()).toEqual(Object.keys(shown[0]!).sort());
  expect(rows).toEqual(shown.map((row) => Object.fromEntries(columns.map((column) => [column, String(row[column])]))));
  expect(rows.map(({ side, qty }) => [side, qty])).toEqual([
    ["BUY", "7"],
    ["SELL", "2"],
  ]);
});

test("it ends where it was asked to end", async () => {
  const downloadId = await orders(venue, alice, "trade", START + 59_999);
  await venue.advance(1_000);
  const link = (await calls(venue, alice, "/trade/asyn/id", { downloadId })) as Link;
  expect((await fetched(link)).rows.map(({ side }) => side)).toEqual(["BUY"]);
});

test("it is made, there for a day, and nobody else's", () => expectLinkLife(venue, "trade"));
