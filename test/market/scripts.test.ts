// Scripts of prices: what each of their words does, that they go the same way every time, and what is refused.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contractOf, depthOf, indexOf, markOf } from "../../src/core/select-market.ts";
import { comingRate } from "../../src/core/select-futures.ts";
import { rateOf } from "../../src/genesis/figures.ts";
import { SCRIPTS } from "../../src/market/scripts.ts";
import { plain } from "../../src/money/text.ts";
import { expectSound } from "../refusal.ts";
import { openVenue, stateOf, type TestVenue } from "../venue.ts";

const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;

let venue: TestVenue;
beforeEach(async () => {
  venue = await openVenue();
});
afterEach(() => expectSound(venue));

/** A call of the control plane: its status and parsed body. */
async function steer(method: string, verb: string, body?: object, of = venue) {
  const response = await fetch(`http://127.0.0.1:${of.running.port}/margrave/v1/market${verb}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies of every shape
  return { status: response.status, body: (await response.json()) as any };
}

async function play(...lines: string[]): Promise<void> {
  expect((await steer("POST", "/play", { script: `${lines.join("\n")}\n` })).status).toBe(200);
}

const index = (coin: string): string => plain(indexOf(venue.running.engine.view.prices, coin)!);
const depth = (symbol: string): [number, number] => {
  const { bids, asks } = depthOf(venue.running.engine.view, symbol, 100);
  return [bids.length, asks.length];
};

/** Dollars a bitcoin at each of some seconds of a script. */
async function at(seconds: readonly number[], coin = "BTC"): Promise<string[]> {
  const found: string[] = [];
  let now = 0;
  // A script begins a millisecond after it is played.
  await venue.advance(1);
  for (const second of seconds) {
    await venue.advance((second - now) * SECONDS);
    now = second;
    found.push(index(coin));
  }
  return found;
}

describe("a price", () => {
  test("comes to a figure at once, and stays there", async () => {
    await play("at 2s BTCUSDT price 31000", "at 10s end");
    expect(await at([1, 2, 5, 10, 60])).toEqual(["30000", "31000", "31000", "31000", "31000"]);
    expect((await venue.get("/api/v3/ticker/price", { symbol: "BTCUSDT" })).body.price).toBe("31000.00000000");
    expect(plain(markOf(venue.running.engine.view.prices, "BTCUSD_PERP")!)).toMatch(/^3(09|10)/);
  });

  test("goes in a straight line to a figure, or by a part of what it is", async () => {
    await play("at 0s BTCUSDT ramp to 29000 over 10s", "at 10s BTCUSDT ramp by +10% over 10s");
    // 30000 less 100 a second; then 29000 and a hundredth of that a second.
    expect(await at([1, 5, 10, 15, 20])).toEqual(["29900", "29500", "29000", "30450", "31900"]);
  });

  test("crashes fast first, and is squeezed ever faster", async () => {
    await play("at 0s BTCUSDT crash to 20000 over 10s", "at 10s BTCUSDT squeeze to 30000 over 10s");
    // Half of the time: 1 - (1/2)^3 of the way down, (1/2)^3 of the way up.
    expect(await at([5, 10, 15, 20])).toEqual(["21250", "20000", "21250", "30000"]);
  });

  test("jumps by a part of what it is, with all the markets of the coin", async () => {
    await play("at 1s ETHUSDT jump by -5%", "at 3s end");
    expect(await at([1], "ETH")).toEqual(["1900"]);
    // 1900 ÷ 30000 in ticks of 0.00001.
    expect((await venue.get("/api/v3/ticker/price", { symbol: "ETHBTC" })).body.price).toBe("0.06333000");
  });

  test("holds, though prices walk otherwise, and others walk on", async () => {
    await venue.perform({ type: "SteerPrices", walks: true });
    await play("at 0s BTCUSDT price 30000", "at 0s BTCUSDT hold for 30s");
    expect(await at([30])).toEqual(["30000"]);
    expect(index("ETH")).not.toBe("2000");
    await venue.advance(30 * SECONDS);
    expect(index("BTC")).not.toBe("30000");
  });

  test("walks as far as it is told to, the same way whenever it is played", async () => {
    const walk = ["at 0s BTCUSDT price 30000", "at 0s BTCUSDT walk 80% for 60s"];
    await play(...walk);
    const once = await at([20, 40, 60]);
    expect(new Set(once).size).toBe(3);
    await venue.advance(12_345);
    await play(...walk);
    expect(await at([20, 40, 60])).toEqual(once);
  });

  test("of dollars loses its peg, and every pair that is paid in them follows", async () => {
    await play("at 0s USDT depeg to 0.95 over 10s");
    expect(await at([10], "USDT")).toEqual(["0.95"]);
    // A bitcoin is still 30000 dollars: 30000 ÷ 0.95 in USDT.
    const { askPrice } = (await venue.get("/api/v3/ticker/bookTicker", { symbol: "BTCUSDT" })).body;
    expect(Number(askPrice)).toBeGreaterThan(31_500);
  });

  test("that is set by hand on the way is gone on from", async () => {
    await play("at 0s BTCUSDT ramp to 20000 over 10s");
    expect(await at([5])).toEqual(["25000"]);
    await venue.price("BTCUSDT", "40000");
    await venue.advance(5 * SECONDS);
    expect(index("BTC")).toBe("20000");
  });
});

describe("a market", () => {
  test("has thin books, wide ones, empty ones for a time, and then full ones again", async () => {
    const { view } = venue.running.engine;
    const spread = (): number => {
      const { bids, asks } = depthOf(view, "BTCUSDT", 1);
      return Number(asks[0]!.ticks) - Number(bids[0]!.ticks);
    };
    const size = (): number => Number(depthOf(view, "BTCUSDT", 1).bids[0]!.lots);
    const [usual, full] = [spread(), size()];
    await play(
      "at 1s BTCUSDT book thin for 2s",
      "at 4s BTCUSDT spread 10x for 2s",
      "at 7s BTCUSDT book empty for 2s",
      "at 12s end",
    );
    await at([1]);
    expect(size()).toBeLessThan(full / 10);
    await venue.advance(3 * SECONDS);
    expect(spread()).toBe(usual * 10);
    await venue.advance(3 * SECONDS);
    expect(depth("BTCUSDT")).toEqual([0, 0]);
    expect(depth("ETHUSDT")).toEqual([20, 20]);
    await venue.advance(2 * SECONDS);
    expect(depth("BTCUSDT")).toEqual([20, 20]);
    expect(spread()).toBe(usual);
  });

  test("of a thin book is not filled up by those who take of it", async () => {
    await play("at 1s BTCUSDT book thin for 60s");
    await at([1]);
    const buy = { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.2" };
    expect((await venue.as("alice").post("/api/v3/order", buy)).status).toBe(200);
    expect(depth("BTCUSDT")[1]).toBeLessThan(20);
  });

  test("gaps: no price on the way, and nobody to trade with for a time", async () => {
    await play("at 1s BTCUSDT gap by -6.8% for 5s", "at 10s end");
    expect(await at([1])).toEqual(["27960"]);
    expect(depth("BTCUSDT")).toEqual([0, 0]);
    await venue.advance(5 * SECONDS);
    expect(depth("BTCUSDT")).toEqual([20, 20]);
  });

  test("is halted and trades again; one that is stopped in between trades at once", async () => {
    const status = (): string => venue.running.engine.view.reference.markets.get("ADAUSDT")!.status;
    await play("at 1s ADAUSDT halt for 5s", "at 10s end");
    await at([1]);
    expect(status()).toBe("halt");
    await venue.advance(5 * SECONDS);
    expect(status()).toBe("trading");
    await venue.advance(10 * SECONDS);
    await play("at 1s ADAUSDT halt for 5m");
    await at([2]);
    expect(status()).toBe("halt");
    expect((await steer("POST", "/stop")).body).toEqual({ stopped: "script" });
    expect(status()).toBe("trading");
  });

  test("is funded at a rate that is fixed", async () => {
    await play("at 1s BTCUSD_PERP funding 0.002", "at 2s end");
    await at([1]);
    const { view } = venue.running.engine;
    expect(comingRate(view, contractOf(view, "BTCUSD_PERP")!, view.at)).toBe(rateOf("0.002"));
  });
});

describe("accounts with debts", () => {
  /** Buys a bitcoin on isolated margin with so much of his own. */
  async function goesLong(name: "alice" | "bob" | "carol", own: string): Promise<void> {
    const who = venue.as(name);
    const to = { type: "MAIN_ISOLATED_MARGIN", asset: "USDT", amount: own, toSymbol: "BTCUSDT" };
    expect((await who.post("/sapi/v1/asset/transfer", to)).status).toBe(200);
    const buy = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "BUY", type: "MARKET", quantity: 1 };
    const bought = await who.post("/sapi/v1/margin/order", { ...buy, sideEffectType: "MARGIN_BUY" });
    expect(bought.status).toBe(200);
  }

  /** How many orders liquidated somebody. */
  async function forced(name: "alice" | "bob" | "carol"): Promise<number> {
    const asked = { isolatedSymbol: "BTCUSDT" };
    return (await venue.as(name).get("/sapi/v1/margin/forceLiquidationRec", asked)).body.total;
  }

  test("fall on a crash day by their leverage: ten times, then five; three survives", async () => {
    await goesLong("alice", "3030");
    await goesLong("bob", "6000");
    await goesLong("carol", "10000");
    await steer("POST", "/play", { script: "crash-day" });
    const fell: string[] = [];
    for (let minute = 0; minute <= 60; minute++) {
      await venue.advance(MINUTES);
      for (const name of ["alice", "bob", "carol"] as const) {
        if (!fell.includes(name) && (await forced(name)) > 0) fell.push(name);
      }
    }
    expect(fell).toEqual(["alice", "bob"]);
  });

  test("meet a gap of 6.8 %: ten times leverage finds nobody until books are full again, five times lives", async () => {
    await goesLong("alice", "3030");
    await goesLong("bob", "6000");
    await steer("POST", "/play", { script: "gap" });
    const level = async (name: "alice" | "bob"): Promise<string> =>
      (await venue.as(name).get("/sapi/v1/margin/isolated/account", { symbols: "BTCUSDT" })).body.assets[0]
        .marginLevelStatus;
    await venue.advance(61 * SECONDS);
    expect(depth("BTCUSDT")).toEqual([0, 0]);
    expect([await level("alice"), await forced("alice")]).toEqual(["FORCE_LIQUIDATION", 0]);
    await venue.advance(4 * MINUTES);
    expect(await forced("alice")).toBeGreaterThan(0);
    expect(await forced("bob")).toBe(0);
  });
});

describe("a script", () => {
  const CRASH = ["at 0s BTCUSDT crash by -20% over 20s", "at 20s ETHUSDT walk 100% for 10s"];

  test("of the guide says what the guide says", async () => {
    const guide = readFileSync("docs/guides/markets.md", "utf8");
    const [, text] = /<<'END'\n(.*?)^END$/ms.exec(guide)!;
    expect((await steer("POST", "/play", { script: text, speed: "max" })).status).toBe(200);
    // A jump of a fiftieth and a gap of a twentieth are the last of it.
    expect(index("USDT")).toBe("0.97");
    const words = [...readFileSync("src/market/read-script.ts", "utf8").matchAll(/case "(\w+)"/g)].map(
      ([, word]) => word!,
    );
    for (const word of words) expect(guide, word).toContain(word);
  });

  test("is told of while it is played, is over at its end, and can be stopped before it", async () => {
    await play(...CRASH);
    const { body } = await steer("GET", "");
    expect(body).toMatchObject({ walks: false, script: { name: "script" }, speed: 1 });
    expect(body.script.ends.ms - body.script.from.ms).toBe(30 * SECONDS);
    expect((await steer("POST", "/play", { script: "gap" })).body.msg).toContain("stop it first");
    await venue.advance(5 * SECONDS);
    expect((await steer("POST", "/stop")).body).toEqual({ stopped: "script" });
    const stopped = index("BTC");
    await venue.advance(MINUTES);
    expect(index("BTC")).toBe(stopped);
    expect((await steer("POST", "/stop")).status).toBe(400);
    await play(...CRASH);
    await venue.advance(31 * SECONDS);
    expect((await steer("GET", "")).body.script).toBeNull();
  });

  test("goes the same way step by step and as fast as can be", async () => {
    const other = await openVenue();
    const script = `${CRASH.join("\n")}\n`;
    await steer("POST", "/play", { script, speed: "max" });
    await steer("POST", "/play", { script }, other);
    await other.advance(1);
    for (let second = 0; second < 30; second++) await other.advance(SECONDS);
    const prices = (of: TestVenue): string => JSON.stringify([...of.running.engine.view.prices.index], text);
    const text = (_: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
    expect(prices(venue)).toBe(prices(other));
    expect(depth("BTCUSDT")).toEqual([
      depthOf(other.running.engine.view, "BTCUSDT", 100).bids.length,
      depthOf(other.running.engine.view, "BTCUSDT", 100).asks.length,
    ]);
  });

  test.each(SCRIPTS.map(({ name }) => name))("%s, which the venue knows, is played to its end", async (name) => {
    const { body } = await steer("POST", "/play", { script: name, speed: "max" });
    expect(body).toMatchObject({ script: name });
    expect(body.now).toEqual(body.ends);
    expect((await steer("GET", "")).body.script).toBeNull();
  });

  test("is listed with what it says", async () => {
    const { body } = await steer("GET", "/scripts");
    expect(body.map(({ name }: { name: string }) => name)).toEqual(SCRIPTS.map(({ name }) => name));
    expect(body[0].text.join("\n")).toBe(SCRIPTS[0]!.text);
  });

  test.each([
    ["ramp BTCUSDT", 1, "a line reads"],
    ["at 0s BTCUSDT hold for 1s\nat soon BTCUSDT price 1", 2, "is no length of time"],
    ["at 0s NOPE price 1", 1, "no market and no coin"],
    ["at 0s USDT halt for 1m", 1, "there is no market USDT"],
    ["at 0s BTCUSDT fly to 1", 1, 'there is no action "fly"'],
    ["at 0s BTCUSDT price 0", 1, "is no price"],
    ["at 0s BTCUSDT price 2000000", 1, "does not take that price"],
    ["at 0s BTCUSDT price 1 2", 1, "comes one figure"],
    ["at 0s BTCUSDT ramp to 1", 1, 'needs "over'],
    ["at 0s BTCUSDT ramp down 1 over 1m", 1, 'comes "to <price>" or "by <percent>"'],
    ["at 0s BTCUSDT ramp by 5 over 1m", 1, "is no percentage"],
    ["at 0s BTCUSDT jump by -100%", 1, "does not fall by all it is"],
    ["at 0s BTCUSDT ramp by 5% over 1m more", 1, "is a word too many"],
    ["at 0s BTCUSDT hold for 0", 1, "lasts longer than nothing"],
    ["at 0s BTCUSDT walk 0% for 1m", 1, "more than nothing"],
    ["at 0s BTCUSDT book odd for 1m", 1, "a book can be thin, wide, empty"],
    ["at 0s BTCUSDT spread 5 for 1m", 1, "is no number of times"],
    ["at 0s BTCUSDT funding 0.001", 1, "is not funded"],
    ["at 0s BTCUSD_PERP funding 0.5", 1, "no rate within the cap"],
    ["at 0s BTCUSDT hold for 1m\nat 30s BTCUSDT price 1", 2, "does something else then: line 1"],
    ["at 0s BTCUSDT hold for 1m\n\nat 30s end", 1, "longer than the script"],
    ["at 30s end\nat 40s end", 2, "ends once"],
    ["at 30s end now", 1, 'nothing follows "end"'],
    ["at 32d BTCUSDT price 1", 1, "at most 31 days"],
    ["# nothing", 2, "nothing happens"],
  ])("%j is refused in line %i", async (script, line, why) => {
    const before = stateOf(venue);
    const { status, body } = await steer("POST", "/play", { script: `${script}\n`, file: "mine.txt" });
    expect(status).toBe(400);
    expect(body.msg).toMatch(new RegExp(`^mine\\.txt:${line}: `));
    expect(body.msg).toContain(why);
    expect(stateOf(venue)).toBe(before);
  });

  test("that is neither a file nor known is refused by name, and speed needs time that runs", async () => {
    expect((await steer("POST", "/play", { script: "nothing-like-it" })).body.msg).toContain("crash-day");
    expect((await steer("POST", "/play", { script: "gap", speed: 60 })).body.msg).toContain("Time is frozen");
    expect((await steer("POST", "/play", { script: "gap", speed: 0 })).status).toBe(400);
  });
});
