import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf, costOver } from "../../asking.ts";
import { gets } from "../../scene.ts";

const venue = await openVenue();
const { api, signed } = await askerOf(venue, venue.as("alice"));

test("an account is shown as over HTTP, and weighs five", async () => {
  const { result } = await signed("account.status");
  expect(result).toEqual(await gets(venue.as("alice"), "/account"));
  expect(result.assets[0]).toMatchObject({ asset: "BTC", walletBalance: "2.00000000" });
  expect(await costOver(() => signed("account.status"))).toBe(5);
  expect(await api.asks("account.status")).toMatchObject({ status: 400, error: { code: -1102 } });
});
