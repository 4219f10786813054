// A market that follows another venue's: its book is the other's after bursts, after a step that never came and after the
// connection was gone; users trade with it, and what they take returns or stays gone.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  FIRST_PAUSE_MS,
  type FollowPorts,
  followVenue,
  LONGEST_PAUSE_MS,
  SILENT_MS,
} from "../../src/abroad/follow-venue.ts";
import { type Mirroring, network, startMirror } from "../../src/cli/mirror.ts";
import { expectSound } from "../refusal.ts";
import { openVenue, type TestVenue } from "../venue.ts";

/** A clock moved by hand. */
function manual(): Pick<FollowPorts, "now" | "wake"> & { passes(ms: number): void; readonly waiting: () => number[] } {
  let now = 0;
  let alarms: { readonly at: number; readonly ring: () => void }[] = [];
  return {
    now: () => now,
    wake(afterMs, ring) {
      const alarm = { at: now + afterMs, ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((each) => each !== alarm);
      };
    },
    passes(ms) {
      const end = now + ms;
      for (;;) {
        const next = alarms.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = next.at;
        alarms = alarms.filter((each) => each !== next);
        next.ring();
      }
      now = end;
    },
    waiting: () => alarms.map(({ at }) => at - now).toSorted((a, b) => a - b),
  };
}

/** Lets the event loop turn until something is so; fails where it never is. */
async function until(what: string, so: () => boolean | Promise<boolean>): Promise<void> {
  for (let turns = 0; turns < 3_000; turns++) {
    if (await so()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never: ${what}`);
}

describe("between two venues", () => {
  let there: TestVenue;
  let here: TestVenue;
  let clock: ReturnType<typeof manual>;
  let how: Mirroring;
  let close: (() => Promise<void>) | undefined;
  beforeEach(async () => {
    there = await openVenue();
    // Nobody quotes here: what stands in its books is the mirror's.
    here = await openVenue({ house: false });
    clock = manual();
    how = {
      from: there.running.url,
      streams: undefined,
      contractsFrom: undefined,
      contractStreams: undefined,
      symbols: ["BTCUSDT", "BTCUSD_PERP"],
      depth: 20,
      taken: "returns",
      url: here.running.url,
      token: undefined,
    };
  });
  afterEach(async () => {
    await close?.();
    close = undefined;
    expectSound(here);
    expectSound(there);
    await here.close();
    await there.close();
  });

  const begin = async (more: Partial<Mirroring> = {}): Promise<void> => {
    ({ close } = await startMirror({ ...how, ...more }, clock));
  };
  const book = async (venue: TestVenue, symbol: string): Promise<string> => {
    const path = symbol.includes("_") ? "/dapi/v1/depth" : "/api/v3/depth";
    const { bids, asks } = (await venue.get(path, { symbol, limit: 20 })).body;
    return JSON.stringify({ bids, asks });
  };
  /** Lets the other venue's paced streams speak until both books are the same. */
  const same = (...symbols: string[]) =>
    until("the books are the same", async () => {
      await there.advance(100);
      for (const symbol of symbols) if ((await book(here, symbol)) !== (await book(there, symbol))) return false;
      return true;
    });
  const steer = (venue: TestVenue, method: string, path: string, body?: object) =>
    fetch(`${venue.running.url}/margrave/v1${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const quotes = async (venue: TestVenue, who: "alice" | "bob", side: string, price: string, quantity: string) =>
    (
      await venue
        .as(who)
        .post("/api/v3/order", { symbol: "BTCUSDT", side, type: "LIMIT", timeInForce: "GTC", price, quantity })
    ).body;

  test("a book is the other's from the start and after every burst, and so are index and mark", async () => {
    await there.price("BTCUSDT", "31000");
    await begin();
    await same("BTCUSDT", "BTCUSD_PERP");
    for (const price of ["31010", "30980", "33000", "29500"]) {
      await there.price("BTCUSDT", price);
      await quotes(there, "alice", "BUY", String(Number(price) - 1), "0.5");
      await there.as("bob").post("/api/v3/order", { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.3" });
      await same("BTCUSDT", "BTCUSD_PERP");
      expect(await book(here, "BTCUSDT")).not.toContain('"bids":[]');
    }
    await until("the mark is the other's", async () => {
      await there.advance(1_000);
      const [row] = (await here.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" })).body;
      return row.markPrice === "29500.00000000" && row.indexPrice === "29500.00000000";
    });
  });

  test("a step that never came is noticed at the next one, and the book is the other's again", async () => {
    await begin({ symbols: ["BTCUSDT"] });
    await same("BTCUSDT");
    await steer(there, "POST", "/faults/market-streams", { stream: "btcusdt@depth@100ms", does: "drop" });
    await quotes(there, "alice", "BUY", "29990", "1");
    await there.advance(100);
    await quotes(there, "alice", "SELL", "30010", "1");
    await same("BTCUSDT");
    expect(await book(here, "BTCUSDT")).toContain('["29990.00000000","1.00000000"]');
  });

  test("steps in the wrong order, and twice, come to the same", async () => {
    await begin({ symbols: ["BTCUSDT"] });
    await same("BTCUSDT");
    for (const does of ["swap", "double"]) {
      await steer(there, "POST", "/faults/market-streams", { stream: "btcusdt@depth@100ms", does });
      for (const price of ["29980", "29981", "29982"]) {
        await quotes(there, "alice", "BUY", price, "0.1");
        await there.advance(100);
      }
      await same("BTCUSDT");
      expect(await book(here, "BTCUSDT")).toContain('"29982.00000000"');
    }
  });

  test("a connection that is gone is made again after a pause, and what happened meanwhile is there", async () => {
    const told: string[] = [];
    const open = new Set<() => void>();
    let connections = 0;
    const ports = network({ ...how, symbols: ["BTCUSDT"] }, "spot");
    const followed = followVenue(
      { family: "spot", symbols: ["BTCUSDT"], depth: 20 },
      {
        ...ports,
        ...clock,
        tell: (words) => void told.push(words),
        connect(streams, on) {
          connections++;
          const connection = ports.connect(streams, on);
          open.add(connection.close);
          return connection;
        },
      },
    );
    await same("BTCUSDT");
    for (const cut of open) cut();
    await until("the end is told", () => told.length > 0);
    expect(told).toEqual(["the connection to spot has ended; again in 1 s"]);
    await quotes(there, "alice", "BUY", "29990", "1");
    await there.advance(100);
    expect(connections).toBe(1);
    clock.passes(FIRST_PAUSE_MS);
    expect(connections).toBe(2);
    await same("BTCUSDT");
    await followed.close();
    expect(clock.waiting()).toEqual([]);
  });

  test("users trade with what stands there: with the next look it returns", async () => {
    await begin({ symbols: ["BTCUSDT"] });
    await same("BTCUSDT");
    const best = JSON.parse(await book(there, "BTCUSDT")).asks[0] as [string, string];
    const bought = await quotes(here, "alice", "BUY", best[0], best[1]);
    expect(bought).toMatchObject({ status: "FILLED", executedQty: best[1] });
    expect(await book(here, "BTCUSDT")).not.toBe(await book(there, "BTCUSDT"));
    await quotes(there, "bob", "BUY", "29000", "0.1");
    await same("BTCUSDT");
    expect(JSON.parse(await book(here, "BTCUSDT")).asks[0]).toEqual(best);
  });

  test("or it is gone for as long as its price stands there", async () => {
    await begin({ symbols: ["BTCUSDT"], taken: "stays" });
    await same("BTCUSDT");
    const [best, second] = JSON.parse(await book(there, "BTCUSDT")).asks as [string, string][];
    await quotes(here, "alice", "BUY", best![0], best![1]);
    await quotes(there, "bob", "BUY", "29990", "0.1");
    await until("the next look is shown", async () => {
      await there.advance(100);
      return (await book(here, "BTCUSDT")).includes('["29990.00000000","0.10000000"]');
    });
    expect(JSON.parse(await book(here, "BTCUSDT")).asks[0]).toEqual(second);
    // What comes to stand there beyond that is there: half a coin more.
    await quotes(there, "bob", "SELL", best![0], "0.5");
    await until("what came is there", async () => {
      await there.advance(100);
      const [first] = JSON.parse(await book(here, "BTCUSDT")).asks as [string, string][];
      return first![0] === best![0] && first![1] === "0.50000000";
    });
  });

  test("a resting order is filled when the other market trades at its price", async () => {
    await begin({ symbols: ["BTCUSDT"] });
    await same("BTCUSDT");
    const order = await quotes(here, "alice", "BUY", "29999", "0.2");
    expect(order.status).toBe("NEW");
    await quotes(there, "bob", "BUY", "29999", "0.5");
    await there.advance(100);
    await quotes(there, "alice", "SELL", "29999", "0.5");
    await until("it is filled", async () => {
      await there.advance(100);
      const { body } = await here.as("alice").get("/api/v3/order", { symbol: "BTCUSDT", orderId: order.orderId });
      return body.status === "FILLED";
    });
    const [trade] = (await here.as("alice").get("/api/v3/myTrades", { symbol: "BTCUSDT" })).body;
    expect(trade).toMatchObject({ price: "29999.00000000", qty: "0.20000000", isMaker: true });
  });

  test("trades are made again at their own prices, though the mirror stood at better ones", async () => {
    const show = (body: object) => steer(here, "PUT", "/market/mirrors/BTCUSDT", body);
    await show({ bids: "29998 1\n29997 2", asks: "30002 1\n30003 2" });
    await show({ bids: "29996 1", asks: "30003 1", trades: "29997 0.5 sell\n30003 0.25 buy\n30010 1 buy" });
    const trades = (await here.get("/api/v3/trades", { symbol: "BTCUSDT", limit: 3 })).body;
    expect(trades).toMatchObject([
      { price: "29997.00000000", qty: "0.50000000", isBuyerMaker: true },
      { price: "30003.00000000", qty: "0.25000000", isBuyerMaker: false },
      { price: "30010.00000000", qty: "1.00000000", isBuyerMaker: false },
    ]);
    expect(JSON.parse(await book(here, "BTCUSDT"))).toEqual({
      bids: [["29996.00000000", "1.00000000"]],
      asks: [["30003.00000000", "1.00000000"]],
    });
  });

  test("a coin's index is that of its contract where one is mirrored, else the price of its pair", async () => {
    const index = async () => (await here.get("/dapi/v1/premiumIndex", { symbol: "BTCUSD_PERP" })).body[0].indexPrice;
    await steer(here, "PUT", "/market/mirrors/BTCUSDT", { price: "30100" });
    expect(await index()).toBe("30100.00000000");
    await steer(here, "PUT", "/market/mirrors/BTCUSD_PERP", { index: "30200", mark: "30201" });
    await steer(here, "PUT", "/market/mirrors/BTCUSDT", { price: "30100" });
    expect(await index()).toBe("30200.00000000");
    await steer(here, "DELETE", "/market/mirrors/BTCUSD_PERP");
    await steer(here, "PUT", "/market/mirrors/BTCUSDT", { price: "30100" });
    expect(await index()).toBe("30100.00000000");
  });

  test("it ends without a trace of its orders, and prices walk on where they walked", async () => {
    await steer(here, "POST", "/market/resume");
    await begin({ symbols: ["BTCUSDT"] });
    await same("BTCUSDT");
    expect(((await (await steer(here, "GET", "/market")).json()) as { walks: boolean }).walks).toBe(false);
    await close!();
    close = undefined;
    expect(JSON.parse(await book(here, "BTCUSDT"))).toEqual({ bids: [], asks: [] });
    expect(((await (await steer(here, "GET", "/market")).json()) as { walks: boolean }).walks).toBe(true);
  });

  test.each<[Partial<Mirroring>, string]>([
    [{ from: "SELF" }, "a venue cannot mirror itself"],
    [{ symbols: ["btc"] }, "btc is no symbol"],
    [{ url: "http://127.0.0.1:1" }, "no venue answers at http://127.0.0.1:1"],
  ])("it does not begin with %j", async (more, why) => {
    const from = more.from === "SELF" ? here.running.url : how.from;
    await expect(startMirror({ ...how, ...more, from }, clock)).rejects.toThrow(why);
  });

  test("looks that do not fit are refused and change nothing", async () => {
    const before = await book(here, "BTCUSDT");
    const show = async (symbol: string, body: object) => {
      const response = await steer(here, "PUT", `/market/mirrors/${symbol}`, body);
      return (await response.json()) as { code: number; msg: string };
    };
    expect(await show("NOPE", {})).toMatchObject({ code: -9003 });
    expect((await show("BTCUSDT", { bids: "29999.001 1" })).msg).toContain("is off the grid of BTCUSDT");
    expect((await show("BTCUSD_PERP", { bids: "29999 1.5" })).msg).toContain("is off the grid of BTCUSD_PERP");
    for (const bids of ["1", "1 2 3", "x 1", "1 0", "-1 1"])
      expect((await show("BTCUSDT", { bids })).msg).toContain("'bids' cannot be");
    expect((await show("BTCUSDT", { trades: "1 1" })).msg).toContain("'trades' cannot be");
    await steer(here, "POST", "/market/resume");
    expect((await show("BTCUSDT", { bids: "29999 1" })).msg).toContain("Prices move by themselves");
    await steer(here, "POST", "/market/pause");
    expect(await book(here, "BTCUSDT")).toBe(before);
    expect((await steer(here, "DELETE", "/market/mirrors/NOPE")).status).toBe(404);
  });
});

describe("a venue that does not answer", () => {
  test("is asked again after pauses that double up to a minute, and one that falls silent is left", async () => {
    const clock = manual();
    const on: { closed: () => void; opened: () => void }[] = [];
    let asked = 0;
    const followed = followVenue(
      { family: "coinm", symbols: ["BTCUSD_PERP"], depth: 5 },
      {
        ...clock,
        ask: () => {
          asked++;
          return Promise.reject(new Error("nobody"));
        },
        connect(streams, each) {
          expect(streams).toEqual([
            "btcusd_perp@depth@100ms",
            "btcusd_perp@aggTrade",
            "btcusd_perp@markPrice@1s",
            "btcusd@indexPrice@1s",
          ]);
          on.push(each);
          return { close: () => {} };
        },
        show: () => Promise.resolve(),
        tell: () => {},
      },
    );
    for (let nth = 0; nth < 10; nth++) {
      on.at(-1)!.closed();
      const [pause] = clock.waiting();
      expect(pause).toBe(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** nth));
      clock.passes(pause!);
      expect(on).toHaveLength(nth + 2);
    }
    // Nothing comes, not even a ping.
    clock.passes(SILENT_MS);
    clock.passes(LONGEST_PAUSE_MS);
    expect(on).toHaveLength(12);
    on.at(-1)!.opened();
    for (let nth = 1; nth <= 3; nth++) {
      await until("it has failed", () => clock.waiting().length === 2);
      expect(asked).toBe(nth);
      clock.passes(FIRST_PAUSE_MS * 2 ** (nth - 1));
    }
    await followed.close();
    expect(clock.waiting()).toEqual([]);
  });
});
