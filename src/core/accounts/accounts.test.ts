import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { Command } from "../commands.ts";
import { later } from "../../money/arithmetic.ts";
import { count, HOUR, instant, MINUTE } from "../../money/units.ts";

type StreamCommand = Extract<Command, { family: "coinm" }>["type"];

/** Opens, keeps or closes an account's user stream. */
function stream(venue: CoreVenue, type: StreamCommand, account = 1): void {
  venue.perform({ type, account, family: "coinm" });
}

const keys = (venue: CoreVenue): string[] => [...venue.x.accounts.listenKeys.keys()];

describe("a user stream's key", () => {
  test("lives for an hour from when it was last kept, and is then said to have expired", () => {
    const venue = openCore();
    venue.trader("ann");
    stream(venue, "OpenListenKey");
    const [key] = keys(venue);
    venue.passes(59, MINUTE);
    stream(venue, "KeepListenKey");
    const end = later(venue.at, HOUR);
    venue.comesTo(instant(count(end) - 1));
    expect(keys(venue)).toEqual([key]);
    venue.comesTo(end);
    expect(keys(venue)).toEqual([]);
    expect(venue.happened("ListenKeyClosed")).toMatchObject([{ key, account: 1, expired: true }]);
    expect(venue.entries.at(-1)!.at).toBe(end);
  });

  test("is the same while it is open, and longer for being asked for again", () => {
    const venue = openCore();
    venue.trader("ann");
    stream(venue, "OpenListenKey");
    const [key] = keys(venue);
    expect(key).toMatch(/^[0-9A-Za-z]{64}$/);
    venue.passes(30, MINUTE);
    stream(venue, "OpenListenKey");
    venue.passes(45, MINUTE);
    expect(keys(venue)).toEqual([key]);
  });

  test("is another one after it was closed", () => {
    const venue = openCore();
    venue.trader("ann");
    stream(venue, "OpenListenKey");
    const [before] = keys(venue);
    stream(venue, "CloseListenKey");
    expect(venue.happened("ListenKeyClosed")).toMatchObject([{ expired: false }]);
    stream(venue, "OpenListenKey");
    expect(keys(venue)).toHaveLength(1);
    expect(keys(venue)).not.toEqual([before]);
  });

  test("that is not there is neither kept nor closed", () => {
    const venue = openCore();
    venue.trader("ann");
    expect(refusal(() => stream(venue, "KeepListenKey"))).toEqual({ reason: "unknown-listen-key" });
    expect(refusal(() => stream(venue, "CloseListenKey"))).toEqual({ reason: "unknown-listen-key" });
  });

  test("is each account's own, and they expire in the order in which they were last kept", () => {
    const venue = openCore();
    const [ann, ben] = [venue.trader("ann").id, venue.trader("ben").id];
    stream(venue, "OpenListenKey", ann);
    venue.passes(10, MINUTE);
    stream(venue, "OpenListenKey", ben);
    venue.passes(10, MINUTE);
    stream(venue, "KeepListenKey", ann);
    venue.passes(2, HOUR);
    expect(venue.happened("ListenKeyClosed").map(({ account }) => account)).toEqual([ben, ann]);
  });

  test("is not for an account that does not exist", () => {
    expect(refusal(() => stream(openCore(), "OpenListenKey", 99))).toEqual({ reason: "unknown-account" });
  });
});

describe("an account", () => {
  test("is born with a spot, a cross and a futures purse, and a name that is its own", () => {
    const venue = openCore();
    const ann = venue.trader("ann");
    expect(new Set([ann.spot.purse, ann.cross.purse, ann.futures.purse]).size).toBe(3);
    const again = (): unknown => venue.perform({ type: "OpenAccount", name: "ann", vip: 0 });
    expect(refusal(again)).toEqual({ reason: "name-taken", name: "ann" });
  });

  test("that does not exist has no purse", () => {
    const venue = openCore();
    const purse = { kind: "spot", account: 7 } as const;
    const credits = (): unknown => venue.perform({ type: "Credit", to: purse, asset: "BTC", amount: 1n as never });
    expect(refusal(credits)).toEqual({ reason: "unknown-account" });
  });
});

describe("an API key", () => {
  const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
  const issue = (account: number, key: string): Command => ({
    type: "IssueKey",
    account,
    key,
    kind: "hmac",
    secret: "s",
    permissions,
  });

  test("belongs to one account until it is taken away", () => {
    const venue = openCore();
    const [ann, ben] = [venue.trader("ann").id, venue.trader("ben").id];
    venue.perform(issue(ann, "k"));
    expect(venue.x.accounts.keys.get("k")).toMatchObject({ account: ann, issuedAt: venue.at });
    expect(refusal(() => venue.perform(issue(ben, "k")))).toEqual({ reason: "name-taken", name: "k" });
    venue.perform({ type: "RevokeKey", key: "k" });
    expect(refusal(() => venue.perform({ type: "RevokeKey", key: "k" }))).toEqual({ reason: "unknown-key" });
    venue.perform(issue(ben, "k"));
    expect(venue.x.accounts.keys.get("k")).toMatchObject({ account: ben });
  });

  test("is not issued to nobody", () => {
    expect(refusal(() => openCore().perform(issue(99, "k")))).toEqual({ reason: "unknown-account" });
  });
});
