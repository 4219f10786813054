import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { HOURS, openVenue } from "../../../../venue.ts";

const venue = await openVenue();
await venue.fund("alice", "BTCUSDT", "USDT", "1");
const METHOD = "userDataStream.subscribe.listenToken";
const tokenOf = async (params: string) =>
  (await venue.raw("POST", "/sapi/v1/userListenToken", { apiKey: venue.as("alice").key, body: params })).body
    .token as string;

test("a token follows its account until it expires, and says so then", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const expirationTime = venue.now() + HOURS;
  const { status, result, rateLimits } = await api.asks(METHOD, { listenToken: await tokenOf(`validity=${HOURS}`) });
  expect({ status, result }).toEqual({ status: 200, result: { subscriptionId: 0, expirationTime } });
  expect(rateLimits[0].count).toBe(4);
  const isolated = await tokenOf(`validity=${2 * HOURS}&isIsolated=TRUE&symbol=BTCUSDT`);
  expect((await api.asks(METHOD, { listenToken: isolated }))["result"].subscriptionId).toBe(1);
  await venue.fund("alice", "cross", "USDT", "7");
  expect(await api.heard()).toMatchObject([
    { subscriptionId: 0, event: { e: "balanceUpdate", a: "USDT", d: "7.00000000" } },
    {
      subscriptionId: 0,
      event: { e: "outboundAccountPosition", B: [{ a: "USDT", f: "7.00000000", l: "0.00000000" }] },
    },
  ]);
  await venue.advance(HOURS);
  expect(await api.heard()).toEqual([{ subscriptionId: 0, event: { e: "eventStreamTerminated", E: expirationTime } }]);
  await venue.fund("alice", "cross", "USDT", "7");
  await venue.fund("alice", "BTCUSDT", "USDT", "7");
  expect(await api.heard()).toMatchObject([{ subscriptionId: 1 }, { subscriptionId: 1 }]);
  expect((await api.asks("session.subscriptions"))["result"]).toEqual([{ subscriptionId: 1 }]);
});

test("a new token extends a subscription under its number, and nothing is missed", async () => {
  const api = await dial(venue, "/ws-api/v3");
  await api.asks(METHOD, { listenToken: await tokenOf("validity=60000") });
  await venue.advance(30_000);
  const { result } = await api.asks(METHOD, { listenToken: await tokenOf("validity=60000") });
  expect(result).toEqual({ subscriptionId: 0, expirationTime: venue.now() + 60_000 });
  await venue.advance(59_999);
  await venue.fund("alice", "cross", "USDT", "7");
  expect(await api.heard()).toMatchObject([{ subscriptionId: 0 }, { subscriptionId: 0 }]);
  await venue.advance(1);
  expect(await api.heard()).toMatchObject([{ event: { e: "eventStreamTerminated" } }]);
  // Afterwards it is another subscription.
  expect((await api.asks(METHOD, { listenToken: await tokenOf("") }))["result"].subscriptionId).toBe(1);
});

test("a token that is none, or none any more, is refused", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const refused = { status: 400, error: { code: -1209 } };
  expect(await api.asks(METHOD, { listenToken: "A".repeat(64) })).toMatchObject(refused);
  const listenToken = await tokenOf("validity=1");
  await venue.advance(1);
  expect(await api.asks(METHOD, { listenToken })).toMatchObject(refused);
  const missing = "Mandatory parameter 'listenToken' was not sent, was empty/null, or malformed.";
  expect((await api.asks(METHOD))["error"]).toEqual({ code: -1102, msg: missing });
  expect(venue.faults()).toEqual([]);
});
