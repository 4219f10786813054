import { describe, expect, test } from "vitest";
import { openCore, refusal, type CoreVenue } from "../../../test/exchange.ts";
import type { PairDesk, Terms } from "../../../test/exchange/pair-desk.ts";
import { DEFAULT_CONTRACTS } from "../../genesis/contracts.ts";
import { amountOf, priceOf, quantityOf, ratioOf } from "../../genesis/figures.ts";
import { DEFAULT_PAIRS } from "../../genesis/pairs.ts";
import { lots } from "../../money/units.ts";
import type { Pair } from "../listing.ts";

/** A pair with round bounds: each filter can be broken by itself. */
const PAIR: Pair = {
  ...DEFAULT_PAIRS[0]!,
  filters: {
    ...DEFAULT_PAIRS[0]!.filters,
    price: { min: priceOf("10"), max: priceOf("100000"), tick: priceOf("0.5") },
    lot: { min: quantityOf("0.01"), max: quantityOf("100"), step: quantityOf("0.01") },
    marketLot: { min: quantityOf("0.02"), max: quantityOf("50"), step: quantityOf("0.02") },
    icebergParts: 10,
    percentPrice: {
      bidUp: ratioOf("1.5"),
      bidDown: ratioOf("0.5"),
      askUp: ratioOf("2"),
      askDown: ratioOf("0.8"),
      minutes: 5,
    },
    notional: { min: amountOf("500"), max: amountOf("1000000"), minToMarket: true, maxToMarket: false, minutes: 5 },
    maxOrders: 3,
    maxAlgoOrders: 2,
  },
};

function market(): { venue: CoreVenue; ann: PairDesk; ben: PairDesk } {
  const venue = openCore({ pairs: [PAIR], contracts: [] });
  const funded = (name: string): PairDesk => venue.trader(name).spot.has("9000000", "USDT").has("1000", "BTC");
  return { venue, ann: funded("ann"), ben: funded("ben") };
}

/** Which filter refuses an order. */
function broken(desk: PairDesk, side: "buys" | "sells", size: string | { worth: string }, terms: Terms = {}): string {
  const refused = refusal(() => desk[side](size, terms));
  return refused.reason === "filter" ? refused.filter : refused.reason;
}

describe("each filter by itself", () => {
  test.each([
    ["a price below the lowest", "9.5", "PRICE_FILTER"],
    ["a price above the highest", "100000.5", "PRICE_FILTER"],
    ["a price off the grid", "30000.25", "PRICE_FILTER"],
  ])("%s", (_name, at, filter) => {
    expect(broken(market().ann, "buys", "1", { at })).toBe(filter);
  });

  test.each([
    ["a stop price off the grid", { stop: "29000.25" }],
    ["a stop price above the highest", { target: "100001" }],
  ])("%s", (_name, terms) => {
    const { venue, ann } = market();
    venue.prints("30000", "1");
    expect(broken(ann, "sells", "1", terms)).toBe("PRICE_FILTER");
  });

  test.each([
    ["less than the smallest quantity", "0.001"],
    ["more than the largest quantity", "100.01"],
    ["a quantity off the grid", "1.001"],
  ])("%s", (_name, size) => {
    expect(broken(market().ann, "buys", size, { at: "30000" })).toBe("LOT_SIZE");
  });

  test("an iceberg's part is a quantity too, and it has at most so many", () => {
    const { ann } = market();
    expect(broken(ann, "buys", "1", { at: "30000", iceberg: "0.005" })).toBe("LOT_SIZE");
    expect(broken(ann, "buys", "1.01", { at: "30000", iceberg: "0.1" })).toBe("ICEBERG_PARTS");
    expect(ann.buys("1", { at: "30000", iceberg: "0.1" }).status).toBe("new");
  });

  test("market orders have bounds of their own beside the common ones", () => {
    const { venue, ann, ben } = market();
    venue.index("BTC", "10000");
    ben.sells("90", { at: "10000" });
    expect(broken(ann, "buys", "50.02")).toBe("MARKET_LOT_SIZE");
    expect(broken(ann, "buys", "1.01")).toBe("MARKET_LOT_SIZE");
    expect(broken(ann, "buys", "1.001")).toBe("LOT_SIZE");
    expect(ann.buys("1.02").status).toBe("filled");
    // A limit order may be as large as that.
    expect(ann.buys("50.02", { at: "10000" }).status).toBe("filled");
  });

  test("a bid may not be far above the index nor far below, an ask within its own band", () => {
    const { venue, ann } = market();
    venue.index("BTC", "1000");
    expect(broken(ann, "buys", "1", { at: "1500.5" })).toBe("PERCENT_PRICE_BY_SIDE");
    expect(broken(ann, "buys", "1", { at: "499.5" })).toBe("PERCENT_PRICE_BY_SIDE");
    expect(broken(ann, "sells", "1", { at: "2000.5" })).toBe("PERCENT_PRICE_BY_SIDE");
    expect(broken(ann, "sells", "1", { at: "799.5" })).toBe("PERCENT_PRICE_BY_SIDE");
    expect([ann.buys("1", { at: "500" }).status, ann.sells("1", { at: "2000" }).status]).toEqual(["new", "new"]);
  });

  test("an order must be worth something, and not too much; market orders only something", () => {
    const { venue, ann, ben } = market();
    venue.index("BTC", "10000");
    ben.sells("100", { at: "10000" });
    expect(broken(ann, "buys", "0.04", { at: "10000" })).toBe("NOTIONAL");
    expect(broken(ann, "buys", "100", { at: "10000.5" })).toBe("NOTIONAL");
    expect(broken(ann, "buys", { worth: "499.99" })).toBe("NOTIONAL");
    expect(ann.buys({ worth: "500" }).status).toBe("filled");
    // By quantity a market order is worth what the index says.
    expect(broken(ann, "buys", "0.04")).toBe("NOTIONAL");
    venue.index("BTC", "25000");
    expect(ann.buys("0.04").status).toBe("filled");
    // The greatest worth is for limit orders only.
    expect(ann.buys("42").status).toBe("filled");
  });

  test("so many orders, and of them so many stops", () => {
    const { venue, ann } = market();
    venue.prints("30000", "1");
    ann.sells("1", { stop: "29000" });
    ann.sells("1", { target: "31000", at: "31000" });
    expect(broken(ann, "sells", "1", { stop: "29000" })).toBe("MAX_NUM_ALGO_ORDERS");
    ann.sells("1", { at: "40000" });
    expect(broken(ann, "sells", "1", { at: "40000" })).toBe("MAX_NUM_ORDERS");
    expect(broken(ann, "sells", "1", { stop: "29000" })).toBe("MAX_NUM_ORDERS");
  });
});

test("an order that is wrong in every way is told so one filter at a time, in the order they are listed", () => {
  const { venue, ann } = market();
  venue.index("BTC", "1000");
  for (let nth = 0; nth < 3; nth++) ann.buys("1", { at: "1000" });
  const told = [
    broken(ann, "buys", "1.001", { at: "10000.25", iceberg: "0.001" }),
    broken(ann, "buys", "1.001", { at: "10000", iceberg: "0.001" }),
    broken(ann, "buys", "1.3", { at: "10000", iceberg: "0.001" }),
    broken(ann, "buys", "1.3", { at: "10000", iceberg: "0.1" }),
    broken(ann, "buys", "0.02", { at: "10000" }),
    broken(ann, "buys", "0.02", { at: "1000" }),
    broken(ann, "buys", "1", { at: "1000" }),
  ];
  expect(told).toEqual([
    "PRICE_FILTER",
    "LOT_SIZE",
    "LOT_SIZE",
    "ICEBERG_PARTS",
    "PERCENT_PRICE_BY_SIDE",
    "NOTIONAL",
    "MAX_NUM_ORDERS",
  ]);
  ann.cancelsAll();
  expect(ann.buys("1", { at: "1000" }).status).toBe("new");
});

test("what makes no sense at all is refused before any filter looks at it", () => {
  const { ann } = market();
  expect(broken(ann, "buys", "0", { at: "1" })).toBe("value-is-zero");
  expect(broken(ann, "buys", "1", { at: "0" })).toBe("value-is-zero");
  expect(broken(ann, "buys", { worth: "0" })).toBe("value-is-zero");
  expect(broken(ann, "buys", "1.001", { at: "1", iceberg: "2" })).toBe("iceberg-exceeds-quantity");
});

test("without an index an order is compared with what traded in the last minutes, and with nothing before that", () => {
  const unpriced: Pair = { ...PAIR, symbol: "NEWUSDT", base: "NEW" };
  const [usdt] = [openCore().x.reference.assets.get("USDT")!];
  const venue = openCore({ assets: [{ ...usdt, name: "NEW" }], pairs: [unpriced], contracts: [] });
  const ann = venue.trader("ann").spot.on("NEWUSDT").has("1000", "NEW").has("900000", "USDT");
  const far = ann.sells("1", { at: "90000" });
  expect(far.status).toBe("new");
  ann.cancels(far);
  venue.prints("1000", "1", "NEWUSDT");
  expect(broken(ann, "sells", "1", { at: "2000.5" })).toBe("PERCENT_PRICE_BY_SIDE");
  expect(ann.sells("1", { at: "2000" }).status).toBe("new");
});

describe("the limits of a contract", () => {
  const CONTRACT = {
    ...DEFAULT_CONTRACTS[0]!,
    price: { min: priceOf("1000"), max: priceOf("31000"), tick: priceOf("0.5") },
    lot: { min: lots(2), max: lots(500) },
    marketLot: { min: lots(2), max: lots(100) },
    maxOrders: 2,
  };

  test("are told one at a time", () => {
    const venue = openCore({ pairs: [], contracts: [CONTRACT] });
    const desk = venue.trader("ann").futures.has("10", "BTC");
    const told = (contracts: number, at?: string, side: "buys" | "sells" = "buys"): unknown => {
      const refused = refusal(() => desk[side](contracts, at === undefined ? {} : { at }));
      return refused.reason === "contract-limit" ? refused.limit : refused.reason;
    };
    expect(told(0, "1.25")).toBe("size-not-positive");
    expect(told(1, "1.25")).toBe("size-below-minimum");
    expect(told(501, "1.25")).toBe("size-above-maximum");
    expect(told(101)).toBe("size-above-maximum");
    expect(told(2, "1.25")).toBe("price-below-minimum");
    expect(told(2, "31000.25")).toBe("price-above-maximum");
    expect(told(2, "1000.25")).toBe("price-off-grid");
    venue.mark("BTCUSD_PERP", "20000");
    expect(told(2, "21000.5")).toBe("price-above-band");
    expect(told(2, "18999.5", "sells")).toBe("price-below-band");
    // Each side is bound only on the side on which it could lose.
    desk.buys(2, { at: "15000" });
    desk.sells(2, { at: "25000" });
    expect(told(2, "20000")).toBe("too-many-orders");
  });
});
