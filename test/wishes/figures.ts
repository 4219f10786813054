// The figures random traders use: few, so that orders meet, margins run short and refusals of every
// kind happen.

import fc from "fast-check";
import type { Command, PurseName } from "../../src/core/commands.ts";
import type { Prevention } from "../../src/core/listing.ts";
import type { Side, SideEffect } from "../../src/core/order.ts";
import type { ExchangeView } from "../../src/core/state.ts";

/** What is wanted next: a command, which may depend on what there is when its turn comes. */
export interface Wish {
  readonly make: (x: ExchangeView) => Command;
}

/** One, in units of scale 8. */
export const UNIT = 100_000_000n;
export const PAIRS = ["BTCUSDT", "ETHBTC"] as const;
export const PERPETUALS = ["BTCUSD_PERP", "ETHUSD_PERP"] as const;
/** Those, and one that is delivered at eight on 27 March 2026. */
export const CONTRACTS = [...PERPETUALS, "BTCUSD_260327"] as const;
const PREVENTIONS: (Prevention | undefined)[] = [
  "none",
  "expire-taker",
  "expire-maker",
  "expire-both",
  "decrement",
  undefined,
];

export const account: fc.Arbitrary<number> = fc.constantFrom(1, 2, 3);
export const side: fc.Arbitrary<Side> = fc.constantFrom<Side>("buy", "sell");
export const clientId: fc.Arbitrary<string | undefined> = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  "first",
  "second",
);
export const prevention: fc.Arbitrary<Prevention | undefined> = fc.constantFrom(...PREVENTIONS);
export const effect: fc.Arbitrary<SideEffect> = fc.constantFrom<SideEffect>(
  "none",
  "margin-buy",
  "auto-repay",
  "auto-borrow-repay",
);
/** A step of a price ladder around the middle. */
export const rung: fc.Arbitrary<number> = fc.integer({ min: -3, max: 3 });

/** A purse that trades pairs. */
export const purse: fc.Arbitrary<PurseName> = fc.oneof(
  account.map((id) => ({ kind: "spot", account: id }) as const),
  account.map((id) => ({ kind: "cross", account: id }) as const),
  fc
    .tuple(account, fc.constantFrom(...PAIRS))
    .map(([id, symbol]) => ({ kind: "isolated", account: id, symbol }) as const),
);
/** A purse that may borrow. */
export const debtor: fc.Arbitrary<PurseName> = purse.filter(({ kind }) => kind !== "spot");
export const anyPurse: fc.Arbitrary<PurseName> = fc.oneof(
  purse,
  account.map((id) => ({ kind: "coinm", account: id }) as const),
);

/** Prices of a pair around its first index: 30,000 in steps of 150, 0.06666 in steps of 0.0005. */
export function priceOn(symbol: string, step: number): bigint {
  return symbol === "BTCUSDT" ? (30_000n + BigInt(step) * 150n) * UNIT : 6_666_000n + BigInt(step) * 50_000n;
}

/** Sizes of a pair: hundredths of a bitcoin, tenths of an ether. */
export function sizeOn(symbol: string, many: number): bigint {
  return BigInt(many) * (symbol === "BTCUSDT" ? UNIT / 100n : UNIT / 10n);
}

/** A wish made from drawn figures; a failing run prints the figures. */
export function wishFrom<T>(
  figures: fc.Arbitrary<T>,
  make: (drawn: T, x: ExchangeView) => Command,
): fc.Arbitrary<Wish> {
  return figures.map((drawn) => ({
    make: (x: ExchangeView) => make(fitting(drawn, x), x),
    [fc.toStringMethod]: () => `${make.name}${fc.stringify(drawn)}`,
  }));
}

/** What is drawn for the contract that is delivered is for the first one where a venue does not list that. */
function fitting<T>(drawn: T, x: ExchangeView): T {
  const [first, , delivered] = CONTRACTS;
  const { symbol } = drawn as { readonly symbol?: unknown };
  return symbol === delivered && !x.reference.markets.has(delivered) ? { ...drawn, symbol: first } : drawn;
}

/** The name of a purse by its number. */
export function nameOf(x: ExchangeView, id: number): PurseName {
  const { kind, account: owner, symbol } = x.ledger.purses[id]!;
  return kind === "isolated"
    ? { kind, account: owner, symbol }
    : { kind: kind as "spot" | "cross" | "coinm", account: owner };
}
