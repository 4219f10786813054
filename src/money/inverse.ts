// The crossings of COIN-margined (inverse) contracts: the price is in dollars, everything that is
// owned or owed is in the coin. Formulas from Binance's COIN-M support pages, checked against
// replies of the real exchange; the published figures are the tests.

import { quotient, type Rounding } from "./convert.ts";
import {
  type Amount,
  amount,
  atoms,
  type Contracts,
  contracts,
  type Cost,
  cost,
  count,
  type Face,
  face,
  type Price,
  price,
  type Rate,
  rate,
  type Ratio,
  ratio,
} from "./units.ts";

const ONE = 100_000_000n;
/** 1e5: from amounts (1e-8) to costs (1e-13). */
const COST_PER_ATOM = 100_000n;
/** 1e21: dollars ÷ price (1e-8) to costs (1e-13). */
const COST_OVER_PRICE = 10n ** 21n;
/** 1e12: one, in rates. */
const RATE_ONE = 1_000_000_000_000n;
/** 1e4: the eighth place of a rate (1e-12). */
const RATE_PLACE = 10_000n;
/** 1e16: dollars ÷ price (1e-8) to amounts (1e-8). */
const AMOUNT_OVER_PRICE = 10n ** 16n;
/** 1e4: the same at a rate (1e-12). */
const RATED_AMOUNT_OVER_PRICE = AMOUNT_OVER_PRICE / RATE_ONE;

/** face = |contracts| × contract size, in dollars. */
export function faceOf(size: Contracts, contractSize: Face): Face {
  return face(BigInt(Math.abs(count(size))) * atoms(contractSize));
}

/** contracts = amount of dollars ÷ contract size. */
export function contractsWorth(dollars: Amount, contractSize: Face, rounding: Rounding): Contracts {
  return contracts(Number(quotient(atoms(dollars), atoms(contractSize) * ONE, rounding)));
}

/** contracts = face ÷ contract size. */
export function contractsOf(of: Face, contractSize: Face, rounding: Rounding): Contracts {
  return contracts(Number(quotient(atoms(of), atoms(contractSize), rounding)));
}

/** coins = face ÷ price. */
export function coins(of: Face, at: Price, rounding: Rounding): Amount {
  return amount(quotient(atoms(of) * AMOUNT_OVER_PRICE, atoms(at), rounding));
}

/** cost = face ÷ price, to 13 places. */
export function costAt(of: Face, at: Price, rounding: Rounding): Cost {
  return cost(quotient(atoms(of) * COST_OVER_PRICE, atoms(at), rounding));
}

/** entry price = face ÷ cost: the harmonic average of the fills. */
export function entryPrice(of: Face, paid: Cost, rounding: Rounding): Price {
  return price(quotient(atoms(of) * COST_OVER_PRICE, atoms(paid), rounding));
}

/** average price = face ÷ coins, of what changed hands: what `entryPrice` is of a position. */
export function averageInverse(of: Face, traded: Amount, rounding: Rounding): Price {
  return price(quotient(atoms(of) * AMOUNT_OVER_PRICE, atoms(traded), rounding));
}

/**
 * break-even price = entry × (1 + opening fee) of a long, entry × (1 − opening fee) of a short:
 * live replies count the fee of opening and nothing else.
 */
export function breakEvenPrice(side: "long" | "short", entry: Price, fee: Rate, rounding: Rounding): Price {
  const share = side === "long" ? RATE_ONE + atoms(fee) : RATE_ONE - atoms(fee);
  return price(quotient(atoms(entry) * share, RATE_ONE, rounding));
}

/** The share of a cost that belongs to some of its contracts: cost × part ÷ whole. */
export function costShare(of: Cost, taken: Contracts, whole: Contracts, rounding: Rounding): Cost {
  return cost(quotient(atoms(of) * BigInt(Math.abs(count(taken))), BigInt(Math.abs(count(whole))), rounding));
}

/** The share of an amount that belongs to some contracts of a position: amount × part ÷ whole. */
export function amountShare(of: Amount, taken: Contracts, whole: Contracts, rounding: Rounding): Amount {
  return amount(quotient(atoms(of) * BigInt(Math.abs(count(taken))), BigInt(Math.abs(count(whole))), rounding));
}

/** A cost as an amount of its coin. */
export function asCoins(of: Cost, rounding: Rounding): Amount {
  return amount(quotient(atoms(of), COST_PER_ATOM, rounding));
}

/**
 * Profit in coins of contracts bought (long) or sold (short) for `paid` and valued at a price:
 * long face ÷ entry − face ÷ price; short the opposite.
 */
export function profit(side: "long" | "short", of: Face, paid: Cost, at: Price, rounding: Rounding): Amount {
  // Over the common denominator, so that only the result is rounded.
  const gain = atoms(paid) * atoms(at) - atoms(of) * COST_OVER_PRICE;
  return amount(quotient(side === "long" ? gain : -gain, COST_PER_ATOM * atoms(at), rounding));
}

/** initial margin rate = 1 ÷ leverage, to 8 places. */
export function initialMarginRate(leverage: number, rounding: Rounding): Ratio {
  return ratio(quotient(ONE, BigInt(leverage), rounding));
}

/** margin = face ÷ price × rate, rounded once. */
export function marginAt(of: Face, at: Price, by: Ratio, rounding: Rounding): Amount {
  return amount(quotient(atoms(of) * AMOUNT_OVER_PRICE * atoms(by), atoms(at) * ONE, rounding));
}

/** maintenance margin = face ÷ price × rate − deduction, rounded once; never below zero. */
export function maintenanceAt(of: Face, at: Price, by: Ratio, deduction: Amount, rounding: Rounding): Amount {
  const needed = atoms(of) * AMOUNT_OVER_PRICE * atoms(by) - atoms(deduction) * atoms(at) * ONE;
  return needed <= 0n ? amount(0n) : amount(quotient(needed, atoms(at) * ONE, rounding));
}

/** What an order loses the moment it fills: face × |min(0, side × (1 ÷ order − 1 ÷ mark))|. */
export function openLoss(side: "buy" | "sell", of: Face, at: Price, mark: Price, rounding: Rounding): Amount {
  const difference = side === "buy" ? atoms(mark) - atoms(at) : atoms(at) - atoms(mark);
  if (difference >= 0n) return amount(0n);
  return amount(quotient(atoms(of) * AMOUNT_OVER_PRICE * -difference, atoms(at) * atoms(mark), rounding));
}

/** commission = face ÷ price × rate, rounded once. */
export function coinCommission(of: Face, at: Price, by: Rate, rounding: Rounding): Amount {
  return amount(quotient(atoms(of) * RATED_AMOUNT_OVER_PRICE * atoms(by), atoms(at), rounding));
}

/**
 * premium = (max(0, impact bid − index) − max(0, index − impact ask)) ÷ index, as a rate. A side too thin for an impact
 * price counts for nothing. Formula of Binance's funding pages.
 */
export function premiumRate(
  index: Price,
  impact: { readonly bid: Price | undefined; readonly ask: Price | undefined },
  rounding: Rounding,
): Rate {
  const above = impact.bid === undefined ? 0n : atoms(impact.bid) - atoms(index);
  const below = impact.ask === undefined ? 0n : atoms(index) - atoms(impact.ask);
  const gap = (above > 0n ? above : 0n) - (below > 0n ? below : 0n);
  return rate(quotient(gap * RATE_ONE, atoms(index), rounding));
}

/** rate × weight: one term of a weighted sum. Exact. */
export function weighted(of: Rate, weight: number): Rate {
  return rate(atoms(of) * BigInt(weight));
}

/** mean = Σ (rate × weight) ÷ Σ weight. */
export function meanRate(sum: Rate, weight: number, rounding: Rounding): Rate {
  return rate(quotient(atoms(sum), BigInt(weight), rounding));
}

/** The figures a funding rate is made with; `interest` is for eight hours, `hours` those of the interval. */
export interface FundingFigures {
  readonly interest: Rate;
  readonly damper: Rate;
  readonly cap: Rate;
  readonly floor: Rate;
  readonly hours: number;
}

/**
 * funding rate = (premium + clamp(interest − premium, −damper, +damper)) × hours ÷ 8, to eight places, and never beyond
 * cap and floor. Formula as announced in September 2025.
 */
export function fundingRate(premium: Rate, figures: FundingFigures, rounding: Rounding): Rate {
  const { interest, damper, cap, floor, hours } = figures;
  const pull = within(atoms(interest) - atoms(premium), -atoms(damper), atoms(damper));
  const places = quotient((atoms(premium) + pull) * BigInt(hours), 8n * RATE_PLACE, rounding) * RATE_PLACE;
  return rate(within(places, atoms(floor), atoms(cap)));
}

/** funding = face ÷ mark × rate, rounded once: what a long pays and a short receives while the rate is above zero. */
export function fundingFee(side: "long" | "short", of: Face, mark: Price, by: Rate, rounding: Rounding): Amount {
  const paid = atoms(of) * RATED_AMOUNT_OVER_PRICE * atoms(by);
  return amount(quotient(side === "long" ? -paid : paid, atoms(mark), rounding));
}

function within(n: bigint, least: bigint, most: bigint): bigint {
  return n < least ? least : n > most ? most : n;
}

/** One leg of a position as the liquidation price sees it; `rate` and `deduction` are of its bracket. */
export interface Leg {
  readonly face: Face;
  /** The entry price as displayed: the exchange uses its eight places, not the exact cost. */
  readonly entry: Price;
  readonly rate: Ratio;
  readonly deduction: Amount;
}

/**
 * The mark price at which margin balance equals maintenance margin, both legs sharing one wallet:
 * (L·mL + S·mS + L − S) ÷ (wallet + deductions + L ÷ entryL − S ÷ entryS), L and S in dollars.
 * With one leg missing this is the one-way formula. `wallet` has the other positions' profit added
 * and their maintenance margin taken off. Undefined where no price can bring it about: a short
 * whose wallet covers its whole entry cost, or a wallet that is gone already.
 * Rounded down for a net long and up for a net short, as the published samples are.
 */
export function liquidationPrice(wallet: Amount, long: Leg | undefined, short: Leg | undefined): Price | undefined {
  const longFace = long === undefined ? 0n : atoms(long.face);
  const shortFace = short === undefined ? 0n : atoms(short.face);
  const longRate = long === undefined ? 0n : atoms(long.rate);
  const shortRate = short === undefined ? 0n : atoms(short.rate);
  const longEntry = long === undefined ? 1n : atoms(long.entry);
  const shortEntry = short === undefined ? 1n : atoms(short.entry);
  const cushion =
    atoms(wallet) +
    (long === undefined ? 0n : atoms(long.deduction)) +
    (short === undefined ? 0n : atoms(short.deduction));
  // Dollars scaled by the ratio's 1e8; coins scaled by 1e8 over the product of both entries.
  const dollars = longFace * longRate + shortFace * shortRate + (longFace - shortFace) * ONE;
  const over = longEntry * shortEntry;
  const coinsOver =
    cushion * over + longFace * AMOUNT_OVER_PRICE * shortEntry - shortFace * AMOUNT_OVER_PRICE * longEntry;
  if (dollars === 0n || coinsOver === 0n || dollars < 0n !== coinsOver < 0n) return undefined;
  const rounding = longFace >= shortFace ? "down" : "up";
  return price(quotient(dollars * over * ONE, coinsOver, rounding));
}

/** Whether a face is worth no more than a cap at a price: face ÷ price ≤ cap, without dividing. */
export function faceWithin(of: Face, at: Price, cap: Amount): boolean {
  return atoms(of) * AMOUNT_OVER_PRICE <= atoms(cap) * atoms(at);
}

/**
 * bankruptcy price = face ÷ (cost + cushion) of a long, face ÷ (cost − cushion) of a short: at which a position's loss is
 * all there is beside it. Undefined where no price is: a short whose whole cost is covered, a long beyond all help.
 */
export function bankruptcyPrice(
  side: "long" | "short",
  of: Face,
  paid: Cost,
  cushion: Amount,
  rounding: Rounding,
): Price | undefined {
  const beside = atoms(cushion) * COST_PER_ATOM;
  const worth = side === "long" ? atoms(paid) + beside : atoms(paid) - beside;
  return worth <= 0n ? undefined : price(quotient(atoms(of) * COST_OVER_PRICE, worth, rounding));
}

/**
 * reach = 1 + room ÷ exposure, at most two, towards one: by what factor prices may move before what moves with them has
 * used up a room.
 */
export function reachOf(room: Amount, exposure: Amount): Ratio {
  if (atoms(room) <= 0n) return ratio(ONE);
  if (atoms(room) >= atoms(exposure)) return ratio(2n * ONE);
  return ratio(ONE + quotient(atoms(room) * ONE, atoms(exposure), "down"));
}

/** contracts = coins × price ÷ contract size: how many an amount is worth, towards zero. */
export function contractsCovered(by: Amount, at: Price, contractSize: Face): Contracts {
  const most = quotient(atoms(by) * atoms(at), atoms(contractSize) * AMOUNT_OVER_PRICE, "down");
  return contracts(Number(most > MOST_CONTRACTS ? MOST_CONTRACTS : most));
}

/** As many as a number holds exactly. */
const MOST_CONTRACTS = BigInt(Number.MAX_SAFE_INTEGER);

/** What an account's place in the line of deleveraging comes from; all amounts in the coin. */
export interface Winning {
  readonly unrealised: Amount;
  readonly wallet: Amount;
  readonly maintenance: Amount;
  readonly balance: Amount;
}

/**
 * score = max(0, profit) ÷ max(1, wallet) × maintenance margin ÷ margin balance, zero where that balance is gone. The
 * published formula, in coins: a wallet of less than one coin counts as one.
 */
export function deleveragingScore(of: Winning, rounding: Rounding): Rate {
  const wallet = atoms(of.wallet) > ONE ? atoms(of.wallet) : ONE;
  if (atoms(of.unrealised) <= 0n || atoms(of.balance) <= 0n) return rate(0n);
  return rate(quotient(atoms(of.unrealised) * atoms(of.maintenance) * RATE_ONE, wallet * atoms(of.balance), rounding));
}

/** index × (1 + rate × left ÷ interval): what funding that is yet to be paid adds to an index. */
export function fundedPrice(
  index: Price,
  by: Rate,
  time: { readonly left: number; readonly interval: number },
  rounding: Rounding,
): Price {
  const whole = RATE_ONE * BigInt(time.interval);
  return price(quotient(atoms(index) * (whole + atoms(by) * BigInt(time.left)), whole, rounding));
}

/** (bid + ask) ÷ 2. */
export function middlePrice(bid: Price, ask: Price, rounding: Rounding): Price {
  return price(quotient(atoms(bid) + atoms(ask), 2n, rounding));
}
