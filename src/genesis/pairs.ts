// The pairs of a fresh venue, with filters as the real exchange listed them in August 2025 (BNBUSDT
// and ADAUSDT: September 2024). Self-trade prevention allows what the live symbols allow and NONE,
// which the margin pages print.

import type { IsolatedTier, Pair, Prevention } from "../core/listing.ts";
import { multipleOf } from "../money/convert.ts";
import { plus } from "../money/arithmetic.ts";
import { plain, withPlaces } from "../money/text.ts";
import { type Amount, NO_AMOUNT, type Ratio } from "../money/units.ts";
import { amountOf, priceOf, quantityOf, ratioOf } from "./figures.ts";

const PREVENTIONS: readonly Prevention[] = ["none", "expire-taker", "expire-maker", "expire-both", "decrement"];

/**
 * The published ladders of isolated margin by highest leverage: the initial ratio rises by a step a
 * tier, call and liquidation stay. Pre-liquidation is liquidation + 0.02, from the ladder of 2020. Which pair has which
 * is assumed, but for BTCUSDT: a fresh venue has one of each at least.
 */
const LADDERS = {
  10: { first: "1.111", step: "0.0154", tiers: 10, call: "1.1", pre: "1.07", liquidation: "1.05" },
  5: { first: "1.25", step: "0.0625", tiers: 5, call: "1.19", pre: "1.17", liquidation: "1.15" },
  3: { first: "1.5", step: "0.375", tiers: 5, call: "1.22", pre: "1.2", liquidation: "1.18" },
} as const;

/** Displayed multiples that are not initial ÷ (initial − 1) cut to two places: the ends of the 10x ladder. */
const ROUND_MULTIPLES: Record<string, string> = { "1.111": "10", "1.2496": "5" };

/** Tier-1 borrow limits: BTCUSDT published (2023-06), the others assumed at a like value. */
const TIER_LIMITS: Record<string, { readonly base: string; readonly quote: string }> = {
  BTCUSDT: { base: "7.2", quote: "90000" },
  ETHUSDT: { base: "100", quote: "90000" },
  BNBUSDT: { base: "300", quote: "90000" },
  ETHBTC: { base: "100", quote: "3" },
  BNBBTC: { base: "300", quote: "3" },
  ADAUSDT: { base: "150000", quote: "50000" },
};

/**
 * Pairs whose limit orders of margin accounts are held to the index: 15 % published, and that thin pairs of cross
 * margin are among them; which of these pairs is one, assumed.
 */
const MARGIN_BANDS: Record<string, Ratio> = { BNBBTC: ratioOf("0.15") };

/** An account's borrow limit is thirty tier-1 limits: the relation of the fee page's example. */
const ACCOUNT_LIMIT_TIERS = 30;

/** The pairs, in the order in which they are listed. */
export const DEFAULT_PAIRS: readonly Pair[] = [
  pair("BTC", "USDT", 10, "351637150141315861", {
    price: ["0.01", "1000000", "0.01"],
    lot: ["0.00001", "9000", "0.00001"],
    marketMax: "97.09521512",
    minNotional: "5",
  }),
  pair("ETH", "USDT", 10, "351637923235429141", {
    price: ["0.01", "1000000", "0.01"],
    lot: ["0.0001", "9000", "0.0001"],
    marketMax: "2357.34408702",
    minNotional: "5",
  }),
  pair("BNB", "USDT", 10, "351638112213990165", {
    price: ["0.1", "100000", "0.1"],
    lot: ["0.001", "900000", "0.001"],
    marketMax: "4883.5223682",
    minNotional: "5",
  }),
  pair("ETH", "BTC", 10, "351637528098439957", {
    price: ["0.00001", "922327", "0.00001"],
    lot: ["0.0001", "100000", "0.0001"],
    marketMax: "1378.22417541",
    minNotional: "0.0001",
  }),
  pair("BNB", "BTC", 3, "351637717077000981", {
    price: ["0.000001", "100000", "0.000001"],
    lot: ["0.001", "100000", "0.001"],
    marketMax: "1507.76687866",
    minNotional: "0.0001",
  }),
  pair("ADA", "USDT", 5, "351638301192552213", {
    price: ["0.0001", "1000", "0.0001"],
    lot: ["0.1", "900000", "0.1"],
    marketMax: "1922825.07447698",
    minNotional: "5",
  }),
];

interface Grid {
  readonly price: readonly [min: string, max: string, tick: string];
  readonly lot: readonly [min: string, max: string, step: string];
  readonly marketMax: string;
  readonly minNotional: string;
}

function pair(base: string, quote: string, leverage: keyof typeof LADDERS, pairId: string, grid: Grid): Pair {
  const symbol = base + quote;
  const limits = TIER_LIMITS[symbol]!;
  return {
    kind: "pair",
    symbol,
    base,
    quote,
    status: "trading",
    spot: true,
    cross: true,
    isolated: true,
    preventions: PREVENTIONS,
    defaultPrevention: "expire-maker",
    tiers: ladder(leverage, amountOf(limits.base), amountOf(limits.quote)),
    isolatedLimits: [{ base: times(amountOf(limits.base)), quote: times(amountOf(limits.quote)) }],
    ...(MARGIN_BANDS[symbol] === undefined ? {} : { marginBand: MARGIN_BANDS[symbol] }),
    pairId,
    filters: {
      price: { min: priceOf(grid.price[0]), max: priceOf(grid.price[1]), tick: priceOf(grid.price[2]) },
      lot: { min: quantityOf(grid.lot[0]), max: quantityOf(grid.lot[1]), step: quantityOf(grid.lot[2]) },
      marketLot: { min: quantityOf("0"), max: quantityOf(grid.marketMax), step: quantityOf("0") },
      icebergParts: 10,
      percentPrice: {
        bidUp: ratioOf("5"),
        bidDown: ratioOf("0.2"),
        askUp: ratioOf("5"),
        askDown: ratioOf("0.2"),
        minutes: 5,
      },
      notional: {
        min: amountOf(grid.minNotional),
        max: amountOf("9000000"),
        minToMarket: true,
        maxToMarket: false,
        minutes: 5,
      },
      maxOrders: 200,
      maxAlgoOrders: 5,
      maxOrderLists: 20,
      maxOrderAmends: 10,
      trailingDelta: { min: 10, max: 2000 },
    },
  };
}

/** The tiers of a published ladder; tier n may owe n times the first tier's limits. */
export function ladder(leverage: keyof typeof LADDERS, base: Amount, quote: Amount): IsolatedTier[] {
  const row = LADDERS[leverage];
  const tiers: IsolatedTier[] = [];
  let initial = ratioOf(row.first);
  let baseLimit = base;
  let quoteLimit = quote;
  for (let tier = 1; tier <= row.tiers; tier++) {
    tiers.push({
      tier,
      multiple: displayedMultiple(initial),
      initial,
      marginCall: ratioOf(row.call),
      preLiquidation: ratioOf(row.pre),
      liquidation: ratioOf(row.liquidation),
      baseLimit,
      quoteLimit,
    });
    initial = plus(initial, ratioOf(row.step));
    baseLimit = plus(baseLimit, base);
    quoteLimit = plus(quoteLimit, quote);
  }
  return tiers;
}

function displayedMultiple(initial: Ratio): Ratio {
  const round = ROUND_MULTIPLES[plain(initial)];
  return round === undefined ? ratioOf(withPlaces(multipleOf(initial, "down"), 2)) : ratioOf(round);
}

function times(limit: Amount): Amount {
  let sum = NO_AMOUNT;
  for (let tier = 0; tier < ACCOUNT_LIMIT_TIERS; tier++) sum = plus(sum, limit);
  return sum;
}
