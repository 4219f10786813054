import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { askerOf, costOver } from "../../asking.ts";
import { gets, posts } from "../../scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");
const { signed } = await askerOf(venue, alice);

test("positions are shown as over HTTP, and weigh five", async () => {
  await posts(alice, "/order", { symbol: "BTCUSD_PERP", side: "BUY", type: "MARKET", quantity: 3 });
  const { result } = await signed("account.position", { pair: "BTCUSD" });
  expect(result).toEqual(await gets(alice, "/positionRisk", { pair: "BTCUSD" }));
  expect(result[0]).toMatchObject({ symbol: "BTCUSD_PERP", positionAmt: "3" });
  expect((await signed("account.position", { marginAsset: "ETH" }))["result"]).toEqual(
    await gets(alice, "/positionRisk", { marginAsset: "ETH" }),
  );
  expect(await signed("account.position", { pair: "NONE" })).toMatchObject({ status: 400, error: { code: -4087 } });
  expect(await costOver(() => signed("account.position"))).toBe(5);
});
