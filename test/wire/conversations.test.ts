// Conversations with a WebSocket API: frames that are none, ids of every kind, and the bounds of a connection.

import { expect, test } from "vitest";
import { Conversing } from "../../src/gateway/conversing.ts";
import type { Session } from "../../src/gateway/session.ts";
import { isWireError } from "../../src/gateway/errors.ts";
import { instant } from "../../src/money/units.ts";
import { dial } from "../socket.ts";
import { openVenue, START } from "../venue.ts";

const venue = await openVenue();

test.each<[string, string, unknown, string]>([
  ["is no JSON", "{", null, "Invalid JSON Request"],
  ["is no object", "[1]", null, "Invalid JSON Request"],
  [
    "has no id",
    '{"method":"ping"}',
    null,
    "Invalid 'id' in JSON request; expected an integer, a string of at most 36 characters or null.",
  ],
  ["has no method", '{"id":1}', 1, "Invalid 'method' in JSON request; expected a string."],
  [
    "has a list of parameters",
    '{"id":1,"method":"ping","params":[]}',
    1,
    "Invalid 'params' in JSON request; expected an object.",
  ],
])("a frame that %s is answered with an error, and the connection lives", async (_, frame, id, msg) => {
  const api = await dial(venue, "/ws-api/v3");
  api.ws.send(frame);
  expect(await api.next()).toEqual({ id, status: 400, error: { code: -1135, msg }, rateLimits: [] });
  expect(await api.asks("ping")).toMatchObject({ status: 200 });
});

test("an id comes back as it was sent, to the last digit", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const answers: string[] = [];
  api.ws.on("message", (data: Buffer) => answers.push(data.toString()));
  for (const id of ["9223372036854775807", '"a b"', "null", "-1"]) {
    api.ws.send(`{"id":${id},"method":"ping"}`);
    await api.next();
    expect(answers.at(-1)).toContain(`{"id":${id},"status":200,`);
  }
});

test("a method that is not served is refused", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const refused = { status: 400, error: { code: -1020, msg: "This operation is not supported." } };
  for (const method of ["order.shout", "v2/ping", "v3/v3/ping", "toString"]) {
    expect(await api.asks(method)).toMatchObject(refused);
  }
});

test("who asks too much is told when it is over, and is banned for going on", async () => {
  const limited = await openVenue({ limits: "on" });
  const api = await dial(limited, "/ws-api/v3");
  for (let nth = 0; nth < 299; nth++) await api.asks("exchangeInfo", { symbol: "BTCUSDT" });
  const serverTime = START;
  expect((await api.asks("exchangeInfo", { symbol: "BTCUSDT" }))["error"]).toMatchObject({
    code: -1003,
    data: { serverTime, retryAfter: START + 60_000 },
  });
  for (let nth = 1; nth < 20; nth++) expect((await api.asks("ping"))["status"]).toBe(429);
  const banned = await api.asks("ping");
  expect(banned).toMatchObject({ status: 418, error: { code: -1003, data: { retryAfter: START + 120_000 } } });
});

/** A conversation that nobody is at the other end of. */
function alone(): { readonly session: Session; readonly said: string[] } {
  const said: string[] = [];
  const line = { send: (text: string) => void said.push(text), close: () => {} };
  const feed = { subscribe: () => () => {}, hostOf: () => undefined, follow: () => () => {}, awaitEnd: () => () => {} };
  const door = { enter: () => true, ask: () => {} };
  const session = new Conversing(line, { door, feed, ip: "", now: () => instant(0), returnRateLimits: true });
  return { session, said };
}

const follows = (session: Session, account: number): number => {
  const made = session.subscribe({ family: "spot", account, symbol: "" }, { by: "signature" });
  return isWireError(made) ? made.code : made;
};

test("a connection follows a thousand accounts at once", () => {
  const { session } = alone();
  for (let account = 1; account <= 1000; account++) expect(follows(session, account)).toBe(account - 1);
  expect(follows(session, 1001)).toBe(-1191);
  session.unsubscribe(0);
  expect(follows(session, 1001)).toBe(1000);
});

test("it gives out 65535 numbers, and no more", () => {
  const { session } = alone();
  for (let id = 0; id < 65_535; id++) {
    expect(follows(session, 1)).toBe(id);
    session.unsubscribe(id);
  }
  expect(follows(session, 1)).toBe(-2042);
});
