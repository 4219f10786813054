// Every crossing from one unit to another in spot and margin trading. Each function states its
// equation and takes its rounding as an argument: there is no default rounding in this project.

import {
  type Amount,
  amount,
  atoms,
  count,
  type Lots,
  lots,
  type Price,
  price,
  type Quantity,
  quantity,
  type Rate,
  rate,
  type Ratio,
  ratio,
  type Ticks,
  ticks,
  type Value,
  value,
} from "./units.ts";

/** Towards zero, away from zero, or to the nearest with halves away from zero. */
export type Rounding = "down" | "up" | "half-up";

/** 1e8: one, in units of scale 8. */
const ONE = 100_000_000n;
/** 1e12: one, in rates. */
const RATE_ONE = 1_000_000_000_000n;
const HOURS_A_DAY = 24n;

/** n ÷ d rounded as asked; d must not be zero. Every rounded division goes through here. */
export function quotient(n: bigint, d: bigint, rounding: Rounding): bigint {
  const cut = n / d;
  const rest = n - cut * d;
  if (rest === 0n || rounding === "down") return cut;
  const away = n < 0n === d < 0n ? 1n : -1n;
  if (rounding === "up") return cut + away;
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  return twice >= (d < 0n ? -d : d) ? cut + away : cut;
}

/** n ÷ d of safe integers, towards zero. */
export function whole(n: number, d: number): number {
  return Math.trunc(n / d);
}

/** ticks = price ÷ tick size; exact for a price on the grid, else towards zero. */
export function ticksOf(at: Price, tickSize: Price): Ticks {
  return ticks(Number(atoms(at) / atoms(tickSize)));
}

/** ticks = price ÷ tick size, rounded. */
export function nearestTicks(at: Price, tickSize: Price, rounding: Rounding): Ticks {
  return ticks(Number(quotient(atoms(at), atoms(tickSize), rounding)));
}

/** One, in basis points. */
const BASIS_POINTS = 10_000n;

/** ticks × (1 + basis points ÷ 10,000): a price moved by a share of itself. */
export function trailedTicks(from: Ticks, basisPoints: number, rounding: Rounding): Ticks {
  return ticks(Number(quotient(BigInt(count(from)) * (BASIS_POINTS + BigInt(basisPoints)), BASIS_POINTS, rounding)));
}

/** price = ticks × tick size. */
export function priceAt(at: Ticks, tickSize: Price): Price {
  return price(BigInt(count(at)) * atoms(tickSize));
}

/** lots = quantity ÷ lot size, towards zero: what does not fill a lot is left out. */
export function wholeLots(size: Quantity, lotSize: Quantity): Lots {
  return lots(Number(atoms(size) / atoms(lotSize)));
}

/** quantity = lots × lot size. */
export function quantityOf(size: Lots, lotSize: Quantity): Quantity {
  return quantity(BigInt(count(size)) * atoms(lotSize));
}

/** notional = price × quantity, in the quote asset. */
export function notional(at: Price, size: Quantity, rounding: Rounding): Amount {
  return amount(quotient(atoms(at) * atoms(size), ONE, rounding));
}

/** quantity = quote amount ÷ price. */
export function affordable(quote: Amount, at: Price, rounding: Rounding): Quantity {
  return quantity(quotient(atoms(quote) * ONE, atoms(at), rounding));
}

/** price = quote amount ÷ quantity, the average of several fills. */
export function averagePrice(quote: Amount, size: Quantity, rounding: Rounding): Price {
  return price(quotient(atoms(quote) * ONE, atoms(size), rounding));
}

/** A quantity as an amount of the base asset: the same integer. */
export function asAmount(size: Quantity): Amount {
  return amount(atoms(size));
}

/** An amount of a base asset as a quantity on its book: the same integer. */
export function asQuantity(of: Amount): Quantity {
  return quantity(atoms(of));
}

/** gross = net ÷ (1 − rate): what must be received so that this much is left after the commission. */
export function grossOf(net: Amount, at: Rate, rounding: Rounding): Amount {
  return amount(quotient(atoms(net) * RATE_ONE, RATE_ONE - atoms(at), rounding));
}

/** commission = amount × rate. */
export function commission(on: Amount, at: Rate, rounding: Rounding): Amount {
  return amount(quotient(atoms(on) * atoms(at), RATE_ONE, rounding));
}

/**
 * One hour's simple interest: principal × daily rate ÷ 24.
 * Binance's published samples (36.22 BNB at 1.6 % a day: 0.02414667; 30.29: 0.02019334) are
 * reached only by rounding up.
 */
export function hourlyInterest(principal: Amount, daily: Rate, rounding: Rounding): Amount {
  return amount(quotient(atoms(principal) * atoms(daily), RATE_ONE * HOURS_A_DAY, rounding));
}

/**
 * One hour's interest paid in another coin, of which a share is charged:
 * principal × daily rate ÷ 24 × share × index of the coin borrowed ÷ index of the coin paid in, rounded once.
 */
export function hourlyInterestIn(
  principal: Amount,
  daily: Rate,
  share: Ratio,
  index: { readonly borrowed: Price; readonly paid: Price },
  rounding: Rounding,
): Amount {
  const n = atoms(principal) * atoms(daily) * atoms(share) * atoms(index.borrowed);
  return amount(quotient(n, RATE_ONE * HOURS_A_DAY * ONE * atoms(index.paid), rounding));
}

/** rate per year = daily rate × 365, kept to a number of decimal places. */
export function yearlyRate(daily: Rate, places: number, rounding: Rounding): Ratio {
  const unit = 10n ** BigInt(12 - places);
  return ratio(quotient(atoms(daily) * 365n, unit, rounding) * 10n ** BigInt(8 - places));
}

/** value = amount × price, exact. */
export function worth(of: Amount, at: Price): Value {
  return value(atoms(of) * atoms(at));
}

/** amount = value ÷ price: how much of an asset at this price makes the value. */
export function amountWorth(of: Value, at: Price, rounding: Rounding): Amount {
  return amount(quotient(atoms(of), atoms(at), rounding));
}

/** A value in the valuation asset itself, whose price is one. */
export function settled(of: Value, rounding: Rounding): Amount {
  return amount(quotient(atoms(of), ONE, rounding));
}

/** price of base in quote = index of base ÷ index of quote. */
export function crossPrice(base: Price, quote: Price, rounding: Rounding): Price {
  return price(quotient(atoms(base) * ONE, atoms(quote), rounding));
}

/** index of base = price of base in quote × index of quote. */
export function indexFrom(pair: Price, quote: Price, rounding: Rounding): Price {
  return price(quotient(atoms(pair) * atoms(quote), ONE, rounding));
}

/** level = assets ÷ debts. For showing; decisions use `compareLevel`. */
export function level(assets: Value, debts: Value, rounding: Rounding): Ratio {
  return ratio(quotient(atoms(assets) * ONE, atoms(debts), rounding));
}

/** The sign of assets − threshold × debts: what a margin level is compared by, without dividing. */
export function compareLevel(assets: Value, debts: Value, threshold: Ratio): -1 | 0 | 1 {
  const left = atoms(assets) * ONE;
  const right = atoms(threshold) * atoms(debts);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sign of the first level − the second: who is closer to being liquidated. Without debts a level has no end. */
export function compareLevels(
  a: { readonly assets: Value; readonly debts: Value },
  b: { readonly assets: Value; readonly debts: Value },
): -1 | 0 | 1 {
  const left = atoms(a.assets) * atoms(b.debts);
  const right = atoms(b.assets) * atoms(a.debts);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The most of an asset that may be borrowed until assets ÷ debts falls to the initial ratio:
 * (assets − initial × debts) ÷ ((initial − counted) × price); never below zero. `counted` is the
 * share of the borrowed coins that counts as assets (one without a haircut).
 * Source: Binance FAQ on adjustable isolated leverage (2023-06).
 */
export function borrowableAtRatio(
  assets: Value,
  debts: Value,
  initial: Ratio,
  counted: Ratio,
  at: Price,
  rounding: Rounding,
): Amount {
  const room = atoms(assets) * ONE - atoms(initial) * atoms(debts);
  if (room <= 0n) return amount(0n);
  return amount(quotient(room, (atoms(initial) - atoms(counted)) * atoms(at), rounding));
}

/**
 * The most of an asset that may leave until assets ÷ debts falls to a ratio:
 * (assets − ratio × debts) ÷ (counted × price); never below zero.
 */
export function removableAtRatio(
  assets: Value,
  debts: Value,
  keep: Ratio,
  counted: Ratio,
  at: Price,
  rounding: Rounding,
): Amount {
  const room = atoms(assets) * ONE - atoms(keep) * atoms(debts);
  if (room <= 0n || atoms(counted) === 0n) return amount(0n);
  return amount(quotient(room, atoms(counted) * atoms(at), rounding));
}

/**
 * The pair price at which an isolated account reaches a level with all amounts frozen:
 * (ratio × quote debt − quote assets) ÷ (base assets − ratio × base debt); undefined where there is none.
 * Reproduces the live FETUSDT reply (0.51628838 with the ratio 1.1575).
 */
export function priceAtLevel(
  has: { base: Amount; quote: Amount },
  owes: { base: Amount; quote: Amount },
  at: Ratio,
  rounding: Rounding,
): Price | undefined {
  const n = atoms(at) * atoms(owes.quote) - ONE * atoms(has.quote);
  const d = ONE * atoms(has.base) - atoms(at) * atoms(owes.base);
  if (d === 0n || n === 0n || n < 0n !== d < 0n) return undefined;
  return price(quotient(n * ONE, d, rounding));
}

/**
 * change = (to − from) ÷ from, rounded to eight places and then shown in percent: a live reply shows
 * 0.51628838 seen from 0.60221962 as -14.269087. `from` must not be zero.
 */
export function percentChange(from: Price, to: Price, rounding: Rounding): Ratio {
  return ratio(quotient((atoms(to) - atoms(from)) * ONE, atoms(from), rounding) * 100n);
}

/** The same change in percent, rounded once to a number of decimal places (at most eight), as tickers show it. */
export function percentChangeTo(from: Price, to: Price, places: number, rounding: Rounding): Ratio {
  const percent = (atoms(to) - atoms(from)) * 100n * 10n ** BigInt(places);
  return ratio(quotient(percent, atoms(from), rounding) * 10n ** BigInt(8 - places));
}

/** part = amount × ratio. */
export function part(of: Amount, by: Ratio, rounding: Rounding): Amount {
  return amount(quotient(atoms(of) * atoms(by), ONE, rounding));
}

/** value × ratio, such as collateral after its haircut. */
export function valuePart(of: Value, by: Ratio, rounding: Rounding): Value {
  return value(quotient(atoms(of) * atoms(by), ONE, rounding));
}

/** price × ratio, such as the edge of a price band. */
export function scaledPrice(at: Price, by: Ratio, rounding: Rounding): Price {
  return price(quotient(atoms(at) * atoms(by), ONE, rounding));
}

/** price ÷ ratio, such as how far a price may fall. The ratio must not be zero. */
export function dividedPrice(at: Price, by: Ratio, rounding: Rounding): Price {
  return price(quotient(atoms(at) * ONE, atoms(by), rounding));
}

/** ratio × ratio. */
export function ratioPart(of: Ratio, by: Ratio, rounding: Rounding): Ratio {
  return ratio(quotient(atoms(of) * atoms(by), ONE, rounding));
}

/**
 * By what share assets ÷ debts may fall or rise and stay above one level and at most another, either
 * of which may be left out: least of level ÷ above − 1 and upTo ÷ level − 1, towards zero, at most one.
 */
export function levelRoom(
  assets: Value,
  debts: Value,
  { above, upTo }: { readonly above: Ratio | undefined; readonly upTo: Ratio | undefined },
): Ratio {
  let room = ONE;
  if (above !== undefined) {
    const down = quotient(atoms(assets) * ONE * ONE, atoms(above) * atoms(debts), "down") - ONE;
    if (down < room) room = down;
  }
  if (upTo !== undefined && atoms(assets) > 0n) {
    const up = quotient(atoms(upTo) * atoms(debts), atoms(assets), "down") - ONE;
    if (up < room) room = up;
  }
  return ratio(room > 0n ? room : 0n);
}

/**
 * The factor up to which every price may rise, and by which it may fall, while assets ÷ debts changes by
 * at most a share `room`, of which debts that grow take `forDebts`. With s = (1 + room) ÷ (1 + forDebts) − 1 it
 * is 1 + s/2 − s²/8, towards one: its square is at most 1 + s, and assets and debts may move apart.
 */
export function priceReach(room: Ratio, forDebts: Ratio): Ratio {
  const share = quotient((ONE + atoms(room)) * ONE, ONE + atoms(forDebts), "down") - ONE;
  const swing = quotient(share, 2n, "down") - quotient(share * share, 8n * ONE, "up");
  return ratio(ONE + (swing > 0n ? swing : 0n));
}

/** multiple = initial ÷ (initial − 1): the leverage an initial risk ratio allows. */
export function multipleOf(initial: Ratio, rounding: Rounding): Ratio {
  return ratio(quotient(atoms(initial) * ONE, atoms(initial) - ONE, rounding));
}

/** rate × to ÷ from: a rate that keeps its proportion to one that moves. `from` must not be zero. */
export function proportionalRate(of: Rate, to: Rate, from: Rate, rounding: Rounding): Rate {
  return rate(quotient(atoms(of) * atoms(to), atoms(from), rounding));
}

/** ratio × share, as a rate. */
export function shareAsRate(of: Ratio, share: Ratio, rounding: Rounding): Rate {
  return rate(quotient(atoms(of) * atoms(share) * RATE_ONE, ONE * ONE, rounding));
}

/** rate × ratio, such as a VIP level's share of a rate. */
export function scaledRate(of: Rate, by: Ratio, rounding: Rounding): Rate {
  return rate(quotient(atoms(of) * atoms(by), ONE, rounding));
}

/** price × times: one term of a sum of prices. Exact. */
export function timesPrice(of: Price, times: number): Price {
  return price(atoms(of) * BigInt(times));
}

/** mean = Σ prices ÷ how many. */
export function meanPrice(sum: Price, many: number, rounding: Rounding): Price {
  return price(quotient(atoms(sum), BigInt(many), rounding));
}
