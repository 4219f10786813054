import { expect, test } from "vitest";
import { guard, type Knock } from "../../src/control/guard.ts";

const HERE: Knock = { ip: "127.0.0.1", authorization: undefined, origin: undefined, host: "127.0.0.1:9080" };
const THERE: Knock = { ...HERE, ip: "192.0.2.7", host: "venue.example:9080" };
const token = "correct horse";

test.each<[string, Knock]>([
  ["over IPv4", HERE],
  ["by name", { ...HERE, host: "localhost:9080" }],
  ["over IPv6", { ...HERE, ip: "::1", host: "[::1]:9080" }],
  ["over IPv4 within IPv6", { ...HERE, ip: "::ffff:127.0.0.1" }],
  ["from a page the venue served", { ...HERE, origin: "http://127.0.0.1:9080" }],
])("a caller on this machine may steer %s", (_, knock) => {
  expect(guard(undefined, "127.0.0.1")(knock)).toEqual({ allowed: true, local: true });
});

test.each<[string, Knock]>([
  ["a caller from elsewhere", THERE],
  ["one that names no host", { ...HERE, host: undefined }],
  ["a page whose name was made to point here", { ...HERE, host: "attacker.example:9080" }],
  ["a page of another site", { ...HERE, origin: "https://attacker.example" }],
  ["a sandboxed page", { ...HERE, origin: "null" }],
  ["an address that only looks like this machine's", { ...HERE, ip: "127.0.0.1.example" }],
])("%s may not", (_, knock) => {
  expect(guard(token, "127.0.0.1")(knock)).toEqual({ allowed: false, local: false });
});

test("the token admits from elsewhere, but shows no secrets", () => {
  const admit = guard(token, "0.0.0.0");
  expect(admit({ ...THERE, authorization: `Bearer ${token}` })).toEqual({ allowed: true, local: false });
  for (const authorization of [token, `bearer ${token}`, "Bearer wrong", `Bearer ${token} `, "Bearer "]) {
    expect(admit({ ...THERE, authorization }).allowed, authorization).toBe(false);
  }
  expect(guard(undefined, "0.0.0.0")({ ...THERE, authorization: "Bearer undefined" }).allowed).toBe(false);
});
