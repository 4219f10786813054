import { describe, expect, test } from "vitest";
import { DAYS, openVenue, sign, START, type TestVenue } from "../venue.ts";

const PATH = "/sapi/v1/margin/isolated/account";
const OUTSIDE = { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." };
const AHEAD = { code: -1021, msg: "Timestamp for this request was 1000ms ahead of the server's time." };

async function ask(venue: TestVenue, timestamp: number | string, recvWindow?: number | string, path = PATH) {
  const alice = venue.as("alice");
  const query = `${recvWindow === undefined ? "" : `recvWindow=${recvWindow}&`}timestamp=${timestamp}`;
  return venue.raw("GET", path, { query: `${query}&signature=${sign(alice.secret, query)}`, apiKey: alice.key });
}

describe("a signed request is fresh", async () => {
  const venue = await openVenue();

  test.each([
    [5_000, undefined, 200],
    [5_001, undefined, OUTSIDE],
    [5_001, 5_002, 200],
    [60_000, 60_000, 200],
    [0, 60_001, { code: -1131, msg: "recvWindow must be less than 60000" }],
    [-999, undefined, 200],
    [-1_000, undefined, AHEAD],
    [2, "1.999", OUTSIDE],
    [2, "2.001", 200],
  ])("sent %d ms ago with recvWindow %s", async (ago, window, outcome) => {
    const { status, body } = await ask(venue, START - ago, window);
    if (typeof outcome === "number") expect(status, JSON.stringify(body)).toBe(outcome);
    else expect({ status, body }).toEqual({ status: 400, body: outcome });
  });

  test("in microseconds as well", async () => {
    expect((await ask(venue, `${START}000`)).status).toBe(200);
    expect((await ask(venue, `${START - 5_001}000`)).body).toEqual(OUTSIDE);
  });

  test("on contracts with a window as long as one likes, as the documentation's own example sends", async () => {
    expect((await ask(venue, START - 100_000, 9_999_999, "/dapi/v1/balance")).status).toBe(200);
  });

  test.each(["", "soon", "-1", "1e12"])("a timestamp of '%s' is none", async (timestamp) => {
    expect((await ask(venue, timestamp)).body.code).toBe(timestamp === "" ? -1102 : -1100);
  });
});

describe("after time travel", () => {
  test("a client that never asks for the time keeps working, unless the venue is strict about its clock", async () => {
    const lenient = await openVenue({ timestamps: "either" });
    const strict = await openVenue({ timestamps: "venue" });
    for (const venue of [lenient, strict]) await venue.advance(30 * DAYS);
    expect((await ask(lenient, START)).status).toBe(200);
    expect((await ask(lenient, START + 30 * DAYS)).status).toBe(200);
    expect((await ask(lenient, START + 10 * DAYS)).body).toEqual(OUTSIDE);
    expect((await ask(strict, START)).body).toEqual(OUTSIDE);
    expect((await ask(strict, START + 30 * DAYS)).status).toBe(200);
  });
});
