// The pages of listen keys to spot and margin accounts: all alike, and gone unless a venue was founded with them.

import { expect, test } from "vitest";
import { expectRefusal, type Refusal } from "../refusal.ts";
import { HOURS, openVenue, type TestVenue } from "../venue.ts";

/** One of the three kinds. */
export interface Kind {
  readonly path: string;
  readonly weight: readonly [header: string, used: string];
  /** Sent with every call. */
  readonly params?: string;
  /** Makes the account it is about. */
  readonly founded?: (venue: TestVenue) => Promise<void>;
}

/** Where each kind is, and what it costs. */
export const SPOT: Kind = { path: "/api/v3/userDataStream", weight: ["x-mbx-used-weight-1m", "2"] };
/** The cross account's. */
export const CROSS: Kind = { path: "/sapi/v1/userDataStream", weight: ["x-sapi-used-uid-weight-1m", "1"] };
/** That of a pair's isolated account; clients write the pair large or small. */
export const ISOLATED: Kind = {
  path: "/sapi/v1/userDataStream/isolated",
  weight: ["x-sapi-used-uid-weight-1m", "1"],
  params: "symbol=btcusdt",
  founded: (venue) => venue.fund("alice", "BTCUSDT", "USDT", "1"),
};

const UNKNOWN: Refusal = [-1125, "This listenKey does not exist."];

/** Tests one page of a kind: that it is gone today, and what it did before. */
export function testRetired(kind: Kind, method: "POST" | "PUT" | "DELETE"): void {
  const { path, params } = kind;
  const opened = async (quirks: Record<string, string>) => {
    const venue = await openVenue({ quirks });
    await kind.founded?.(venue);
    const calls = (by: string, more: string[] = []) =>
      venue.raw(by, path, {
        apiKey: venue.as("alice").key,
        query: [...(params === undefined ? [] : [params]), ...more].join("&"),
      });
    return { venue, calls, key: async () => (await calls("POST")).body.listenKey as string };
  };

  test("today it is gone", async () => {
    const { calls } = await opened({});
    const { status, text, headers } = await calls(method, ["listenKey=A"]);
    expect(status).toBe(410);
    expect(text).toContain("<title>410 Gone</title>");
    expect(headers).toEqual({});
  });

  if (method === "POST") {
    test("before, it gave out a key, and the same while that was open", async () => {
      const { venue, calls, key } = await opened({ legacyListenKeys: "on" });
      const { status, body, headers } = await calls("POST");
      expect({ status, body }).toEqual({
        status: 200,
        body: { listenKey: expect.stringMatching(/^[A-Za-z0-9]{64}$/) },
      });
      expect(headers[kind.weight[0]]).toBe(kind.weight[1]);
      await venue.advance(HOURS - 1);
      expect(await key()).toBe(body.listenKey);
      await venue.advance(HOURS);
      expect(await key()).not.toBe(body.listenKey);
      await expectRefusal(venue, () => venue.raw("POST", path), [-2014, "API-key format invalid."], 401);
      expect(venue.faults()).toEqual([]);
    });
    return;
  }

  test(`before, it ${method === "PUT" ? "kept a key alive" : "closed a key"}, and refused any other`, async () => {
    const { venue, calls, key } = await opened({ legacyListenKeys: "on" });
    const listenKey = await key();
    await venue.advance(HOURS - 1);
    const { status, text } = await calls(method, [`listenKey=${listenKey}`]);
    expect({ status, text }).toEqual({ status: 200, text: "{}" });
    await venue.advance(method === "PUT" ? HOURS : 0);
    await expectRefusal(venue, () => calls(method, [`listenKey=${listenKey}`]), UNKNOWN);
    await key();
    await expectRefusal(venue, () => calls(method, [`listenKey=${"A".repeat(64)}`]), UNKNOWN);
    const missing = "Mandatory parameter 'listenKey' was not sent, was empty/null, or malformed.";
    await expectRefusal(venue, () => calls(method), [-1102, missing]);
    expect(venue.faults()).toEqual([]);
  });
}
