import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();

test("it is the page's answer, for all pairs or those asked for", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const all = await api.asks("exchangeInfo");
  expect(all["result"]).toEqual((await venue.get("/api/v3/exchangeInfo")).body);
  // 2 for connecting, 20 for asking here and 20 for asking the page: they count together.
  expect((await api.asks("exchangeInfo", { symbols: ["BTCUSDT", "ETHUSDT"] }))["rateLimits"][0].count).toBe(62);
  const { result } = await api.asks("exchangeInfo", { symbols: ["BTCUSDT"] });
  expect(result.symbols.map(({ symbol }: { symbol: string }) => symbol)).toEqual(["BTCUSDT"]);
  const refused = await api.asks("exchangeInfo", { symbol: "NOPE" });
  expect(refused).toMatchObject({ status: 400, error: { code: -1121, msg: "Invalid symbol." } });
});
