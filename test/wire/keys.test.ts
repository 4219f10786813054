import { beforeAll, expect, test } from "vitest";
import { openVenue, sign, type TestVenue } from "../venue.ts";

let venue: TestVenue;
beforeAll(async () => {
  venue = await openVenue();
});

const ALL = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };

async function ask(key: string | undefined, secret: string, method: string, path: string, params = "") {
  const query = `${params === "" ? "" : `${params}&`}timestamp=${venue.now()}`;
  const { status, body } = await venue.raw(method, path, {
    query: `${query}&signature=${sign(secret, query)}`,
    ...(key === undefined ? {} : { apiKey: key }),
  });
  return { status, body };
}

function keyWithout(name: keyof typeof ALL): { key: string; secret: string } {
  const key = `without${name}`;
  const permissions = { ...ALL, [name]: false };
  const { engine } = venue.running;
  engine.perform({ type: "IssueKey", account: 1, key, kind: "hmac", secret: "s3", permissions }, () => {}, {
    release() {},
    lost() {},
  });
  return { key, secret: "s3" };
}

const FORMAT = { status: 401, body: { code: -2014, msg: "API-key format invalid." } };
const REFUSED = { status: 401, body: { code: -2015, msg: "Invalid API-key, IP, or permissions for action." } };
const UNAUTHORIZED = { status: 401, body: { code: -1002, msg: "You are not authorized to execute this request." } };

test("no key, a malformed key and an unknown key are told apart", async () => {
  const { secret } = venue.as("alice");
  expect(await ask(undefined, secret, "GET", "/sapi/v1/margin/account")).toEqual(FORMAT);
  expect(await ask("", secret, "GET", "/sapi/v1/margin/account")).toEqual(FORMAT);
  expect(await ask("not a key!", secret, "GET", "/sapi/v1/margin/account")).toEqual(FORMAT);
  expect(await ask("a".repeat(64), secret, "GET", "/sapi/v1/margin/account")).toEqual(REFUSED);
});

test("another account's secret does not sign", async () => {
  expect((await ask(venue.as("alice").key, venue.as("bob").secret, "GET", "/sapi/v1/margin/account")).body.code).toBe(
    -1022,
  );
});

test("a key without a permission is refused where it is needed, and only there", async () => {
  const noTrading = keyWithout("trading");
  const noMargin = keyWithout("margin");
  const noFutures = keyWithout("futures");
  const noTransfer = keyWithout("universalTransfer");
  const order = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0";
  const loan = "asset=BTC&isIsolated=FALSE&amount=0.001&type=BORROW";
  const move = "type=MAIN_MARGIN&asset=BTC&amount=0.01";
  expect(await ask(noTrading.key, noTrading.secret, "POST", "/sapi/v1/margin/order", order)).toEqual(REFUSED);
  expect(await ask(noMargin.key, noMargin.secret, "POST", "/sapi/v1/margin/borrow-repay", loan)).toEqual(UNAUTHORIZED);
  expect(await ask(noFutures.key, noFutures.secret, "GET", "/dapi/v1/balance")).toEqual(REFUSED);
  expect(await ask(noTransfer.key, noTransfer.secret, "POST", "/sapi/v1/asset/transfer", move)).toEqual(UNAUTHORIZED);
  // Orders work where only loans are forbidden: the order's own fault is what is found.
  expect((await ask(noMargin.key, noMargin.secret, "POST", "/sapi/v1/margin/order", order)).body.code).toBe(-2010);
  expect((await ask(noTrading.key, noTrading.secret, "GET", "/sapi/v1/margin/account")).status).toBe(200);
});

test("a revoked key is as good as none", async () => {
  const { key, secret } = keyWithout("reading");
  const { engine } = venue.running;
  expect(await ask(key, secret, "GET", "/sapi/v1/margin/account")).toEqual(REFUSED);
  engine.perform({ type: "RevokeKey", key }, () => {}, { release() {}, lost() {} });
  expect(await ask(key, secret, "POST", "/sapi/v1/margin/order", "symbol=BTCUSDT")).toEqual(REFUSED);
});
