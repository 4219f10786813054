// What all pages of contracts have in common.

import { expect, test } from "vitest";
import { coinMarginedFutures } from "../../../../src/api/derivatives/coin-margined-futures/endpoints.ts";
import { expectRefusal } from "../../../refusal.ts";
import { encodeParams, openVenue, sign } from "../../../venue.ts";
import { bodyOf, BTC, DAPI, CONTRACTS } from "./scene.ts";

const venue = await openVenue();
const alice = venue.as("alice");

test("every page that asks for a key refuses one that may not trade futures like an unknown one", async () => {
  const permissions = { reading: true, trading: true, margin: true, futures: false, universalTransfer: true };
  const key = "K".repeat(64);
  await venue.perform({ type: "IssueKey", account: 1, key, kind: "hmac", secret: "s", permissions });
  const refused = [-2015, "Invalid API-key, IP, or permissions for action."] as const;
  // Who only looks at the market needs a key, and no permission.
  const keyed = coinMarginedFutures.pages.filter(({ security }) => security !== "NONE" && security !== "MARKET_DATA");
  for (const { route } of keyed) {
    const [method, path] = route.split(" ") as [string, string];
    await expectRefusal(venue, () => venue.raw(method, path, { apiKey: key }), refused, 401);
  }
  expect(keyed.map(({ route }) => route)).toContain("POST /dapi/v1/marginType");
});

test("surplus parameters are not looked at, and a window may be of any length", async () => {
  const query = encodeParams({ symbol: BTC, market: "all", recvWindow: 9_999_999, timestamp: venue.now() - 9_000_000 });
  const signature = sign(alice.secret, query);
  const sent = { query: `${query}&signature=${signature}`, apiKey: alice.key };
  expect(bodyOf(await venue.raw("GET", `${DAPI}/openOrders`, sent))).toEqual([]);
});

test("parameters may stand in a form, and those in the query count first", async () => {
  const query = encodeParams({ symbol: BTC });
  const body = encodeParams({ symbol: "ETHUSD_PERP", marginType: "ISOLATED", timestamp: venue.now() });
  const signature = sign(alice.secret, query + body);
  const sent = { query, body: `${body}&signature=${signature}`, apiKey: alice.key };
  expect(bodyOf(await venue.raw("POST", `${DAPI}/marginType`, sent))).toEqual({ code: 200, msg: "success" });
  const positions = bodyOf(await alice.get(`${DAPI}/positionRisk`)) as { symbol: string; marginType: string }[];
  expect(positions.map(({ symbol, marginType }) => [symbol, marginType])).toEqual([
    ["BTCUSD_PERP", "isolated"],
    ["ETHUSD_PERP", "cross"],
    ...CONTRACTS.slice(2).map((symbol) => [symbol, "cross"]),
  ]);
});

test("a path that is no page has an error of its own", async () => {
  const answer = await venue.get(`${DAPI}/nothing`);
  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({ code: -5000, msg: "Path /dapi/v1/nothing, Method GET is invalid" });
  expect(venue.faults()).toEqual([]);
});
