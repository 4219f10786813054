import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { expectLinkLife, fetched, madeArchive, tradedVenue } from "../../downloads.ts";
import { BTC, gets, rests } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await tradedVenue(venue);

test("the archive has every closed order of its time, as the account's page shows them", async () => {
  const waits = await rests(alice, { side: "BUY", quantity: 1, price: "20000" });
  const link = await madeArchive(venue, alice, "order");
  const { name, columns, rows } = await fetched(link);
  expect(name).toMatch(/^order-[0-9]+\.csv$/);
  const shown = (await gets(alice, "/allOrders", { symbol: BTC })).filter((row) => row["orderId"] !== waits);
  expect(rows).toEqual(shown.map((row) => Object.fromEntries(columns.map((column) => [column, String(row[column])]))));
  expect(rows.map(({ side, executedQty, status }) => [side, executedQty, status])).toEqual([
    ["BUY", "7", "FILLED"],
    ["SELL", "2", "FILLED"],
  ]);
  // It ends later: it was open when the archive was asked for.
  await alice.delete("/dapi/v1/order", { symbol: BTC, orderId: waits });
  expect((await fetched(link)).rows).toHaveLength(2);
});

test("it is made, there for a day, and nobody else's", () => expectLinkLife(venue, "order"));
