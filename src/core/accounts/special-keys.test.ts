import { beforeEach, describe, expect, test } from "vitest";
import { type CoreVenue, openCore, refusal, stateText } from "../../../test/exchange.ts";
import { decode } from "../../journal/codec.ts";
import { later } from "../../money/arithmetic.ts";
import { DAY, HOUR } from "../../money/units.ts";
import { audit } from "../audit.ts";
import type { CreateSpecialKey } from "../commands.ts";
import { longName } from "../ids.ts";
import { portray, type Portrait, revive } from "../portrait.ts";
import { specialKeys } from "./special-keys.ts";

let venue: CoreVenue;
let ann: ReturnType<CoreVenue["trader"]>;
beforeEach(() => {
  venue = openCore();
  ann = venue.trader("ann");
});

const plain = { kind: "hmac", publicKey: undefined, addresses: [], mode: "trade" } as const;
const create = (more: Partial<CreateSpecialKey> = {}) =>
  venue.perform({ type: "CreateSpecialKey", account: ann.id, name: "fast", symbol: undefined, ...plain, ...more });
const names = (symbol?: string) =>
  specialKeys(venue.x, { account: ann.id, symbol }).map(({ special }) => special!.name);
const exit = () => venue.perform({ type: "ExitSpecialMode", account: ann.id });
const mode = () => venue.x.accounts.specialModes.get(ann.id);

describe("a special key", () => {
  test("is invented from the seed: the same venue invents the same, and no two are alike", () => {
    const issued = (): string[] => [...venue.x.accounts.keys.values()].flatMap(({ key, secret }) => [key, secret]);
    create();
    create();
    const first = issued();
    expect(new Set(first).size).toBe(4);
    for (const text of first) expect(text).toMatch(/^[A-Za-z0-9]{64}$/);
    venue = openCore();
    ann = venue.trader("ann");
    create();
    create();
    expect(issued()).toEqual(first);
  });

  test("passes over a name somebody was issued before", () => {
    create();
    const [taken] = venue.x.accounts.keys.keys();
    venue = openCore();
    ann = venue.trader("ann");
    const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
    venue.perform({
      type: "IssueKey",
      account: ann.id,
      key: taken!,
      kind: "hmac",
      secret: longName(1, 1),
      permissions,
    });
    create();
    expect(venue.x.accounts.keys.size).toBe(2);
    expect(specialKeys(venue.x, { account: ann.id, symbol: undefined })[0]!.special!.number).toBe(2);
  });

  test("of an isolated account is told from one of the cross account", () => {
    ann.isolated("BTCUSDT").has("1", "BTC");
    create({ name: "cross" });
    create({ name: "pair", symbol: "BTCUSDT" });
    expect([names(), names("BTCUSDT"), names("ETHUSDT")]).toEqual([["cross"], ["pair"], []]);
    const wrong = { type: "DeleteSpecialKeys", account: ann.id, symbol: "BTCUSDT", which: { name: "cross" } } as const;
    expect(refusal(() => venue.perform(wrong))).toEqual({ reason: "unknown-special-key" });
    expect(names()).toEqual(["cross"]);
  });

  test("is not made for an account that is not there", () => {
    const refused = (more: Partial<CreateSpecialKey>) => refusal(() => create(more));
    expect(refused({ symbol: "BTCUSDT" })).toEqual({ reason: "no-isolated-account", symbol: "BTCUSDT" });
    expect(refused({ symbol: "NONE" })).toEqual({ reason: "unknown-symbol", symbol: "NONE" });
    expect(refused({ account: 99 })).toEqual({ reason: "unknown-account" });
  });

  test("is the thirtieth key of an account at most, those that are not special counted", () => {
    const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
    venue.perform({ type: "IssueKey", account: ann.id, key: "own", kind: "hmac", secret: "s", permissions });
    for (let nth = 2; nth <= 30; nth++) create();
    expect(refusal(() => create())).toEqual({ reason: "too-many-keys", limit: 30 });
    venue.perform({ type: "RevokeKey", key: "own" });
    create();
    expect(venue.x.accounts.keys.size).toBe(30);
  });

  test("keeps its place among the keys when it is bound to addresses", () => {
    create({ name: "first" });
    create({ name: "second" });
    const [first] = venue.x.accounts.keys.keys();
    const bind = { type: "BindSpecialKey", account: ann.id, symbol: undefined } as const;
    venue.perform({ ...bind, key: first!, addresses: ["10.0.0.1"] });
    expect(names()).toEqual(["first", "second"]);
    expect(venue.x.accounts.keys.get(first!)!.special!.addresses).toEqual(["10.0.0.1"]);
    const other = { ...bind, account: venue.trader("ben").id, key: first!, addresses: [] };
    expect(refusal(() => venue.perform(other))).toEqual({ reason: "unknown-special-key" });
  });
});

describe("special key mode", () => {
  test("begins with a cross account's first special key and outlives the last", () => {
    ann.isolated("BTCUSDT").has("1", "BTC");
    create({ symbol: "BTCUSDT" });
    expect(mode()).toBeUndefined();
    create();
    create();
    expect(venue.happened("SpecialModeSet")).toHaveLength(1);
    venue.perform({ type: "DeleteSpecialKeys", account: ann.id, symbol: undefined, which: { name: "fast" } });
    expect(names()).toEqual([]);
    expect(mode()).toMatchObject({ active: true });
  });

  test("is left with nothing owed; then the cross account's special keys are gone and barred for a day", () => {
    ann.isolated("BTCUSDT").has("1", "BTC");
    create();
    create({ symbol: "BTCUSDT" });
    ann.cross.has("1000", "USDT").borrows("10", "USDT");
    expect(refusal(exit)).toEqual({ reason: "special-mode-has-debts" });
    ann.cross.repays("10", "USDT");
    // The first hour is owed still: 10 × 0.000475 ÷ 24, rounded up.
    expect(refusal(exit)).toEqual({ reason: "special-mode-has-debts" });
    ann.cross.repays("0.00019792", "USDT");
    exit();
    expect([names(), names("BTCUSDT")]).toEqual([[], ["fast"]]);
    const until = later(venue.at, DAY);
    expect(mode()).toEqual({ account: ann.id, active: false, barredUntil: until });
    venue.passes(23, HOUR);
    expect(refusal(() => create())).toEqual({ reason: "special-keys-barred", until });
    create({ symbol: "BTCUSDT" });
    venue.passes(1, HOUR);
    create();
    expect(mode()).toMatchObject({ active: true });
  });

  test("that was never entered, or was left, can be left without anything happening", () => {
    expect(exit()).toEqual([]);
    create();
    exit();
    expect(exit()).toEqual([]);
  });
});

test("keys and modes come back from a snapshot as they were, and one written before there were any is read", () => {
  create({ addresses: ["10.0.0.1"] });
  exit();
  venue.passes(1, DAY);
  create();
  const text = stateText(venue.x);
  const again = revive(decode(text) as Portrait);
  expect(stateText(again)).toBe(text);
  expect(again.accounts).toEqual(venue.x.accounts);
  const { specialModes: _, ...older } = portray(openCore().x);
  expect(revive(older).accounts.specialModes.size).toBe(0);
});

test("the audit finds a special key without the mode, and one without its account", () => {
  create();
  venue.x.accounts.specialModes.clear();
  expect(audit(venue.x)).toEqual([expect.stringContaining("not under the terms of special keys")]);
  const [key] = [...venue.x.accounts.keys.values()];
  venue.x.accounts.keys.set(key!.key, { ...key!, special: { ...key!.special!, symbol: "BTCUSDT" } });
  expect(audit(venue.x)).toEqual([expect.stringContaining("not there")]);
});
