// The contracts of a fresh venue. Filters of perpetuals as the real exchange listed them in August 2025, of BTCUSD's
// quarterly contracts as in September 2026, of ETHUSD's assumed; BTCUSD's ladder published, ETHUSD's caps published and
// its rates assumed, BNBUSD's ladder assumed. Quarterly contracts have the ladder of their pair.

import { type Bracket, type Contract, type FundingTerms, withDeductions } from "../core/listing.ts";
import { deliveryAfter, deliveryBefore, quarterlySymbol } from "../core/quarters.ts";
import { negated } from "../money/arithmetic.ts";
import { shareAsRate } from "../money/convert.ts";
import { count, face, HOUR, instant, type Instant, lots, span } from "../money/units.ts";
import { amountOf, priceOf, rateOf, ratioOf } from "./figures.ts";

/** A perpetual's delivery date, as listed: 2100-12-25. */
const NEVER = instant(4_133_404_800_000);

/** Leverage, cap in coin, maintenance rate. */
type Row = readonly [leverage: number, cap: string, rate: string];

const BTCUSD: readonly Row[] = [
  [125, "5", "0.004"],
  [100, "10", "0.005"],
  [50, "20", "0.01"],
  [20, "50", "0.025"],
  [10, "100", "0.05"],
  [5, "200", "0.1"],
  [4, "400", "0.125"],
  [3, "1000", "0.15"],
  [2, "1500", "0.25"],
  [1, "3000", "0.5"],
];

const ETHUSD: readonly Row[] = [
  [100, "100", "0.005"],
  [75, "500", "0.0065"],
  [50, "1000", "0.01"],
  [20, "2000", "0.025"],
  [10, "4000", "0.05"],
  [5, "6000", "0.1"],
  [4, "8000", "0.125"],
  [3, "10000", "0.15"],
  [2, "15000", "0.25"],
  [1, "30000", "0.5"],
];

const BNBUSD: readonly Row[] = [
  [20, "1000", "0.01"],
  [10, "2000", "0.025"],
  [6, "5000", "0.05"],
  [5, "10000", "0.1"],
  [4, "15000", "0.125"],
  [3, "20000", "0.15"],
  [2, "30000", "0.25"],
  [1, "60000", "0.5"],
];

/** The perpetual contracts, in the order in which they are listed. */
export const DEFAULT_CONTRACTS: readonly Contract[] = [
  perpetual({
    base: "BTC",
    size: 100n,
    price: ["1000", "4520958", "0.1"],
    places: 1,
    marketMax: 60_000,
    liquidationFee: "0.015",
    onboarded: 1_597_042_800_000,
    kind: "PoW",
    rows: BTCUSD,
  }),
  perpetual({
    base: "ETH",
    size: 10n,
    price: ["50", "306159", "0.01"],
    places: 2,
    marketMax: 500_000,
    liquidationFee: "0.015",
    onboarded: 1_597_734_000_000,
    kind: "Layer-1",
    rows: ETHUSD,
  }),
  perpetual({
    base: "BNB",
    size: 10n,
    price: ["7", "40227", "0.01"],
    places: 3,
    marketMax: 25_000,
    liquidationFee: "0.01",
    onboarded: 1_597_993_200_000,
    kind: "Layer-1",
    rows: BNBUSD,
  }),
];

/** What is the same of all quarterly contracts on a pair. */
const QUARTERLY: readonly Terms[] = [
  {
    base: "BTC",
    size: 100n,
    price: ["1000", "4671848", "0.1"],
    places: 1,
    marketMax: 1_000,
    liquidationFee: "0.01",
    kind: "PoW",
    rows: BTCUSD,
  },
  {
    base: "ETH",
    size: 10n,
    price: ["50", "306159", "0.01"],
    places: 2,
    marketMax: 5_000,
    liquidationFee: "0.01",
    kind: "Layer-1",
    rows: ETHUSD,
  },
];

/**
 * The contracts listed at a moment that are delivered at the end of its quarter and of the next. As on the real exchange
 * each was listed when the one of two quarters before was delivered.
 */
export function quarterlies(at: Instant): Contract[] {
  const current = deliveryAfter(at);
  const types = [
    ["CURRENT_QUARTER", current, deliveryBefore(at, 2)],
    ["NEXT_QUARTER", deliveryAfter(current), deliveryBefore(at, 1)],
  ] as const;
  return QUARTERLY.flatMap((terms) =>
    types.map(([contractType, delivery, onboarded]) => ({
      ...contract(terms),
      symbol: quarterlySymbol(`${terms.base}USD`, delivery),
      contractType,
      onboarded,
      delivery,
    })),
  );
}

interface Terms {
  readonly base: string;
  readonly size: bigint;
  readonly price: readonly [min: string, max: string, tick: string];
  readonly places: number;
  readonly marketMax: number;
  readonly liquidationFee: string;
  readonly kind: string;
  readonly rows: readonly Row[];
}

function perpetual({ onboarded, ...terms }: Terms & { readonly onboarded: number }): Contract {
  return {
    ...contract(terms),
    symbol: `${terms.base}USD_PERP`,
    contractType: "PERPETUAL",
    onboarded: instant(onboarded),
    delivery: NEVER,
    funding: assumedFunding(brackets(terms.rows)[0]!),
  };
}

function contract({ base, ...terms }: Terms): Omit<Contract, "symbol" | "contractType" | "onboarded" | "delivery"> {
  return {
    kind: "contract",
    pair: `${base}USD`,
    base,
    quote: "USD",
    status: "trading",
    size: face(terms.size),
    price: { min: priceOf(terms.price[0]), max: priceOf(terms.price[1]), tick: priceOf(terms.price[2]) },
    lot: { min: lots(1), max: lots(1_000_000) },
    marketLot: { min: lots(1), max: lots(terms.marketMax) },
    maxOrders: 200,
    maxAlgoOrders: 20,
    percentPrice: { up: ratioOf("1.05"), down: ratioOf("0.95") },
    marketTakeBound: ratioOf("0.05"),
    triggerProtect: ratioOf("0.05"),
    liquidationFee: ratioOf(terms.liquidationFee),
    pricePlaces: terms.places,
    brackets: brackets(terms.rows),
    underlyingSubType: [terms.kind],
  };
}

/**
 * How a perpetual is funded. Published: eight hours, 0.01 % interest, a damper of 0.05 %, impact prices for 200 dollars of
 * margin at the highest leverage, and a cap of three quarters of the first maintenance rate.
 */
export function assumedFunding({ leverage, maintenance }: Pick<Bracket, "leverage" | "maintenance">): FundingTerms {
  const cap = shareAsRate(maintenance, ratioOf("0.75"), "down");
  return {
    interval: span(8 * count(HOUR)),
    interest: rateOf("0.0001"),
    damper: rateOf("0.0005"),
    cap,
    floor: negated(cap),
    impact: face(200n * BigInt(leverage)),
  };
}

/** A ladder with its deductions. */
export function brackets(rows: readonly Row[]): Bracket[] {
  return withDeductions(
    rows.map(([leverage, cap, rate]) => ({ leverage, cap: amountOf(cap), maintenance: ratioOf(rate) })),
  );
}

/** The ladder of contracts nobody published one of: that of the coin that is lent least here. Assumed. */
export const ASSUMED_BRACKETS: readonly Bracket[] = brackets(BNBUSD);
