// A market that follows another venue's: its book is brought to what stands there by orders of an ordinary account, its
// trades are made again through that book, and index and mark are what they are there. Users trade with those orders as
// with anybody's.

import type { Command } from "../core/commands.ts";
import { type Market, priceFilter } from "../core/listing.ts";
import { type Order, remaining } from "../core/order.ts";
import { accountOf, free, openOrders } from "../core/select.ts";
import { assessCoin } from "../core/select-futures.ts";
import { depthOf, indexOf, isFormed, markOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { add, higher, lower, minus, plus, subtract } from "../money/arithmetic.ts";
import { asAmount, indexFrom, notional, priceAt, quantityOf } from "../money/convert.ts";
import { coins, faceOf } from "../money/inverse.ts";
import {
  type Amount,
  contracts,
  count,
  type Lots,
  lots,
  NO_AMOUNT,
  NO_LOTS,
  type Price,
  type Ticks,
} from "../money/units.ts";
import { type House, largest, limit, smallest, withdraw } from "./makers.ts";

/** The accounts of the mirror: one has the orders, the other makes the trades. */
export const MIRROR_NAMES = { maker: "mirror-maker", tape: "mirror-tape" } as const;

/** So much stands at a price. */
export interface Standing {
  readonly at: Ticks;
  readonly size: Lots;
}

/** How another venue's market is now, and what was traded there since it was looked at last. */
export interface Seen {
  /** Best first. */
  readonly bids: readonly Standing[];
  readonly asks: readonly Standing[];
  readonly trades: readonly (Standing & { readonly takerSide: Side })[];
  /** Of a contract: the dollar price of its coin. */
  readonly index: Price | undefined;
  /** Of a pair: its price, of which the dollar price of its coin follows. */
  readonly price: Price | undefined;
  readonly mark: Price | undefined;
}

/** What is remembered of a market's mirror from one look to the next, by side and price. */
export type Remembered = Map<string, { readonly wanted: number; readonly taken: number }>;

type Side = "buy" | "sell";

/** Orders one price may be made of: more is put into one. */
const MOST_AT_A_PRICE = 3;
/** Orders of a market that are left free for trades that are made again. */
const KEPT_FREE = 5;

/** What brings a market to what was seen; `x` is looked at as it is when each command is taken. */
export function* mirrored(
  x: ExchangeView,
  { house, own }: { readonly house: House | undefined; readonly own: House },
  symbol: string,
  seen: Seen,
  { remembered, taken }: { readonly remembered: Remembered; readonly taken: "returns" | "stays" },
): Generator<Command> {
  const market: View<Market> = x.reference.markets.get(symbol)!;
  if (house !== undefined && ordersOf(x, market, house.maker).length > 0) yield withdraw(market, house.maker);
  yield* observations(x, market, seen);
  if (market.status !== "trading") return;
  if (remembered.size === 0 && market.kind === "contract") {
    for (const account of [own.maker, own.tape]) yield { type: "ChangeLeverage", account, symbol, leverage: 1 };
  }
  if (taken === "stays") countTaken(x, market, own, remembered);
  for (const trade of seen.trades) yield* made(x, market, own, trade);
  const sides = [
    { side: "buy" as const, levels: leftOf(seen.bids, "buy", remembered, taken) },
    { side: "sell" as const, levels: leftOf(seen.asks, "sell", remembered, taken) },
  ];
  // What is too much goes first, so that the mirror never meets itself.
  const gone = sides.flatMap(({ side, levels }) => tooMuch(x, market, own, side, levels));
  if (gone.length > 0) yield cancelled(market, own, gone);
  for (const { side, levels } of sides) yield* filledUp(x, market, own, side, levels);
  remember(x, market, own, { sides, seen, remembered });
}

/** What takes the mirror's orders in a market away. */
export function unmirrored(x: ExchangeView, own: House, symbol: string): Command {
  return withdraw(x.reference.markets.get(symbol)!, own.maker);
}

function* observations(x: ExchangeView, market: View<Market>, { index, price, mark }: Seen): Generator<Command> {
  const quoted = market.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
  const dollars = price !== undefined && quoted !== undefined ? indexFrom(price, quoted, "half-up") : index;
  if (dollars !== undefined && dollars !== indexOf(x.prices, market.base))
    yield { type: "ObserveIndex", asset: market.base, price: dollars };
  if (market.kind !== "contract" || mark === undefined || isFormed(x, market.symbol)) return;
  if (mark !== markOf(x.prices, market.symbol)) yield { type: "ObserveMark", symbol: market.symbol, price: mark };
}

/** Notes what is missing of what stood there after the last look: users took it. */
function countTaken(x: ExchangeView, market: View<Market>, own: House, remembered: Remembered): void {
  const standing = standingOf(x, market, own);
  for (const [key, { wanted, taken }] of remembered) {
    const short = wanted - (standing.get(key) ?? 0);
    if (short > 0) remembered.set(key, { wanted, taken: taken + short });
  }
}

/** What is to stand: what stands there, less what users took of it here where that stays so. */
function leftOf(
  levels: readonly Standing[],
  side: Side,
  remembered: Remembered,
  taken: "returns" | "stays",
): readonly Standing[] {
  if (taken === "returns") return levels;
  return levels.map(({ at, size }) => ({
    at,
    size: lots(Math.max(0, count(size) - (remembered.get(keyOf(side, at))?.taken ?? 0))),
  }));
}

/** The orders that are too much: at prices at which nothing is to stand, and at others the newest. */
function tooMuch(
  x: ExchangeView,
  market: View<Market>,
  own: House,
  side: Side,
  levels: readonly Standing[],
): readonly number[] {
  const wanted = new Map(levels.map(({ at, size }) => [count(at), count(size)]));
  const gone: number[] = [];
  for (const [at, orders] of atPrices(x, market, own, side)) {
    let over = orders.reduce((sum, order) => sum + count(remaining(order)), 0) - (wanted.get(at) ?? 0);
    for (const order of orders.toReversed()) {
      if (over <= 0) break;
      gone.push(order.id);
      over -= count(remaining(order));
    }
  }
  return gone;
}

/** Orders for what is missing, the best price first; what is less than an order may be stays away. */
function* filledUp(
  x: ExchangeView,
  market: View<Market>,
  own: House,
  side: Side,
  levels: readonly Standing[],
): Generator<Command> {
  yield* funded(x, market, own.maker, side, levels);
  const most = market.kind === "pair" ? market.filters.maxOrders : market.maxOrders;
  for (const { at, size } of levels) {
    const orders = atPrices(x, market, own, side).get(count(at)) ?? [];
    let missing = subtract(
      size,
      orders.reduce<Lots>((sum, order) => add(sum, remaining(order)), NO_LOTS),
    );
    if (count(missing) <= 0) continue;
    const least = smallest(market, priceAt(at, priceFilter(market).tick));
    const crowded = orders.length >= MOST_AT_A_PRICE || ordersOf(x, market, own.maker).length + KEPT_FREE >= most;
    if (orders.length > 0 && (missing < least || crowded)) {
      yield cancelled(
        market,
        own,
        orders.map(({ id }) => id),
      );
      missing = size;
    }
    if (missing < least) continue;
    const largestLots = largest(market);
    for (let parts = 0; parts < MOST_AT_A_PRICE && count(missing) > 0; parts++) {
      const part = lower(missing, largestLots);
      yield limit(market, own.maker, side, at, part, "gtc");
      missing = subtract(missing, part);
    }
  }
}

/**
 * A trade made again, at its own price: the mirror's orders at better ones go, for nothing stood there any more, and what
 * is missing at that price of what was taken is offered there, where that meets nobody else.
 */
function* made(
  x: ExchangeView,
  market: View<Market>,
  own: House,
  { at, size, takerSide }: Seen["trades"][number],
): Generator<Command> {
  const makerSide = takerSide === "buy" ? "sell" : "buy";
  const least = smallest(market, priceAt(at, priceFilter(market).tick));
  const traded = lower(higher(size, least), largest(market));
  const better = [...atPrices(x, market, own, makerSide)]
    .filter(([price]) => (makerSide === "sell" ? price < count(at) : price > count(at)))
    .flatMap(([, orders]) => orders.map(({ id }) => id));
  if (better.length > 0) yield cancelled(market, own, better);
  yield* funded(x, market, own.maker, makerSide, [{ at, size: traded }]);
  yield* funded(x, market, own.tape, takerSide, [{ at, size: traded }]);
  const { bids, asks } = depthOf(x, market.symbol, 1);
  const [bid] = bids;
  const [ask] = asks;
  const meets = makerSide === "sell" ? bid !== undefined && bid.ticks >= at : ask !== undefined && ask.ticks <= at;
  const there = (atPrices(x, market, own, makerSide).get(count(at)) ?? []).reduce<Lots>(
    (sum, order) => add(sum, remaining(order)),
    NO_LOTS,
  );
  if (!meets && there < traded)
    yield limit(market, own.maker, makerSide, at, higher(subtract(traded, there), least), "gtc");
  yield limit(market, own.tape, takerSide, at, traded, "ioc");
}

/** Gives an account of the mirror what its orders need: it never runs dry, as it has what the other venue has. */
function* funded(
  x: ExchangeView,
  market: View<Market>,
  account: number,
  side: Side,
  levels: readonly Standing[],
): Generator<Command> {
  const { tick } = priceFilter(market);
  const { spot } = accountOf(x, account);
  const need = levels.reduce<Amount>((sum, { at, size }) => {
    const price = priceAt(at, tick);
    if (market.kind === "contract") return plus(sum, coins(faceOf(contracts(count(size)), market.size), price, "up"));
    const quantity = quantityOf(size, market.filters.lot.step);
    return plus(sum, side === "buy" ? notional(price, quantity, "up") : asAmount(quantity));
  }, NO_AMOUNT);
  const asset = market.kind === "pair" && side === "buy" ? market.quote : market.base;
  const has = market.kind === "pair" ? free(x.ledger, spot, asset) : assessCoin(x, account, asset).available;
  // Twice, for fees, and so that not every look brings a credit; of contracts more, as positions are held at a leverage of one.
  const enough = plus(plus(need, need), market.kind === "pair" ? NO_AMOUNT : plus(need, need));
  if (has >= enough) return;
  const to = { kind: market.kind === "pair" ? "spot" : "coinm", account } as const;
  yield { type: "Credit", to, asset, amount: plus(minus(enough, has), enough) };
}

function remember(
  x: ExchangeView,
  market: View<Market>,
  own: House,
  {
    sides,
    seen,
    remembered,
  }: {
    readonly sides: readonly { readonly side: Side }[];
    readonly seen: Seen;
    readonly remembered: Remembered;
  },
): void {
  const standing = standingOf(x, market, own);
  const before = new Map(remembered);
  remembered.clear();
  for (const { side } of sides) {
    for (const { at } of side === "buy" ? seen.bids : seen.asks) {
      const key = keyOf(side, at);
      remembered.set(key, { wanted: standing.get(key) ?? 0, taken: before.get(key)?.taken ?? 0 });
    }
  }
}

function keyOf(side: Side, at: Ticks): string {
  return `${side} ${count(at)}`;
}

/** What the mirror has standing, by side and price. */
function standingOf(x: ExchangeView, market: View<Market>, own: House): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const order of ordersOf(x, market, own.maker)) {
    const key = keyOf(order.side, order.ticks);
    found.set(key, (found.get(key) ?? 0) + count(remaining(order)));
  }
  return found;
}

/** The mirror's orders of a side by price, the oldest first. */
function atPrices(x: ExchangeView, market: View<Market>, own: House, side: Side): ReadonlyMap<number, View<Order>[]> {
  const orders = ordersOf(x, market, own.maker).filter((order) => order.side === side);
  return Map.groupBy(
    orders.toSorted((a, b) => a.id - b.id),
    ({ ticks }) => count(ticks),
  );
}

function ordersOf(x: ExchangeView, market: View<Market>, account: number): readonly View<Order>[] {
  const { spot, coinm } = accountOf(x, account);
  return openOrders(x.orders, market.kind === "pair" ? spot : coinm, market.symbol);
}

function cancelled({ kind, symbol }: View<Market>, { maker }: House, ids: readonly number[]): Command {
  const purse = { kind: kind === "pair" ? "spot" : "coinm", account: maker } as const;
  return { type: "CancelOrders", purse, symbol, orders: ids.map((id) => ({ id })) };
}
