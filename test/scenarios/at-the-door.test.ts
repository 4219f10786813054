// What clients meet at the door, before anything of theirs is looked at: with clocks that are wrong, when they ask
// too often, with figures no filter takes, with words nobody reads, and from where nobody is served.

import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { expectRefusal, expectSound, type Refusal } from "../refusal.ts";
import { DAYS, encodeParams, openVenue, type Params, sign, START, type TestVenue, type Trader } from "../venue.ts";
import {
  borrowing,
  crossOf,
  done,
  moving,
  ordering,
  orderingContracts,
  orderingSpot,
  type Request,
  steer,
} from "./story.ts";

const OUTSIDE: Refusal = [-1021, "Timestamp for this request is outside of the recvWindow."];
const AHEAD: Refusal = [-1021, "Timestamp for this request was 1000ms ahead of the server's time."];
const NO_FUNDS: Refusal = [-2010, "Account has insufficient balance for requested action."];
const BID = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "29000" };

let venue: TestVenue;
afterEach(() => expectSound(venue));

/** A request signed by a clock of the client's own. */
function signedAt(trader: Trader, at: () => number, path: string, params: Params): Request {
  return () => {
    const query = encodeParams({ ...params, timestamp: at() });
    const signature = sign(trader.secret, query);
    return venue.raw("POST", path, { query: `${query}&signature=${signature}`, apiKey: trader.key });
  };
}

describe("a client's clock", () => {
  test("that is late or early is told so at every door, until the client asks for the time", async () => {
    venue = await openVenue();
    const alice = venue.as("alice");
    await done(moving(alice, "2000 USDT", { from: "spot", to: "cross" }));
    let offset = 0;
    const clock = () => START + offset;
    const doors = [
      signedAt(alice, clock, "/api/v3/order", BID),
      signedAt(alice, clock, "/sapi/v1/margin/order", BID),
      signedAt(alice, clock, "/dapi/v1/order", { ...BID, symbol: "BTCUSD_PERP", quantity: 1 }),
    ];
    for (const placing of doors) {
      for (const [wrongBy, refusal] of [
        [-5_001, OUTSIDE],
        [1_000, AHEAD],
        [1_001, AHEAD],
      ] as const) {
        offset = wrongBy;
        await expectRefusal(venue, placing, refusal);
      }
      // Just in time, and just not too early.
      for (const wrongBy of [-5_000, 999]) {
        offset = wrongBy;
        await done(placing);
      }
      offset = -8_000;
      await expectRefusal(venue, placing, OUTSIDE);
      const { serverTime } = await done<{ serverTime: number }>(() => venue.get("/api/v3/time"));
      offset += serverTime - clock();
      await done(placing);
    }
    // A wide window forgives a slow clock, and sixty seconds are the widest.
    offset = -59_000;
    const patient = (recvWindow: number) => signedAt(alice, clock, "/sapi/v1/margin/order", { ...BID, recvWindow });
    await expectRefusal(venue, patient(60_001), [-1131, "recvWindow must be less than 60000"]);
    await done(patient(60_000));
  });

  test.each([
    ["either", "that never hears of the time that was let pass keeps working"],
    ["venue", "must follow the venue's where the venue is strict"],
  ] as const)("%s: %s", async (timestamps, _) => {
    venue = await openVenue({ timestamps });
    const alice = venue.as("alice");
    await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
    await done(borrowing(alice, "100 USDT", "cross"));
    await steer(venue, "POST", "/time/advance", { by: "30d" });
    let at = START;
    const repaying = signedAt(alice, () => at, "/sapi/v1/margin/borrow-repay", {
      asset: "USDT",
      isIsolated: "FALSE",
      type: "REPAY",
      amount: "50",
    });
    if (timestamps === "either") await done(repaying);
    else await expectRefusal(venue, repaying, OUTSIDE);
    at = START + 10 * DAYS;
    await expectRefusal(venue, repaying, OUTSIDE);
    at = START + 30 * DAYS;
    await done(repaying);
    // Whichever clock signed, the month was charged: 721 × 0.00197917 = 1.42698157, and once or twice 50 came back.
    const borrowed = timestamps === "either" ? "1.42698157" : "51.42698157";
    expect(await crossOf(alice, "USDT")).toMatchObject({ borrowed, interest: "0.00000000" });
  });
});

test("who asks too often is asked to wait; who does not wait is shut out with all that trades from there", async () => {
  venue = await openVenue({ limits: "on" });
  const alice = venue.as("alice");
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  await venue.advance(10_000);
  // 250 each, 6000 a minute.
  const polling = () => venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5000 });
  for (let nth = 1; nth <= 24; nth++) await done(polling);
  const advice = "Please use WebSocket Streams for live updates to avoid";
  const tooMuch: Refusal = [
    -1003,
    `Too much request weight used; current limit is 6000 request weight per 1 MINUTE. ${advice} polling the API.`,
  ];
  await expectRefusal(venue, polling, tooMuch, 429);
  const { headers } = await polling();
  expect(headers).toMatchObject({ "retry-after": "50" });
  await venue.advance(50_000);
  for (let nth = 1; nth <= 24; nth++) await done(polling);

  // The next time it has an order waiting on another page, and does not listen.
  const { orderId } = await done(ordering(alice, BID));
  const cancel = { symbol: "BTCUSDT", orderId: String(orderId) };
  const cancelling = () => alice.delete("/sapi/v1/margin/order", cancel);
  for (let nth = 1; nth <= 20; nth++) await expectRefusal(venue, polling, tooMuch, 429);
  const until = venue.now() + 120_000;
  const banned: Refusal = [-1003, `Way too much request weight used; IP banned until ${until}. ${advice} bans.`];
  await expectRefusal(venue, polling, banned, 418);
  await expectRefusal(venue, cancelling, banned, 418);
  // Where contracts are traded the same is said in other words.
  const elsewhere: Refusal = [
    -1003,
    `Way too many requests; IP banned until ${until}. Please use the websocket for live updates to avoid bans.`,
  ];
  await expectRefusal(venue, () => venue.get("/dapi/v1/time"), elsewhere, 418);
  // Others are nobody's neighbours.
  expect((await venue.raw("GET", "/api/v3/ping", { ip: "10.0.0.7" })).status).toBe(200);
  await venue.advance(119_999);
  await expectRefusal(venue, cancelling, banned, 418);
  await steer(venue, "POST", "/time/advance", { by: "1ms" });
  await done(cancelling);
  await done(polling);
});

test("an order no filter takes is refused in the same words for ever, and what mends it can be looked up", async () => {
  venue = await openVenue();
  const alice = venue.as("alice");
  await done(moving(alice, "1000 USDT", { from: "spot", to: "cross" }));
  const precise: Refusal = [-1111, "Precision is over the maximum defined for this asset."];
  for (const [wrong, onSpot, onMargin] of [
    [{ price: "29000.005" }, [-1013, "Filter failure: PRICE_FILTER"]],
    [{ quantity: "0.010005" }, [-1013, "Filter failure: LOT_SIZE"]],
    [{ quantity: "0.0001" }, [-1013, "Filter failure: NOTIONAL"]],
    [{ price: "150001" }, [-1013, "Filter failure: PERCENT_PRICE_BY_SIDE"]],
    [{ quantity: "0.010000001" }, [-1111, "Parameter 'quantity' has too much precision."], precise],
  ] as readonly (readonly [Params, Refusal, Refusal?])[]) {
    for (let again = 1; again <= 3; again++) {
      await expectRefusal(venue, orderingSpot(alice, { ...BID, ...wrong }), onSpot);
      await expectRefusal(venue, ordering(alice, { ...BID, ...wrong }), onMargin ?? onSpot);
    }
  }
  const { symbols } = await done<{ symbols: { filters: Params[] }[] }>(() =>
    venue.get("/api/v3/exchangeInfo", { symbol: "BTCUSDT" }),
  );
  const filters = new Map(symbols[0]!.filters.map((filter) => [filter["filterType"], filter]));
  expect(filters.get("PRICE_FILTER")).toMatchObject({ tickSize: "0.01000000" });
  expect(filters.get("LOT_SIZE")).toMatchObject({ stepSize: "0.00001000" });
  expect(filters.get("NOTIONAL")).toMatchObject({ minNotional: "5.00000000" });
  // 0.00018 × 29000.01 = 5.2200018. Of all the orders before it none was counted.
  const mended = { ...BID, price: "29000.01", quantity: "0.00018" };
  expect((await orderingSpot(alice, mended)()).headers).toMatchObject({ "x-mbx-order-count-1d": "1" });
  await done(ordering(alice, mended));
});

test("a word nobody knows is refused at the strict door and not heard at the lenient ones, even where it mattered", async () => {
  venue = await openVenue();
  const alice = venue.as("alice");
  await done(moving(alice, "100 USDT", { from: "spot", to: "cross" }));
  await done(moving(alice, "1000 USDT", { from: "spot", to: "BTCUSDT" }));
  const unread = (read: number): Refusal => [
    -1104,
    `Not all sent parameters were read; read '${read}' parameter(s) but was sent '${read + 1}'.`,
  ];
  const limits = () => venue.get("/api/v3/depth", { symbol: "BTCUSDT", limits: 5 });
  await expectRefusal(venue, limits, unread(1));
  await expectRefusal(venue, () => alice.get("/api/v3/account", { coin: "BTC" }), unread(2));
  await expectRefusal(venue, orderingSpot(alice, { ...BID, reduceOnly: "true" }), unread(8));
  await done(orderingSpot(alice, BID));

  await done(orderingContracts(alice, { ...BID, symbol: "BTCUSD_PERP", quantity: 1, colour: "red" }));
  // She means her isolated account, and means to borrow. Neither word is one: the order looks into the cross account,
  // finds 100 where 290 are needed, and borrows nothing.
  await expectRefusal(venue, ordering(alice, { ...BID, isolated: "TRUE", sideEffect: "MARGIN_BUY" }), NO_FUNDS);
  const cross = await done(ordering(alice, { ...BID, isolated: "TRUE", sideEffectType: "MARGIN_BUY" }));
  expect(cross).toMatchObject({ isIsolated: false, marginBuyBorrowAmount: 190 });
  expect(await done(ordering(alice, { ...BID, isIsolated: "TRUE" }))).toMatchObject({ isIsolated: true });
});

describe("a client where nobody is served", () => {
  const BARRED: Refusal = [
    0,
    "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. " +
      "Please contact customer service if you believe you received this message in error.",
  ];

  test("is refused on every page and every WebSocket, whatever is asked for; who steers the venue is not", async () => {
    venue = await openVenue({ quirks: { location: "restricted" }, limits: "on" });
    const alice = venue.as("alice");
    for (const asking of [
      () => venue.get("/api/v3/ping"),
      () => venue.get("/api/v3/exchangeInfo", { symbols: "not these" }),
      () => venue.raw("POST", "/api/v3/userDataStream"),
      () => venue.raw("POST", "/sapi/v1/margin/order", { query: "signature=0", apiKey: "no key" }),
      () => venue.get("/dapi/v1/exchangeInfo"),
      () => venue.get("/fapi/v1/exchangeInfo"),
      () => venue.get("/api/v3/nothing"),
      ordering(alice, BID),
      orderingSpot(alice, BID),
      moving(alice, "100 USDT", { from: "spot", to: "cross" }),
    ]) {
      await expectRefusal(venue, asking, BARRED, 451);
    }
    // As it came live: over several lines, and with nothing about limits.
    const { text, headers } = await venue.get("/api/v3/time");
    expect(text).toBe(`{\n  "code": 0,\n  "msg": "${BARRED[1]}"\n}`);
    expect(headers).toEqual({});
    // Who polls on is never told to slow down: nothing is counted.
    const polling = () => venue.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5000 });
    for (let nth = 1; nth <= 50; nth++) expect((await polling()).status).toBe(451);

    for (const path of ["/ws", "/ws/btcusdt@trade", "/stream?streams=btcusdt@trade", "/ws-api/v3", "/ws/%E0%A4%A"]) {
      expect([path, await answerTo(path)]).toEqual([path, 451]);
    }

    await steer(venue, "POST", "/time/advance", { by: "1h" });
    expect(venue.now()).toBe(START + 3_600_000);
    expect((await fetch(`${venue.running.url}/api/v3/ping`)).status).toBe(451);
    expect((await venue.get("/margrave")).status).toBe(404);
    expect(await answerTo("/margrave/v1")).toBe(404);
  });

  test("is one only where the venue was founded so", async () => {
    venue = await openVenue({ quirks: { location: "served" } });
    expect((await venue.get("/api/v3/ping")).status).toBe(200);
    expect(await answerTo("/ws")).toBe(101);
  });

  /** The status with which a request for a WebSocket is answered. */
  async function answerTo(path: string): Promise<number> {
    const ws = new WebSocket(`ws://127.0.0.1:${venue.running.port}${path}`);
    const statuses = ["upgrade", "unexpected-response"].map((event) =>
      once(ws, event).then((told: { statusCode?: number }[]) => told.at(-1)!.statusCode!),
    );
    const status = await Promise.race(statuses);
    ws.on("error", () => {}).terminate();
    return status;
  }
});
