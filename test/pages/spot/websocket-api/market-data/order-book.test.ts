import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();

test("it is the page's answer, and costs what that costs", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const { result, rateLimits } = await api.asks("depth", { symbol: "BTCUSDT", limit: 5 });
  expect(result).toEqual((await venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5 })).body);
  expect(result.bids).toHaveLength(5);
  expect(rateLimits[0].count).toBe(2 + 5);
  expect(await api.asks("depth")).toMatchObject({
    status: 400,
    error: { code: -1102, msg: "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed." },
  });
});
