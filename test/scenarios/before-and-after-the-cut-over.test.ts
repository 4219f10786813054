// One bot, written for listen keys, on both sides of February 2026, when those of spot and margin accounts were retired.

import { describe, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { dial } from "../socket.ts";
import { HOURS, openVenue, START, type TestVenue, type Trader } from "../venue.ts";
import { done, moving, ordering, orderingSpot } from "./story.ts";

const ORDER = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.1", price: "20000" };
const ACCOUNTS = [
  ["spot", "/api/v3/userDataStream", "", {}],
  ["cross", "/sapi/v1/userDataStream", "", {}],
  ["isolated", "/sapi/v1/userDataStream/isolated", "symbol=BTCUSDT", { isIsolated: "TRUE" }],
] as const;

/** A venue as the exchange was in a month, with a bot that has money everywhere. */
async function month(profile: string): Promise<{ readonly venue: TestVenue; readonly bot: Trader }> {
  const venue = await openVenue({ profile });
  const bot = venue.as("alice");
  for (const account of ["cross", "BTCUSDT"]) await done(moving(bot, "10000 USDT", { from: "spot", to: account }));
  return { venue, bot };
}

describe("a bot on both sides of the cut-over", () => {
  test.each(ACCOUNTS)(
    "in January the key of a %s account is a stream of that account alone",
    async (_, path, query, terms) => {
      const { venue, bot } = await month("2026-01");
      const { listenKey } = await done<{ listenKey: string }>(() =>
        venue.raw("POST", path, { apiKey: bot.key, query }),
      );
      const bare = await dial(venue, `/ws/${listenKey}`);
      const wrapped = await dial(venue, `/stream?streams=${listenKey}`);
      await done(path.startsWith("/api") ? orderingSpot(bot, ORDER) : ordering(bot, { ...ORDER, ...terms }));
      const heard = await bare.heard();
      expect(heard).toMatchObject([{ e: "executionReport", x: "NEW" }, { e: "outboundAccountPosition" }]);
      expect(await wrapped.heard()).toEqual(heard.map((data) => ({ stream: listenKey, data })));
      // Orders of the other accounts are heard elsewhere.
      for (const other of [
        orderingSpot(bot, ORDER),
        ordering(bot, ORDER),
        ordering(bot, { ...ORDER, isIsolated: "TRUE" }),
      ])
        await done(other);
      expect((await bare.heard()).filter(({ e }) => e === "executionReport")).toHaveLength(1);
      await venue.advance(HOURS);
      expect(await bare.heard()).toEqual([{ e: "listenKeyExpired", E: START + HOURS, listenKey }]);
      expectSound(venue);
    },
  );

  test("in March the keys are gone, and a token takes their place", async () => {
    const { venue, bot } = await month("2026-03");
    for (const [, path, query] of ACCOUNTS) {
      expect((await venue.raw("POST", path, { apiKey: bot.key, query })).status).toBe(410);
    }
    const { token } = await done<{ token: string }>(() =>
      venue.raw("POST", "/sapi/v1/userListenToken", { apiKey: bot.key }),
    );
    const api = await dial(venue, "/ws-api/v3");
    await api.asks("userDataStream.subscribe.listenToken", { listenToken: token });
    await done(ordering(bot, ORDER));
    expect((await api.heard())[0]).toMatchObject({ subscriptionId: 0, event: { e: "executionReport", x: "NEW" } });
    expectSound(venue);
  });
});
