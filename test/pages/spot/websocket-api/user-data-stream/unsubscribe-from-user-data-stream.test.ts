import { expect, test } from "vitest";
import { dial, hmacSigner } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();
const NONE = { status: 400, error: { code: -2036, msg: "User Data Stream subscription not active." } };

test("one subscription is ended, or all, and each says so when the request has been answered", async () => {
  const api = await dial(venue, "/ws-api/v3");
  for (const name of ["alice", "bob", "carol"] as const) {
    const params = hmacSigner(venue.as(name)).sign({ timestamp: venue.now() });
    await api.asks("userDataStream.subscribe.signature", params);
  }
  expect(await api.asks("userDataStream.unsubscribe", { subscriptionId: 1 })).toMatchObject({
    status: 200,
    result: {},
  });
  const over = (subscriptionId: number) => ({ subscriptionId, event: { e: "eventStreamTerminated", E: venue.now() } });
  expect(await api.next()).toEqual(over(1));
  expect(await api.asks("userDataStream.unsubscribe", { subscriptionId: 1 })).toMatchObject(NONE);
  expect((await api.asks("session.subscriptions"))["result"]).toEqual([{ subscriptionId: 0 }, { subscriptionId: 2 }]);
  expect(await api.asks("userDataStream.unsubscribe")).toMatchObject({ status: 200, result: {} });
  expect([await api.next(), await api.next()]).toEqual([over(0), over(2)]);
  expect(await api.asks("userDataStream.unsubscribe")).toMatchObject(NONE);
  await venue.as("alice").post("/sapi/v1/asset/transfer", { type: "MAIN_MARGIN", asset: "USDT", amount: "5" });
  expect(await api.heard()).toEqual([]);
});

test("a number that is none is refused", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const answer = await api.asks("userDataStream.unsubscribe", { subscriptionId: "one" });
  expect(answer["error"]).toMatchObject({ code: -1100 });
});
