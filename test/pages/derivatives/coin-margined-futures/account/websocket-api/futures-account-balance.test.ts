import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf, costOver } from "../../asking.ts";
import { credit, gets } from "../../scene.ts";

const venue = await openVenue();
const { api, signed } = await askerOf(venue, venue.as("alice"));

test("balances are shown as over HTTP, and weigh five", async () => {
  await credit(venue, "alice", "BTC", "0.5");
  const { result } = await signed("account.balance");
  expect(result).toEqual(await gets(venue.as("alice"), "/balance"));
  expect(result[0]).toMatchObject({ asset: "BTC", balance: "2.50000000" });
  expect(await costOver(() => signed("account.balance"))).toBe(5);
  expect(await api.asks("account.balance", { apiKey: "A" })).toMatchObject({ status: 401, error: { code: -2015 } });
});
