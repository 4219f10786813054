// A local order book kept by ccxt, unmodified, over a busy market: it throws where a step is missing.

import ccxt from "ccxt";
import { afterAll, describe, expect, test } from "vitest";
import type { Command, PurseName } from "../../src/core/commands.ts";
import { depthOf, updateIdOf } from "../../src/core/select-market.ts";
import { priceOf, quantityOf } from "../../src/genesis/figures.ts";
import { seeded } from "../../src/market/prng.ts";
import { lots } from "../../src/money/units.ts";
import { openVenue, type TestVenue } from "../venue.ts";

/** Steps a book is followed for, and how many are made before the reader is let read. */
const STEPS = 100_000;
const AT_ONCE = 400;
const LONG = 60_000;

type Pro = InstanceType<typeof ccxt.pro.binance>;
const open: Pro[] = [];
afterAll(async () => {
  for (const exchange of open) await exchange.close();
});

async function connect(exchange: Pro, venue: TestVenue): Promise<Pro> {
  const moved = (urls: Record<string, unknown>): void => {
    for (const [area, url] of Object.entries(urls)) {
      if (typeof url !== "string") moved(url as Record<string, unknown>);
      else
        urls[area] = url
          .replace(/^https:\/\/[^/]+/, venue.running.url)
          .replace(/^wss:\/\/[^/]+/, venue.running.url.replace("http", "ws"));
    }
  };
  moved(exchange.urls["api"]);
  await exchange.loadHttpProxyAgent();
  await exchange.loadMarkets();
  open.push(exchange);
  return exchange;
}

/** How orders are placed on a market, and cancelled. */
interface Orders {
  readonly place: (account: number, side: "buy" | "sell", price: string) => Command;
  readonly cancel: (account: number, id: number) => Command;
}

/** Two accounts whose orders stand around a price, trade with each other and are cancelled, one at each call. */
function busy(venue: TestVenue, { place, cancel }: Orders): () => void {
  const { engine } = venue.running;
  const draw = seeded(11);
  const resting = new Map<number, number>();
  return () => {
    const account = 1 + draw(2);
    const cancels = resting.size > 150 || (resting.size > 60 && draw(100) < 45);
    const side = draw(2) === 0 ? "buy" : "sell";
    // Three of thirty prices cross the middle.
    const away = draw(30) - 2;
    const price = ((side === "buy" ? 299_990 - away : 300_010 + away) / 10).toFixed(1);
    const [id, owner] = [...resting][draw(resting.size || 1)] ?? [0, 0];
    engine.perform(
      cancels ? cancel(owner, id) : place(account, side, price),
      ({ events = [] }) => {
        for (const event of events) {
          if (event.type === "OrderRested") resting.set(event.order, account);
          if (event.type === "OrderClosed") resting.delete(event.order);
        }
      },
      { release: () => {}, lost: () => {} },
    );
  };
}

/** Follows a market's book with a library for so many steps, looking at it all the while. */
async function follows(
  exchange: Pro,
  venue: TestVenue,
  symbol: string,
  unified: string,
  act: () => void,
): Promise<void> {
  const { engine } = venue.running;
  const first = updateIdOf(engine.view, symbol);
  let book = await exchange.watchOrderBook(unified);
  let steps = 0;
  let crossed = 0;
  while (steps < STEPS) {
    for (let nth = 0; nth < AT_ONCE; nth++) {
      const before = updateIdOf(engine.view, symbol);
      act();
      // While time stands still each command that changes the book is a step of its own.
      if (updateIdOf(engine.view, symbol) !== before) steps++;
    }
    const made = updateIdOf(engine.view, symbol);
    while (Number(book.nonce) < made) {
      book = await exchange.watchOrderBook(unified);
      if (Number(book.bids[0]![0]) >= Number(book.asks[0]![0])) crossed++;
    }
  }
  expect(crossed).toBe(0);
  expect(updateIdOf(engine.view, symbol) - first).toBeGreaterThanOrEqual(STEPS);
  const { body } = await venue.get(symbol.includes("_") ? "/dapi/v1/depth" : "/api/v3/depth", { symbol, limit: 100 });
  for (const side of ["bids", "asks"] as const) {
    const kept = book[side].slice(0, 40).map(([price, size]) => [Number(price), Number(size)]);
    expect(kept).toEqual(body[side].slice(0, 40).map((row: string[]) => row.map(Number)));
  }
  expect(depthOf(engine.view, symbol, 1).updateId).toBe(book.nonce);
}

const LIMIT = { kind: "limit", timeInForce: "gtc", clientId: undefined, prevention: "none" } as const;

const ON_PAIR: Orders = {
  place: (account, side, price) => ({
    ...LIMIT,
    type: "PlaceOrder",
    purse: { kind: "spot", account },
    symbol: "BTCUSDT",
    side,
    price: priceOf(price),
    quantity: quantityOf("0.001"),
    quoteQuantity: undefined,
    stopPrice: undefined,
    trailingDelta: undefined,
    icebergQuantity: undefined,
    sideEffect: "none",
    repayAtCancel: false,
  }),
  cancel: (account, id) => cancelling({ kind: "spot", account }, "BTCUSDT", id),
};

const ON_CONTRACT: Orders = {
  place: (account, side, price) => ({
    ...LIMIT,
    type: "PlaceContractOrder",
    account,
    symbol: "BTCUSD_PERP",
    side,
    contracts: lots(1),
    price: priceOf(price),
    leg: "both",
    reduceOnly: false,
  }),
  cancel: (account, id) => cancelling({ kind: "coinm", account }, "BTCUSD_PERP", id),
};

function cancelling(purse: PurseName, symbol: string, id: number): Command {
  return { type: "CancelOrder", purse, symbol, order: { id }, cancelId: undefined, onlyIf: undefined };
}

describe("a book kept by ccxt has no gap and is never crossed in a hundred thousand steps", () => {
  test("of a pair", { timeout: LONG }, async () => {
    const venue = await openVenue({ house: false });
    const act = busy(venue, ON_PAIR);
    for (let nth = 0; nth < 60; nth++) act();
    const exchange = await connect(new ccxt.pro.binance({ enableRateLimit: false }), venue);
    await follows(exchange, venue, "BTCUSDT", "BTC/USDT", act);
    expect(venue.faults()).toEqual([]);
  });

  test("of a contract", { timeout: LONG }, async () => {
    const venue = await openVenue({ house: false });
    const act = busy(venue, ON_CONTRACT);
    for (let nth = 0; nth < 60; nth++) act();
    const exchange = await connect(new ccxt.pro.binancecoinm({ enableRateLimit: false }), venue);
    await follows(exchange, venue, "BTCUSD_PERP", "BTC/USD:BTC", act);
    expect(venue.faults()).toEqual([]);
  });
});
