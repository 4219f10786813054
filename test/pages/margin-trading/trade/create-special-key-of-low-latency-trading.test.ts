import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { badValue, costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { HOURS, openVenue, type TestVenue, type Trader } from "../../../venue.ts";
import { MARGIN, posts, gets } from "../scene.ts";

const PATH = `${MARGIN}/apiKey`;
let venue: TestVenue;
let alice: Trader;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

const publicKey = (kind: "rsa" | "ed25519"): string => {
  const pair = kind === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  return pair.publicKey.export({ type: "spki", format: "pem" }).toString();
};
const mode = async (apiKey: unknown): Promise<unknown> =>
  (await gets<{ permissionMode: string }>(alice, "/apiKey", { apiKey: apiKey as string })).permissionMode;

test("answers as documented: a key and the secret that is told but once", async () => {
  const body = await posts<Record<string, unknown>>(alice, "/apiKey", { apiName: "testName" });
  const letters = expect.stringMatching(/^[A-Za-z0-9]{64}$/) as unknown;
  expect(body).toEqual({ apiKey: letters, secretKey: letters, type: "HMAC_SHA256" });
  expect(Object.keys(body)).toEqual(["apiKey", "secretKey", "type"]);
  expect((await alice.get(`${MARGIN}/api-key-list`)).text).not.toContain(body["secretKey"]);
});

test("a public key makes one of its kind, without a secret", async () => {
  const rsa = await posts(alice, "/apiKey", { apiName: "one", publicKey: publicKey("rsa") });
  expect(rsa).toEqual({ apiKey: expect.any(String) as unknown, secretKey: null, type: "RSA" });
  const ed25519 = await posts(alice, "/apiKey", { apiName: "two", publicKey: publicKey("ed25519") });
  expect(ed25519).toMatchObject({ secretKey: null, type: "Ed25519" });
});

test("only an Ed25519 key can be made to read alone", async () => {
  const made = async (more: Record<string, string>) => {
    const params = { apiName: "reads", permissionMode: "READ", ...more };
    return mode((await posts<{ apiKey: string }>(alice, "/apiKey", params)).apiKey);
  };
  expect(await made({ publicKey: publicKey("ed25519") })).toBe("READ");
  expect(await made({ publicKey: publicKey("ed25519"), permissionMode: "TRADE" })).toBe("TRADE");
  expect(await made({})).toBe("TRADE");
});

test("costs the account 1", async () => {
  expect(await costOf(() => alice.post(PATH, { apiName: "a" }), "uid")).toBe(1);
});

test("asks for key, time, signature and name in this order", async () => {
  const called = { trader: alice, method: "POST", path: PATH, params: { apiName: "a" } } as const;
  await expectDoor(venue, { ...called, mandatory: ["apiName"] });
});

describe("refusals", () => {
  const expectRefused = (params: Record<string, string>, refusal: readonly [number, string]) =>
    expectRefusal(venue, () => alice.post(PATH, { apiName: "a", ...params }), refusal);

  test("addresses that are none, or more than thirty", async () => {
    const thirty = Array.from({ length: 30 }, (_, nth) => `10.0.0.${nth}`).join(",");
    for (const ip of ["here", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4,,", "1.2.3.4.", `${thirty},10.0.0.30`])
      await expectRefused({ ip }, badValue("ip"));
    await posts(alice, "/apiKey", { apiName: "a", ip: thirty });
    await posts(alice, "/apiKey", { apiName: "a", ip: "::1, FE80::1" });
  });

  test("a name, a public key, a mode that are none", async () => {
    const range = "^[A-Za-z0-9 ._-]{1,40}$";
    const text = `Illegal characters found in parameter 'apiName'; legal range is '${range}'.`;
    await expectRefused({ apiName: "<a>" }, [-1100, text]);
    for (const key of ["MFkw", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])
      await expectRefused({ publicKey: key }, badValue("publicKey"));
    const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await expectRefused(
      { publicKey: elliptic.publicKey.export({ type: "spki", format: "pem" }).toString() },
      badValue("publicKey"),
    );
    await expectRefused({ permissionMode: "ALL" }, badValue("permissionMode"));
  });

  test("an isolated account that is not there, and a pair that is none", async () => {
    await expectRefused({ symbol: "BTCUSDT" }, [-11001, "Isolated margin account does not exist."]);
    await expectRefused({ symbol: "NONE" }, [-1121, "Invalid symbol."]);
  });

  test("more than thirty keys", async () => {
    for (let nth = 2; nth <= 30; nth++) await posts(alice, "/apiKey", { apiName: "a" });
    await expectRefused({}, [-11202, "The number of API keys has reached the limit of 30."]);
  });

  test("a new one in the day after special key mode was left", async () => {
    await posts(alice, "/apiKey", { apiName: "a" });
    await posts(alice, "/exit-special-key-mode", {});
    const text = "No special key can be created within 24 hours of exiting special key mode.";
    await expectRefused({}, [-11203, text]);
    await venue.advance(24 * HOURS);
    await posts(alice, "/apiKey", { apiName: "a" });
  });
});
