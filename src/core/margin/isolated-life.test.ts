import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { CoreTrader } from "../../../test/exchange/trader.ts";
import { amountOf } from "../../genesis/figures.ts";
import { later } from "../../money/arithmetic.ts";
import { count, DAY, HOUR, instant, MINUTE } from "../../money/units.ts";
import { enabledPairs } from "../select-margin.ts";

const PAIR = "BTCUSDT";

function market(limit = 20): { venue: CoreVenue; ann: CoreTrader } {
  const venue = openCore({ rates: { USDT: "0.0024" }, settings: { isolatedAccountLimit: limit } });
  const ann = venue.trader("ann");
  ann.spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann };
}

/** Opens a pair's account and empties it again. */
function opened(trader: CoreTrader, symbol = PAIR): void {
  trader.spot.sends("1", "USDT", trader.isolated(symbol));
  trader.isolated(symbol).sends("1", "USDT", trader.spot);
}

describe("an isolated account", () => {
  test("does not exist before the first transfer, and cannot be enabled into existence", () => {
    const { ann } = market();
    const none = { reason: "no-isolated-account", symbol: PAIR };
    expect(refusal(() => ann.enables(PAIR))).toEqual(none);
    expect(refusal(() => ann.disables(PAIR))).toEqual(none);
    expect(refusal(() => ann.isolated(PAIR).buys("1", { at: "30000" }))).toEqual(none);
    expect(refusal(() => ann.isolated(PAIR).borrows("1", "USDT"))).toEqual(none);
    expect(refusal(() => ann.isolated(PAIR).sends("1", "USDT", ann.spot))).toEqual(none);
  });

  test("is born by the first transfer in, enabled", () => {
    const { venue, ann } = market();
    ann.spot.sends("100", "USDT", ann.isolated(PAIR));
    expect(ann.isolated(PAIR).free("USDT")).toBe("100");
    expect(enabledPairs(venue.x, ann.id)).toBe(1);
    expect(refusal(() => ann.enables(PAIR))).toEqual({ reason: "isolated-enabled-already", symbol: PAIR });
  });

  test("is disabled empty, can then do nothing, and is enabled again", () => {
    const { venue, ann } = market();
    opened(ann);
    ann.disables(PAIR);
    expect(enabledPairs(venue.x, ann.id)).toBe(0);
    const account = ann.isolated(PAIR);
    const disabled = { reason: "isolated-disabled", symbol: PAIR };
    expect(refusal(() => ann.disables(PAIR))).toEqual(disabled);
    expect(refusal(() => ann.spot.sends("1", "USDT", account))).toEqual(disabled);
    expect(refusal(() => account.sends("1", "USDT", ann.spot))).toEqual(disabled);
    expect(refusal(() => account.borrows("1", "USDT"))).toEqual(disabled);
    expect(refusal(() => account.repays("1", "USDT"))).toEqual(disabled);
    expect(refusal(() => account.buys("1", { at: "30000" }))).toEqual(disabled);

    ann.enables(PAIR);
    ann.spot.sends("1", "USDT", account);
    expect(account.free("USDT")).toBe("1");
  });

  test("of a pair that does not exist, or is not for isolated margin, is refused", () => {
    const { venue, ann } = market();
    const unknown = { reason: "unknown-symbol", symbol: "NOUSDT" };
    expect(refusal(() => ann.disables("NOUSDT"))).toEqual(unknown);
    expect(refusal(() => ann.spot.sends("1", "USDT", ann.isolated("NOUSDT")))).toEqual(unknown);
    const pair = venue.x.reference.markets.get("ADAUSDT")!;
    venue.perform({ type: "DefineMarket", market: { ...pair, isolated: false } as never });
    expect(refusal(() => ann.spot.sends("1", "USDT", ann.isolated("ADAUSDT")))).toEqual({
      reason: "not-a-margin-pair",
      symbol: "ADAUSDT",
    });
  });
});

describe("a pair is disabled once in twenty-four hours", () => {
  test("counted from the last time it was, to the millisecond", () => {
    const { venue, ann } = market();
    opened(ann);
    ann.disables(PAIR);
    const until = later(venue.at, DAY);
    ann.enables(PAIR);
    const refused = { reason: "isolated-disabled-recently", symbol: PAIR, until };
    expect(refusal(() => ann.disables(PAIR))).toEqual(refused);
    venue.passes(23, HOUR);
    venue.passes(59, MINUTE);
    expect(refusal(() => ann.disables(PAIR))).toEqual(refused);
    venue.comesTo(instant(count(until) - 1));
    expect(refusal(() => ann.disables(PAIR))).toEqual(refused);
    venue.comesTo(until);
    ann.disables(PAIR);
    expect(enabledPairs(venue.x, ann.id)).toBe(0);
  });

  test("each pair for itself, and each account", () => {
    const { venue, ann } = market();
    const ben = venue.trader("ben");
    ben.spot.has("10", "USDT");
    for (const trader of [ann, ben]) opened(trader);
    opened(ann, "ETHUSDT");
    ann.disables(PAIR);
    ann.disables("ETHUSDT");
    ben.disables(PAIR);
    expect([enabledPairs(venue.x, ann.id), enabledPairs(venue.x, ben.id)]).toEqual([0, 0]);
  });

  test("a refusal for another reason does not start the day", () => {
    const { ann } = market();
    opened(ann);
    ann.spot.sends("1", "USDT", ann.isolated(PAIR));
    expect(refusal(() => ann.disables(PAIR)).reason).toBe("isolated-not-empty");
    ann.isolated(PAIR).sends("1", "USDT", ann.spot);
    ann.disables(PAIR);
    expect(refusal(() => ann.disables(PAIR)).reason).toBe("isolated-disabled");
  });
});

describe("only an empty account is disabled", () => {
  const refused = { reason: "isolated-not-empty", symbol: PAIR };

  test("not one with an open order, with debt, with interest left, or with a grain of dust", () => {
    const { venue, ann } = market();
    const account = ann.isolated(PAIR).has("1000", "USDT");
    const order = account.buys("0.01", { at: "20000" });
    expect(refusal(() => ann.disables(PAIR))).toEqual(refused);
    account.cancels(order);
    account.borrows("100", "USDT");
    account.repays("100.01", "USDT");
    expect(account.owes("USDT")).toBe("0");
    account.sends("989.98999999", "USDT", ann.spot);
    expect(refusal(() => ann.disables(PAIR))).toEqual(refused);
    account.sends("10.00000001", "USDT", ann.spot);
    ann.disables(PAIR);
    expect(enabledPairs(venue.x, ann.id)).toBe(0);
  });

  test("the day is asked about before what is in it", () => {
    const { ann } = market();
    opened(ann);
    ann.disables(PAIR);
    ann.enables(PAIR);
    ann.spot.sends("1", "USDT", ann.isolated(PAIR));
    expect(refusal(() => ann.disables(PAIR)).reason).toBe("isolated-disabled-recently");
  });
});

describe("an account has so many pairs enabled at once", () => {
  test("one more is refused, by transfer or by enabling, until one is disabled", () => {
    const { ann } = market(2);
    for (const symbol of ["ETHUSDT", "BNBUSDT"]) opened(ann, symbol);
    const full = { reason: "isolated-limit-reached", limit: 2 };
    expect(refusal(() => ann.spot.sends("1", "USDT", ann.isolated(PAIR)))).toEqual(full);
    ann.disables("ETHUSDT");
    ann.spot.sends("1", "USDT", ann.isolated(PAIR));
    expect(refusal(() => ann.enables("ETHUSDT"))).toEqual(full);
    ann.disables("BNBUSDT");
    ann.enables("ETHUSDT");
    expect(refusal(() => ann.enables("BNBUSDT"))).toEqual(full);
  });

  test("a transfer that is refused for the limit leaves no account behind", () => {
    const { ann } = market(0);
    expect(refusal(() => ann.spot.sends("1", "USDT", ann.isolated(PAIR))).reason).toBe("isolated-limit-reached");
    expect(refusal(() => ann.enables(PAIR)).reason).toBe("no-isolated-account");
  });
});

test("what comes in from outside goes to an account that exists", () => {
  const { venue, ann } = market();
  const credit = (): unknown =>
    venue.perform({ type: "Credit", to: ann.isolated(PAIR).name, asset: "BTC", amount: amountOf("1") });
  expect(refusal(credit).reason).toBe("no-isolated-account");
  opened(ann);
  credit();
  expect(ann.isolated(PAIR).free("BTC")).toBe("1");
});
