import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import { nextDue } from "../select.ts";
import { later } from "../../money/arithmetic.ts";
import { count, HOUR, instant, MINUTE, SECOND, span } from "../../money/units.ts";

type KeyCommand = "OpenListenKey" | "KeepListenKey" | "CloseListenKey";

/** Opens, keeps or closes an account's user stream. */
function stream(venue: CoreVenue, type: KeyCommand, account = 1): void {
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

describe("the streams of one account", () => {
  test("have a key each, that of every isolated pair included", () => {
    const venue = openCore();
    const ann = venue.trader("ann");
    for (const symbol of ["BTCUSDT", "ETHUSDT"]) {
      ann.isolated(symbol).has("1", "USDT");
      venue.perform({ type: "OpenListenKey", account: ann.id, family: "isolated", symbol });
    }
    for (const family of ["coinm", "margin-risk", "spot", "cross"] as const) {
      venue.perform({ type: "OpenListenKey", account: ann.id, family });
      venue.perform({ type: "OpenListenKey", account: ann.id, family });
    }
    expect(new Set(keys(venue)).size).toBe(6);
  });

  test("are not kept or closed by the key of another one", () => {
    const venue = openCore();
    const account = venue.trader("ann").id;
    for (const family of ["cross", "margin-risk"] as const) venue.perform({ type: "OpenListenKey", account, family });
    const [cross, risk] = keys(venue);
    const name = (type: "KeepListenKey" | "CloseListenKey", key?: string) => (): unknown =>
      venue.perform({ type, account, family: "margin-risk", key });
    expect(refusal(name("KeepListenKey", cross))).toEqual({ reason: "unknown-listen-key" });
    expect(refusal(name("CloseListenKey", cross))).toEqual({ reason: "unknown-listen-key" });
    name("KeepListenKey", risk)();
    name("CloseListenKey", risk)();
    expect(keys(venue)).toEqual([cross]);
  });

  test("are those of isolated accounts there are", () => {
    const venue = openCore();
    const account = venue.trader("ann").id;
    const open = (symbol: string) => (): unknown =>
      venue.perform({ type: "OpenListenKey", account, family: "isolated", symbol });
    expect(refusal(open("BTCUSDT"))).toEqual({ reason: "no-isolated-account", symbol: "BTCUSDT" });
    expect(refusal(open("NOPE"))).toEqual({ reason: "unknown-symbol", symbol: "NOPE" });
  });
});

describe("a listen token", () => {
  const issue = (venue: CoreVenue, seconds: number, symbol?: string): string => {
    const [event] = venue.perform({
      type: "IssueListenToken",
      account: 1,
      ...(symbol === undefined ? { family: "cross" } : { family: "isolated", symbol }),
      validity: span(seconds * count(SECOND)),
    });
    return (event as { token: string }).token;
  };
  const tokens = (venue: CoreVenue): string[] => [...venue.x.accounts.listenTokens.keys()];

  test("is another one each time it is asked for, and each lives as long as was asked for it", () => {
    const venue = openCore({ funding: "none" });
    venue.trader("ann");
    const [long, short, alike, longest] = [60, 10, 10, 90].map((seconds) => issue(venue, seconds));
    expect(tokens(venue)).toEqual([long, short, alike, longest]);
    expect(nextDue(venue.x)).toBe(later(venue.at, span(10_000)));
    venue.passes(10, SECOND);
    expect(tokens(venue)).toEqual([long, longest]);
    venue.passes(2, MINUTE);
    expect(venue.happened("ListenTokenExpired").map(({ token }) => token)).toEqual([short, alike, long, longest]);
    expect(nextDue(venue.x)).toBeUndefined();
  });

  test("ends at its moment, before or after the keys there are", () => {
    const venue = openCore();
    venue.trader("ann");
    issue(venue, 2 * 3600);
    stream(venue, "OpenListenKey");
    expect(nextDue(venue.x)).toBe(later(venue.at, HOUR));
    issue(venue, 3600);
    venue.passes(1, HOUR);
    const kinds = venue.entries
      .at(-1)!
      .events.map(({ type }) => type)
      .filter((type) => type !== "PositioningSampled");
    expect(kinds).toEqual(["TimeAdvanced", "ListenKeyClosed", "ListenTokenExpired"]);
  });

  test("is for an account that is there, and for a pair it has", () => {
    const venue = openCore();
    expect(refusal(() => issue(venue, 1))).toEqual({ reason: "unknown-account" });
    const ann = venue.trader("ann");
    expect(refusal(() => issue(venue, 1, "BTCUSDT"))).toEqual({ reason: "no-isolated-account", symbol: "BTCUSDT" });
    ann.isolated("BTCUSDT").has("1", "USDT");
    const token = issue(venue, 1, "BTCUSDT");
    expect(venue.x.accounts.listenTokens.get(token)).toMatchObject({ family: "isolated", symbol: "BTCUSDT" });
  });
});
