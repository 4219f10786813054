// One order of a liquidation: something the account has, sold through a book for a coin it owes, or for
// one that leads there. The orders are limit orders at the worst price they trade at, so that each one
// is filled at once; they keep the price band of the pair like everybody's.

import { isPositive, lower, minus, plus } from "../../money/arithmetic.ts";
import {
  affordable,
  amountWorth,
  asAmount,
  asQuantity,
  commission,
  grossOf,
  nearestTicks,
  notional,
  priceAt,
  quantityOf,
  scaledPrice,
  wholeLots,
} from "../../money/convert.ts";
import {
  type Amount,
  amount,
  count,
  type Instant,
  type Lots,
  lots,
  NO_AMOUNT,
  NO_LOTS,
  type Ticks,
  ticks,
} from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import { freeNameFor } from "../ids.ts";
import { free, owed } from "../ledger/ledger.ts";
import { lotSize, type Pair } from "../listing.ts";
import type { MarginAccount } from "../margin/margin.ts";
import { NO_LIST, type Side } from "../order.ts";
import { type Admission, isTaken, referencePrice } from "../orders/admit.ts";
import { limitHold } from "../orders/fund.ts";
import { followUp } from "../orders/follow-up.ts";
import { type Asked, planPair, type Way as Plan, workPair } from "../orders/work-pair.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { byWorth, debtsOf, type Holding } from "./holdings.ts";

const ONE_LOT: Lots = lots(1);
/** More than there is of any coin. */
const PLENTY: Amount = amount(2n ** 62n);

/** A pair on which a coin is sold for another: the base for the quote, or the quote for the base. */
interface Way {
  readonly pair: View<Pair>;
  readonly side: Side;
}

/** What is sold for what, and how much of it is wanted. */
interface Exchanged extends Way {
  readonly has: Amount;
  readonly wanted: Amount;
}

/** A pair on which a coin is sold for a third one, and the pair on which that is sold for the coin wanted. */
interface Detour {
  readonly via: string;
  readonly first: Way;
  readonly second: Way;
}

/**
 * Sells something for a coin that is owed: what is worth most first, straight before by way of a third coin. Whether
 * anything was sold. A third coin is bought only where it can be sold on at once, at least a lot of it: what is owed
 * is less after every detour, and nothing is sold to and fro.
 */
export function buyBack(x: ExchangeView, at: Instant, account: View<MarginAccount>, coin: string, emit: Emit): boolean {
  const wanted = owed(x.ledger, account.purse, coin);
  const holdings = byWorth(x, account.purse);
  for (const { asset, free: has } of holdings) {
    const way = wayBetween(x, account, asset, coin);
    if (way !== undefined && place(x, at, account, { ...way, has, wanted }, emit)) return true;
  }
  for (const { asset, free: has } of holdings) {
    for (const { via, first, second } of detours(x, account, asset, coin)) {
      const there = free(x.ledger, account.purse, via);
      const short = minus(neededFor(x, account, second, wanted), there);
      if (!isPositive(short)) continue;
      const sale = { ...first, has, wanted: short };
      if (!isEnough(leastOf(x, account, second), plus(there, broughtBy(x, account, sale)))) continue;
      if (place(x, at, account, sale, emit)) return true;
    }
  }
  return false;
}

/** Whether a purse has anything that books would take for what is owed, were those deep enough that do not take it now. */
export function canSell(x: ExchangeView, account: View<MarginAccount>): boolean {
  const coins = debtsOf(x, account.purse);
  return byWorth(x, account.purse).some((holding) =>
    coins.some((coin) => {
      const way = wayBetween(x, account, holding.asset, coin);
      if (way !== undefined && isEnough(leastOf(x, account, way), holding.free)) return true;
      return detours(x, account, holding.asset, coin).some((detour) => leadsOn(x, account, detour, holding));
    }),
  );
}

/** Whether a holding would bring a lot of what a detour leads to: as the book is if it takes all of it, else at the index. */
function leadsOn(
  x: ExchangeView,
  account: View<MarginAccount>,
  { via, first, second }: Detour,
  { free: has, worth: value }: Holding,
): boolean {
  if (!isEnough(leastOf(x, account, first), has)) return false;
  const index = indexOf(x.prices, via);
  const atIndex = index === undefined ? NO_AMOUNT : amountWorth(value, index, "down");
  const brought = takesAll(x, account, first, has) ? broughtBy(x, account, { ...first, has, wanted: PLENTY }) : atIndex;
  return isEnough(leastOf(x, account, second), plus(free(x.ledger, account.purse, via), brought));
}

/** Whether the book of a pair takes all of an amount now. */
function takesAll(x: ExchangeView, account: View<MarginAccount>, { pair, side }: Way, has: Amount): boolean {
  if (pair.status !== "trading") return false;
  const asked = { side, account: account.account, limit: bandOf(x, pair, side), prevention: "none" } as const;
  if (side === "buy") return planPair(x, pair, { ...asked, lots: undefined, quote: has }).exhausted;
  const all = wholeLots(asQuantity(has), lotSize(pair));
  return planPair(x, pair, { ...asked, lots: all, quote: undefined }).plan.traded === all;
}

/** What a sale brings now after the commission: of several trades at least as much, for each one's is rounded down. */
function broughtBy(x: ExchangeView, account: View<MarginAccount>, sale: Exchanged): Amount {
  const way = planOf(x, account, sale);
  if (way === undefined) return NO_AMOUNT;
  const gross = sale.side === "sell" ? way.quote : asAmount(quantityOf(way.plan.traded, lotSize(sale.pair)));
  return minus(gross, commission(gross, x.reference.settings!.spotTaker, "down"));
}

/** What makes one lot of a pair: at the best price its book has inside the band, else at its reference; undefined without. */
function leastOf(x: ExchangeView, account: View<MarginAccount>, { pair, side }: Way): Amount | undefined {
  const lot = quantityOf(ONE_LOT, lotSize(pair));
  if (side === "sell") return asAmount(lot);
  const asked = { side, account: account.account, limit: bandOf(x, pair, side), prevention: "none" } as const;
  const [best] = planPair(x, pair, { ...asked, lots: ONE_LOT, quote: undefined }).plan.steps;
  const price =
    best !== undefined && pair.status === "trading"
      ? priceAt(best.ticks, pair.filters.price.tick)
      : referencePrice(x, pair);
  return price === undefined ? undefined : notional(price, lot, "up");
}

function isEnough(least: Amount | undefined, has: Amount): boolean {
  return least !== undefined && has >= least;
}

/** How much of a coin the book of a pair takes now for what is wanted, as far as it has that; nothing where nobody takes any. */
function neededFor(x: ExchangeView, account: View<MarginAccount>, { pair, side }: Way, wanted: Amount): Amount {
  const way = planOf(x, account, { pair, side, has: PLENTY, wanted });
  return way === undefined ? NO_AMOUNT : limitHold(pair, side, way.plan.steps.at(-1)!.ticks, way.plan.traded);
}

function wayBetween(x: ExchangeView, account: View<MarginAccount>, asset: string, coin: string): Way | undefined {
  return wayAmong(pairsOf(x, account), asset, coin);
}

function wayAmong(pairs: readonly View<Pair>[], asset: string, coin: string): Way | undefined {
  for (const pair of pairs) {
    if (pair.base === asset && pair.quote === coin) return { pair, side: "sell" };
    if (pair.quote === asset && pair.base === coin) return { pair, side: "buy" };
  }
  return undefined;
}

/** Every way that leads by a third coin, in the order in which pairs are listed. */
function detours(x: ExchangeView, account: View<MarginAccount>, asset: string, coin: string): Detour[] {
  const found: Detour[] = [];
  const pairs = pairsOf(x, account);
  const last = pairs.filter(({ base, quote }) => base === coin || quote === coin);
  for (const pair of pairs) {
    const via = pair.base === asset ? pair.quote : pair.quote === asset ? pair.base : undefined;
    if (via === undefined || via === coin) continue;
    const second = wayAmong(last, via, coin);
    if (second !== undefined) found.push({ via, first: { pair, side: pair.base === asset ? "sell" : "buy" }, second });
  }
  return found;
}

/** The pairs an account is sold on: its own, or every one. */
function pairsOf(x: ExchangeView, account: View<MarginAccount>): View<Pair>[] {
  const found: View<Pair>[] = [];
  for (const market of x.reference.markets.values() as Iterable<View<Pair> | { readonly kind: "contract" }>) {
    if (market.kind === "pair" && (account.symbol === "" || account.symbol === market.symbol)) found.push(market);
  }
  return found;
}

/** Places one order and lets it fill; whether there was anybody to fill it. */
function place(x: ExchangeView, at: Instant, account: View<MarginAccount>, sale: Exchanged, emit: Emit): boolean {
  const way = planOf(x, account, sale);
  if (way === undefined) return false;
  const { pair, side } = sale;
  const admission: Admission = { pair, purse: account.purse, prevention: "none" };
  const size = way.plan.traded;
  const worst = way.plan.steps.at(-1)!.ticks;

  const order = x.counters.order + 1;
  emit({
    type: "OrderPlaced",
    order,
    symbol: pair.symbol,
    account: account.account,
    purse: account.purse,
    clientId: freeNameFor(x.seed, "order", order, (name) => isTaken(x, admission, name)),
    side,
    kind: "limit",
    timeInForce: "gtc",
    ticks: worst,
    stopTicks: ticks(0),
    trailingDelta: 0,
    pending: false,
    lots: size,
    quoteBudget: NO_AMOUNT,
    icebergLots: NO_LOTS,
    prevention: "none",
    list: NO_LIST,
    sideEffect: "none",
    repayAtCancel: false,
    leg: undefined,
    reduceOnly: false,
    held: limitHold(pair, side, worst, size),
    borrowed: NO_AMOUNT,
    forced: true,
  });
  workPair(x, at, x.orders.open.get(order)!, way, emit);
  followUp(x, at, pair.symbol, emit);
  return true;
}

/** The way of a sale through the book; undefined where nobody takes a lot of it. */
function planOf(x: ExchangeView, account: View<MarginAccount>, sale: Exchanged): Plan | undefined {
  if (sale.pair.status !== "trading") return undefined;
  const asked = askedFor(x, account, sale);
  const size = sizeOf(x, sale, asked);
  return count(size) === 0 ? undefined : planPair(x, sale.pair, { ...asked, lots: size, quote: undefined });
}

/**
 * What an order may ask of the book, inside the pair's price band: as much as brings what is wanted after the
 * commission, out of what there is.
 */
function askedFor(x: ExchangeView, account: View<MarginAccount>, { pair, side, has, wanted }: Exchanged): Asked {
  const gross = grossOf(wanted, x.reference.settings!.spotTaker, "up");
  const lot = lotSize(pair);
  const common = { side, account: account.account, limit: bandOf(x, pair, side), prevention: "none" } as const;
  if (side === "sell") return { ...common, lots: wholeLots(asQuantity(has), lot), quote: gross };
  const needed = wholeLots(asQuantity(gross), lot);
  // What is wanted is not left short by less than a lot.
  return { ...common, lots: asAmount(quantityOf(needed, lot)) < gross ? plusOne(needed) : needed, quote: has };
}

/** How many lots of that the book takes now, and the purse can hold at the worst of their prices. */
function sizeOf(x: ExchangeView, { pair, side, has }: Exchanged, asked: Asked): Lots {
  if (side === "sell") {
    // Bounded by what it brings alone, a plan tells whether that or the book was the end of it.
    const { plan, exhausted, quote } = planPair(x, pair, { ...asked, lots: undefined });
    const enough = exhausted && quote < asked.quote! ? plusOne(plan.traded) : plan.traded;
    return planPair(x, pair, { ...asked, lots: lower(enough, asked.lots!), quote: undefined }).plan.traded;
  }
  const first = planPair(x, pair, asked);
  const worst = first.plan.steps.at(-1);
  if (worst === undefined) return NO_LOTS;
  const price = priceAt(worst.ticks, pair.filters.price.tick);
  return lower(first.plan.traded, wholeLots(affordable(has, price, "down"), lotSize(pair)));
}

/** The worst price of the pair's band for a side, on the grid inside it; none while the pair has no price to compare with. */
function bandOf(x: ExchangeView, pair: View<Pair>, side: Side): Ticks | undefined {
  const reference = referencePrice(x, pair);
  if (reference === undefined) return undefined;
  const { percentPrice, price } = pair.filters;
  return side === "buy"
    ? nearestTicks(scaledPrice(reference, percentPrice.bidUp, "down"), price.tick, "down")
    : nearestTicks(scaledPrice(reference, percentPrice.askDown, "up"), price.tick, "up");
}

function plusOne(size: Lots): Lots {
  return lots(count(size) + 1);
}
