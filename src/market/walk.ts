// How the dollar price of a coin walks: as much as its volatility lets it, more in some hours than in others, and partly
// as all coins do. Where it goes next follows from the seed, the coin and the moment alone.

import type { Command } from "../core/commands.ts";
import type { Contract } from "../core/listing.ts";
import { markOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { elapsed } from "../money/arithmetic.ts";
import { quotient } from "../money/convert.ts";
import { atoms, count, HOUR, type Instant, MINUTE, type Price, price, SECOND } from "../money/units.ts";
import { shareOf, swingOf } from "./prng.ts";
import { coinChange, type PriceChange } from "./set-price.ts";

/** How far a coin goes in a year, as a share of its price: about what each did in calm years. */
const VOLATILITY: Readonly<Record<string, number>> = { BTC: 0.45, ETH: 0.6, BNB: 0.55, ADA: 0.8 };
const OTHERS_VOLATILITY = 0.8;
const YEAR_SECONDS = 365 * 24 * 3_600;
/** How much of every coin's way is the way of all. */
const COMMON = 0.7;
/** The most a coin moves at once. */
const MOST_AT_ONCE = 0.2;
/** Up to as many seconds are gone one by one, so that two coins that look at other seconds still go together. */
const MOST_SECONDS = 60;
/** How far a contract parts from the index: some hundred-thousandths either way, another every hour. */
const PREMIUM = 25;
/** In a share of all eight hours its traders are eager, mostly to buy: it parts by so much more, in hundred-thousandths. */
const EAGER = 0.3;
const BUYING = 0.7;
const LEAST_EAGER = 30;
const MORE_EAGER = 100;
const EAGER_HOURS = 8;
const ONE = 10 ** 14;
/** A mark is observed anew once it is off by one part in so many. */
const LEAST_MOVE = 5_000;

/** The coins that walk: those that are bought and sold for another. What is only paid with stands still. */
export function walkers(x: ExchangeView): readonly string[] {
  return [...new Set([...x.reference.markets.values()].map(({ base }) => base))];
}

/** Where a coin goes from the moment it was last observed at; undefined where it cannot, or has no price. */
export function walked(x: ExchangeView, coin: string, at: Instant): PriceChange | undefined {
  const last = x.prices.index.get(coin);
  if (last === undefined || last.at >= at) return undefined;
  const yearly = VOLATILITY[coin] ?? OTHERS_VOLATILITY;
  return coinAt(x, coin, scaledBy(last.price, 1 + swing(x.seed, coin, last.at, at) * yearly), at);
}

/** Whether an observation is worth an entry: any index is, a mark that has hardly moved is not. */
export function isWorthAnEntry(x: ExchangeView, command: Command): boolean {
  if (command.type !== "ObserveMark") return true;
  const now = Number(atoms(markOf(x.prices, command.symbol) ?? command.price));
  return Math.abs(Number(atoms(command.price)) - now) * LEAST_MOVE > now;
}

/** What a coin's coming to a price at a moment comes to, its contracts' marks near it. */
export function coinAt(x: ExchangeView, coin: string, index: Price, at: Instant): PriceChange | undefined {
  return coinChange(x, coin, index, (contract) => markNear(x, contract, index, at));
}

/** A price times a figure below ninety, which counts with fourteen places; rounded half-up. */
export function scaledBy(of: Price, by: number): Price {
  return price(quotient(atoms(of) * BigInt(Math.round(by * ONE)), BigInt(ONE), "half-up"));
}

/** How far a coin of a volatility of 1 goes from one moment to another, as a share of its price. */
export function swing(seed: number, coin: string, from: Instant, to: Instant): number {
  const seconds = count(elapsed(from, to)) / count(SECOND);
  const own = Math.sqrt(1 - COMMON * COMMON) * way(seed, coin, to, seconds);
  const share = (COMMON * way(seed, "all", to, seconds) + own) * mood(seed, to);
  return Math.max(-MOST_AT_ONCE, Math.min(MOST_AT_ONCE, share / Math.sqrt(YEAR_SECONDS)));
}

/** The sum of the swings of all seconds up to a moment, or one swing as wide as they come to. */
function way(seed: number, word: string, to: Instant, seconds: number): number {
  const last = Math.floor(count(to) / count(SECOND));
  if (seconds > MOST_SECONDS) return Math.sqrt(seconds) * swingOf(seed, `${word} far`, last);
  let sum = 0;
  for (let second = last; second > last - seconds; second--) sum += swingOf(seed, word, second);
  return sum;
}

/** Quiet hours and lively ones, and now and then a minute that is more than that; about 1 on average. */
function mood(seed: number, at: Instant): number {
  const hour = shareOf(seed, "hour", Math.floor(count(at) / count(HOUR)));
  const minute = shareOf(seed, "minute", Math.floor(count(at) / count(MINUTE)));
  return (0.5 + hour * hour * 1.2) * (minute > 0.97 ? 2.5 : 1);
}

/** A mark a little above or below the index. */
function markNear(x: ExchangeView, { symbol }: View<Contract>, index: Price, at: Instant): Price {
  return scaledBy(index, 1 + (gliding(at, (hour) => calm(x.seed, symbol, hour)) * PREMIUM) / 100_000);
}

/**
 * How far a contract trades above its index, as a share of it. Mostly by less than what keeps its funding rate at the
 * interest rate; now and then, for some hours, by more.
 */
export function premiumAt(seed: number, symbol: string, at: Instant): number {
  const apart = gliding(at, (hour) => calm(seed, symbol, hour) * PREMIUM + eagerness(seed, symbol, hour));
  return apart / 100_000;
}

/** What glides from one hour's figure to the next's. */
function gliding(at: Instant, of: (hour: number) => number): number {
  const hours = count(at) / count(HOUR);
  const hour = Math.floor(hours);
  return of(hour) + (of(hour + 1) - of(hour)) * (hours - hour);
}

function calm(seed: number, symbol: string, hour: number): number {
  return shareOf(seed, symbol, hour) * 2 - 1;
}

function eagerness(seed: number, symbol: string, hour: number): number {
  const block = Math.floor(hour / EAGER_HOURS);
  const share = shareOf(seed, `${symbol} eager`, block);
  if (share >= EAGER) return 0;
  const side = shareOf(seed, `${symbol} eager side`, block) < BUYING ? 1 : -1;
  return side * (LEAST_EAGER + (MORE_EAGER * share) / EAGER);
}
