import { describe, expect, test } from "vitest";
import { openCore, refusal } from "../../../test/exchange.ts";
import type { Command } from "../commands.ts";

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
