// What a number means. Every unit is opaque to the compiler, so that a price cannot be added to a
// quantity, and a plain integer to the machine. `a.price < b.price` reads and works naturally; all
// other arithmetic is a named function in this room.

declare const unit: unique symbol;

/** A unit named `Name`; at run time a bigint, which the type does not say. */
interface Unit<Name extends string> {
  readonly [unit]: Name;
}

/** A unit named `Name`; at run time a safe integer, which the type does not say. */
interface SmallUnit<Name extends string> {
  readonly [unit]: Name;
  readonly small: true;
}

/** Quote per one base. Scale 1e-8. */
export interface Price extends Unit<"Price"> {}

/** Base on a book. Scale 1e-8. */
export interface Quantity extends Unit<"Quantity"> {}

/** Atoms of one asset; the asset is named beside it. Scale 1e-8. May be negative. */
export interface Amount extends Unit<"Amount"> {}

/** An amount times a price, exact. Scale 1e-16. */
export interface Value extends Unit<"Value"> {}

/** What a futures position cost in its coin. Scale 1e-13. */
export interface Cost extends Unit<"Cost"> {}

/** A fraction per period: interest, funding, fee. Scale 1e-12. */
export interface Rate extends Unit<"Rate"> {}

/** A pure number: a margin level, a threshold, a multiple. Scale 1e-8. */
export interface Ratio extends Unit<"Ratio"> {}

/** US dollars printed on a contract: contracts × contract size. Scale 1. */
export interface Face extends Unit<"Face"> {}

/** A count of COIN-M contracts; negative for a short position. Scale 1. */
export interface Contracts extends SmallUnit<"Contracts"> {}

/** A price in steps of one market's tick size. */
export interface Ticks extends SmallUnit<"Ticks"> {}

/** A size in steps of one market's lot: a share of the base asset, or one contract. */
export interface Lots extends SmallUnit<"Lots"> {}

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export interface Instant extends SmallUnit<"Instant"> {}

/** A length of time in milliseconds. */
export interface Span extends SmallUnit<"Span"> {}

/** Every unit kept as a bigint. */
export type BigUnit = Price | Quantity | Amount | Value | Cost | Rate | Ratio | Face;

/** Every unit kept as a safe integer. */
export type NumberUnit = Contracts | Ticks | Lots | Instant | Span;

/** Decimal places of each unit on the wire and in text. */
export const SCALE = {
  price: 8,
  quantity: 8,
  amount: 8,
  value: 16,
  cost: 13,
  rate: 12,
  ratio: 8,
} as const;

/** The bare integer of a unit, in that unit's scale: for ledgers, codecs and tests, not for sums. */
export function atoms(value: BigUnit): bigint {
  return value as unknown as bigint;
}

/** The bare safe integer of a small unit. */
export function count(value: NumberUnit): number {
  return value as unknown as number;
}

/** A bare integer of scale 1e-8 as a price. */
export const price = (bare: bigint): Price => bare as unknown as Price;
/** A bare integer of scale 1e-8 as a quantity. */
export const quantity = (bare: bigint): Quantity => bare as unknown as Quantity;
/** A bare integer of scale 1e-8 as an amount. */
export const amount = (bare: bigint): Amount => bare as unknown as Amount;
/** A bare integer of scale 1e-16 as a value. */
export const value = (bare: bigint): Value => bare as unknown as Value;
/** A bare integer of scale 1e-13 as a cost. */
export const cost = (bare: bigint): Cost => bare as unknown as Cost;
/** A bare integer of scale 1e-12 as a rate. */
export const rate = (bare: bigint): Rate => bare as unknown as Rate;
/** A bare integer of scale 1e-8 as a ratio. */
export const ratio = (bare: bigint): Ratio => bare as unknown as Ratio;
/** A whole number of dollars as a face. */
export const face = (bare: bigint): Face => bare as unknown as Face;
/** A whole number as contracts. */
export const contracts = (bare: number): Contracts => bare as unknown as Contracts;
/** A whole number as ticks. */
export const ticks = (bare: number): Ticks => bare as unknown as Ticks;
/** A whole number as lots. */
export const lots = (bare: number): Lots => bare as unknown as Lots;
/** Milliseconds since the epoch as an instant. */
export const instant = (bare: number): Instant => bare as unknown as Instant;
/** Milliseconds as a span. */
export const span = (bare: number): Span => bare as unknown as Span;

/** Nothing of an asset. */
export const NO_AMOUNT: Amount = amount(0n);
/** No rate. */
export const NO_RATE: Rate = rate(0n);
/** No value. */
export const NO_VALUE: Value = value(0n);
/** No cost. */
export const NO_COST: Cost = cost(0n);
/** No lots. */
export const NO_LOTS: Lots = lots(0);
/** No contracts. */
export const NO_CONTRACTS: Contracts = contracts(0);

/** One second. */
export const SECOND: Span = span(1_000);
/** One minute. */
export const MINUTE: Span = span(60_000);
/** One hour. */
export const HOUR: Span = span(3_600_000);
/** One day. */
export const DAY: Span = span(86_400_000);
