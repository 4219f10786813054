import { expect, test } from "vitest";
import { openVenue, START } from "../../../../../venue.ts";
import { credit, gets } from "../../scene.ts";
import { expectLinkLife, fetched, madeArchive, tradedVenue } from "../../downloads.ts";

const venue = await openVenue();
const alice = venue.as("alice");
await tradedVenue(venue);

test("the archive has every income of its time, as the account's page shows them", async () => {
  const { name, columns, rows } = await fetched(await madeArchive(venue, alice, "income"));
  expect(name).toMatch(/^income-[0-9]+\.csv$/);
  const shown = await gets(alice, "/income", { startTime: START - 1 });
  expect(columns).toEqual(Object.keys(shown[0]!));
  expect(rows).toEqual(
    shown.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))),
  );
  // 200 dollars at 30000 and 30300: 200 × (1 ÷ 30000 − 1 ÷ 30300) of a coin.
  expect(rows.find(({ incomeType }) => incomeType === "REALIZED_PNL")).toMatchObject({
    income: "0.00006600",
    asset: "BTC",
  });
});

test("what comes after it was asked for is not in it", async () => {
  const link = await madeArchive(venue, alice, "income");
  const before = (await fetched(link)).rows.length;
  await credit(venue, "alice", "BTC", "1");
  expect((await fetched(link)).rows).toHaveLength(before);
  expect((await fetched(await madeArchive(venue, alice, "income"))).rows).toHaveLength(before + 1);
});

test("fetching it costs an address as much as asking where it is", async () => {
  const limited = await openVenue({ limits: "on" });
  const { url } = await madeArchive(limited, limited.as("alice"), "income");
  const used = async (): Promise<number> => {
    const { headers } = await fetch(`${limited.running.url}/dapi/v1/ping`);
    return Number(headers.get("x-mbx-used-weight-1m"));
  };
  const before = await used();
  expect((await fetch(url)).status).toBe(200);
  // The second ping itself is one.
  expect(await used()).toBe(before + 5 + 1);
  let files = 1;
  while ((await fetch(url)).status === 200) files++;
  expect(files).toBe(Math.floor((2_400 - before - 1) / 5));
  const refused = await fetch(url);
  expect([refused.status, ((await refused.json()) as { code: number }).code]).toEqual([429, -1003]);
  await limited.advance(60_000);
  expect((await fetch(url)).status).toBe(200);
});

test("it is made, there for a day, and nobody else's", () => expectLinkLife(venue, "income"));
