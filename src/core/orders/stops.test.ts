import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";

/** A market that has traded at 30,000, and two traders with money and coins. */
function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore();
  venue.prints("30000");
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("100000", "USDT").has("10", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

describe("a stop waits until a trade reaches its price", () => {
  test.each([
    ["a stop-loss to sell waits for a fall", "sells", { stop: "29000" }, "29000.01", "29000"],
    ["a stop-loss to buy waits for a rise", "buys", { stop: "31000" }, "30999.99", "31000"],
    ["a take-profit to sell waits for a rise", "sells", { target: "31000" }, "30999.99", "31000"],
    ["a take-profit to buy waits for a fall", "buys", { target: "29000" }, "29000.01", "29000"],
  ] as const)("%s", (_name, act, terms, before, at) => {
    const { venue, ann, ben } = market();
    // What a market order will meet.
    ben.buys("1", { at: "20000" });
    ben.sells("1", { at: "40000" });
    const order = ann[act]("0.1", terms);
    expect(order.status).toBe("new, waiting");
    venue.prints(before);
    expect(order.status).toBe("new, waiting");
    venue.prints(at);
    expect(order.status).toBe("filled");
  });

  test("with a limit price it then stands in the book like any other", () => {
    const { venue, ann } = market();
    const order = ann.sells("0.1", { stop: "29000", at: "29500" });
    expect(venue.book().asks).toEqual([]);
    venue.prints("29000");
    expect(order.status).toBe("new");
    expect(venue.book().asks).toEqual(["0.1 @ 29500"]);
  });

  test("it expires where its market order meets nobody", () => {
    const { venue, ann } = market();
    const order = ann.sells("0.1", { stop: "29000" });
    venue.prints("29000");
    expect([order.status, ann.locked("BTC")]).toEqual(["expired", "0"]);
  });

  test("neither the index nor an order that does not trade sets it off", () => {
    const { venue, ann, ben } = market();
    const order = ann.sells("0.1", { stop: "29000" });
    venue.index("BTC", "20000");
    ben.sells("1", { at: "28000", maker: true });
    expect(order.status).toBe("new, waiting");
  });
});

test("one whose price is reached already is refused", () => {
  const { ann } = market();
  const refused = { reason: "would-trigger" };
  expect(refusal(() => ann.sells("0.1", { stop: "30000" }))).toEqual(refused);
  expect(refusal(() => ann.buys("0.1", { stop: "30000" }))).toEqual(refused);
  expect(refusal(() => ann.sells("0.1", { target: "30000" }))).toEqual(refused);
  expect(refusal(() => ann.buys("0.1", { target: "30000", at: "29000" }))).toEqual(refused);
});

test("in a market that never traded nothing is reached, and the first trade reaches what it passes", () => {
  const venue = openCore();
  const ann = venue.trader("ann").spot.has("10", "BTC");
  const order = ann.sells("0.1", { stop: "30000", at: "31000" });
  expect(order.status).toBe("new, waiting");
  venue.prints("29999");
  expect(order.status).toBe("new");
});

test("a stop that trades can reach the next one, and that the next", () => {
  const { venue, ann, ben } = market();
  for (const [size, at] of [
    ["0.1", "29000"],
    ["0.1", "28000"],
    ["0.1", "27000"],
  ] as const)
    ben.buys(size, { at });
  const cascade = [
    ann.sells("0.1", { stop: "29500" }),
    ann.sells("0.1", { stop: "29000" }),
    ann.sells("0.1", { stop: "28000" }),
    ann.sells("0.1", { stop: "26500" }),
  ];
  venue.prints("29500");
  // Each sale takes the bid at the next stop; the fourth stop stays out of reach.
  expect(venue.trades().slice(-3)).toEqual(["0.1 @ 29000", "0.1 @ 28000", "0.1 @ 27000"]);
  expect(cascade.map(({ status }) => status)).toEqual(["filled", "filled", "filled", "new, waiting"]);
});

test("of stops on one side the nearest goes first, and of equal ones the oldest", () => {
  const { venue, ann } = market();
  const far = ann.sells("0.1", { stop: "29400", at: "40000" });
  const near = ann.sells("0.1", { stop: "29600", at: "40000" });
  const late = ann.sells("0.1", { stop: "29600", at: "40000" });
  venue.prints("29000");
  expect(venue.happened("OrderTriggered").map(({ order }) => order)).toEqual([near.id, late.id, far.id]);
});

test("of stops on either side, which only a first trade can reach at once, the oldest goes first", () => {
  const venue = openCore();
  const ann = venue.trader("ann").spot.has("10", "BTC").has("100000", "USDT");
  const falling = ann.sells("0.1", { stop: "31000", at: "40000" });
  const rising = ann.buys("0.1", { stop: "29000", at: "20000" });
  venue.prints("30000");
  expect(venue.happened("OrderTriggered").map(({ order }) => order)).toEqual([falling.id, rising.id]);
});

test("a stop to buy at the market pays more than its stop price out of what is free", () => {
  const { venue, ann, ben } = market();
  const order = ann.buys("1", { stop: "31000" });
  expect(ann.locked("USDT")).toBe("31000");
  ben.sells("1", { at: "33000" });
  venue.prints("31000");
  expect([order.status, order.paid, ann.free("USDT"), ann.locked("USDT")]).toEqual(["filled", "33000", "67000", "0"]);
});

test("and buys only what it can pay for where that is not enough", () => {
  const { venue, ben } = market();
  const cid = venue.trader("cid").spot.has("31000", "USDT");
  const order = cid.buys("1", { stop: "31000" });
  ben.sells("1", { at: "33000" });
  venue.prints("31000");
  // 0.93939 × 33,000 = 30,999.87; a lot more would cost 0.33.
  expect([order.status, order.filled, order.paid]).toEqual(["expired", "0.93939", "30999.87"]);
  expect([cid.free("USDT"), cid.locked("USDT")]).toEqual(["0.13", "0"]);
});

test("a stop that is cancelled holds nothing any more and is never set off", () => {
  const { venue, ann, ben } = market();
  ben.buys("1", { at: "20000" });
  const order = ann.sells("1", { stop: "29000" });
  expect(ann.locked("BTC")).toBe("1");
  ann.cancels(order);
  expect(ann.locked("BTC")).toBe("0");
  venue.prints("28000");
  expect([order.status, order.filled]).toEqual(["canceled", "0"]);
});

test("a triggered stop that wants all or nothing has all or nothing", () => {
  const { venue, ann, ben } = market();
  ben.buys("0.5", { at: "28500" });
  const killed = ann.sells("1", { stop: "29000", at: "28500", tif: "fok" });
  const filled = ann.sells("0.5", { stop: "28900", at: "28500", tif: "fok" });
  venue.prints("28800");
  expect([killed.status, killed.filled]).toEqual(["expired", "0"]);
  expect([filled.status, filled.filled]).toEqual(["filled", "0.5"]);
});

test("a market takes at most five stops of one purse, and cancelling makes room", () => {
  const { ann } = market();
  const first = ann.sells("0.1", { stop: "29000" });
  for (let nth = 0; nth < 4; nth++) ann.sells("0.1", { stop: "29000" });
  expect(refusal(() => ann.sells("0.1", { stop: "29000" }))).toEqual({
    reason: "filter",
    filter: "MAX_NUM_ALGO_ORDERS",
  });
  expect(ann.sells("0.1", { at: "31000" }).status).toBe("new");
  ann.cancels(first);
  expect(ann.sells("0.1", { stop: "29000" }).status).toBe("new, waiting");
});
