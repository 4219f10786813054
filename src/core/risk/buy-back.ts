// One order of a liquidation: something the account has, sold through a book for a coin it owes, or for
// one that leads there. The orders are limit orders at the worst price they trade at, so that each one
// is filled at once; they keep the price band of the pair like everybody's.

import { isPositive, lower, minus, plus } from "../../money/arithmetic.ts";
import {
  affordable,
  amountWorth,
  asAmount,
  asQuantity,
  grossOf,
  nearestTicks,
  part,
  priceAt,
  quantityOf,
  scaledPrice,
  wholeLots,
  worth,
} from "../../money/convert.ts";
import {
  type Amount,
  count,
  type Instant,
  type Lots,
  lots,
  NO_AMOUNT,
  NO_LOTS,
  type Ratio,
  ratio,
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
import { type Asked, planPair, workPair } from "../orders/work-pair.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { byWorth, debtsOf, type Holding } from "./holdings.ts";

/** For what a second order may cost beyond the index. */
const PERCENT: Ratio = ratio(1_000_000n);

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

/**
 * Sells something for a coin that is owed: what is worth most first, straight before by way of a third coin. Whether
 * anything was sold.
 */
export function buyBack(x: ExchangeView, at: Instant, account: View<MarginAccount>, coin: string, emit: Emit): boolean {
  const wanted = owed(x.ledger, account.purse, coin);
  const holdings = byWorth(x, account.purse);
  for (const { asset, free: has } of holdings) {
    const way = wayBetween(x, account, asset, coin);
    if (way !== undefined && place(x, at, account, { ...way, has, wanted }, emit)) return true;
  }
  for (const { asset, free: has } of holdings) {
    for (const { via, way } of waysAround(x, account, asset, coin)) {
      const short = minus(neededOf(x, via, coin, wanted), free(x.ledger, account.purse, via));
      if (isPositive(short) && place(x, at, account, { ...way, has, wanted: short }, emit)) return true;
    }
  }
  return false;
}

/** Whether a purse has anything that a book, were it deep enough, would take for what is owed. */
export function canSell(x: ExchangeView, account: View<MarginAccount>): boolean {
  const coins = debtsOf(x, account.purse);
  return byWorth(x, account.purse).some((holding) =>
    coins.some((coin) => {
      const way = wayBetween(x, account, holding.asset, coin);
      if (way !== undefined) return fillsALot(x, way, holding);
      return waysAround(x, account, holding.asset, coin).some((around) => fillsALot(x, around.way, holding));
    }),
  );
}

/** Whether a holding makes a lot of a pair, at the pair's index where it has to buy. */
function fillsALot(x: ExchangeView, { pair, side }: Way, { free: has }: Holding): boolean {
  if (side === "sell") return count(wholeLots(asQuantity(has), lotSize(pair))) > 0;
  const price = referencePrice(x, pair);
  return price !== undefined && count(wholeLots(affordable(has, price, "down"), lotSize(pair))) > 0;
}

/** How much of a third coin buys what is wanted, at the index and a percent more. */
function neededOf(x: ExchangeView, via: string, coin: string, wanted: Amount): Amount {
  const from = indexOf(x.prices, coin);
  const to = indexOf(x.prices, via);
  if (from === undefined || to === undefined) return NO_AMOUNT;
  const straight = amountWorth(worth(wanted, from), to, "up");
  return plus(straight, part(straight, PERCENT, "up"));
}

function wayBetween(x: ExchangeView, account: View<MarginAccount>, asset: string, coin: string): Way | undefined {
  for (const pair of pairsOf(x, account)) {
    if (pair.base === asset && pair.quote === coin) return { pair, side: "sell" };
    if (pair.quote === asset && pair.base === coin) return { pair, side: "buy" };
  }
  return undefined;
}

/** The first step of every way that leads by a third coin, in the order in which pairs are listed. */
function waysAround(
  x: ExchangeView,
  account: View<MarginAccount>,
  asset: string,
  coin: string,
): { readonly via: string; readonly way: Way }[] {
  const found: { via: string; way: Way }[] = [];
  for (const { base, quote } of pairsOf(x, account)) {
    const via = base === asset ? quote : quote === asset ? base : undefined;
    if (via === undefined || via === coin) continue;
    const way = wayBetween(x, account, asset, via);
    if (way !== undefined && wayBetween(x, account, via, coin) !== undefined) found.push({ via, way });
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
  const { pair, side } = sale;
  if (pair.status !== "trading") return false;
  const admission: Admission = { pair, purse: account.purse, prevention: "none" };
  const asked = askedFor(x, account, sale);
  const size = sizeOf(x, sale, asked);
  if (count(size) === 0) return false;
  const way = planPair(x, pair, { ...asked, lots: size, quote: undefined });
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

/** The worst price of the pair's band for a side; none while the pair has no price to compare with. */
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
